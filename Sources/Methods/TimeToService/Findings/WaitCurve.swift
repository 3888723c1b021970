// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Statistics

extension TimeToService.WaitAnalysis {
  /// Who still waits, day by day, where it may be told.
  func curves(
    _ groups: [TimeToService.WaitGroup]
  ) -> (tables: [FindingTable], figure: FigureData?) {
    let horizons = specification.days.filter { $0 > 0 }
    guard let last = horizons.last else { return ([], nil) }
    // Beyond the stretches that may be told stand the shares that the table of waits has anyway.
    let arePublished = groups.allSatisfy { isPublished($0) }
    let curves = groups.map { group in
      let rows = Retention.CurveRow.rows(
        of: group.counts, horizons: horizons, atLeast: smallestShown)
      let later = arePublished ? horizons.filter { $0 > rows.last?.day ?? 0 } : []
      return WaitCurve(group: group, rows: rows, later: later)
    }
    let derived = guarded(.derivedFrom("served"))
    let table = FindingTable(
      id: "curve",
      columns: [
        .init("group"), .init("day"), .init("served", guarded: guarded(.count)),
        .init("waiting", guarded: derived), .init("interval", guarded: derived),
      ], rows: curves.flatMap(\.cells))
    let shown = horizons.filter { day in
      curves.allSatisfy { $0.steps.contains { $0.day == day } }
    }
    let riskDays = [0] + shown
    let figure = SurvivalFigure(
      step: .day,
      groups: curves.map { curve in
        SurvivalFigure.Group(
          label: curve.group.name, steps: curve.steps, lastAtRisk: curve.steps.last?.day ?? 0,
          atRisk: riskDays.map { day in
            day == 0
              ? curve.group.counts.people : curve.rows.first { $0.day == day }?.remaining
          })
      }, horizons: shown, riskDays: riskDays, lastDay: last, isSampled: true, topic: .service)
    return ([table], FigureData(id: "curve", content: .survival(figure)))
  }

  /// Whether the table of waits publishes the shares of a group: its counts are all large enough.
  private func isPublished(_ group: TimeToService.WaitGroup) -> Bool {
    let people = group.counts.people
    let counts = [group.counts.events] + specification.days.map { group.served(within: $0) }
    return ([people] + counts + counts.map { people - $0 }).allSatisfy {
      $0 == 0 || $0 >= smallestShown
    }
  }
}

/// One curve as it may be told.
private struct WaitCurve {
  let group: TimeToService.WaitGroup
  /// Stretches with their counts.
  let rows: [Retention.CurveRow]
  /// Days asked for after them, of which the share alone is told.
  let later: [Int]

  /// The share still waiting at the end of each stretch, then on the later days.
  var steps: [SurvivalFigure.Step] {
    let first = rows.compactMap { row in
      share(row.day).map {
        SurvivalFigure.Step(
          day: row.day, survival: row.told($0.estimate), interval: row.told($0.interval))
      }
    }
    return first
      + later.compactMap { day in
        group.share(within: day).map {
          SurvivalFigure.Step(
            day: day, survival: 1 - $0.estimate,
            interval: Interval(lower: 1 - $0.interval.upper, upper: 1 - $0.interval.lower))
        }
      }
  }

  /// The same as cells of the table.
  var cells: [[Value]] {
    steps.map { step in
      let served = rows.first { $0.day == step.day }.map { Value.count($0.ended) }
      return [
        group.name, .count(step.day), served ?? .hidden, .number(step.survival, .proportion),
        step.interval.map { .interval($0, .proportion) } ?? .missing,
      ]
    }
  }

  private func share(_ day: Int) -> IntervalEstimate? {
    (try? group.curve.survival(on: day, level: 0.95))?.share
  }
}
