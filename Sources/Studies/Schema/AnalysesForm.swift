// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Methods

/// The analyses of a study: each is read by the method that its `kind` names, once the rest of the
/// study is known.
enum AnalysesForm {
  /// The mapping of analyses, kept as it is.
  static let form = Form<Node>(
    FormDescription(
      noun: "names with their analyses",
      schema: .members([
        "type": .string("object"), "minProperties": .integer(1),
        "propertyNames": .pattern("^[A-Za-z][A-Za-z0-9_-]{0,63}$"),
        "additionalProperties": one.schema,
      ]), inside: .names(one), wrong: ["[1, 2]", "x y"]),
    read: { node, reading in
      guard case .mapping(let entries) = node.content, !entries.isEmpty else {
        let nothing = node.isBlank || node.text == nil && node.elements.isEmpty
        reading.error(
          nothing ? .nothingToDo : .wrongKind, at: nothing ? node.nameSpan : node.span,
          nothing
            ? "there is nothing in `analyses`"
            : "\(node.kindInWords) stands where analyses are due",
          label: "names with their analyses are due",
          help: "write it as `serie: { kind: \(kinds.first ?? "") , … }`")
        return nil
      }
      return node
    }, write: { $0.value })

  static var kinds: [String] { MethodRegistry.methods.map { $0.kind } }

  private static let one: FormDescription = {
    let forms = MethodRegistry.methods.map { (name: $0.kind, form: $0.description) }
    return FormDescription(
      noun: "an analysis",
      schema: forms.count == 1
        ? forms[0].form.schema : .members(["oneOf": .array(forms.map(\.form.schema))]),
      inside: .selected(by: "kind", forms), wrong: ["[1, 2]", "x y"])
  }()

  /// Reads one analysis; nil after recording an error.
  static func read(
    _ entry: Node.Entry, in outline: StudyOutline, _ reading: Reading
  ) -> Analysis? {
    let node = entry.value
    if !Form<String>.isName(entry.key) {
      reading.error(
        .badName, at: entry.keySpan, "`\(excerpt(entry.key))` cannot be a name",
        label: "not a name",
        help: "begin with a letter, then letters a-z, digits, `-` and `_`, at most 64")
    }
    guard let kind = kind(of: node, name: entry.key, reading),
      let method = MethodRegistry.method(kind)
    else { return nil }
    let specification = reading.named(entry.key) {
      method.read(node, id: entry.key, in: outline, reading)
    }
    return specification.map {
      Analysis(kind: kind, specification: $0, writtenKeys: Set(node.entries.map(\.key)))
    }
  }

  private static func kind(of node: Node, name: String, _ reading: Reading) -> String? {
    let list = kinds.map { "`\($0)`" }.joined(separator: ", ")
    guard case .mapping = node.content else {
      reading.error(
        node.isBlank ? .noValue : .wrongKind, at: node.nameSpan,
        "analysis `\(excerpt(name))` is \(node.kindInWords), not a mapping of keys",
        label: "keys are due", help: "its keys go on the lines below, `kind:` first: \(list)")
      return nil
    }
    guard let kind = node["kind"] else {
      let near = node.entries.first {
        NearestName.find($0.key, among: ["kind"]) != nil
          || AnalysisKeys.kind("").aliases.contains($0.key.lowercased())
      }
      if let near {
        reading.error(
          .unknownKey, at: near.keySpan,
          "unknown key `\(excerpt(near.key))` in analysis `\(excerpt(name))`",
          label: "not a key of an analysis", help: "did you mean `kind`?")
      } else {
        reading.error(
          .missingKey, at: node.nameSpan, "analysis `\(excerpt(name))` lacks the key `kind`",
          label: "`kind` is missing", help: "add `kind:` and one of \(list)")
      }
      return nil
    }
    guard
      let text = kind.scalarText(noun: "a method", example: kinds.first ?? "", reading)
    else { return nil }
    if kinds.contains(text) { return text }
    let near = NearestName.find(text, among: kinds) ?? italian[text.lowercased()]
    reading.error(
      .unknownMethod, at: kind.span,
      "this release knows no method `\(excerpt(text))`", label: "not a method of this release",
      help: (near.map { "did you mean `\($0)`? " } ?? "") + "this release knows \(list)",
      cause: "unknown method \(text)")
    return nil
  }

  private static let italian = [
    "serie-temporale-interrotta": "interrupted-time-series",
    "serie temporale interrotta": "interrupted-time-series", "its": "interrupted-time-series",
    "serie-interrotta": "interrupted-time-series", "tenuta": "retention",
    "ritenzione": "retention", "coorti": "retention", "questionario": "survey",
    "sondaggio": "survey", "soddisfazione": "survey", "nps": "survey",
    "tempo-di-attesa": "time-to-service", "attesa": "time-to-service",
    "tempi-di-attesa": "time-to-service", "waiting-time": "time-to-service",
    "costi": "cost", "costo": "cost", "costs": "cost", "spesa": "cost",
  ]
}
