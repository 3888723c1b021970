// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// Every whole count that an evaluation shows, by its place.
struct PublishedCounts {
  private(set) var counts: [String: Int] = [:]
  /// Columns of tables that count people, row after row: what adds up.
  private(set) var columns: [[String]] = []

  init(_ evaluation: Evaluation) {
    for source in evaluation.sources { counts["source \(source.id)"] = source.rows }
    for analysis in evaluation.analyses { add(analysis, analysis.id) }
    for kpi in evaluation.kpis {
      if let observed = kpi.observed { add(observed, DisclosureControl.name(ofKPI: kpi.id)) }
      for finding in kpi.smart { add(finding.note, "kpi \(kpi.id) smart") }
    }
  }

  /// The places of a table's cells, row after row, by what the rows are of: which of them come first
  /// may depend on the data.
  static func places(_ analysis: String, _ table: FindingTable) -> [[String]] {
    var times: [String: Int] = [:]
    return table.rows.map { row in
      let labels = zip(table.columns, row).compactMap { $0.guarded == nil ? label($1, $0.id) : nil }
      var name = labels.joined(separator: " ")
      times[name, default: 0] += 1
      if let time = times[name], time > 1 { name += " again \(time)" }
      return table.columns.map { "\(analysis)/\(table.id)/\(name)/\($0.id)" }
    }
  }

  /// What a cell says that is no number, or a number of days or weeks.
  private static func label(_ value: Value, _ column: String) -> String? {
    switch value {
    case .count(let count):
      ["day", "week", "horizon"].contains(column) ? "\(column) \(count)" : nil
    case .term(let term): term
    case .text(let text): text
    case .localized(let text): text.en
    case .period(_, let period): "period \(period)"
    case .phrase(let term, let slots):
      ([term] + slots.sorted { $0.key < $1.key }.compactMap { label($0.value, column) })
        .joined(separator: " ")
    default: nil
    }
  }

  private mutating func add(_ findings: AnalysisFindings, _ name: String) {
    for table in findings.tables {
      let all = Self.places(name, table)
      for column in table.columns.indices {
        var places: [String] = []
        for row in table.rows.indices {
          let place = all[row][column]
          add(table.rows[row][column], place)
          if counts[place] != nil { places.append(place) }
        }
        if places.count > 1, places.count == table.rows.count { columns.append(places) }
      }
    }
    for (key, value) in findings.facts { add(value, "\(name) fact \(key)") }
    for note in findings.notes { add(note, "\(name) note") }
    for note in findings.level?.sentences ?? [] { add(note, "\(name) sentence") }
    for note in findings.certainty?.reasons ?? [] { add(note, "\(name) reason") }
  }

  private mutating func add(_ note: Note, _ place: String) {
    for (key, value) in note.arguments { add(value, "\(place) \(note.term) \(key)") }
  }

  private mutating func add(_ value: Value, _ place: String) {
    switch value {
    case .count(let count): counts[place] = count
    case .phrase(_, let slots): for (key, slot) in slots { add(slot, "\(place) \(key)") }
    case .list(let values):
      for (index, part) in values.enumerated() { add(part, "\(place) \(index)") }
    default: break
    }
  }
}
