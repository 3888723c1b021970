// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// An evaluation whose every count is a sum of unknown whole numbers, none below 0: how many people
/// of one kind there are (an invitation of a district and month that was answered, one that was not).
/// Whoever knows the study file and the code knows which; the numbers are what may not be found out.
struct CountModel {
  /// Tables with any number in place of counts.
  var evaluation: Evaluation
  /// The sources that are not public, by analysis.
  var guarded: [String: Set<String>]
  /// How many unknowns there are.
  var unknowns: Int
  /// How often each unknown enters a count.
  var counts: [Place: [Int: Int]] = [:]
  /// How often each unknown enters the number of rows of a source.
  var rows: [Int: [Int: Int]] = [:]

  /// A cell: of an analysis, or, after all of them, of what was observed of a KPI.
  struct Place: Hashable {
    var analysis: Int
    var table: Int
    var row: Int
    var column: Int
  }

  /// Places in a fixed order.
  var places: [Place] {
    counts.keys.sorted {
      ($0.analysis, $0.table, $0.row, $0.column) < ($1.analysis, $1.table, $1.row, $1.column)
    }
  }

  static func sum(_ entry: [Int: Int], _ unknowns: [Int]) -> Int {
    entry.reduce(0) { $0 + $1.value * unknowns[$1.key] }
  }

  /// The evaluation that some numbers give.
  func filled(_ unknowns: [Int]) -> Evaluation {
    var filled = evaluation
    for (place, entry) in counts {
      let value = Value.count(Self.sum(entry, unknowns))
      if place.analysis < filled.analyses.count {
        filled.analyses[place.analysis].tables[place.table].rows[place.row][place.column] = value
      } else {
        let kpi = place.analysis - filled.analyses.count
        filled.kpis[kpi].observed?.tables[place.table].rows[place.row][place.column] = value
      }
    }
    for (source, entry) in rows { filled.sources[source].rows = Self.sum(entry, unknowns) }
    return filled
  }

  /// The findings that a place is in.
  func findings(_ evaluation: Evaluation, _ analysis: Int) -> AnalysisFindings? {
    analysis < evaluation.analyses.count
      ? evaluation.analyses[analysis]
      : evaluation.kpis[analysis - evaluation.analyses.count].observed
  }

  /// The count at a place; nil where it is withheld.
  func shown(_ place: Place, in evaluation: Evaluation) -> Int? {
    guard let before = findings(self.evaluation, place.analysis),
      let after = findings(evaluation, place.analysis),
      let table = after.table(before.tables[place.table].id), place.row < table.rows.count,
      case .count(let count) = table.rows[place.row][place.column]
    else { return nil }
    return count
  }

  /// The unknowns whose total a count is a part of; nil where it is of none.
  func whole(of place: Place) -> [Int: Int]? {
    guard let table = findings(evaluation, place.analysis)?.tables[place.table],
      case .partOf(let name)? = table.columns[place.column].guarded,
      let column = table.columns.firstIndex(where: { $0.id == name })
    else { return nil }
    var other = place
    other.column = column
    return counts[other]
  }

  func isGuarded(_ place: Place) -> Bool {
    guard let findings = findings(evaluation, place.analysis) else { return false }
    return findings.tables[place.table].columns[place.column].guarded != nil
  }
}
