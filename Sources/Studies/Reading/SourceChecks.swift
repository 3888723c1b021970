// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Methods
internal import Tables

/// The checks of a source's rules, headers and tokens against its columns.
struct SourceChecks {
  let root: Node
  let reading: Reading

  func check(_ source: StudySource) {
    guard let node = root["sources"]?[source.name] else { return }
    headers(source, node)
    tokens(source, node)
    if source.engine != nil { EngineChecks(reading: reading).check(source, node) }
    for (index, rule) in source.expectations.enumerated() {
      guard let place = node["expect"]?[index] else { continue }
      check(rule, at: place, source)
    }
  }

  /// No header of the file under two names: one of them would shadow the other.
  private func headers(_ source: StudySource, _ node: Node) {
    var seen: [String: String] = [:]
    for column in source.columns {
      for header in column.headers {
        if let other = seen[header] {
          reading.error(
            .contradiction, at: node.place(of: "columns", column.name, "as"),
            "the header `\(excerpt(header))` has two names in source `\(source.name)`",
            label: "also column `\(other)`", help: "keep one of the two columns")
        }
        seen[header] = column.name
      }
    }
  }

  /// No text that means true or false and also missing.
  private func tokens(_ source: StudySource, _ node: Node) {
    for column in source.columns {
      guard case .boolean(let yes, let no) = column.type,
        let both = (yes + no).first(where: source.missing.contains)
      else { continue }
      reading.error(
        .contradiction, at: node.place(of: "columns", column.name),
        "`\(excerpt(both))` stands for a value of column `\(column.name)` and for a missing one",
        label: "also in `missing`", help: "take it out of `missing`, or of the column")
    }
  }

  private func check(_ rule: Expectation, at node: Node, _ source: StudySource) {
    switch rule {
    case .noGaps(let name, let step):
      let span = node.place(of: "no_gaps")
      guard let column = source.column(named: name, at: span, reading) else { return }
      switch column.type.kind {
      case .day: break
      case .period(let own) where own == step: break
      default:
        wrong(
          name, "cannot show gaps every \(step.rawValue)", at: span,
          help: "name a column of dates, or of periods of one \(step.rawValue)")
      }
    case .order(let names):
      let columns = names.enumerated().map { index, name in
        source.column(named: name, at: node["order"]?[index]?.span ?? node.span, reading)
      }
      guard let first = columns.first ?? nil else { return }
      for (index, other) in columns.enumerated().dropFirst() {
        guard let other, !SourceChecks.comparable(first, other) else { continue }
        wrong(
          other.name, "cannot be compared with column `\(first.name)`",
          at: node["order"]?[index]?.span ?? node.span,
          help: "compare days with days, numbers with numbers")
      }
    case .allValues(let name):
      let span = node.place(of: "all_values")
      guard let column = source.column(named: name, at: span, reading) else { return }
      if column.values == nil {
        wrong(
          name, "declares no `values`", at: span, help: "add `values: [Q1, Q2]` to the column")
      }
    case .unique(let names):
      for (index, name) in names.enumerated() {
        _ = source.column(named: name, at: node["unique"]?[index]?.span ?? node.span, reading)
      }
    case .rows: break
    }
  }

  private func wrong(_ name: String, _ what: String, at span: Span, help: String) {
    reading.error(
      .wrongReference, at: span, "column `\(name)` \(what)", label: "another kind of column",
      help: help)
  }

  private static func comparable(_ left: ColumnDescription, _ right: ColumnDescription) -> Bool {
    switch (left.type.kind, right.type.kind) {
    case (.day, .day), (.number, .number): true
    case (.period(let first), .period(let second)): first == second
    default: false
    }
  }
}
