// SPDX-License-Identifier: GPL-3.0-or-later

extension Code {
  static let language: [Code] = [
    specVersion, unknownKey, missingKey, wrongKind, noValue, wrongValue, unknownChoice, missingUnit,
    wrongUnit, outOfRange, badName, alternatives,
  ]

  /// Another version of the language.
  public static let specVersion = Code(
    "S009", "another version of the study language",
    meaning: "`spec` names a version of the language that this release does not read.",
    reason: "A study must mean the same years later; a version is never guessed.",
    mend: "Write `spec: 1`, or use the release that the message names.",
    example: "spec: 1")

  /// A key that does not exist here.
  public static let unknownKey = Code(
    "S014", "unknown key",
    meaning: "No key of this name is known at this place.",
    reason:
      "A misspelt key that was passed over would leave a setting at its default, and the report "
      + "would answer another question than the one approved.",
    mend: "Use the key that the help names; `esito explain KEY` says what a key is for.",
    example: "kpis:\n  adesione:\n    target: 52%      # not tagret, not obiettivo")

  /// A key that must be there.
  public static let missingKey = Code(
    "S015", "a required key is missing",
    meaning: "This mapping lacks a key without which it has no meaning.",
    reason: "Esito has no default for what only the authors can decide.",
    mend: "Add the key as the help shows.",
    example: "kpis:\n  adesione:\n    level: outcome")

  /// A list where a text is due, and the like.
  public static let wrongKind = Code(
    "S016", "a value of the wrong kind",
    meaning: "A list stands where one value is due, or a value where a mapping of keys is due.",
    reason: "Taking the first of several values would be a guess.",
    mend: "Write the value in the form that the help shows.",
    example: "languages: [it, en]\ncampaign: { from: 2024-10-01, to: 2025-03-31 }")

  /// A key without a value.
  public static let noValue = Code(
    "S017", "a key without a value",
    meaning: "Nothing stands after the colon.",
    reason: "Empty could mean none, unknown or forgotten.",
    mend: "Write the value, or delete the key where it is optional.",
    example: "owner: \"UOC Epidemiologia, ASL Valdoro\"")

  /// A value that is not what is due here.
  public static let wrongValue = Code(
    "S018", "a value that cannot be read",
    meaning: "The text is not of the form that this key takes, such as a date or a whole number.",
    reason: "`03/04/2024` is two different days in two countries; Esito reads one form only.",
    mend: "Write the value as the help shows: dates as 2024-10-01, numbers with a decimal point.",
    example: "campaign: { from: 2024-10-01, to: 2025-03-31 }")

  /// Not one of the words allowed.
  public static let unknownChoice = Code(
    "S019", "a word that is not one of the choices",
    meaning: "This key takes one of a few words, and the word here is none of them.",
    reason: "Each choice changes what is computed; a near miss must not become a default.",
    mend: "Use one of the words that the help lists.",
    example: "every: month")

  /// A bare number.
  public static let missingUnit = Code(
    "S020", "a number without its unit",
    meaning: "The number could be read in more than one way: `0.52` as 52% or as 0.52%, `2` as two "
      + "percentage points or as two per cent.",
    reason: "A threshold off by a factor of 100 decides the verdict.",
    mend: "Write the unit beside the number.",
    example: "target: 52%\nmatters: 2 pp\nwithin: 90 days")

  /// The unit of something else.
  public static let wrongUnit = Code(
    "S021", "a unit that does not fit",
    meaning: "The value carries a unit of another kind of quantity than its KPI.",
    reason: "An effect can only be compared with a threshold in its own unit.",
    mend:
      "A rate has its target in % and its `matters` in pp; a count has bare numbers; a mean has "
      + "the unit that its `unit` names.",
    example: "rate: { of: risposta, over: rows }\ntarget: 52%\nmatters: 2 pp")

  /// Too small or too large.
  public static let outOfRange = Code(
    "S022", "a value outside its range",
    meaning: "The number is less or more than this key allows.",
    reason: "Outside the range the computation has no meaning.",
    mend: "Use a value within the range that the message names.",
    example: "min_cell: 5")

  /// A name that cannot be one.
  public static let badName = Code(
    "S023", "a name with other characters than letters, digits, - and _",
    meaning:
      "Names of KPIs, sources, columns and analyses begin with a letter and hold letters a-z, "
      + "digits, `-` and `_` only.",
    reason: "Names become parts of file names, table headers and links.",
    mend: "Choose a plain name; the label that readers see goes in `label`.",
    example: "kpis:\n  adesione:\n    label: \"Adesione all'invito\"")

  /// Several keys of which one is due.
  public static let alternatives = Code(
    "S024", "one of several keys is due",
    meaning: "Exactly one of the keys named in the message must stand here; there is none, or more "
      + "than one.",
    reason: "With two there would be two meanings, with none there is none.",
    mend: "Keep one of them.",
    example: "adesione:\n  rate: { of: risposta, over: rows }     # or value, count, mean")
}
