// SPDX-License-Identifier: GPL-3.0-or-later

/// JSON from a file that anybody may have written, read within limits: before a decoder sees it, and
/// to compare two texts number by number.
enum JSONNode: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONNode])
  case object([Member])

  /// A key with its value, in the order of the text.
  struct Member: Hashable, Sendable {
    let key: String
    let value: JSONNode
  }

  /// The value of a key; nil where there is none.
  subscript(key: String) -> JSONNode? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// What a text may hold at most.
  enum Limits {
    static let bytes = 1 << 26
    static let depth = 64
    static let nodes = 4_000_000
    static let stringBytes = 1 << 17
    /// Beyond this whole numbers are not whole any more, and no report has such a number.
    static let magnitude = 1e30
  }

  /// The value that a text says.
  /// - Throws: `JSONFault`, with the line.
  static func read(_ bytes: [UInt8]) throws(JSONFault) -> JSONNode {
    guard bytes.count <= Limits.bytes else { throw JSONFault(line: 1, what: "is too large") }
    return try bytes.withUnsafeBufferPointer { (buffer) throws(JSONFault) in
      var reader = JSONReader(bytes: buffer)
      return try reader.whole()
    }
  }
}

/// Why a text is not JSON, or more than may be.
struct JSONFault: Error, Hashable {
  let line: Int
  let what: String
}

/// Whether a decoder may be shown a text.
enum BoundedJSON {
  static func isSafe(_ bytes: [UInt8]) -> Bool { (try? JSONNode.read(bytes)) != nil }
}

/// Reads JSON (RFC 8259) from bytes.
private struct JSONReader {
  let bytes: UnsafeBufferPointer<UInt8>
  private var next = 0
  private var nodes = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func whole() throws(JSONFault) -> JSONNode {
    let value = try value(depth: 0)
    skipSpace()
    if next < bytes.count { throw fault("goes on after its end") }
    return value
  }

  private func fault(_ what: String) -> JSONFault {
    JSONFault(line: 1 + bytes[..<min(next, bytes.count)].count { $0 == 0x0A }, what: what)
  }

  private mutating func skipSpace() {
    while next < bytes.count {
      switch bytes[next] {
      case 0x20, 0x0A, 0x0D, 0x09: next += 1
      default: return
      }
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next < bytes.count, bytes[next] == byte else { return false }
    next += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONFault) -> JSONNode {
    guard depth <= JSONNode.Limits.depth else { throw fault("is nested too deeply") }
    nodes += 1
    guard nodes <= JSONNode.Limits.nodes else { throw fault("holds too many values") }
    skipSpace()
    guard next < bytes.count else { throw fault("ends too early") }
    switch bytes[next] {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func object(depth: Int) throws(JSONFault) -> JSONNode {
    next += 1
    var members: [JSONNode.Member] = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object([]) }
    while true {
      skipSpace()
      guard next < bytes.count, bytes[next] == UInt8(ascii: "\"") else {
        throw fault("has no key where one is due")
      }
      let key = try string()
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw fault("has no colon after a key") }
      members.append(.init(key: key, value: try value(depth: depth + 1)))
      skipSpace()
      if take(UInt8(ascii: ",")) { continue }
      guard take(UInt8(ascii: "}")) else { throw fault("has an object that does not end") }
      guard Set(members.map(\.key)).count == members.count else { throw fault("has a key twice") }
      return .object(members)
    }
  }

  private mutating func array(depth: Int) throws(JSONFault) -> JSONNode {
    next += 1
    var values: [JSONNode] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array([]) }
    while true {
      values.append(try value(depth: depth + 1))
      skipSpace()
      if take(UInt8(ascii: ",")) { continue }
      guard take(UInt8(ascii: "]")) else { throw fault("has a list that does not end") }
      return .array(values)
    }
  }

  private mutating func word(_ word: String, _ node: JSONNode) throws(JSONFault) -> JSONNode {
    guard bytes[next...].starts(with: word.utf8) else { throw fault("has an unknown word") }
    next += word.utf8.count
    return node
  }

  private mutating func number() throws(JSONFault) -> Double {
    let start = next
    while next < bytes.count, isOfNumber(bytes[next]) { next += 1 }
    let text = bytes[start..<next]
    guard text.count <= 40, let first = text.first, first == 0x2D || first >= 0x30,
      let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite
    else { throw fault("has no value where one is due") }
    guard value.magnitude <= JSONNode.Limits.magnitude else {
      throw fault("has a number that is too large")
    }
    return value
  }

  private func isOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x2D, 0x2B, 0x2E, 0x65, 0x45: true
    default: false
    }
  }

  private mutating func string() throws(JSONFault) -> String {
    next += 1
    let start = next
    var isPlain = true
    while next < bytes.count, bytes[next] != UInt8(ascii: "\"") {
      guard bytes[next] >= 0x20 else { throw fault("has a control character in a text") }
      if bytes[next] == UInt8(ascii: "\\") {
        isPlain = false
        next += 1
      }
      next += 1
    }
    guard next < bytes.count else { throw fault("has a text that does not end") }
    let raw = bytes[start..<next]
    next += 1
    guard raw.count <= JSONNode.Limits.stringBytes else {
      throw fault("has a text that is too long")
    }
    let text: String? =
      isPlain ? String(validating: raw, as: UTF8.self) : JSONEscapes.text(Array(raw))
    guard let text else { throw fault("has a text that is not UTF-8") }
    return text
  }
}

/// Texts with escapes.
private enum JSONEscapes {
  static func text(_ raw: [UInt8]) -> String? {
    var units: [UInt8] = []
    var index = 0
    while index < raw.count {
      guard raw[index] == UInt8(ascii: "\\") else {
        units.append(raw[index])
        index += 1
        continue
      }
      guard index + 1 < raw.count else { return nil }
      if raw[index + 1] == UInt8(ascii: "u") {
        guard let scalar = scalar(raw, at: &index) else { return nil }
        units += Array(String(Character(scalar)).utf8)
        continue
      }
      guard let plain = plain[raw[index + 1]] else { return nil }
      units.append(plain)
      index += 2
    }
    return String(validating: units, as: UTF8.self)
  }

  private static let plain: [UInt8: UInt8] = [
    0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 0x08, 0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D, 0x74: 0x09,
  ]

  /// The scalar of `\uXXXX`, or of two that form a pair.
  private static func scalar(_ raw: [UInt8], at index: inout Int) -> Unicode.Scalar? {
    func unit(_ start: Int) -> UInt32? {
      guard start + 6 <= raw.count, raw[start] == UInt8(ascii: "\\"),
        raw[start + 1] == UInt8(ascii: "u")
      else { return nil }
      return UInt32(String(decoding: raw[start + 2..<start + 6], as: UTF8.self), radix: 16)
    }
    guard let first = unit(index) else { return nil }
    index += 6
    guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) }
    guard let second = unit(index), (0xDC00..<0xE000).contains(second) else { return nil }
    index += 6
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }
}
