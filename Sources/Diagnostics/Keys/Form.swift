// SPDX-License-Identifier: GPL-3.0-or-later

/// How a value is written in a study file: one declaration from which come the reader, the writer,
/// the JSON Schema, `esito explain` and the tests that plant mistakes.
public struct Form<Value: Sendable>: Sendable {
  /// What is known of the form without its type.
  public var description: FormDescription
  /// Reads a node; nil after recording an error.
  public var read: @Sendable (Node, Reading) -> Value?
  /// The value as `resolved.yaml` shows it; what is written reads back as the same value.
  public var write: @Sendable (Value) -> YAMLValue

  /// A form.
  public init(
    _ description: FormDescription, read: @escaping @Sendable (Node, Reading) -> Value?,
    write: @escaping @Sendable (Value) -> YAMLValue
  ) {
    self.description = description
    self.read = read
    self.write = write
  }

  /// The same text form for another type.
  public func map<Other: Sendable>(
    _ to: @escaping @Sendable (Value) -> Other, _ from: @escaping @Sendable (Other) -> Value
  ) -> Form<Other> {
    let read = read
    let write = write
    return Form<Other>(
      description, read: { node, reading in read(node, reading).map(to) },
      write: { write(from($0)) })
  }
}

/// What is known of a form without the type of its values.
public struct FormDescription: Sendable {
  /// What it takes, in words: `a date such as 2024-10-01`.
  public var noun: String
  /// Its JSON Schema.
  public var schema: JSONValue
  /// What stands inside.
  public var inside: Inside
  /// Values that it refuses, as YAML in one line: what the tests plant.
  public var wrong: [String]

  /// What stands inside a value of a form.
  public indirect enum Inside: Sendable {
    /// Nothing: a text.
    case scalar
    /// A list of one form.
    case list(FormDescription)
    /// Keys that the language names.
    case keys([any KeyDeclaration])
    /// Keys that the authors choose, all values of one form.
    case names(FormDescription)
    /// A text, a list or a mapping, each with a form of its own.
    case shapes([FormDescription])
    /// A mapping whose form another key decides: the key and the form of each of its values.
    case selected(by: String, [(name: String, form: FormDescription)])
  }

  /// A description.
  public init(noun: String, schema: JSONValue, inside: Inside = .scalar, wrong: [String]) {
    self.noun = noun
    self.schema = schema
    self.inside = inside
    self.wrong = wrong
  }

  /// The form for a node, where several shapes are allowed.
  public func form(for node: Node) -> FormDescription? {
    switch (inside, node.content) {
    case (.shapes(let forms), _): forms.lazy.compactMap { $0.form(for: node) }.first
    case (.scalar, .scalar), (.list, .sequence): self
    case (.keys, .mapping), (.names, .mapping), (.selected, .mapping): self
    default: nil
    }
  }
}

extension Form {
  /// A form whose value is one text.
  /// - Parameters:
  ///   - noun: what it takes, in words.
  ///   - example: a text it takes, for the help.
  ///   - parse: the value of a text, or what is wrong with it.
  public static func scalar(
    noun: String, example: String, schema: JSONValue, wrong: [String],
    parse: @escaping @Sendable (String) -> Result<Value, ScalarFault>,
    write: @escaping @Sendable (Value) -> YAMLValue
  ) -> Form {
    Form(
      FormDescription(noun: noun, schema: schema, wrong: wrong + ["{ x: 1 }"]),
      read: { node, reading in
        guard let text = node.scalarText(noun: noun, example: example, reading) else { return nil }
        switch parse(text) {
        case .success(let value): return value
        case .failure(let fault):
          reading.error(
            fault.code, at: node.span, fault.message ?? "`\(excerpt(text))` is not \(noun)",
            label: fault.label ?? "not \(noun)", help: fault.help ?? "write it as `\(example)`")
          return nil
        }
      }, write: write)
  }
}

/// What is wrong with a text; what is nil is said in the words of the form.
public struct ScalarFault: Error, Sendable {
  /// The code.
  public var code: Code
  /// What is wrong.
  public var message: String?
  /// What stands beside the caret.
  public var label: String?
  /// The way out.
  public var help: String?

  /// A fault.
  public init(
    _ code: Code = .wrongValue, _ message: String? = nil, label: String? = nil, help: String? = nil
  ) {
    self.code = code
    self.message = message
    self.label = label
    self.help = help
  }
}

/// A text cut to what fits in a message.
public func excerpt(_ text: String) -> String {
  let line = text.unicodeScalars.map { $0 == "\n" || $0 == "\r" || $0 == "\t" ? " " : $0 }
  var out = String.UnicodeScalarView()
  out.append(contentsOf: line.prefix(60))
  return String(out) + (line.count > 60 ? "…" : "")
}

extension Node {
  /// The text of a scalar; records an error where there is a list, a mapping or nothing.
  public func scalarText(noun: String, example: String, _ reading: Reading) -> String? {
    switch content {
    case .scalar(let text, let quoted):
      if !quoted, text.isEmpty || text == "~" || text == "null" {
        reading.error(
          .noValue, at: nameSpan, "there is no value here", label: "\(noun) is due",
          help: "write it as `\(example)`, or delete the key where it is optional")
        return nil
      }
      return text
    case .sequence, .mapping:
      reading.error(
        .wrongKind, at: span, "\(kindInWords) stands where \(noun) is due",
        label: "\(noun) is due", help: "write it as `\(example)`")
      return nil
    }
  }
}
