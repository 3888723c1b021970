// SPDX-License-Identifier: GPL-3.0-or-later

extension Form
where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
  /// One of the words of a type.
  /// - Parameters:
  ///   - among: the words allowed; all by default.
  ///   - aliases: words that people write for them.
  public static func choice(
    _ among: [Value] = Array(Value.allCases), aliases: [String: Value] = [:]
  ) -> Form<Value> {
    let words = among.map(\.rawValue)
    let table = aliases.mapValues(\.rawValue)
    return .scalar(
      noun: "one of \(words.joined(separator: ", "))", example: words.first ?? "",
      schema: .members([
        "type": .string("string"), "enum": .array(words.map { .string($0) }),
      ]),
      wrong: ["xyzzy", "[1, 2]"],
      parse: { text in
        if let value = Value(rawValue: text), words.contains(text) { return .success(value) }
        return .failure(choiceFault(text, words: words, aliases: table))
      }, write: { .plain($0.rawValue) })
  }
}

extension Form where Value == String {
  /// Exactly one word: the choice of a shape or of a method.
  public static func word(_ word: String) -> Form<String> {
    .scalar(
      noun: "`\(word)`", example: word, schema: .members(["const": .string(word)]),
      wrong: ["xyzzy"],
      parse: { $0 == word ? .success($0) : .failure(choiceFault($0, words: [word], aliases: [:])) },
      write: { .plain($0) })
  }
}

/// The fault of a word that is none of the choices.
public func choiceFault(
  _ text: String, words: [String], aliases: [String: String]
) -> ScalarFault {
  let list = words.map { "`\($0)`" }.joined(separator: ", ")
  let known = aliases[text.lowercased()]
  let near = known ?? NearestName.find(text, among: words)
  return ScalarFault(
    .unknownChoice, "`\(excerpt(text))` is not one of the choices",
    label: words.count == 1 ? "only \(list) can stand here" : "not a choice",
    help: near.map { "did you mean `\($0)`? The choices are \(list)" } ?? "write one of \(list)")
}
