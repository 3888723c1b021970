// SPDX-License-Identifier: GPL-3.0-or-later

extension Code {
  static let study: [Code] = [
    unknownReference, wrongReference, secondPrimary, datesContradict, outsideSeries, unknownMethod,
    circular, contradiction, filePath, fileMissing, fileNotRegular, immature,
    seasonTooShort, nothingToDo,
    noThreshold, partialPeriod, engineNotAllowed, weakDisclosure,
  ]

  /// A name that nothing has.
  public static let unknownReference = Code(
    "S030", "a name that nothing in the study has",
    meaning:
      "A KPI, source, column or category is named here that the study does not declare, or a place "
      + "that no row of its data has.",
    reason: "An analysis of something else than was meant is worse than none.",
    mend: "Correct the name, or declare it.",
    example: "kpis:\n  adesione:\n    source: inviti        # declared under `sources:`")

  /// The name of something of another kind.
  public static let wrongReference = Code(
    "S031", "a column or KPI of another kind than is needed here",
    meaning:
      "The name exists, but what it names cannot be used for this: a text as a date, a count "
      + "entered by hand as a series.",
    reason: "Computing with it would give numbers without meaning.",
    mend: "Name a column of the type that the message asks for, or correct the column's `type`.",
    example: "invito: { as: \"Data invito\", type: date }")

  /// Two primary analyses.
  public static let secondPrimary = Code(
    "S032", "a second primary analysis of one KPI",
    meaning: "Two analyses with `role: primary` answer for the same KPI.",
    reason:
      "With two primary analyses one can report the kinder result; one verdict a KPI is fixed "
      + "beforehand.",
    mend: "Make all but one `role: secondary`.",
    example: "analyses:\n  serie:     { role: secondary, … }\n  distretti: { role: primary, … }")

  /// Dates in the wrong order.
  public static let datesContradict = Code(
    "S033", "dates that contradict each other",
    meaning: "A period ends before it begins, or the cut-off comes before what it must follow.",
    reason: "Data after the cut-off do not exist yet when it is reached.",
    mend: "Correct the date that the caret points to; the other one stands in the notes.",
    example: "campaign: { from: 2024-10-01, to: 2025-03-31 }\ncutoff: { date: 2025-09-30, why: … }")

  /// A date outside the analysed series.
  public static let outsideSeries = Code(
    "S034", "a date outside the analysed series",
    meaning: "A start, exclusion, event or placebo date does not lie between `from` and `to`, or "
      + "leaves no period before or after.",
    reason: "A change can only be seen with data on both sides of it.",
    mend: "Widen `from` and `to`, or correct the date.",
    example: "from: 2022-10-01\nstart: 2024-10-01\nto: 2025-03-31")

  /// A method of another release.
  public static let unknownMethod = Code(
    "S035", "a kind of analysis that this release does not know",
    meaning: "No method of this name is part of this release.",
    reason: "Leaving an analysis out silently would change what the report answers.",
    mend: "Use one of the kinds that the help lists, or take the analysis out of the file.",
    example: "kind: interrupted-time-series")

  /// A chain of KPIs that bites its tail.
  public static let circular = Code(
    "S037", "KPIs or analyses that need each other in a circle",
    meaning: "Following `leads_to` from one KPI, or `per` from one analysis, one comes back to it.",
    reason: "The chain from output to impact has a direction, and nothing is computed from itself.",
    mend: "Delete one of the links.",
    example: "contatti: { level: output, leads_to: adesione }\nadesione: { level: outcome }")

  /// Settings that exclude each other.
  public static let contradiction = Code(
    "S038", "settings that contradict each other",
    meaning: "Two keys cannot both hold, or a key has no meaning beside the others.",
    reason: "Obeying one would silently disobey the other.",
    mend: "Delete or change one of the two, as the help says.",
    example: "rate: { of: aderenti, over: \"invitati - esclusi\" }     # aggregates: no `within`")

  /// A path that leads out of the study.
  public static let filePath = Code(
    "S040", "a file outside the study",
    meaning:
      "`file` leads out of the study's folder: it is absolute, climbs with `..`, or is a link "
      + "to another place.",
    reason: "A study must run from a copy of its folder, and must not read what lies around it.",
    mend: "Put the file under the study's folder, or name its folder with `--data-root`.",
    example: "esito evaluate study.yaml --data-root /dati/screening")

  /// A file that is not there.
  public static let fileMissing = Code(
    "S041", "a data file that is not there",
    meaning: "The file that a source names does not exist, or cannot be opened.",
    reason: "A plan can be checked and registered before its data exist; it cannot be evaluated.",
    mend: "Put the file in its place, or correct `file`.",
    example: "file: dati/inviti.csv")

  /// A folder, pipe or device.
  public static let fileNotRegular = Code(
    "S042", "a data file that is no ordinary file",
    meaning: "The path names a folder, a pipe, a socket or a device.",
    reason: "Only an ordinary file can be read twice with the same result.",
    mend: "Name a file.",
    example: "file: dati/inviti.csv")

  /// Outcomes that the cut-off finds still open.
  public static let immature = Code(
    "S043", "outcomes still open at the cut-off",
    meaning: "The series or the campaign ends so late that some outcomes are not complete at the "
      + "cut-off; those rows are left out and counted.",
    reason: "Fresh invitations have had no time to be answered: counting them shows a fall that is "
      + "none.",
    mend: "Move the cut-off later, or let the series end `within` before it.",
    example: "to: 2025-03-31\nwithin: 90 days\ncutoff: { date: 2025-09-30, why: … }")

  /// A season from too few years.
  public static let seasonTooShort = Code(
    "S044", "a season that the series is too short to show",
    meaning: "Seasonal terms need each season at least twice: two whole years.",
    reason: "With less, the season cannot be told from the campaign's effect.",
    mend: "Begin the series earlier, or write `season: none`.",
    example: "season: none")

  /// A study without a question.
  public static let nothingToDo = Code(
    "S045", "a part of the study that is empty",
    meaning: "A list or mapping that must hold something is empty.",
    reason: "Without sources, KPIs or analyses there is nothing to evaluate.",
    mend: "Add at least one entry, or start from a template with `esito init`.",
    example: "kpis:\n  adesione:\n    level: outcome")

  /// No threshold for the effect that carries the verdict.
  public static let noThreshold = Code(
    "S046", "an effect without a threshold of its own",
    meaning:
      "The KPI declares `matters`, but the effect that carries the verdict is in another unit: "
      + "a slope is per period, a cumulative effect is a total.",
    reason: "Comparing them would set a threshold that nobody declared; the verdict says better, "
      + "worse or cannot say, and that no threshold was declared.",
    mend: "Add `matters` to the analysis, in the unit of its effect.",
    example: "effect: slope\nmatters: 0.2 pp        # a period")

  /// A date in the middle of a period.
  public static let partialPeriod = Code(
    "S047", "a date in the middle of a period",
    meaning: "`from`, `to` or `start` falls inside a period of the series, so that a part of that "
      + "period lies on either side of it.",
    reason:
      "A half-filled period looks like a fall; a half-exposed one hides a part of the effect.",
    mend:
      "Use the first day of a period for `from` and `start` and the last day for `to`, or leave "
      + "the period of the start out with `wash_in`.",
    example: "every: month\nfrom: 2022-10-01\nto: 2025-03-31\nwash_in: 1 month")

  /// An engine that nobody let run.
  public static let engineNotAllowed = Code(
    "S048", "an engine that may not run by itself",
    meaning: "A source is answered by an engine, and the command was not told to run it.",
    reason: "A study file comes from anywhere; only its user decides which programs it may start.",
    mend: "Name the engine on the command line.",
    example: "esito evaluate study.yaml --engine duckdb")

  /// A key that weakens disclosure control.
  public static let weakDisclosure = Code(
    "S069", "disclosure control that two analyses get around",
    meaning:
      "With `secondary: false` each analysis is guarded as if it stood alone: counts in which two "
      + "analyses of the same data differ are not looked at.",
    reason:
      "Invitations in all districts less those in all but one are those of one district: where "
      + "they are fewer than `min_cell`, subtracting gives them away.",
    mend: "Leave `secondary` out, or publish only one of such analyses.",
    example: "report:\n  disclosure: { min_cell: 5, secondary: true }")
}
