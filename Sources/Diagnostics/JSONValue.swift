// SPDX-License-Identifier: GPL-3.0-or-later

/// A JSON value whose keys keep their order, so that the same value gives the same bytes.
public indirect enum JSONValue: Hashable, Sendable {
  /// `null`
  case null
  /// `true`, `false`
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// Keys and values, in this order.
  case object([Member])

  /// A key with its value.
  public struct Member: Hashable, Sendable {
    /// Key.
    public var key: String
    /// Value.
    public var value: JSONValue

    /// A key with its value.
    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The text, indented by two spaces a level, without a final line end.
  public var text: String {
    var out = ""
    write(to: &out, indent: 0)
    return out
  }

  /// A short form for objects: the members that have a value.
  public static func members(_ pairs: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(pairs.compactMap { pair in pair.value.map { Member(pair.key, $0) } })
  }

  private func write(to out: inout String, indent: Int) {
    let inner = String(repeating: " ", count: indent + 2)
    let outer = String(repeating: " ", count: indent)
    switch self {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .integer(let value): out += String(value)
    case .string(let value): out += JSONValue.quoted(value)
    case .array(let values):
      let simple = values.allSatisfy(\.isScalar)
      if values.isEmpty || simple {
        out += "["
        for (index, value) in values.enumerated() {
          if index > 0 { out += ", " }
          value.write(to: &out, indent: indent)
        }
        out += "]"
        return
      }
      for (index, value) in values.enumerated() {
        out += (index == 0 ? "[\n" : ",\n") + inner
        value.write(to: &out, indent: indent + 2)
      }
      out += "\n\(outer)]"
    case .object(let members):
      if members.isEmpty {
        out += "{}"
        return
      }
      for (index, member) in members.enumerated() {
        out += (index == 0 ? "{\n" : ",\n") + inner + JSONValue.quoted(member.key) + ": "
        member.value.write(to: &out, indent: indent + 2)
      }
      out += "\n\(outer)}"
    }
  }

  private var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  /// A JSON or YAML text between double quotes.
  static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      default:
        let hidden = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        if hidden || scalar.value == 0x2028 || scalar.value == 0x2029 {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out + "\""
  }
}
