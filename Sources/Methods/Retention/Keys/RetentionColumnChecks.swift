// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Tables

extension Retention.Checks {
  /// What a column is needed for.
  private enum Need {
    case id, day, label, wholeNumber

    func accepts(_ column: ColumnDescription) -> Bool {
      switch (self, column.type.kind) {
      case (.id, .label), (.id, .number(scale: 0)), (.day, .day), (.label, .label),
        (.wholeNumber, .number(scale: 0)):
        true
      default: false
      }
    }

    var words: (what: String, help: String) {
      switch self {
      case .id: ("identifies nobody", "declare it as `type: id`, or name another column")
      case .day: ("holds no days", "declare it as `type: date`, or name another column")
      case .label:
        ("holds no labels to tell groups by", "declare it as `type: category`, or name another")
      case .wholeNumber:
        ("holds no whole numbers", "declare it as `type: integer`, or name another column")
      }
    }
  }

  /// Who joined, with every column found in its source.
  func subjects() -> Retention.Subjects? {
    guard let value = mapping[Retention.Keys.subjects] else { return nil }
    guard let source = source(value.source, under: "subjects") else { return nil }
    var columns: [(String?, String, Need)] = [
      (value.id, "id", .id), (value.start, "start", .day), (value.withdrawn, "withdrawn", .day),
      (value.died, "died", .day), (value.moved, "moved", .day),
    ]
    if case .column(let name) = value.cohort { columns.append((name, "cohort", .label)) }
    let fine = columns.map { name, key, need in
      name.map {
        column($0, of: source, need, at: mapping.node.place(of: "subjects", key)) != nil
      } ?? true
    }
    ColumnFilter.check(
      value.only, at: mapping.node["subjects"]?["only"], source: source, reading)
    return fine.contains(false) ? nil : value
  }

  /// When they were seen, with every column found in its source.
  func contacts() -> Retention.Contacts?? {
    guard let value = optional(Retention.Keys.contacts) else { return nil }
    guard let value else { return .some(nil) }
    let place = Linked(
      key: "contacts", source: value.source, id: value.id, date: value.date, only: value.only)
    return linked(place) == nil ? nil : value
  }

  /// How they left, with every column and reason found in its source.
  func exits() -> Retention.Exits?? {
    guard let value = optional(Retention.Keys.exits) else { return nil }
    guard let value else { return .some(nil) }
    let place = Linked(
      key: "exits", source: value.source, id: value.id, date: value.date, only: value.only)
    guard let source = linked(place) else { return nil }
    guard let reason = value.reason else { return value }
    guard
      let column = column(
        reason, of: source, .label, at: mapping.node.place(of: "exits", "reason"))
    else { return nil }
    guard let known = column.values else { return value }
    var fine = true
    for (key, values) in [
      ("withdrew", value.withdrew), ("died", value.died), ("moved", value.moved),
    ] {
      for (index, text) in values.enumerated() where !known.contains(text) {
        reading.unknownReference(
          text, what: "value", in: "column `\(reason)`", among: known,
          at: mapping.node["exits"]?[key]?[index]?.span
            ?? mapping.node.place(of: "exits", key))
        fine = false
      }
    }
    return fine ? value : nil
  }

  /// Rows that belong to persons of the subjects' source.
  private struct Linked {
    var key: String
    var source: String
    var id: String
    var date: String
    var only: [ColumnFilter]
  }

  private func linked(_ value: Linked) -> StudySource? {
    guard let source = source(value.source, under: value.key) else { return nil }
    let place = mapping.node.place(of: value.key, "id")
    let id = column(value.id, of: source, .id, at: place)
    let date = column(
      value.date, of: source, .day, at: mapping.node.place(of: value.key, "date"))
    ColumnFilter.check(value.only, at: mapping.node[value.key]?["only"], source: source, reading)
    guard let id, date != nil else { return nil }
    guard let own = ownId, own.type.kind != id.type.kind else { return source }
    reading.error(
      .wrongReference, at: place,
      "column `\(id.name)` is of another type than `\(own.name)` of the subjects",
      label: "cannot be the same id",
      help: "declare both as `type: id`, which keeps leading zeros")
    return nil
  }

  /// The column of the subjects' ids, where it is known.
  private var ownId: ColumnDescription? {
    guard let subjects = mapping[Retention.Keys.subjects] else { return nil }
    return outline.sources.values.first { $0.name == subjects.source }?.value.column(subjects.id)
  }

  private func source(_ name: String, under key: String) -> StudySource? {
    outline.sources.find(
      name, what: "source", at: mapping.node.place(of: key, "source"), reading)
  }

  private func column(
    _ name: String, of source: StudySource, _ need: Need, at span: Span
  ) -> ColumnDescription? {
    guard let column = source.column(name) else {
      reading.unknownReference(
        name, what: "column", in: "source `\(source.name)`", among: source.columns.map(\.name),
        at: span)
      return nil
    }
    if need.accepts(column) { return column }
    reading.error(
      .wrongReference, at: span, "column `\(name)` \(need.words.what)",
      label: "of another type", help: need.words.help)
    return nil
  }

  /// The source of the subjects, where it is known.
  private var subjectSource: StudySource? {
    guard let name = mapping[Retention.Keys.subjects]?.source else { return nil }
    return outline.sources.values.first { $0.name == name }?.value
  }

  /// Columns of groups: labels of the subjects, each once, not the cohorts themselves.
  func by() -> [String]? {
    let key = Retention.Keys.by
    guard let names = mapping[key] else { return nil }
    guard let source = subjectSource else { return names }
    var fine = true
    for (index, name) in names.enumerated() {
      let span = mapping.node[key.name]?[index]?.span ?? mapping.span(key)
      let isCohort = mapping[Retention.Keys.subjects]?.cohort == .column(name)
      if isCohort || names.prefix(index).contains(name) {
        reading.error(
          .contradiction, at: span,
          isCohort ? "cohorts stand side by side already" : "`by` holds the same column twice",
          label: "again", help: "delete it from `by`")
        fine = false
      } else if column(name, of: source, .label, at: span) == nil {
        fine = false
      }
    }
    return fine ? names : nil
  }

  /// The groups that others are compared with; the first declared value where none is named.
  func reference(by: [String]?) -> [Named<String>]? {
    let key = Retention.Keys.reference
    let written = mapping.has(key) ? mapping[key] : []
    guard let written else { return nil }
    guard let by, let source = subjectSource else { return written }
    var fine = true
    for entry in written {
      let node = mapping.node[key.name]?[entry.name]
      guard by.contains(entry.name) else {
        reading.unknownReference(
          entry.name, what: "column in `by`", among: by, at: node?.nameSpan ?? mapping.span(key))
        fine = false
        continue
      }
      guard let known = source.column(entry.name)?.values, !known.contains(entry.value) else {
        continue
      }
      reading.unknownReference(
        entry.value, what: "value", in: "column `\(entry.name)`", among: known,
        at: node?.span ?? mapping.span(key))
      fine = false
    }
    guard fine else { return nil }
    return by.compactMap { name in
      written.first { $0.name == name }
        ?? source.column(name)?.values?.first.map { Named(name, $0) }
    }
  }

  /// The column of planned sessions, which are compared with contacts.
  func plannedSessions() -> String?? {
    let key = Retention.Keys.plannedSessions
    guard let name = optional(key) else { return nil }
    guard let name else { return .some(nil) }
    guard mapping.has(Retention.Keys.contacts) else {
      reading.error(
        .contradiction, at: mapping.span(key),
        "`planned_sessions` is compared with contacts, and the analysis has none",
        label: "no `contacts`", help: "add `contacts`, or delete it")
      return nil
    }
    guard let source = subjectSource else { return name }
    return column(name, of: source, .wholeNumber, at: mapping.span(key)) == nil ? nil : name
  }
}
