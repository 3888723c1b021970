// SPDX-License-Identifier: GPL-3.0-or-later

/// A name that may stand in SQL or reach a client: `[A-Za-z_][A-Za-z0-9_]*`, at most 63 characters.
///
/// Quoting alone protects nothing: DuckDB reads a quoted path as a table, Spark `format.path`, and
/// psql a whole connection string where a database's name is due.
public struct SQLName: Sendable, Hashable, Comparable {
  /// The name.
  public let text: String

  /// The name, or nil if it is not of that form.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard (1...63).contains(bytes.count), !(0x30...0x39).contains(bytes[0]),
      bytes.allSatisfy(SQLName.isAllowed)
    else { return nil }
    self.text = text
  }

  /// The parts of `table`, `schema.table` or `catalog.schema.table`; nil if one is no name.
  public static func parts(_ text: String) -> [SQLName]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let names = parts.compactMap { SQLName(String($0)) }
    return (1...3).contains(parts.count) && names.count == parts.count ? names : nil
  }

  /// By bytes.
  public static func < (left: SQLName, right: SQLName) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) && byte < 0x80
      || byte == 0x5F
  }
}
