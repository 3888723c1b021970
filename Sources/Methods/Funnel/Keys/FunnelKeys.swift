// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Findings

extension Funnel {
  /// The keys of an analysis of this method, beside those that all have.
  enum Keys {
    static let source = StudyKey(
      "source", Form<String>.name, .required, "The source that holds all steps.",
      aliases: ["fonte", "sorgente"], example: "percorso")

    static let steps = StudyKey(
      "steps",
      Form<[Named<LocalizedText>]>.names(
        MappingTitle("`steps`", noun: "steps"), of: .localized, example: stepsExample), .required,
      "The steps in their order, from the first to the last: a column and what it is called. All "
        + "hold counts, or all hold of each person's row a day or true/false; `rows` is everybody.",
      aliases: ["passi", "fasi", "tappe", "stages"], example: stepsExample)

    static let by = StudyKey(
      "by", Form<String>.name, .optional, "The column of channels that are compared.",
      aliases: ["per", "canale", "canali", "channel", "gruppi"], example: "canale")

    static let reference = StudyKey(
      "reference", Form<String>.cell, .optional,
      "The channel that the others are compared with; without it, the one with most people.",
      aliases: ["riferimento", "confronto"], example: "lettera")

    static let datedBy = StudyKey(
      "dated_by", Form<String>.name, .optional,
      "The column of days or months that rows belong to.",
      aliases: ["datato_per", "data", "date", "giorno"], example: "visita")

    static let from = StudyKey(
      "from", Form<CivilDate>.date, .optional, "The first day of the rows that count.",
      aliases: ["da", "dal", "inizio"], example: "2024-10-01")

    static let to = StudyKey(
      "to", Form<CivilDate>.date, .optional, "The last day of the rows that count.",
      aliases: ["a", "al", "fine"], example: "2025-03-31")

    static let within = StudyKey(
      "within",
      Form<CalendarSpan>.span(
        [.day, .week], example: "60 days",
        because: "months differ in length, and everybody must have the same time"), .optional,
      "How long all steps may take, from the day that a row is dated by: the same for everybody; "
        + "rows without that time before the cut-off do not count.",
      aliases: ["entro", "tempo", "finestra"], example: "60 days")

    static let target = StudyKey(
      "target", Form<Quantity>.quantity(example: "12%"), .optional,
      "The share of those at the first step that should reach the last.",
      aliases: ["obiettivo", "traguardo", "goal"], example: "12%")

    private static let stepsExample = "{ visite: Visite, contatti: Contatti, presenti: Presenti }"
  }
}
