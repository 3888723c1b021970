// SPDX-License-Identifier: GPL-3.0-or-later

extension Code {
  static let analysis: [Code] = [tooFewPeriods, notEstimable, emptySeries, dataRefused]
  static let commands: [Code] = [outputRefused, cannotWrite, unknownTopic]

  /// Fewer than three periods on a side.
  public static let tooFewPeriods = Code(
    "A001", "too few periods before or after the start",
    meaning: "The series has fewer than three usable periods on one side of the start.",
    reason: "EPOC asks for at least three: a line through two points fits anything.",
    mend: "Lengthen the series with `from` and `to`, or choose shorter periods with `every`.",
    example: "every: month\nfrom: 2022-10-01\nto: 2025-03-31")

  /// Collinear terms or no convergence.
  public static let notEstimable = Code(
    "A002", "a model that the data cannot tell apart",
    meaning:
      "Some terms of the model depend on each other exactly, or the fit did not converge; the "
      + "message names the terms.",
    reason: "Software that drops a term silently reports an effect of something else.",
    mend: "Take out a term: fewer harmonics, one start less, no slope.",
    example: "shape: [level]\nseason: none")

  /// No rows.
  public static let emptySeries = Code(
    "A003", "a series without rows",
    meaning: "After filters, windows and exclusions no row is left.",
    reason: "There is nothing to estimate from.",
    mend: "Look at the data flow in the message: which step lost the rows, and correct that key.",
    example: "only: { distretto: [Nord, Est, Valle] }")

  /// The data disagree with their description.
  public static let dataRefused = Code(
    "A004", "an analysis without its data",
    meaning: "The data of this analysis were refused; the D-codes above say why.",
    reason: "A result from half-read data would look like a result.",
    mend: "Mend the data or their description first.",
    example: "esito check study.yaml")

  /// Something else stands in the output folder.
  public static let outputRefused = Code(
    "B001", "an output folder that holds something else",
    meaning: "The folder for the bundle exists and is not an earlier bundle of Esito.",
    reason: "Writing a bundle replaces the folder; nothing of yours must be lost.",
    mend: "Name another folder, or empty this one yourself.",
    example: "esito evaluate study.yaml --output bundle-2025-10")

  /// A file that cannot be written.
  public static let cannotWrite = Code(
    "B002", "a file that cannot be written",
    meaning: "The system refused to write: permission, a full disk, or a name already in use.",
    reason: "A bundle with a part missing must not look complete.",
    mend: "Choose a folder that you can write to.",
    example: "esito evaluate study.yaml --output /dati/report")

  /// `explain` of something that does not exist.
  public static let unknownTopic = Code(
    "B003", "nothing of that name to explain",
    meaning: "`esito explain` knows the codes of diagnostics and the keys of the study file.",
    reason: "It says nothing rather than something near.",
    mend: "Use the code between brackets in the message, or a key as it is written in the file.",
    example: "esito explain S014\nesito explain matters")
}
