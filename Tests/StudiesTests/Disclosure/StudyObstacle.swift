// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// What gives away that people are others.
extension StudyAttacker {
  /// Where two publications first differ.
  static func obstacle(_ one: Evaluation, _ other: Evaluation) -> String {
    for (a, b) in zip(one.analyses, other.analyses) where a != b { return obstacle(a, b) }
    for (a, b) in zip(one.kpis, other.kpis) where a != b {
      if let a = a.observed, let b = b.observed, a != b { return "kpi " + obstacle(a, b) }
      return "kpi \(a.id)"
    }
    return one.sources == other.sources ? "rest" : "sources"
  }

  private static func obstacle(_ a: AnalysisFindings, _ b: AnalysisFindings) -> String {
    if a.notes.map(\.term) != b.notes.map(\.term) { return "\(a.id) terms of notes" }
    for (x, y) in zip(a.tables, b.tables) where x != y {
      for (row, other) in zip(x.rows, y.rows) where row != other {
        for (column, pair) in zip(x.columns, zip(row, other)) where pair.0 != pair.1 {
          return "\(a.id)/\(x.id)/\(column.id)"
        }
      }
    }
    if a.tables != b.tables { return "\(a.id) tables" }
    for (x, y) in zip(a.estimates, b.estimates) where x != y { return "\(a.id) estimate \(x.id)" }
    for (x, y) in zip(a.figures, b.figures) where x != y { return "\(a.id) figure \(x.id)" }
    for (x, y) in zip(a.notes, b.notes) where x != y { return "\(a.id) note \(x.term)" }
    if a.facts != b.facts {
      return "\(a.id) fact \(a.facts.keys.sorted().first { a.facts[$0] != b.facts[$0] } ?? "")"
    }
    if a.level != b.level { return "\(a.id) level" }
    return a.headline == b.headline ? "\(a.id) certainty" : "\(a.id) headline"
  }
}
