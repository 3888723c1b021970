// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

extension TableProblem {
  /// One sentence in English: what is wrong, without places.
  public var message: String { cause.message }

  /// The way out, for this very case.
  public var help: String { cause.help(dialect) }
}

extension ProblemExample {
  /// What stands there, in words; empty if nothing is shown.
  public var text: String {
    switch content {
    case .value(let value): "`\(value)`"
    case .shape(let shape): shape.text
    case .number(let number): String(number)
    case nil: ""
    }
  }
}

extension ProblemCause {
  /// One sentence in English: what is wrong, without places.
  public var message: String {
    switch self {
    case .missingValue(let column, let header), .number(let column, let header, _),
      .suppressed(let column, let header), .date(let column, let header, _),
      .label(let column, let header, _, _), .boolean(let column, let header, _, _),
      .belowMinimum(let column, let header, _), .aboveMaximum(let column, let header, _),
      .tooManyLabels(let column, let header, _):
      "column `\(column)` (\(ProblemCause.quoted(header))): \(cellMessage)"
    case .gaps, .order, .absentValues, .duplicateRow, .rowCount, .repeatedPerson,
      .contradictoryPerson:
      ruleMessage
    case .separator, .missingHeader, .duplicateHeader, .aliasConflict, .fieldCount,
      .unterminatedQuote, .textAfterQuote, .fieldTooLong, .recordTooLong, .tooManyFields,
      .totalsRow, .noteRow:
      structureMessage
    default: fileMessage
    }
  }

  static func quoted(_ header: String) -> String {
    "\"\(header.prefix(60))\(header.count > 60 ? "…" : "")\""
  }

  private var fileMessage: String {
    switch self {
    case .notFound: "the file does not exist"
    case .unreadable(let reason): "the file cannot be read: \(reason)"
    case .notRegular: "this is a folder or a device, not a file"
    case .changed: "the file was written to while it was read"
    case .empty: "the file is empty"
    case .noRows: "the file has a header and no rows"
    case .otherFormat(let format): "this file is \(format.article), not a text table"
    case .emptyExport: "the web analytics export has no data"
    case .encoding(let declared, let found):
      "the file is stored as \(found.rawValue), and \(declared.rawValue) is declared"
    case .noByteOrderMark: "UTF-16 is declared, and the file does not begin with its mark"
    case .undecodable(let declared): "bytes that are no characters in \(declared.rawValue)"
    case .mojibake: "garbled accents, such as `Ã¨` for `è`"
    case .replacementCharacter: "characters that were lost before (`\u{FFFD}`)"
    case .nulByte: "NUL bytes in the text"
    case .fiscalCode(let header):
      "values shaped like an Italian fiscal code in \(ProblemCause.quoted(header))"
    case .healthCard(let header):
      "values shaped like a health card number in \(ProblemCause.quoted(header))"
    case .tooManyGroups(let limit): "more than \(limit) groups"
    case .overflow(let measure): "the sum `\(measure)` needs more than 38 digits"
    case .engine(let engine, let fault): fault.message(engine)
    default: code.explanation.title
    }
  }

  private var structureMessage: String {
    switch self {
    case .separator(let declared, let found, _):
      "the fields are separated by \(ProblemCause.name(found)), "
        + "and \(ProblemCause.name(declared)) is declared"
    case .missingHeader(let column, let headers, let present, _):
      "no header \(headers.map { ProblemCause.quoted($0) }.joined(separator: " or ")) "
        + "for column `\(column)`"
        + (present.isEmpty
          ? ""
          : "; the file has " + present.map { ProblemCause.quoted($0) }.joined(separator: ", "))
    case .duplicateHeader(let column, let header):
      "header \(ProblemCause.quoted(header)) of column `\(column)` stands twice"
    case .aliasConflict(let column, let headers):
      "column `\(column)` has "
        + headers.map { ProblemCause.quoted($0) }.joined(separator: " and ") + " in one file"
    case .fieldCount(let expected): "rows that do not have \(expected) fields as the header does"
    case .fieldTooLong(let limit): "a cell of more than \(limit) bytes"
    case .recordTooLong(let limit): "a row of more than \(limit) bytes"
    case .tooManyFields(let limit): "a row of more than \(limit) fields"
    case .totalsRow: "a row of totals among the data"
    case .noteRow: "a note or title among the data"
    default: code.explanation.title
    }
  }

  private var cellMessage: String {
    switch self {
    case .missingValue: "a value is missing"
    case .number(_, _, let fault): fault.message
    case .suppressed: "a suppressed cell, neither zero nor missing at random"
    case .date(_, _, let fault): fault.message
    case .label(_, _, let allowed, _):
      "not one of the declared values "
        + allowed.prefix(10).map { "`\($0)`" }.joined(separator: ", ")
        + (allowed.count > 10 ? ", …" : "")
    case .boolean(_, _, let positive, let negative):
      "neither true (" + positive.map { "`\($0)`" }.joined(separator: ", ") + ") nor false ("
        + negative.map { "`\($0)`" }.joined(separator: ", ") + ")"
    case .belowMinimum(_, _, let bound): "below the minimum \(bound.text)"
    case .aboveMaximum(_, _, let bound): "above the maximum \(bound.text)"
    case .tooManyLabels(_, _, let limit): "more than \(limit) different labels"
    default: code.explanation.title
    }
  }

  private var ruleMessage: String {
    switch self {
    case .gaps(let column, let step, let ranges, let periods):
      "column `\(column)`: no rows in \(periods) \(step.rawValue)\(periods == 1 ? "" : "s"): "
        + ranges.map { range in
          range.from == range.through
            ? step.label(range.from) : "\(step.label(range.from)) to \(step.label(range.through))"
        }.joined(separator: ", ")
    case .order(let first, let second): "`\(second)` is before, or less than, `\(first)`"
    case .absentValues(let column, let values):
      "column `\(column)`: no row has "
        + values.prefix(10).map { "`\($0)`" }.joined(separator: ", ")
        + (values.count > 10 ? ", …" : "")
    case .duplicateRow(let columns):
      "rows that repeat an earlier one in " + columns.map { "`\($0)`" }.joined(separator: ", ")
    case .repeatedPerson(let id): "column `\(id)`: persons that have more than one row"
    case .contradictoryPerson(let id):
      "column `\(id)`: persons with two rows of the same start that say different things"
    case .rowCount(let found, let least, let most):
      "\(found) rows, where "
        + [least.map { "at least \($0)" }, most.map { "at most \($0)" }].compactMap { $0 }
        .joined(separator: " and ") + " are expected"
    default: code.explanation.title
    }
  }

  static func name(_ separator: UInt8) -> String {
    separator == UInt8(ascii: "\t") ? "tabs" : "`\(Dialect.separatorName(separator))`"
  }
}

extension Bound {
  /// As a study file writes it.
  public var text: String {
    switch self {
    case .number(let number): number.text
    case .date(let date): date.iso
    }
  }
}

extension FileFormat {
  var article: String {
    switch self {
    case .xlsx: "an Excel workbook (.xlsx)"
    case .xls: "an Excel workbook (.xls)"
    case .ods: "a LibreOffice workbook (.ods)"
    case .zip: "a zip archive"
    case .gzip: "compressed by gzip (.gz)"
    case .bzip2: "compressed by bzip2 (.bz2)"
    case .xz: "compressed by xz (.xz)"
    case .zstd: "compressed by zstd (.zst)"
    case .pdf: "a PDF document"
    case .html: "a web page"
    case .json: "JSON"
    case .xml: "XML"
    case .parquet: "Parquet"
    case .sqlite: "an SQLite database"
    case .spss: "SPSS data (.sav)"
    case .stata: "Stata data (.dta)"
    }
  }
}

extension NumberFault {
  var message: String {
    switch self {
    case .decimalComma: "a decimal comma, where the dialect has a point"
    case .decimalPoint: "a decimal point, where the dialect has a comma"
    case .thousandsMark: "a thousands mark that the dialect does not have"
    case .grouping: "marks that do not stand between groups of three digits"
    case .percent: "a percent sign"
    case .currency: "a currency in a column that is not money"
    case .fraction: "decimals in a column of whole numbers"
    case .decimals(let count): "\(count) decimals, more than declared"
    case .scientific: "scientific notation, which may have lost digits"
    case .parentheses: "a number in parentheses"
    case .tooLarge: "more than 18 digits"
    case .notFinite: "no finite number"
    case .other: "not a number"
    }
  }
}

extension DateFault {
  var message: String {
    switch self {
    case .excelSerial: "a number by which Excel stores a date"
    case .twoDigitYear: "a year of two digits"
    case .otherFormat(let format): "a date written \(format.rawValue)"
    case .monthFirst: "a date that seems to have the month first"
    case .time: "a time of day beside the date"
    case .monthName: "a month written by its name"
    case .range: "a range of dates"
    case .dayNotPeriod: "a day, where a period is declared"
    case .periodNotDay: "a period, where a day is declared"
    case .noSuchDay: "a day that does not exist"
    case .noTime: "no time of day, where an instant is declared"
    case .noSuchTime: "a time that did not exist in the zone, or whose rules are not known"
    case .other: "not a date"
    }
  }
}
