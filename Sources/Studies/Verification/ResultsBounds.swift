// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Findings

/// Bounds of what stands in `results.json` under each key, wider than any evaluation writes and
/// narrower than what arithmetic on calendars or the drawing of a figure can bear.
enum ResultsBounds {
  /// Numbers of periods and days: ten thousand years of days.
  private static let calendar: Set<String> = [
    "period", "first", "last", "starts", "day", "horizons", "riskDays", "lastDay", "lastAtRisk",
    "times",
  ]
  private static let calendarLimit = 4_000_000.0
  /// Whole numbers up to which a double counts without gaps.
  private static let wholeLimit = 9_007_199_254_740_992.0
  /// Values in one list.
  private static let listLimit = 100_000

  /// What is beyond its bounds; nil where nothing is.
  static func fault(in tree: JSONNode, key: String = "") -> String? {
    switch tree {
    case .null, .bool, .string: return nil
    case .number(let number):
      if calendar.contains(key), number.magnitude > calendarLimit {
        return "`\(excerpt(key))` is \(number), beyond any calendar"
      }
      return number == number.rounded() && number.magnitude > wholeLimit && counts.contains(key)
        ? "`\(excerpt(key))` is too large to be counted" : nil
    case .array(let values):
      guard values.count <= listLimit else { return "`\(excerpt(key))` has too many values" }
      for value in values { if let wrong = fault(in: value, key: key) { return wrong } }
      return nil
    case .object(let members):
      for member in members {
        if let wrong = fault(in: member.value, key: member.key) { return wrong }
      }
      return nil
    }
  }

  private static let counts: Set<String> = ["count", "rows", "atRisk", "enrolled", "of"]
}

extension Evaluation {
  /// Which part has not the shape that every evaluation gives it; nil where all have.
  var shapeFault: String? {
    guard format == 1 else { return "has format \(format), which this release does not read" }
    guard analyses.count <= 1_000, Set(analyses.map(\.id)).count == analyses.count else {
      return "names an analysis twice"
    }
    let observed = kpis.compactMap(\.observed)
    guard Set(kpis.map(\.id)).count == kpis.count else { return "names a KPI twice" }
    for analysis in observed + analyses {
      let name = "analysis `\(excerpt(analysis.id))`"
      guard ResultsNames.areSafe(analysis) else { return "\(name) has a name that is no name" }
      for table in analysis.tables {
        let width = table.columns.count
        if let row = table.rows.firstIndex(where: { $0.count != width }) {
          let here = "\(name), table `\(excerpt(table.id))`, row \(row + 1)"
          return "\(here): \(table.rows[row].count) values for \(width) columns"
        }
      }
      for figure in analysis.figures {
        if let wrong = figure.shapeFault {
          return "\(name), figure `\(excerpt(figure.id))`: \(wrong)"
        }
      }
    }
    return nil
  }
}

/// Names from which paths are made.
private enum ResultsNames {
  static func areSafe(_ analysis: AnalysisFindings) -> Bool {
    let names = [analysis.id] + analysis.tables.map(\.id) + analysis.figures.map(\.id)
    return names.allSatisfy { name in
      !name.isEmpty && name.utf8.count <= 200 && !name.hasPrefix(".")
        && !name.unicodeScalars.contains { $0 == "/" || $0.value < 0x20 }
    } && Set(analysis.tables.map(\.id)).count == analysis.tables.count
      && Set(analysis.figures.map(\.id)).count == analysis.figures.count
  }
}

extension FigureData {
  /// What in the figure has not one value where one is due; nil where all have.
  fileprivate var shapeFault: String? {
    switch content {
    case .series(let series):
      let uneven = series.panels.contains { panel in
        Set([
          panel.observed.count, panel.fitted.count, panel.counterfactual.count, panel.lower.count,
          panel.upper.count,
        ]).count > 1 || panel.observed.count != series.panels[0].observed.count
      }
      return uneven ? "a series without one value a period" : nil
    case .correlogram(let figure):
      return figure.autocorrelation.count == figure.partial.count
        ? nil : "a correlogram without one value a lag"
    case .cohortHeatMap(let map):
      let rows = map.rows + [map.pooled].compactMap(\.self)
      return rows.allSatisfy { $0.cells.count == map.times.count }
        ? nil : "a cohort without one cell a column"
    case .survival(let survival):
      return survival.groups.allSatisfy { $0.atRisk.count == survival.riskDays.count }
        ? nil : "a group without one number at risk a day"
    default: return nil
    }
  }
}
