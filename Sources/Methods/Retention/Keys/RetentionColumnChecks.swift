// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Tables

extension Retention.Checks {
  /// Who joined, with every column found in its source.
  func subjects() -> Retention.Subjects? {
    guard let value = mapping[Retention.Keys.subjects] else { return nil }
    guard let source = source(value.source, under: "subjects") else { return nil }
    var columns: [(String?, String, ColumnNeed)] = [
      (value.id, "id", .identity), (value.start, "start", .days),
      (value.withdrawn, "withdrawn", .days), (value.died, "died", .days),
      (value.moved, "moved", .days),
    ]
    if case .column(let name) = value.cohort {
      columns.append((name, "cohort", .labels(to: "tell groups by")))
    }
    let fine = columns.map { name, key, need in
      let span = mapping.node.place(of: "subjects", key)
      return name.map { source.column(named: $0, for: need, at: span, reading) != nil } ?? true
    }
    ColumnFilter.check(
      value.only, at: mapping.node["subjects"]?["only"], source: source, reading)
    return fine.contains(false) ? nil : value
  }

  /// When they were seen, with every column found in its source.
  func contacts() -> Retention.Contacts?? {
    guard let value = mapping.optional(Retention.Keys.contacts) else { return nil }
    guard let value else { return .some(nil) }
    let place = Linked(
      key: "contacts", source: value.source, id: value.id, date: value.date, only: value.only)
    return linked(place) == nil ? nil : value
  }

  /// How they left, with every column and reason found in its source.
  func exits() -> Retention.Exits?? {
    guard let value = mapping.optional(Retention.Keys.exits) else { return nil }
    guard let value else { return .some(nil) }
    let place = Linked(
      key: "exits", source: value.source, id: value.id, date: value.date, only: value.only)
    guard let source = linked(place) else { return nil }
    guard let reason = value.reason else { return value }
    guard
      let column = source.column(
        named: reason, for: .labels(to: "tell exits by"),
        at: mapping.node.place(of: "exits", "reason"), reading)
    else { return nil }
    var fine = true
    for (key, values) in [
      ("withdrew", value.withdrew), ("died", value.died), ("moved", value.moved),
    ] {
      let node = mapping.node["exits"]
      let isDeclared = column.declares(
        values, at: { node?[key]?[$0]?.span ?? mapping.node.place(of: "exits", key) }, reading)
      if !isDeclared { fine = false }
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
    let id = source.column(named: value.id, for: .identity, at: place, reading)
    let date = source.column(
      named: value.date, for: .days, at: mapping.node.place(of: value.key, "date"), reading)
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

  /// The source of the subjects, where it is known.
  private var subjectSource: StudySource? {
    guard let name = mapping[Retention.Keys.subjects]?.source else { return nil }
    return outline.sources.values.first { $0.name == name }?.value
  }

  /// Columns of groups: labels of the subjects, each once, not the cohorts themselves.
  func by() -> [String]? {
    let key = Retention.Keys.by
    guard let names = mapping[key] else { return nil }
    let isFine = mapping.columns(
      names, key, of: subjectSource, for: .labels(to: "tell groups by")
    ) { name in
      mapping[Retention.Keys.subjects]?.cohort == .column(name)
        ? "cohorts stand side by side already" : nil
    }
    return isFine ? names : nil
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
      guard let column = source.column(entry.name) else { continue }
      if !column.declares([entry.value], at: { _ in node?.span ?? mapping.span(key) }, reading) {
        fine = false
      }
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
    guard let name = mapping.optional(key) else { return nil }
    guard name != nil else { return .some(nil) }
    guard mapping.has(Retention.Keys.contacts) else {
      reading.error(
        .contradiction, at: mapping.span(key),
        "`planned_sessions` is compared with contacts, and the analysis has none",
        label: "no `contacts`", help: "add `contacts`, or delete it")
      return nil
    }
    return mapping.column(key, of: subjectSource, for: .wholeNumbers)
  }
}
