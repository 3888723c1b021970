// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// The JSON Schema of study files: for completion in editors. The checker is stricter.
public enum StudySchema {
  /// Draft 2020-12.
  public static var json: JSONValue {
    .members([
      "$schema": .string("https://json-schema.org/draft/2020-12/schema"),
      "title": .string("Esito study, version 1"),
      "type": .string("object"),
      "properties": .object(
        StudyForm.keys.map { key in
          let standard = key.standardInWords.map { " Default: \($0)." } ?? ""
          return .init(
            key.name,
            .merged(
              .members(["description": .string(key.summary + standard)]), key.description.schema))
        }),
      "required": .array(StudyForm.keys.filter(\.isRequired).map { .string($0.name) }),
      "additionalProperties": .bool(false),
    ])
  }
}

extension JSONValue {
  fileprivate static func merged(_ first: JSONValue, _ second: JSONValue) -> JSONValue {
    guard case .object(let left) = first, case .object(let right) = second else { return second }
    return .object(left + right)
  }
}
