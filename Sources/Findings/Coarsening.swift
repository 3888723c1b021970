// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// Rounds every number of findings to four significant digits, where counts are withheld: a model's
/// estimates at full precision are equations that few sets of whole numbers solve.
enum Coarsening {
  static func applied(to findings: AnalysisFindings) -> AnalysisFindings {
    var coarse = findings
    coarse.facts = coarse.facts.mapValues { rounded($0) }
    for index in coarse.estimates.indices {
      coarse.estimates[index].value = coarse.estimates[index].value.map { rounded($0) }
      coarse.estimates[index].interval = coarse.estimates[index].interval.map { rounded($0) }
      coarse.estimates[index].degreesOfFreedom =
        coarse.estimates[index].degreesOfFreedom.map { rounded($0) }
      coarse.estimates[index].standardError =
        coarse.estimates[index].standardError.map { rounded($0) }
    }
    for table in coarse.tables.indices {
      coarse.tables[table].rows = coarse.tables[table].rows.map { $0.map { rounded($0) } }
    }
    coarse.figures = coarse.figures.map { rounded($0) }
    coarse.notes = coarse.notes.map(rounded)
    if let level = coarse.level {
      coarse.level?.what = rounded(level.what)
      coarse.level?.sentences = level.sentences.map(rounded)
    }
    return coarse
  }

  private static func rounded(_ note: Note) -> Note {
    Note(
      note.term, note.severity, note.arguments.mapValues { rounded($0) }, table: note.table)
  }

  static func rounded(_ number: Double) -> Double {
    guard number.isFinite, number != 0 else { return number }
    let digits = 3 - Int(log10(number.magnitude).rounded(.down))
    let scale = pow(10, Double(abs(digits)))
    let result =
      digits >= 0 ? (number * scale).rounded() / scale : (number / scale).rounded() * scale
    return result.isFinite ? result : number
  }

  private static func rounded(_ interval: Interval) -> Interval {
    var coarse = interval
    coarse.lower = interval.lower.map { rounded($0) }
    coarse.upper = interval.upper.map { rounded($0) }
    return coarse
  }

  private static func rounded(_ value: Value) -> Value {
    switch value {
    case .number(let number, let unit): .number(rounded(number), unit)
    case .interval(let interval, let unit): .interval(rounded(interval), unit)
    case .phrase(let term, let slots): .phrase(term, slots.mapValues { rounded($0) })
    case .list(let values): .list(values.map { rounded($0) })
    default: value
    }
  }

  private static func rounded(_ figure: FigureData) -> FigureData {
    switch figure.content {
    case .series(let series): return FigureData(id: figure.id, content: .series(rounded(series)))
    case .eventStudy(var study):
      for index in study.points.indices {
        study.points[index].value = rounded(study.points[index].value)
        study.points[index].interval = study.points[index].interval.map { rounded($0) }
        study.points[index].band = study.points[index].band.map { rounded($0) }
      }
      return FigureData(id: figure.id, content: .eventStudy(study))
    case .forest(var forest):
      for row in forest.rows.indices {
        forest.rows[row].marks = forest.rows[row].marks.map { mark in
          mark.map {
            ForestFigure.Mark(value: rounded($0.value), interval: $0.interval.map { rounded($0) })
          }
        }
      }
      return FigureData(id: figure.id, content: .forest(forest))
    case .correlogram, .residuals: return figure
    case .cohortHeatMap(let map):
      return FigureData(id: figure.id, content: .cohortHeatMap(map.mapped { rounded($0) }))
    case .survival(let survival):
      return FigureData(id: figure.id, content: .survival(survival.mapped { rounded($0) }))
    case .hazard(let hazard):
      return FigureData(id: figure.id, content: .hazard(hazard.mapped { rounded($0) }))
    case .equiplot(let equiplot):
      return FigureData(id: figure.id, content: .equiplot(equiplot.mapped { rounded($0) }))
    case .slopes(let slopes):
      return FigureData(id: figure.id, content: .slopes(slopes.mapped { rounded($0) }))
    case .contributions(let parts):
      return FigureData(id: figure.id, content: .contributions(parts.mapped { rounded($0) }))
    case .targets(let targets):
      return FigureData(id: figure.id, content: .targets(targets.mapped { rounded($0) }))
    }
  }

  private static func rounded(_ figure: SeriesFigure) -> SeriesFigure {
    var series = figure
    func coarse(_ values: [Double?]) -> [Double?] { values.map { $0.map { rounded($0) } } }
    for panel in series.panels.indices {
      series.panels[panel].fitted = coarse(series.panels[panel].fitted)
      series.panels[panel].counterfactual = coarse(series.panels[panel].counterfactual)
      series.panels[panel].lower = coarse(series.panels[panel].lower)
      series.panels[panel].upper = coarse(series.panels[panel].upper)
    }
    return series
  }
}
