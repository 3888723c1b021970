// SPDX-License-Identifier: GPL-3.0-or-later

/// The words in which the engines differ. Everything else that is written is the same for all.
struct SQLDialect {
  let engine: SQLEngine

  /// A quoted name.
  func identifier(_ name: String) -> String {
    let mark = engine == .spark ? "`" : "\""
    let inner = String(name.flatMap { String($0) == mark ? [$0, $0] : [$0] })
    return mark + inner + mark
  }

  /// A text. Printing characters stand as they are, with quotes doubled; a text with anything that
  /// a client could take for its own (backslash, control character, `$`, `;`) is written in
  /// hexadecimal.
  func literal(_ text: String) -> String {
    let special: Set<Unicode.Scalar> = engine == .spark ? ["\\", "$", ";", "'"] : ["\\", "$", ";"]
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && !special.contains(scalar)
        && scalar.properties.generalCategory != .format
    }
    guard !isPlain else {
      return "'" + text.map { $0 == "'" ? "''" : String($0) }.joined() + "'"
    }
    let digits = Hexadecimal.text(Array(text.utf8))
    switch engine {
    case .duckdb: return "decode(unhex('\(digits)'))"
    case .postgres: return "convert_from(decode('\(digits)', 'hex'), 'UTF8')"
    case .sqlite: return "CAST(X'\(digits)' AS TEXT)"
    case .spark: return "decode(unhex('\(digits)'), 'UTF-8')"
    }
  }

  /// A list of texts for `IN`.
  func literals(_ texts: [String]) -> String { texts.map(literal).joined(separator: ", ") }

  /// The name of the type of texts.
  var textType: String {
    switch engine {
    case .duckdb: "VARCHAR"
    case .postgres, .sqlite: "TEXT"
    case .spark: "STRING"
    }
  }

  /// A value as text.
  func text(_ value: String) -> String { "CAST(\(value) AS \(textType))" }

  /// Digits as a 64-bit number; only asked where the text was found to be digits.
  func integer(_ text: String) -> String {
    switch engine {
    case .duckdb, .spark: "TRY_CAST(\(text) AS BIGINT)"
    case .postgres: "CAST(\(text) AS BIGINT)"
    case .sqlite: "CAST(\(text) AS INTEGER)"
    }
  }

  /// A text without spaces, tabs and no-break spaces around it.
  func trimmed(_ text: String) -> String {
    switch engine {
    case .duckdb: "trim(\(text), ' ' || chr(9) || chr(160))"
    case .postgres: "btrim(\(text), ' ' || chr(9) || chr(160))"
    case .sqlite: "trim(\(text), ' ' || char(9) || char(160))"
    case .spark: "trim(BOTH concat(' ', char(9), char(160)) FROM \(text))"
    }
  }

  /// A text without zeros in front.
  func withoutZeros(_ text: String) -> String {
    engine == .spark ? "trim(LEADING '0' FROM \(text))" : "ltrim(\(text), '0')"
  }

  /// Where a text stands in another, from 1; 0 if it does not.
  func position(of part: String, in text: String) -> String {
    switch engine {
    case .duckdb, .postgres: "strpos(\(text), \(part))"
    case .sqlite, .spark: "instr(\(text), \(part))"
    }
  }

  /// Whether a text that is not empty matches a pattern as a whole. Patterns are made of brackets,
  /// braces, groups, `|`, `?` and `+` only, which all engines read alike.
  func matches(_ text: String, _ pattern: String) -> String {
    switch engine {
    case .duckdb: "regexp_full_match(\(text), \(literal(pattern)))"
    case .postgres: "\(text) ~ \(anchored(pattern))"
    case .sqlite: "\(text) REGEXP \(anchored(pattern))"
    // Java's `$` also matches before a last line end.
    case .spark: "(regexp_replace(\(text), \(anchored(pattern)), '') = '')"
    }
  }

  private func anchored(_ pattern: String) -> String {
    engine == .spark
      // Spark's client would take `$` for a variable: a bracket keeps it from anything that follows.
      ? "'^(\(pattern.map { $0 == "'" ? "[\\\\x27]" : String($0) }.joined()))$'"
      : "'^(\(pattern.map { $0 == "'" ? "''" : String($0) }.joined()))$'"
  }

  /// The whole part of a quotient of numbers that are not negative.
  func quotient(_ value: String, _ divisor: Int) -> String {
    switch engine {
    case .duckdb: "(\(value) // \(divisor))"
    case .postgres, .sqlite: "(\(value) / \(divisor))"
    case .spark: "(\(value) DIV \(divisor))"
    }
  }

  /// A text in hexadecimal digits, so that nothing in it can be taken for a mark.
  func hexadecimal(_ text: String) -> String {
    engine == .postgres ? "encode(convert_to(\(text), 'UTF8'), 'hex')" : "hex(\(text))"
  }
}

/// Bytes as hexadecimal digits, and back.
enum Hexadecimal {
  static func text(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The bytes, or nil if these are not pairs of digits.
  static func bytes(_ text: Substring.UTF8View) -> [UInt8]? {
    var bytes: [UInt8] = []
    var high: UInt8?
    for byte in text {
      let value: UInt8
      switch byte {
      case 0x30...0x39: value = byte - 0x30
      case 0x41...0x46: value = byte - 0x41 + 10
      case 0x61...0x66: value = byte - 0x61 + 10
      default: return nil
      }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return high == nil ? bytes : nil
  }
}
