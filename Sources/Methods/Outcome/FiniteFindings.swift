// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension AnalysisFindings {
  /// The findings with every number that is not finite taken as missing: an estimate on the edge of
  /// what a double holds says nothing, and JSON has no word for it. Throws where it is an estimate.
  func finite() throws -> AnalysisFindings {
    let limits = estimates.flatMap { [$0.value, $0.interval?.lower, $0.interval?.upper] }
    guard limits.allSatisfy({ $0?.isFinite ?? true }) else {
      throw StatisticsError.noConvergence(what: "effects", iterations: 0)
    }
    var findings = self
    for table in findings.tables.indices {
      findings.tables[table].rows = findings.tables[table].rows.map { $0.map(\.finite) }
    }
    findings.facts = facts.mapValues(\.finite)
    for note in findings.notes.indices {
      findings.notes[note].arguments = findings.notes[note].arguments.mapValues(\.finite)
    }
    for figure in findings.figures.indices {
      findings.figures[figure].content = findings.figures[figure].content.finite
    }
    for estimate in findings.estimates.indices
    where findings.estimates[estimate].standardError?.isFinite == false {
      findings.estimates[estimate].standardError = nil
    }
    return findings
  }
}

extension Value {
  fileprivate var finite: Value {
    switch self {
    case .number(let number, _): number.isFinite ? self : .missing
    case .interval(let interval, _):
      (interval.lower?.isFinite ?? true) && (interval.upper?.isFinite ?? true) ? self : .missing
    case .list(let values): .list(values.map(\.finite))
    case .phrase(let term, let slots): .phrase(term, slots.mapValues(\.finite))
    default: self
    }
  }
}

extension Interval {
  /// The interval with limits that are not finite taken as none.
  fileprivate var finite: Interval {
    Interval(
      lower: lower.flatMap { $0.isFinite ? $0 : nil },
      upper: upper.flatMap { $0.isFinite ? $0 : nil }, level: level)
  }
}

extension FigureData.Content {
  fileprivate var finite: FigureData.Content {
    func finite(_ values: [Double?]) -> [Double?] {
      values.map { $0.flatMap { $0.isFinite ? $0 : nil } }
    }
    switch self {
    case .series(var figure):
      for panel in figure.panels.indices {
        figure.panels[panel].observed = finite(figure.panels[panel].observed)
        figure.panels[panel].fitted = finite(figure.panels[panel].fitted)
        figure.panels[panel].counterfactual = finite(figure.panels[panel].counterfactual)
        figure.panels[panel].lower = finite(figure.panels[panel].lower)
        figure.panels[panel].upper = finite(figure.panels[panel].upper)
      }
      return .series(figure)
    case .correlogram(var figure):
      figure.autocorrelation = figure.autocorrelation.map { $0.isFinite ? $0 : 0 }
      figure.partial = figure.partial.map { $0.isFinite ? $0 : 0 }
      return .correlogram(figure)
    case .eventStudy(var figure):
      figure.points = figure.points.filter(\.value.isFinite)
      for index in figure.points.indices {
        figure.points[index].interval = figure.points[index].interval?.finite
        figure.points[index].band = figure.points[index].band?.finite
      }
      return .eventStudy(figure)
    case .forest(var figure):
      for row in figure.rows.indices {
        figure.rows[row].marks = figure.rows[row].marks.map { mark in
          guard let mark, mark.value.isFinite else { return nil }
          return ForestFigure.Mark(value: mark.value, interval: mark.interval?.finite)
        }
      }
      return .forest(figure)
    case .cohortHeatMap(let map):
      return .cohortHeatMap(map.mapped { $0.isFinite ? $0 : nil })
    case .survival(let survival): return .survival(survival.mapped { $0.isFinite ? $0 : nil })
    case .hazard(let hazard): return .hazard(hazard.mapped { $0.isFinite ? $0 : nil })
    case .equiplot(let equiplot): return .equiplot(equiplot.mapped { $0.isFinite ? $0 : nil })
    case .slopes(let slopes): return .slopes(slopes.mapped { $0.isFinite ? $0 : nil })
    case .funnel(let funnel): return .funnel(funnel.mapped { $0.isFinite ? $0 : nil })
    case .contributions(let parts):
      return .contributions(parts.mapped { $0.isFinite ? $0 : nil })
    case .targets(let targets): return .targets(targets.mapped { $0.isFinite ? $0 : nil })
    case .residuals(var figure):
      figure.residuals = finite(figure.residuals)
      return .residuals(figure)
    }
  }
}
