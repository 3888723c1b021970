// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
internal import Findings

extension Catalogue {
  /// The whole catalogue, or one indicator of it, for other programs; nil when the catalogue does
  /// not hold that one.
  public static func json(_ id: String? = nil) -> JSONValue? {
    if let id { return indicator(id)?.json }
    return .members([
      "version": .string(version),
      "groups": .array(
        groups.map { .members(["id": .string($0.id), "title": json($0.title)]) }),
      "indicators": .array(indicators.map(\.json)),
    ])
  }

  static func json(_ text: LocalizedText) -> JSONValue {
    .members(["it": .string(text.it), "en": .string(text.en)])
  }
}

extension Indicator {
  /// The indicator for other programs.
  var json: JSONValue {
    .members([
      "id": .string(id), "name": Catalogue.json(name), "definition": Catalogue.json(definition),
      "numerator": Catalogue.json(formula.numerator),
      "denominator": formula.denominator.map(Catalogue.json),
      "exclusions": .array(formula.exclusions.map(Catalogue.json)),
      "unit": .string(unit.rawValue), "better": better.map { .string($0.rawValue) },
      "levels": .array(levels.map { .string($0.rawValue) }),
      "computedBy": .array(computedBy.map { .string($0.key) }), "vanityAlone": .bool(isVanity),
      "needsWindow": .bool(needsWindow), "months": months.map { .integer($0) },
      "sources": .array(sources.map { .string($0) }), "caveat": Catalogue.json(caveat),
    ])
  }
}
