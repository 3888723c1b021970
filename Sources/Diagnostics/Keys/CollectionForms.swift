// SPDX-License-Identifier: GPL-3.0-or-later

extension Form {
  /// A list of one form, of at least that many values.
  public static func list<Element: Sendable>(
    of element: Form<Element>, atLeast: Int = 1, example: String
  ) -> Form<[Element]> where Value == [Element] {
    let inner = element.description
    return Form(
      FormDescription(
        noun: "a list such as \(example)",
        schema: .members([
          "type": .string("array"), "items": inner.schema,
          "minItems": atLeast > 0 ? .integer(atLeast) : nil,
        ]), inside: .list(inner), wrong: ["{ x: 1 }", "x y"]),
      read: { node, reading in
        guard case .sequence(let nodes) = node.content else {
          reading.error(
            node.isBlank ? .noValue : .wrongKind, at: node.isBlank ? node.nameSpan : node.span,
            "\(node.kindInWords) stands where a list is due", label: "a list is due",
            help: "write it as `\(example)`")
          return nil
        }
        if nodes.count < atLeast {
          reading.error(
            .nothingToDo, at: node.nameSpan,
            "the list has \(nodes.count) values and needs at least \(atLeast)",
            label: "too few", help: "write it as `\(example)`")
          return nil
        }
        let values = nodes.compactMap { element.read($0, reading) }
        return values.count == nodes.count ? values : nil
      }, write: { .list($0.map(element.write)) })
  }

  /// A mapping whose keys the authors choose, in the order of the file.
  public static func names<Element: Sendable>(
    _ title: MappingTitle, of element: Form<Element>, atLeast: Int = 1, anyKey: Bool = false,
    example: String
  ) -> Form<[Named<Element>]> where Value == [Named<Element>] {
    let inner = element.description
    return Form(
      FormDescription(
        noun: "names with their values",
        schema: .members([
          "type": .string("object"),
          "propertyNames": anyKey ? nil : .pattern(Form<String>.namePattern),
          "additionalProperties": inner.schema,
          "minProperties": atLeast > 0 ? .integer(atLeast) : nil,
        ]), inside: .names(inner), wrong: ["[1, 2]", "x y"]),
      read: { node, reading in
        reading.currentName = nil
        guard case .mapping(let entries) = node.content, entries.count >= atLeast else {
          let empty =
            node.isBlank || !node.entries.isEmpty || node.text == nil && node.elements.isEmpty
          reading.error(
            empty ? .nothingToDo : .wrongKind, at: empty ? node.nameSpan : node.span,
            empty
              ? "there is nothing in \(title.title)"
              : "\(node.kindInWords) stands where \(title.noun) is due",
            label: "names with their values are due", help: "write it as `\(example)`")
          return nil
        }
        var values: [Named<Element>] = []
        for entry in entries {
          if !anyKey, !Form<String>.isName(entry.key) {
            reading.error(
              .badName, at: entry.keySpan, "`\(excerpt(entry.key))` cannot be a name",
              label: "not a name", help: Form<String>.nameHelp(entry.key))
          }
          reading.currentName = entry.key
          let value = element.read(entry.value, reading)
          reading.currentName = nil
          if let value { values.append(Named(entry.key, value)) }
        }
        return values.count == entries.count ? values : nil
      },
      write: { values in
        .mapping(values.map { .init($0.name, element.write($0.value)) })
      })
  }

  /// A text, a list or a mapping, each read by the form of that shape.
  public static func shapes(_ forms: [Form<Value>], write: @escaping @Sendable (Value) -> YAMLValue)
    -> Form<Value>
  {
    let descriptions = forms.map(\.description)
    let noun = descriptions.map(\.noun).joined(separator: ", or ")
    let accepts: Set<Shape> = Set(descriptions.flatMap(Shape.all))
    let wrong =
      accepts.contains(.mapping)
      ? ["{ xyzzy: 1 }"] : accepts.contains(.sequence) ? ["{ x: 1 }"] : []
    return Form(
      FormDescription(
        noun: noun, schema: .members(["anyOf": .array(descriptions.map(\.schema))]),
        inside: .shapes(descriptions),
        wrong: wrong + (accepts.contains(.sequence) ? [] : ["[1, 2]"])),
      read: { node, reading in
        for form in forms where form.description.form(for: node) != nil {
          return form.read(node, reading)
        }
        reading.error(
          node.isBlank ? .noValue : .wrongKind, at: node.isBlank ? node.nameSpan : node.span,
          "\(node.kindInWords) cannot stand here", label: "not of a form that this key takes",
          help: "write \(noun)")
        return nil
      }, write: write)
  }
}

/// The shapes that nodes have.
private enum Shape: Hashable {
  case scalar, sequence, mapping

  static func all(_ description: FormDescription) -> [Shape] {
    switch description.inside {
    case .scalar: [.scalar]
    case .list: [.sequence]
    case .keys, .names, .selected: [.mapping]
    case .shapes(let forms): forms.flatMap(all)
    }
  }
}

/// A value under a name that the authors chose.
public struct Named<Value: Sendable>: Sendable {
  /// The name.
  public var name: String
  /// The value.
  public var value: Value

  /// A value under a name.
  public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }
}

extension Named: Equatable where Value: Equatable {}
extension Named: Hashable where Value: Hashable {}
