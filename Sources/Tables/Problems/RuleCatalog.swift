// SPDX-License-Identifier: GPL-3.0-or-later

extension ProblemCode {
  /// What the study expects of its sources.
  var ruleExplanation: ProblemExplanation {
    switch self {
    case .gaps:
      .init(
        "periods without rows",
        "`no_gaps` was expected: some periods between the first and the "
          + "last have no row.",
        "Check the export of those periods; without rows is not the same as zero.")
    case .order:
      .init(
        "out of order",
        "`order` was expected: in some rows a later column is less than the one "
          + "before it.",
        "Correct the rows at their origin.")
    case .absentValues:
      .init(
        "labels that never occur", "`all_values` was expected: some declared labels have no row.",
        "Check the export's filter and the spelling of `values:`.")
    case .duplicateRow:
      .init(
        "rows that repeat", "`unique` was expected: some rows agree in all its columns.",
        "Remove the copies, or add the column that tells them apart.")
    case .repeatedPerson:
      .init(
        "person twice",
        "An id that must stand on one row stands on several, so that the person would be counted, "
          + "and linked to contacts, several times.",
        "Remove the copies; if people may enrol again, declare `repeats: spells` (each enrolment "
          + "counts) or `repeats: first`.")
    case .contradictoryPerson:
      .init(
        "two accounts of one enrolment",
        "Two rows have the same id and the same start, and differ in a column that the analysis "
          + "uses: nothing says which of them is right.",
        "Correct the rows at their origin, or keep one of them.")
    default:
      .init(
        "unexpected number of rows", "`rows` was expected within limits.",
        "Check that the export is whole.")
    }
  }

  /// What is refused to protect people and the machine.
  var guardExplanation: ProblemExplanation {
    switch self {
    case .fiscalCode:
      .init(
        "fiscal codes in the data",
        "Values shaped like an Italian fiscal code identify people by name. The file is refused, "
          + "whichever column they stand in and whether the study uses it or not. They are not "
          + "shown.",
        "Have whoever extracts the data replace them by pseudonyms, or leave the column out.")
    case .healthCard:
      .init(
        "health card numbers in the data",
        "Values shaped like the number of a health insurance card identify people. They are not "
          + "shown.",
        "Have whoever extracts the data leave them out.")
    case .tooManyGroups:
      .init(
        "too many groups", "The analysis asks for more groups than can be held.",
        "Check that the grouping columns are the ones meant.")
    default:
      .init(
        "sum too large", "A sum needs more than 38 digits.",
        "Declare fewer `decimals:` or a larger unit.")
    }
  }
}
