// SPDX-License-Identifier: GPL-3.0-or-later

/// How a text file of data is written. Declared, never guessed: when the data disagree, the problem
/// names the dialect they look like.
public struct Dialect: Sendable, Hashable {
  /// The character between fields: an ASCII byte.
  public var separator: UInt8
  /// The mark before decimals.
  public var decimal: DecimalMark
  /// The mark between thousands.
  public var thousands: ThousandsMark
  /// How days are written.
  public var dates: DateFormat
  /// How characters are stored.
  public var encoding: TextEncoding

  /// A dialect, by default `csv`'s own parts.
  public init(
    separator: UInt8 = UInt8(ascii: ","), decimal: DecimalMark = .point,
    thousands: ThousandsMark = .none, dates: DateFormat = .iso, encoding: TextEncoding = .utf8
  ) {
    self.separator = separator
    self.decimal = decimal
    self.thousands = thousands
    self.dates = dates
    self.encoding = encoding
  }

  /// `,` between fields, decimal point, ISO dates, UTF-8.
  public static let csv = Dialect()

  /// What Excel writes in Italy: `;` between fields, `12,5`, `1.284`, `31/12/2024`, windows-1252.
  public static let italianExcel = Dialect(
    separator: UInt8(ascii: ";"), decimal: .comma, thousands: .point, dates: .dayMonthYear,
    encoding: .windows1252)

  /// The dialects that have a name in a study file.
  public static let named: [(name: String, dialect: Dialect)] = [
    ("csv", .csv), ("it-excel", .italianExcel),
  ]

  /// The dialect of that name in a study file.
  public init?(name: String) {
    guard let found = Dialect.named.first(where: { $0.name == name }) else { return nil }
    self = found.dialect
  }

  /// Reads a separator as a study file writes it: `,`, `;`, `|`, `tab` or any other ASCII
  /// character that is no letter, digit, quote, sign or line end.
  public static func separator(_ text: String) -> UInt8? {
    if text == "tab" || text == "\\t" { return UInt8(ascii: "\t") }
    let bytes = Array(text.utf8)
    guard bytes.count == 1, isSeparator(bytes[0]) else { return nil }
    return bytes[0]
  }

  /// A separator as a study file writes it.
  public static func separatorName(_ byte: UInt8) -> String {
    byte == UInt8(ascii: "\t") ? "tab" : String(UnicodeScalar(byte))
  }

  static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"),
      UInt8(ascii: ":"), UInt8(ascii: "~"), UInt8(ascii: "^"), UInt8(ascii: "#"),
      UInt8(ascii: "!"), UInt8(ascii: "&"), UInt8(ascii: "$"), UInt8(ascii: "@"), 0x1E, 0x1F:
      true
    default: false
    }
  }

  /// Whether its parts can be told apart in a file.
  var isConsistent: Bool {
    Dialect.isSeparator(separator)
      && !(decimal == .comma && thousands == .comma)
      && !(decimal == .point && thousands == .point)
  }
}

/// The mark before decimals.
public enum DecimalMark: String, Sendable, Hashable, Codable, CaseIterable {
  /// `12.5`
  case point = "."
  /// `12,5`
  case comma = ","
}

/// The mark between thousands; where there is one, numbers may still be written without.
public enum ThousandsMark: String, Sendable, Hashable, Codable, CaseIterable {
  /// `1284`
  case none
  /// `1.284`
  case point = "."
  /// `1,284`
  case comma = ","
  /// `1'284`
  case apostrophe = "'"
  /// `1 284`, also with a no-break space
  case space
}

/// How days are written. Years have four digits; a day or month may lack its leading zero where
/// marks stand between them.
public enum DateFormat: String, Sendable, Hashable, Codable, CaseIterable {
  /// `2024-12-31`
  case iso = "yyyy-mm-dd"
  /// `31/12/2024`
  case dayMonthYear = "dd/mm/yyyy"
  /// `31-12-2024`
  case dayMonthYearDashes = "dd-mm-yyyy"
  /// `31.12.2024`
  case dayMonthYearPoints = "dd.mm.yyyy"
  /// `12/31/2024`
  case monthDayYear = "mm/dd/yyyy"
  /// `2024/12/31`
  case yearMonthDay = "yyyy/mm/dd"
  /// `20241231`
  case compact = "yyyymmdd"
}

/// How characters are stored.
public enum TextEncoding: String, Sendable, Hashable, Codable, CaseIterable {
  /// UTF-8, with or without byte order mark.
  case utf8 = "utf-8"
  /// What Windows calls ANSI in western Europe.
  case windows1252 = "windows-1252"
  /// UTF-16, little or big endian as its byte order mark says.
  case utf16 = "utf-16"
}
