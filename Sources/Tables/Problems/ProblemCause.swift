// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates

/// What can be wrong with a source. Problems of equal cause are counted together.
///
/// `column` is the column's name in the study; `header` is what stands in the file.
public enum ProblemCause: Sendable, Hashable {
  // The file
  /// No file there.
  case notFound
  /// It cannot be opened or read; the system's reason.
  case unreadable(reason: String)
  /// A folder or a device.
  case notRegular
  /// Somebody wrote to it while it was read.
  case changed
  /// Nothing in it.
  case empty
  /// A header and no rows.
  case noRows
  /// Another kind of file.
  case otherFormat(FileFormat)
  /// A web analytics service exported a report without data.
  case emptyExport

  // Its characters
  /// The bytes are in another encoding than declared.
  case encoding(declared: TextEncoding, looksLike: TextEncoding)
  /// UTF-16 is declared, and there is no byte order mark.
  case noByteOrderMark
  /// Bytes that the declared encoding does not have.
  case undecodable(declared: TextEncoding)
  /// UTF-8 that was once read as windows-1252 (`Ã¨` for `è`).
  case mojibake(declared: TextEncoding)
  /// Characters already lost (`�`) when the file was made.
  case replacementCharacter
  /// A NUL byte.
  case nulByte

  // Its rows and columns
  /// Another separator than declared; the named dialect that has it, if one does.
  case separator(declared: UInt8, found: UInt8, dialect: String?)
  /// A declared column is not in the file; what is there (at most 20), and the nearest of them.
  case missingHeader(column: String, headers: [String], present: [String], nearest: String?)
  /// A header of a declared column stands twice.
  case duplicateHeader(column: String, header: String)
  /// Two of a column's possible headers stand in the same file.
  case aliasConflict(column: String, headers: [String])
  /// A row has more or fewer fields than the header; the examples say how many.
  case fieldCount(expected: Int)
  /// A quote is opened and not closed.
  case unterminatedQuote
  /// Text between a closing quote and the next separator.
  case textAfterQuote
  /// A field over the limit of bytes.
  case fieldTooLong(limit: Int)
  /// A row over the limit of bytes: most often a quote that is never closed.
  case recordTooLong(limit: Int)
  /// More fields than can be read.
  case tooManyFields(limit: Int)
  /// A row of totals among the data.
  case totalsRow
  /// A note under the data.
  case noteRow

  // Its cells
  /// A column that is not optional lacks a value.
  case missingValue(column: String, header: String)
  /// A cell is not a number as the dialect writes it.
  case number(column: String, header: String, fault: NumberFault)
  /// A cell that someone hid (`<5`, `*`, `..`).
  case suppressed(column: String, header: String)
  /// A cell is not a day or period as the dialect writes it.
  case date(column: String, header: String, fault: DateFault)
  /// A label that is not among the declared ones.
  case label(column: String, header: String, allowed: [String], nearest: String?)
  /// A cell is neither of the tokens for true nor of those for false.
  case boolean(column: String, header: String, positive: [String], negative: [String])
  /// A value below the least allowed.
  case belowMinimum(column: String, header: String, minimum: Bound)
  /// A value above the greatest allowed.
  case aboveMaximum(column: String, header: String, maximum: Bound)
  /// More different labels than can be held.
  case tooManyLabels(column: String, header: String, limit: Int)

  // What was expected of its rows together
  /// Periods without rows, each from and through (at most 10 ranges, all counted).
  case gaps(column: String, every: CalendarStep, ranges: [PeriodRange], periods: Int)
  /// In a row the second column is less than the first.
  case order(first: String, second: String)
  /// Declared labels that no row has.
  case absentValues(column: String, values: [String])
  /// Rows that repeat an earlier one in these columns; the examples say which line.
  case duplicateRow(columns: [String])
  /// More or fewer rows than expected.
  case rowCount(found: Int, atLeast: Int?, atMost: Int?)

  // What the persons of a query must be
  /// Persons with several rows where each must have one; the examples say the line of the first.
  case repeatedPerson(id: String)
  /// Rows of one person and one start that differ in what is asked of them; the examples say the
  /// line of the first.
  case contradictoryPerson(id: String)

  // What must not be there
  /// Values shaped like an Italian fiscal code.
  case fiscalCode(header: String)
  /// Values shaped like the number of a health insurance card.
  case healthCard(header: String)

  // What the question needs
  /// More groups than the query allows.
  case tooManyGroups(limit: Int)
  /// A sum over 38 digits.
  case overflow(measure: String)

  // What answers it
  /// An engine gave no answer.
  case engine(SQLEngine, EngineFault)
}

/// Consecutive periods.
public struct PeriodRange: Sendable, Hashable {
  /// Number of the first period.
  public let from: Int
  /// Number of the last.
  public let through: Int

  /// Periods from one to another, both included.
  public init(from: Int, through: Int) {
    self.from = from
    self.through = through
  }
}

/// Kinds of file that are recognised by how they begin.
public enum FileFormat: String, Sendable, Hashable, CaseIterable {
  /// An Excel workbook.
  case xlsx
  /// An Excel workbook of before 2007.
  case xls
  /// A LibreOffice workbook.
  case ods
  /// A zip archive.
  case zip
  /// Compressed by gzip.
  case gzip
  /// Compressed by bzip2.
  case bzip2
  /// Compressed by xz.
  case xz
  /// Compressed by zstd.
  case zstd
  /// Portable document format.
  case pdf
  /// A web page.
  case html
  /// JSON.
  case json
  /// XML.
  case xml
  /// Apache Parquet.
  case parquet
  /// An SQLite database.
  case sqlite
  /// SPSS data.
  case spss
  /// Stata data.
  case stata
}

/// Why a cell is not a number.
public enum NumberFault: Sendable, Hashable {
  /// A comma where the dialect has a decimal point.
  case decimalComma
  /// A point where the dialect has a decimal comma.
  case decimalPoint
  /// Thousands are marked, and the dialect has no such mark.
  case thousandsMark
  /// Marks stand elsewhere than between groups of three digits.
  case grouping
  /// A percent sign.
  case percent
  /// A currency in a column that is not money.
  case currency
  /// Decimals in a column of whole numbers.
  case fraction
  /// More decimals than the column's scale; how many there are.
  case decimals(Int)
  /// `1,23E+05`.
  case scientific
  /// `(5)` for −5.
  case parentheses
  /// More than 18 digits.
  case tooLarge
  /// `NaN`, `Inf`, `#DIV/0!`, `#N/D`.
  case notFinite
  /// Anything else.
  case other
}

/// Why a cell is not a day or period.
public enum DateFault: Sendable, Hashable {
  /// The number by which Excel stores a day; the day, under its 1900 system.
  case excelSerial
  /// A year of two digits.
  case twoDigitYear
  /// Written in another of the known formats.
  case otherFormat(DateFormat)
  /// In the declared order the month is over 12, in the American order it is a day.
  case monthFirst
  /// A time of day beside the date.
  case time
  /// The month by its name.
  case monthName
  /// A range of days.
  case range
  /// A day where a period is declared.
  case dayNotPeriod
  /// A period where a day is declared.
  case periodNotDay
  /// 30 February, month 13.
  case noSuchDay
  /// An instant without a time of day.
  case noTime
  /// An hour that the clocks skipped, or before the rules of the zone are known.
  case noSuchTime
  /// Anything else.
  case other
}
