// SPDX-License-Identifier: GPL-3.0-or-later

/// A text of the study's authors, for both languages or one a language. In `results.json` a text for
/// both languages is a plain one.
public struct AuthoredText: Hashable, Codable, Sendable, ExpressibleByStringLiteral {
  /// The text.
  public var text: LocalizedText

  /// A text.
  public init(_ text: LocalizedText) { self.text = text }

  /// One text for both languages.
  public init(stringLiteral text: String) { self.init(LocalizedText(text)) }

  /// Reads a text, or one a language.
  public init(from decoder: any Decoder) throws {
    let box = try decoder.singleValueContainer()
    if let text = try? box.decode(String.self) {
      self.init(LocalizedText(text))
    } else {
      self.init(try box.decode(LocalizedText.self))
    }
  }

  /// Writes it.
  public func encode(to encoder: any Encoder) throws {
    var box = encoder.singleValueContainer()
    if text.it == text.en { try box.encode(text.it) } else { try box.encode(text) }
  }
}
