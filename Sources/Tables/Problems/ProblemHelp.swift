// SPDX-License-Identifier: GPL-3.0-or-later

extension ProblemCause {
  /// The way out, for this very case, in English.
  public var help: String {
    switch self {
    case .separator(_, let found, let dialect):
      ProblemCause.looksLike(dialect, found)
    case .encoding(_, let found): "this file looks like \(found.rawValue); \(found.declaration)"
    case .undecodable(.utf8):
      "this file looks like windows-1252, as Excel writes in Italy; declare `dialect: it-excel` "
        + "or `encoding: windows-1252`"
    case .undecodable(.windows1252), .mojibake(.windows1252):
      "this file looks like utf-8; declare `encoding: utf-8`"
    case .missingHeader(_, _, _, let nearest?):
      "did you mean `as: \"\(nearest)\"`?"
    case .missingHeader(_, _, let present, nil) where present.isEmpty:
      "the first row must hold the headers; delete any title above them"
    case .otherFormat(let format): format.conversion
    case .number(_, _, let fault): fault.help(code)
    case .date(_, _, let fault): fault.help(code)
    case .label(_, _, _, let nearest?):
      "did you mean `\(nearest)`? Otherwise add the label to `values:`"
    default: code.explanation.help
    }
  }

  private static func looksLike(_ dialect: String?, _ separator: UInt8) -> String {
    guard let dialect else {
      return "declare `separator: \"\(Dialect.separatorName(separator))\"`"
    }
    return "this file looks like \(dialect); declare `dialect: \(dialect)`"
  }
}

extension TextEncoding {
  fileprivate var declaration: String { "declare `encoding: \(rawValue)`" }
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
  fileprivate func help(_ code: ProblemCode) -> String {
    switch self {
    case .decimalComma:
      "this file looks like it-excel; declare `dialect: it-excel` or `decimal: \",\"`"
    case .decimalPoint: "declare `decimal: \".\"` with the `thousands:` mark that the file has"
    case .thousandsMark:
      "declare `thousands:` with the mark that the file has; `1.284` for 1284 is it-excel's"
    case .decimals(let count): "declare `decimals: \(count)`, or round at the origin"
    case .fraction: "declare `type: decimal`"
    case .currency: "declare `type: money` for euros; other currencies are not converted"
    case .scientific: "format the column as a number with all its digits and export again"
    case .parentheses: "write negative numbers with a minus sign"
    case .percent, .grouping, .tooLarge, .notFinite, .other: code.explanation.help
    }
  }
}

extension DateFault {
  fileprivate func help(_ code: ProblemCode) -> String {
    switch self {
    case .otherFormat(let format): "declare `date: \(format.rawValue)` if all dates are so written"
    case .monthFirst:
      "days and months are not swapped: declare `date: mm/dd/yyyy` if all dates are so written"
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
