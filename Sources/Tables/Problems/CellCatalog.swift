// SPDX-License-Identifier: GPL-3.0-or-later

extension ProblemCode {
  /// Cells that should be numbers.
  var numberExplanation: ProblemExplanation {
    switch self {
    case .missingValue:
      .init(
        "missing value",
        "A cell is empty, or says that there is no value, in a column that must "
          + "have one.",
        "Declare `optional: true` if rows may lack it: they are then counted as lost where it is "
          + "needed.")
    case .numberMarks:
      .init(
        "decimal or thousands mark of another dialect",
        "The number is written with marks that the declared dialect does not have; the same "
          + "characters mean 1284 in one and 1.284 in another.",
        "Declare `decimal:` and `thousands:` in `dialect:`, or the dialect that has them.")
    case .percent:
      .init(
        "percent sign in a cell", "A percentage is not a count, and its base is unknown.",
        "Use the counts that it comes from, or remove the sign and declare the column a decimal.")
    case .decimals:
      .init(
        "more decimals than declared", "Sums are exact, so that no decimal is rounded away.",
        "Declare `type: decimal` with as many `decimals:` as the message says.")
    case .tooLarge:
      .init(
        "number too large", "Numbers of up to 18 digits, decimals included, are kept exactly.",
        "If it is a code, declare `type: id`.")
    case .suppressed:
      .init(
        "suppressed cell",
        "The cell was hidden by whoever published the data. It is neither zero nor missing at "
          + "random: sums over it would be wrong.",
        "Ask for the data without suppression or with larger groups; only if the rows can be "
          + "left out, add the mark to `missing:` and declare the column optional.")
    default:
      .init(
        "not a number", "The cell cannot be read as a number in the declared dialect.",
        "Correct the cell, or add what it says to `missing:`.")
    }
  }

  /// Cells that should be dates.
  var dateExplanation: ProblemExplanation {
    switch self {
    case .dateFormat:
      .init(
        "date written another way than declared",
        "Days and months are never swapped, and times never cut off, to make a cell fit.",
        "Declare the type or dialect that the message names.")
    case .twoDigitYear:
      .init(
        "year of two digits", "24 may be 1924 or 2024.",
        "Export dates with years of four digits.")
    case .excelSerial:
      .init(
        "Excel's number in place of a date",
        "Excel stores days as numbers; an export without the cell's format leaves the number. "
          + "Two systems of counting, four years apart, are in use.",
        "Format the column as a date in Excel and export again.")
    case .localTime:
      .init(
        "time that did not exist",
        "The clocks skipped this hour, or the zone's rules at that time "
          + "are not known.",
        "Check the zone of the column.")
    default:
      .init(
        "not a date", "The cell cannot be read as a day or period in the declared format.",
        "Correct the cell, or add what it says to `missing:` and declare the column optional.")
    }
  }

  /// Cells outside what their column allows.
  var labelExplanation: ProblemExplanation {
    switch self {
    case .label:
      .init(
        "label that is not declared", "The cell is none of the column's `values`.",
        "Correct the cell, or add the label to `values:`.")
    case .boolean:
      .init(
        "neither true nor false",
        "The cell is none of the column's `positive` or `negative` tokens.",
        "Add the token to the side it belongs to, or to `missing:`.")
    case .belowMinimum:
      .init("below the minimum", "The value is less than `min`.", "Correct the cell or `min:`.")
    case .aboveMaximum:
      .init("above the maximum", "The value is greater than `max`.", "Correct the cell or `max:`.")
    default:
      .init(
        "too many different labels",
        "The column is grouped by and nearly every row has its own "
          + "label.",
        "Check that the column is the one meant.")
    }
  }
}
