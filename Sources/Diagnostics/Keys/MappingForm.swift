// SPDX-License-Identifier: GPL-3.0-or-later

/// What a mapping is called in messages.
public struct MappingTitle: Sendable, ExpressibleByStringLiteral {
  /// Without article: `KPI`.
  public var title: String
  /// With article: `a KPI`.
  public var noun: String

  /// A title with the noun that it is called by.
  public init(_ title: String, noun: String) {
    self.title = title
    self.noun = noun
  }

  /// A mapping that stands once under a key of its own: `campaign`.
  public init(stringLiteral title: String) {
    self.init("`\(title)`", noun: "`\(title)`")
  }
}

/// The values of a mapping whose keys were checked: unknown ones and missing ones are recorded.
public struct MappingReader {
  /// The mapping.
  public let node: Node
  /// Where diagnostics go.
  public let reading: Reading
  private let values: [String: any Sendable]

  /// Whether the key is written, right or wrong.
  public func has(_ key: some KeyDeclaration) -> Bool { node[key.name] != nil }

  /// The value of a key: as written, else its standard value; nil when there is none or when what
  /// is written is wrong.
  public subscript<Value>(key: StudyKey<Value>) -> Value? {
    if has(key) { return values[key.name] as? Value }
    if case .standard(let value) = key.presence { return value }
    return nil
  }

  /// Where a key's value stands; where the key is not written, the mapping itself.
  public func span(_ key: some KeyDeclaration) -> Span { node[key.name]?.span ?? node.nameSpan }

  /// Reads the keys of a mapping, each with its own form.
  public init(node: Node, reading: Reading, keys: [any KeyDeclaration], title: MappingTitle) {
    self.node = node
    self.reading = reading
    let name = reading.currentName
    reading.currentName = nil
    let full = name.map { "\(title.title) `\($0)`" } ?? title.title
    var values: [String: any Sendable] = [:]
    let present = Set(node.entries.map(\.key))
    for entry in node.entries {
      if let key = keys.first(where: { $0.name == entry.key }) {
        if let value = key.readAny(entry.value, reading) { values[key.name] = value }
      } else {
        UnknownKey(entry: entry, keys: keys, present: present).report(
          in: full, noun: title.noun, to: reading)
      }
    }
    for key in keys where key.isRequired && node[key.name] == nil {
      let span = node.nameSpan
      reading.error(
        .missingKey, at: span, "\(full) lacks the key `\(key.name)`",
        label: "`\(key.name)` is missing",
        help: "add `\(key.name): \(key.example)`: \(key.summary)",
        cause: "missing \(key.name) in \(title.noun)")
    }
    self.values = values
  }
}

/// A key that a mapping does not have.
private struct UnknownKey {
  let entry: Node.Entry
  let keys: [any KeyDeclaration]
  let present: Set<String>

  func report(in full: String, noun: String, to reading: Reading) {
    reading.error(
      .unknownKey, at: entry.keySpan, "unknown key `\(excerpt(entry.key))` in \(full)",
      label: "not a key of \(noun)", help: help(reading),
      cause: "unknown key \(entry.key) in \(noun)")
  }

  private func help(_ reading: Reading) -> String {
    let word = entry.key.lowercased()
    if let key = keys.first(where: { $0.aliases.contains(word) }) {
      return "did you mean `\(key.name)`?"
    }
    let absent = keys.filter { !present.contains($0.name) }.map(\.name)
    let words = absent + keys.flatMap(\.aliases) + keys.map(\.name)
    let places = reading.placesOfKeys[entry.key].map {
      "`\(entry.key)` is a key of \($0.prefix(3).joined(separator: ", of "))"
    }
    if let near = NearestName.find(entry.key, among: words) {
      let key = keys.first { $0.name == near } ?? keys.first { $0.aliases.contains(near) }
      let name = key?.name ?? near
      let again = present.contains(name) ? ", which stands here already" : ""
      return "did you mean `\(name)`\(again)?" + (places.map { " (\($0))" } ?? "")
    }
    if let places { return "\(places); check the indent of the line" }
    return "the keys here are \(keys.map { "`\($0.name)`" }.joined(separator: ", "))"
  }
}

/// Gathers the keys of a mapping to be written, in the order of their declaration.
public struct MappingWriter {
  private(set) var members: [YAMLValue.Member] = []

  /// Nothing put yet.
  public init() {}

  /// The keys that were put.
  public var mapping: YAMLValue { .mapping(members) }

  /// Writes a key; nothing where there is no value.
  public mutating func put<Value>(_ key: StudyKey<Value>, _ value: Value?) {
    if let value { members.append(.init(key.name, key.form.write(value))) }
  }

  /// Writes a key whose value is written elsewhere.
  public mutating func put(_ key: some KeyDeclaration, written value: YAMLValue) {
    members.append(.init(key.name, value))
  }
}

extension Form {
  /// A mapping with the keys of the language.
  /// - Parameters:
  ///   - title: what it is called in messages.
  ///   - inline: whether it is written in one line.
  ///   - read: the value of a mapping; may record errors about keys that contradict each other.
  ///   - write: puts the value's keys.
  public static func mapping(
    _ title: MappingTitle, keys: [any KeyDeclaration], inline: Bool = false,
    read: @escaping @Sendable (MappingReader) -> Value?,
    write: @escaping @Sendable (Value, inout MappingWriter) -> Void
  ) -> Form {
    let example = inlineExample(keys)
    return Form(
      FormDescription(
        noun: inline ? "`\(example)`" : "a mapping of keys", schema: schema(keys),
        inside: .keys(keys), wrong: ["[1, 2]", "x y"]),
      read: { node, reading in
        guard case .mapping = node.content else {
          reading.currentName = nil
          let help =
            inline
            ? "write it as `\(example)`"
            : "its keys go on the lines below, indented: \(keyList(keys))"
          if node.isBlank {
            reading.error(
              .noValue, at: node.nameSpan, "there is nothing in \(title.title)",
              label: "keys are due", help: help)
          } else {
            reading.error(
              .wrongKind, at: node.span, "\(node.kindInWords) stands where \(title.noun) is due",
              label: "keys are due", help: help)
          }
          return nil
        }
        return read(MappingReader(node: node, reading: reading, keys: keys, title: title))
      },
      write: { value in
        var writer = MappingWriter()
        write(value, &writer)
        return inline ? .inline(writer.members) : .mapping(writer.members)
      })
  }

  private static func keyList(_ keys: [any KeyDeclaration]) -> String {
    keys.map { "`\($0.name)`" }.joined(separator: ", ")
  }

  private static func inlineExample(_ keys: [any KeyDeclaration]) -> String {
    let shown =
      keys.filter(\.isRequired).isEmpty ? Array(keys.prefix(1)) : keys.filter(\.isRequired)
    return "{ " + shown.map { "\($0.name): \($0.example)" }.joined(separator: ", ") + " }"
  }

  private static func schema(_ keys: [any KeyDeclaration]) -> JSONValue {
    let required = keys.filter(\.isRequired).map { JSONValue.string($0.name) }
    return .members([
      "type": .string("object"),
      "properties": .object(
        keys.map { JSONValue.Member($0.name, $0.description.schema.documented($0)) }),
      "required": required.isEmpty ? nil : .array(required),
      "additionalProperties": .bool(false),
    ])
  }
}

extension JSONValue {
  /// The schema of a key: the form's, with what the key says.
  func documented(_ key: any KeyDeclaration) -> JSONValue {
    guard case .object(let members) = self else { return self }
    let standard = key.standardInWords.map { " Default: \($0)." } ?? ""
    return .object([Member("description", .string(key.summary + standard))] + members)
  }
}
