// SPDX-License-Identifier: GPL-3.0-or-later

extension ProblemCause {
  /// The way out, for this very case, in English; the source is declared to be in this dialect.
  func help(_ dialect: Dialect) -> String {
    switch self {
    case .separator(_, let found, let name):
      if let name { return "this file looks like \(name); declare `dialect: \(name)`" }
      return dialect.with { $0.separator = found }.advice
    case .encoding(_, let found):
      return
        "this file looks like \(found.rawValue); \(dialect.with { $0.encoding = found }.advice)"
    case .undecodable(.utf8):
      return "this file looks like windows-1252, as Excel writes in Italy; "
        + dialect.with { $0.encoding = .windows1252 }.advice
    case .undecodable(.windows1252), .mojibake(.windows1252):
      return "this file looks like utf-8; \(dialect.with { $0.encoding = .utf8 }.advice)"
    case .missingHeader(_, _, _, let nearest?): return "did you mean `as: \"\(nearest)\"`?"
    case .missingHeader(_, _, let present, nil) where present.isEmpty:
      return "write after `as:` each header as it stands in the file's first row; "
        + "a title above the headers must go"
    case .otherFormat(let format): return format.conversion
    case .number(_, _, let fault): return fault.help(code, dialect)
    case .date(_, _, let fault): return fault.help(code, dialect)
    case .label(_, _, _, let nearest?):
      return "did you mean `\(nearest)`? Otherwise add the label to `values:`"
    default: return code.explanation.help
    }
  }
}

extension Dialect {
  /// The dialect with a change.
  fileprivate func with(_ change: (inout Dialect) -> Void) -> Dialect {
    var copy = self
    change(&copy)
    return copy
  }

  /// What to declare for files so written.
  fileprivate var advice: String { "declare `dialect: \(declaration)`" }

  /// The dialect as a study file writes it: its name, or the parts that are not `csv`'s.
  public var declaration: String {
    if let named = Dialect.named.first(where: { $0.dialect == self }) { return named.name }
    var parts = ["separator: \"\(Dialect.separatorName(separator))\""]
    if decimal != .point { parts.append("decimal: \"\(decimal.rawValue)\"") }
    if thousands != .none { parts.append("thousands: \"\(thousands.rawValue)\"") }
    if dates != .iso { parts.append("dates: \(dates.rawValue)") }
    if encoding != .utf8 { parts.append("encoding: \(encoding.rawValue)") }
    return "{ \(parts.joined(separator: ", ")) }"
  }
}

extension FileFormat {
  /// How to make a text table of it.
  var conversion: String {
    switch self {
    case .xlsx, .xls, .ods:
      "open it and save the sheet as \"CSV UTF-8\", or convert it with "
        + "`soffice --convert-to csv FILE`"
    case .zip: "unpack it: `unzip FILE`"
    case .gzip: "unpack it: `gunzip --keep FILE`"
    case .bzip2: "unpack it: `bunzip2 --keep FILE`"
    case .xz: "unpack it: `unxz --keep FILE`"
    case .zstd: "unpack it: `unzstd FILE`"
    case .pdf: "ask for the table that the document was made from"
    case .html: "the download gave a web page, perhaps a login: download the data again as CSV"
    case .json: "export the data as CSV"
    case .xml: "export the data as CSV; a workbook saved as XML is saved again as CSV"
    case .parquet: "convert it: `duckdb -c \"COPY (FROM 'FILE') TO 'data.csv'\"`"
    case .sqlite: "export the table: `sqlite3 -csv -header FILE 'SELECT * FROM table'`"
    case .spss: "convert it in R: `write.csv(haven::read_sav(\"FILE\"), row.names = FALSE)`"
    case .stata: "convert it in R: `write.csv(haven::read_dta(\"FILE\"), row.names = FALSE)`"
    }
  }
}

extension NumberFault {
  fileprivate func help(_ code: ProblemCode, _ dialect: Dialect) -> String {
    switch self {
    case .decimalComma:
      return dialect.separator == UInt8(ascii: ";")
        ? "this file looks like it-excel; declare `dialect: it-excel`"
        : dialect.with {
          $0.decimal = .comma
          if $0.thousands == .comma { $0.thousands = .point }
        }.advice
    case .decimalPoint:
      return dialect.with {
        $0.decimal = .point
        if $0.thousands == .point { $0.thousands = .none }
      }.advice
    case .thousandsMark:
      return "declare in `dialect:` the `thousands:` mark that the file has, and a `decimal:` that "
        + "differs from it; `1.284` for 1284 is it-excel's"
    case .decimals(let count): return "declare `decimals: \(count)`, or round at the origin"
    case .fraction: return "declare `type: decimal`"
    case .currency: return "declare `type: money` for euros; other currencies are not converted"
    case .scientific: return "format the column as a number with all its digits and export again"
    case .parentheses: return "write negative numbers with a minus sign"
    case .percent, .grouping, .tooLarge, .notFinite, .other: return code.explanation.help
    }
  }
}

extension DateFault {
  fileprivate func help(_ code: ProblemCode, _ dialect: Dialect) -> String {
    switch self {
    case .otherFormat(let format):
      "if all dates are so written, \(dialect.with { $0.dates = format }.advice)"
    case .monthFirst:
      "days and months are not swapped; if all dates have the month first, "
        + dialect.with { $0.dates = .monthDayYear }.advice
    case .time: "declare `type: instant` with its `zone:`, or export dates without time"
    case .monthName: "export dates as numbers, for example 31/12/2024"
    case .range: "keep the first day of the range, or declare `type: text`"
    case .dayNotPeriod: "declare `type: date`; analyses group days into periods"
    case .periodNotDay: "declare `type: month` (or quarter, week, year)"
    case .noTime: "declare `type: date`"
    case .excelSerial, .twoDigitYear, .noSuchDay, .noSuchTime, .other: code.explanation.help
    }
  }
}
