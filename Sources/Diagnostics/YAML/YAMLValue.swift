// SPDX-License-Identifier: GPL-3.0-or-later

/// A value to be written as YAML, keys in their order: what `resolved.yaml` is made of.
public indirect enum YAMLValue: Hashable, Sendable {
  /// A word, date or number with its unit: written bare where YAML reads it as text or as what it
  /// is, else between quotes.
  case plain(String)
  /// A text of an author: always between quotes.
  case text(String)
  /// `true` or `false`.
  case truth(Bool)
  /// A list; written in one line when its values are simple.
  case list([YAMLValue])
  /// Keys and values.
  case mapping([Member])
  /// Keys and values, in one line.
  case inline([Member])

  /// A key with its value.
  public struct Member: Hashable, Sendable {
    /// Key.
    public var key: String
    /// Value.
    public var value: YAMLValue

    /// A key with its value.
    public init(_ key: String, _ value: YAMLValue) {
      self.key = key
      self.value = value
    }
  }

  /// The text of a file that holds the value, with a final line end.
  public var fileText: String {
    var out = ""
    writeBlock(to: &out, indent: 0)
    return out
  }

  /// The value in one line.
  public var flow: String {
    switch self {
    case .plain(let text): YAMLValue.isPlain(text) ? text : JSONValue.quoted(text)
    case .text(let text): JSONValue.quoted(text)
    case .truth(let value): value ? "true" : "false"
    case .list(let values): "[" + values.map(\.flow).joined(separator: ", ") + "]"
    case .mapping(let members), .inline(let members):
      members.isEmpty
        ? "{}"
        : "{ "
          + members.map { "\(YAMLValue.plain($0.key).flow): \($0.value.flow)" }
          .joined(separator: ", ") + " }"
    }
  }

  private func writeBlock(to out: inout String, indent: Int) {
    let space = String(repeating: " ", count: indent)
    switch self {
    case .mapping(let members) where !members.isEmpty:
      for member in members {
        out += "\(space)\(YAMLValue.plain(member.key).flow):"
        member.value.writeValue(to: &out, indent: indent + 2)
      }
    case .list(let values) where !isSimple:
      for value in values {
        if case .mapping(let members) = value, !members.isEmpty {
          var block = ""
          value.writeBlock(to: &block, indent: indent + 2)
          out += "\(space)- " + block.dropFirst(indent + 2)
        } else {
          out += "\(space)- \(value.flow)\n"
        }
      }
    default: out += "\(space)\(flow)\n"
    }
  }

  private func writeValue(to out: inout String, indent: Int) {
    if isSimple {
      out += " \(flow)\n"
    } else {
      out += "\n"
      writeBlock(to: &out, indent: indent)
    }
  }

  private var isSimple: Bool {
    switch self {
    case .plain, .text, .truth, .inline: true
    case .mapping(let members): members.isEmpty
    case .list(let values):
      values.allSatisfy {
        switch $0 {
        case .plain, .text, .truth: true
        default: false
        }
      }
    }
  }

  /// Whether a text stands bare in YAML 1.1 and 1.2 without turning into something else than a
  /// number, a date or the text itself.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, text.unicodeScalars.last != " " else {
      return false
    }
    let words: Set<String> = [
      "y", "n", "yes", "no", "true", "false", "on", "off", "null", "nan", "inf",
    ]
    guard !words.contains(text.lowercased()) else { return false }
    func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
      ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
    }
    guard
      isLetterOrDigit(first) || first == "-" && text.utf8.count > 1 && DecimalNumber(text) != nil
    else { return false }
    return text.unicodeScalars.allSatisfy {
      isLetterOrDigit($0) || "-_./% +".unicodeScalars.contains($0)
    }
  }
}

extension Node {
  /// The node as a value to be written: scalars that stood in quotes are texts.
  public var value: YAMLValue {
    switch content {
    case .scalar(let text, let quoted): quoted ? .text(text) : .plain(text)
    case .sequence(let elements): .list(elements.map(\.value))
    case .mapping(let entries): .mapping(entries.map { .init($0.key, $0.value.value) })
    }
  }
}
