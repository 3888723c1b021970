// SPDX-License-Identifier: GPL-3.0-or-later

/// A piece of a line of text. Every text is escaped when it is rendered: none is markup.
public indirect enum Inline: Hashable, Sendable, ExpressibleByStringLiteral {
  /// Plain text.
  case text(String)
  /// Stressed.
  case emphasis([Inline])
  /// Strongly stressed.
  case strong([Inline])
  /// Code: a command, a key of the study file.
  case code(String)
  /// A link to `http:`, `https:`, a path within the report, or `#id`; other targets are printed as text.
  case link([Inline], to: String)
  /// A line break within a paragraph.
  case lineBreak
  /// A slot of a phrase that nothing filled: a mistake that `Document.unfilled` finds.
  case unfilled(String)

  /// Plain text.
  public init(stringLiteral value: String) { self = .text(value) }

  /// The text without markup.
  public var plainText: String {
    switch self {
    case .text(let text), .code(let text): text
    case .emphasis(let inlines), .strong(let inlines), .link(let inlines, _): inlines.plainText
    case .lineBreak: " "
    case .unfilled(let name): "⟦\(name)⟧"
    }
  }

  /// Names of unfilled slots in it.
  var unfilled: [String] {
    switch self {
    case .unfilled(let name): [name]
    case .emphasis(let inlines), .strong(let inlines), .link(let inlines, _):
      inlines.flatMap(\.unfilled)
    case .text, .code, .lineBreak: []
    }
  }
}

extension Array where Element == Inline {
  /// The text without markup.
  public var plainText: String { map(\.plainText).joined() }
}
