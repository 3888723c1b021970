// SPDX-License-Identifier: GPL-3.0-or-later

extension ProblemCode {
  /// Headers, rows and cells that do not fit together.
  var structureExplanation: ProblemExplanation {
    switch self {
    case .separator:
      .init(
        "another separator than declared",
        "Split by the declared separator the headers are not there; split by another they are.",
        "Declare the dialect that the message names.")
    case .missingHeader:
      .init(
        "column not in the file", "No header of the file is one of those declared for the column.",
        "Correct `as:`; old and new names can stand side by side: `as: [old, new]`.")
    case .duplicateHeader:
      .init(
        "header twice", "Two columns have the header of a column that the study uses.",
        "Rename one of them in the file.")
    case .aliasConflict:
      .init(
        "two names of one column", "Two of the headers declared as names of one column are there.",
        "Keep in `as:` the one that is meant.")
    case .fieldCount:
      .init(
        "row of another length", "A row has more or fewer fields than the header.",
        "Look for a separator inside a cell that is not quoted, or for a line broken in two.")
    case .unterminatedQuote:
      .init(
        "quote never closed", "A cell begins with a quote that has no end.",
        "Close the quote, or write quotes inside a quoted cell twice.")
    case .textAfterQuote:
      .init(
        "text after a closing quote",
        "After a quoted cell comes something that is neither a separator nor a line end.",
        "If `;` or a tab stands there, the dialect is another one: declare `dialect: it-excel`, or the "
          + "separator. Otherwise write quotes inside a quoted cell twice.")
    case .fieldTooLong:
      .init(
        "cell too long", "A cell is longer than any spreadsheet's.",
        "Look for a missing separator or quote.")
    case .recordTooLong:
      .init(
        "row too long",
        "A row is longer than can be held: most often a quote that is never closed, or a file "
          + "without line ends.",
        "Look at the line that the message names.")
    case .tooManyFields:
      .init(
        "too many columns", "The row has more fields than any spreadsheet has columns.",
        "Check the separator.")
    case .totalsRow:
      .init(
        "row of totals", "A row of totals stands among the data and would be counted twice.",
        "Delete the row from the file.")
    default:
      .init(
        "note under the data", "A row holds one cell of text and lacks what the study needs.",
        "Delete titles, sources and notes from the file.")
    }
  }
}
