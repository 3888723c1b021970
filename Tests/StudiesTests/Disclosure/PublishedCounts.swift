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

  /// The place of a table's cell.
  static func place(_ analysis: String, _ table: FindingTable, _ row: Int, _ column: Int) -> String
  {
    "\(analysis)/\(table.id)/\(row)/\(table.columns[column].id)"
  }

  private mutating func add(_ findings: AnalysisFindings, _ name: String) {
    for table in findings.tables {
      for column in table.columns.indices {
        var places: [String] = []
        for row in table.rows.indices {
          let place = Self.place(name, table, row, column)
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
