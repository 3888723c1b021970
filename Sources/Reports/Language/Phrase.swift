// SPDX-License-Identifier: GPL-3.0-or-later

/// A text of the product in both languages, with named slots.
///
/// `{low}` is filled with the piece of that name. `{n?punto:punti}` is one of two words: the first
/// when the piece named `n` reads `1`, else the second. Both languages must use the same slots; a
/// slot that is not filled becomes `Inline.unfilled`, which `Document.unfilled` finds.
public struct Phrase: Hashable, Sendable {
  /// Italian, with slots.
  public var it: String
  /// English, with slots.
  public var en: String

  /// A phrase in both languages.
  public init(it: String, en: String) {
    self.it = it
    self.en = en
  }

  /// The phrase with its slots, as written.
  public func pattern(_ language: Language) -> String {
    switch language {
    case .it: it
    case .en: en
    }
  }

  /// The names of the slots in a language, in order of first use.
  public func slots(_ language: Language) -> [String] {
    var names: [String] = []
    for part in PhrasePart.parts(of: pattern(language)) {
      guard let name = part.slot, !names.contains(name) else { continue }
      names.append(name)
    }
    return names
  }

  /// The phrase with its slots filled by pieces of a document.
  public func inlines(_ language: Language, _ pieces: [String: [Inline]] = [:]) -> [Inline] {
    var result: [Inline] = []
    for part in PhrasePart.parts(of: pattern(language)) {
      switch part {
      case .literal(let text): result.append(.text(text))
      case .slot(let name): result += pieces[name] ?? [.unfilled(name)]
      case .choice(let name, let one, let many):
        guard let piece = pieces[name] else {
          result.append(.unfilled(name))
          continue
        }
        result.append(.text(piece.plainText == "1" ? one : many))
      }
    }
    return result
  }

  /// The phrase with its slots filled by texts. The result is plain text, not yet escaped.
  public func text(_ language: Language, _ pieces: [String: String] = [:]) -> String {
    inlines(language, pieces.mapValues { [.text($0)] }).plainText
  }
}

/// A piece of a phrase's pattern.
enum PhrasePart: Equatable {
  case literal(String)
  case slot(String)
  case choice(String, one: String, many: String)

  var slot: String? {
    switch self {
    case .literal: nil
    case .slot(let name): name
    case .choice(let name, _, _): name
    }
  }

  /// Splits a pattern at its slots; braces that do not make a slot are literal.
  static func parts(of pattern: String) -> [PhrasePart] {
    guard pattern.utf8.contains(UInt8(ascii: "{")) else {
      return pattern.isEmpty ? [] : [.literal(pattern)]
    }
    var parts: [PhrasePart] = []
    var literal = ""
    var rest = Substring(pattern)
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
      let inside = rest[rest.utf8.index(after: open)...]
      guard let close = inside.utf8.firstIndex(of: UInt8(ascii: "}")),
        let part = slot(inside[..<close])
      else {
        literal += rest[...open]
        rest = inside
        continue
      }
      literal += rest[..<open]
      if !literal.isEmpty { parts.append(.literal(literal)) }
      literal = ""
      parts.append(part)
      rest = inside[inside.utf8.index(after: close)...]
    }
    literal += rest
    if !literal.isEmpty { parts.append(.literal(literal)) }
    return parts
  }

  private static func slot(_ inside: Substring) -> PhrasePart? {
    func isName(_ text: Substring) -> Bool {
      !text.isEmpty
        && text.unicodeScalars.allSatisfy {
          ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
            || $0 == "." || $0 == "_"
        }
    }
    if isName(inside) { return .slot(String(inside)) }
    guard let question = inside.firstIndex(of: "?"), isName(inside[..<question]) else { return nil }
    let words = inside[inside.index(after: question)...]
    guard let colon = words.firstIndex(of: ":") else { return nil }
    return .choice(
      String(inside[..<question]), one: String(words[..<colon]),
      many: String(words[words.index(after: colon)...]))
  }
}
