// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Tables

/// The checks of one column's keys against each other.
struct ColumnChecks {
  let mapping: MappingReader

  private func contradiction(
    _ key: some KeyDeclaration, _ message: String, label: String, help: String
  ) {
    mapping.reading.error(
      .contradiction, at: mapping.span(key), message, label: label, help: help)
  }

  /// Refuses keys that belong to another type.
  func onlyFitting(_ word: ColumnKeys.TypeWord) {
    func refuse(_ key: some KeyDeclaration, unless fits: Bool, of types: String) {
      guard mapping.has(key), !fits else { return }
      contradiction(
        key, "`\(key.name)` has no meaning for a column of type `\(word.rawValue)`",
        label: "not for this type",
        help: "`\(key.name)` is for \(types); delete it, or change `type`")
    }
    refuse(ColumnKeys.positive, unless: word == .boolean, of: "`boolean`")
    refuse(ColumnKeys.negative, unless: word == .boolean, of: "`boolean`")
    refuse(
      ColumnKeys.values, unless: [.category, .text, .id].contains(word),
      of: "`category`, `text` and `id`")
    refuse(
      ColumnKeys.labels, unless: [.category, .text, .id].contains(word),
      of: "`category`, `text` and `id`")
    refuse(ColumnKeys.decimals, unless: word == .decimal, of: "`decimal`")
    refuse(ColumnKeys.zone, unless: word == .instant, of: "`instant`")
    let ordered = ![.boolean, .category, .text, .id].contains(word)
    refuse(ColumnKeys.minimum, unless: ordered, of: "numbers and dates")
    refuse(ColumnKeys.maximum, unless: ordered, of: "numbers and dates")
  }

  func type(_ word: ColumnKeys.TypeWord) -> ColumnType? {
    switch word {
    case .date: return .date
    case .week: return .period(.week)
    case .month: return .period(.month)
    case .quarter: return .period(.quarter)
    case .year: return .period(.year)
    case .integer: return .integer
    case .money: return .money
    case .category: return .category
    case .id: return .id
    case .text: return .text
    case .decimal:
      guard mapping.has(ColumnKeys.decimals) else { return .decimal }
      return mapping[ColumnKeys.decimals].map { .decimal(scale: $0) }
    case .instant:
      if mapping.has(ColumnKeys.zone) { return mapping[ColumnKeys.zone].map { .instant($0) } }
      missing(ColumnKeys.zone, for: "instant")
      return nil
    case .boolean: return boolean()
    }
  }

  private func missing(_ key: some KeyDeclaration, for type: String) {
    missing(key, "a column of type `\(type)` needs `\(key.name)`")
  }

  private func missing(_ key: some KeyDeclaration, _ message: String) {
    mapping.reading.error(
      .missingKey, at: mapping.node.nameSpan, message,
      label: "`\(key.name)` is missing", help: "add `\(key.name): \(key.example)`")
  }

  private func boolean() -> ColumnType? {
    let keys = [ColumnKeys.positive, ColumnKeys.negative]
    for key in keys where !mapping.has(key) { missing(key, for: "boolean") }
    guard let yes = mapping[ColumnKeys.positive], let no = mapping[ColumnKeys.negative] else {
      return nil
    }
    if let both = yes.first(where: no.contains) {
      contradiction(
        ColumnKeys.negative, "`\(excerpt(both))` stands for true and for false",
        label: "also positive", help: "keep it in one of the two lists")
      return nil
    }
    return .boolean(positive: yes, negative: no)
  }

  /// Bounds of the column's own type, the least not above the greatest.
  func bounds(_ type: ColumnType) -> Bool {
    var fine = true
    for key in [ColumnKeys.minimum, ColumnKeys.maximum] where mapping.has(key) {
      guard let bound = mapping[key] else {
        fine = false
        continue
      }
      let fits =
        switch (bound, type.kind) {
        case (.number, .number), (.date, .day), (.date, .period): true
        default: false
        }
      if !fits {
        contradiction(
          key, "`\(key.name)` is no value of this column's type", label: "another type",
          help: "dates have a date here, such as `2024-01-01`; numbers have a number")
        fine = false
      }
    }
    guard fine, let low = mapping[ColumnKeys.minimum], let high = mapping[ColumnKeys.maximum] else {
      return fine
    }
    let inOrder =
      switch (low, high) {
      case (.date(let first), .date(let last)): first <= last
      case (.number(let first), .number(let last)): first.double <= last.double
      default: true
      }
    if !inOrder {
      contradiction(
        ColumnKeys.maximum, "`max` is less than `min`", label: "less than `min`",
        help: "exchange the two")
    }
    return inOrder
  }

  /// Labels of declared values that readers can tell apart.
  func labels() -> Bool {
    guard mapping.has(ColumnKeys.labels) else { return true }
    guard let labels = mapping[ColumnKeys.labels] else { return false }
    guard mapping.has(ColumnKeys.values) else {
      missing(
        ColumnKeys.values, "`labels` name values that the column does not declare")
      return false
    }
    guard let values = mapping[ColumnKeys.values] else { return false }
    return ValueLabelChecks(
      labels: labels, values: values, node: mapping.node[ColumnKeys.labels.name],
      span: mapping.span(ColumnKeys.labels), reading: mapping.reading
    ).areFine()
  }

  /// No label declared twice.
  func values() -> Bool {
    guard let values = mapping[ColumnKeys.values] else { return !mapping.has(ColumnKeys.values) }
    for (index, value) in values.enumerated() where values.prefix(index).contains(value) {
      mapping.reading.error(
        .contradiction, at: mapping.node["values"]?[index]?.span ?? mapping.span(ColumnKeys.values),
        "`values` holds `\(excerpt(value))` twice", label: "again", help: "delete one of them")
      return false
    }
    return true
  }
}
