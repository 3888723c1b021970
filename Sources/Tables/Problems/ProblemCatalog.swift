// SPDX-License-Identifier: GPL-3.0-or-later

/// What `esito explain` says of a code.
public struct ProblemExplanation: Sendable, Hashable {
  /// One line.
  public let title: String
  /// What was found, and why it is refused.
  public let explanation: String
  /// What to do.
  public let help: String

  init(_ title: String, _ explanation: String, _ help: String) {
    self.title = title
    self.explanation = explanation
    self.help = help
  }
}

extension ProblemCode {
  /// Its explanation.
  public var explanation: ProblemExplanation {
    switch self {
    case .notFound, .unreadable, .notRegular, .empty, .noRows, .otherFormat, .emptyExport:
      fileExplanation
    case .encoding, .noByteOrderMark, .undecodable, .mojibake, .replacementCharacter, .nulByte:
      encodingExplanation
    case .separator, .missingHeader, .duplicateHeader, .aliasConflict, .fieldCount,
      .unterminatedQuote, .textAfterQuote, .fieldTooLong, .recordTooLong, .tooManyFields,
      .totalsRow, .noteRow:
      structureExplanation
    case .missingValue, .number, .numberMarks, .percent, .decimals, .tooLarge, .suppressed:
      numberExplanation
    case .date, .dateFormat, .twoDigitYear, .excelSerial, .localTime: dateExplanation
    case .label, .boolean, .belowMinimum, .aboveMaximum, .tooManyLabels: labelExplanation
    case .gaps, .order, .absentValues, .duplicateRow, .rowCount, .repeatedPerson,
      .contradictoryPerson:
      ruleExplanation
    case .fiscalCode, .healthCard, .tooManyGroups, .overflow: guardExplanation
    case .engineMissing, .engineConnection, .engineAccess, .engineTable, .engineStopped,
      .engineFailed, .engineUnable:
      engineExplanation
    }
  }

  private var fileExplanation: ProblemExplanation {
    switch self {
    case .notFound:
      .init(
        "file not found", "The file that the source names does not exist.",
        "Check the path: it is relative to the study file, or to --data-root.")
    case .unreadable:
      .init(
        "file cannot be read", "The system refused to open or read the file.",
        "Check its permissions and that the disk or share is reachable.")
    case .notRegular:
      .init(
        "not a regular file", "The path is a folder, a pipe or a device.",
        "Name a file.")
    case .empty:
      .init(
        "empty file", "The file has no bytes, or nothing but a mark and blank lines.",
        "Export it again.")
    case .noRows:
      .init(
        "header without rows", "The file has a header and nothing under it.",
        "Check the filter of the export.")
    case .emptyExport:
      .init(
        "export without data",
        "The web analytics service wrote a sentence in place of a table: the report has no data.",
        "Check the period and the segment of the export.")
    default:
      .init(
        "not a text table",
        "The first bytes say that the file is a workbook, an archive, a document or a database.",
        "Save it as CSV (UTF-8) from the program that made it, or unpack it first.")
    }
  }

  private var encodingExplanation: ProblemExplanation {
    switch self {
    case .encoding:
      .init(
        "another encoding than declared",
        "The file's characters are not stored as its dialect says.",
        "Declare the dialect that the message names.")
    case .noByteOrderMark:
      .init(
        "UTF-16 without byte order mark",
        "Without its first two bytes nothing says which way round the characters are.",
        "Export again as UTF-8, or declare `encoding: utf-8` in `dialect:` if it is that.")
    case .undecodable:
      .init(
        "bytes that are no characters",
        "The declared encoding has no character for these bytes: the encoding is another, "
          + "or the file is damaged.",
        "Declare in `dialect:` the `encoding:` that it is: `windows-1252` (Excel in Italy) or `utf-8`."
      )
    case .mojibake:
      .init(
        "garbled accents",
        "Sequences such as `Ã¨` are UTF-8 that was read as windows-1252, now or before.",
        "Declare `encoding: utf-8` in `dialect:`; if it is declared already, export again from the "
          + "origin.")
    case .replacementCharacter:
      .init(
        "lost characters",
        "The file holds `\u{FFFD}`: an earlier program could not read a character and wrote this.",
        "Export again from the origin with the right encoding.")
    default:
      .init(
        "NUL bytes", "Text holds no NUL bytes: the file is damaged, or is UTF-16 without its mark.",
        "Export it again.")
    }
  }

  private var structureExplanation: ProblemExplanation {
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

  private var numberExplanation: ProblemExplanation {
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

  private var dateExplanation: ProblemExplanation {
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

  private var labelExplanation: ProblemExplanation {
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

  private var ruleExplanation: ProblemExplanation {
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

  private var guardExplanation: ProblemExplanation {
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
