// SPDX-License-Identifier: GPL-3.0-or-later

/// A key of a mapping, declared once.
public struct StudyKey<Value: Sendable>: Sendable {
  /// As it stands in the study file.
  public let name: String
  /// The form of its value.
  public let form: Form<Value>
  /// Whether it may be left out, and what holds then.
  public let presence: Presence
  /// What it says, in one sentence.
  public let summary: String
  /// Words that people write for it: Italian, above all.
  public let aliases: [String]
  /// A value, as YAML in one line.
  public let example: String

  /// Whether a key may be left out.
  public enum Presence: Sendable {
    /// It must be there.
    case required
    /// It may be left out, and then there is none.
    case optional
    /// It may be left out, and then this holds.
    case standard(Value)
    /// It may be left out, and then a rule, said here in words, decides.
    case resolved(String)
  }

  /// A key.
  public init(
    _ name: String, _ form: Form<Value>, _ presence: Presence, _ summary: String,
    aliases: [String] = [], example: String
  ) {
    self.name = name
    self.form = form
    self.presence = presence
    self.summary = summary
    self.aliases = aliases
    self.example = example
  }
}

/// A key without the type of its value.
public protocol KeyDeclaration: Sendable {
  /// As it stands in the study file.
  var name: String { get }
  /// What it says, in one sentence.
  var summary: String { get }
  /// Words that people write for it.
  var aliases: [String] { get }
  /// A value, as YAML in one line.
  var example: String { get }
  /// Whether it must be there.
  var isRequired: Bool { get }
  /// What holds when it is left out, in words; nil when it must be there or nothing holds.
  var standardInWords: String? { get }
  /// The form of its value.
  var description: FormDescription { get }
  /// Reads its value; nil after recording an error.
  func readAny(_ node: Node, _ reading: Reading) -> (any Sendable)?
}

extension StudyKey: KeyDeclaration {
  /// Whether it must be there.
  public var isRequired: Bool {
    if case .required = presence { true } else { false }
  }

  /// What holds when it is left out.
  public var standardInWords: String? {
    switch presence {
    case .required, .optional: nil
    case .standard(let value): "`\(form.write(value).flow)`"
    case .resolved(let rule): rule
    }
  }

  /// The form of its value.
  public var description: FormDescription { form.description }

  /// Reads its value.
  public func readAny(_ node: Node, _ reading: Reading) -> (any Sendable)? {
    form.read(node, reading)
  }
}
