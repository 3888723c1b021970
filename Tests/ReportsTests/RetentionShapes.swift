// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Glibc

@testable import Reports

/// Figures of retention of many shapes, made of seeded numbers, that the tests draw.
enum RetentionShapes {
  static let all: [(name: String, figure: FigureData)] = [
    ("6 cohorts, 3 horizons", cohorts(6, [4, 8, 12])),
    ("one cohort", cohorts(1, [4, 8, 12])),
    ("30 cohorts, 12 weeks", cohorts(30, Array(1...12))),
    ("12 cohorts, 52 weeks, tens of thousands", cohorts(12, Array(1...52), size: 31_000)),
    ("14 cohorts, 26 weeks", cohorts(14, Array(0...25))),
    ("days", cohorts(4, [28, 56, 84, 182, 364], step: .day, size: 2_400_000)),
    ("hostile cohorts", cohorts(9, [4, 8], labels: FigureChecks.hostileNames.map { .text($0) })),
    ("no cohorts", cohorts(0, [4])), ("no columns", cohorts(3, [])),
    ("withheld cohorts", hidden(cohorts(6, [4, 8, 12]))),
    ("cells no colour can hold", wildCells),
    ("one curve", survival(1)), ("two curves", survival(2)), ("four curves", survival(4)),
    ("hostile curves", survival(9, labels: FigureChecks.hostileNames)),
    ("a year, large", survival(2, size: 2_300_000, days: 364)),
    ("days of survival", survival(1, days: 20, step: .day)),
    ("months of survival", survival(3, days: 731, step: .month)),
    ("a curve that ends early", survival(2, lastAtRisk: 61)),
    ("weekly values", sampled(1)), ("weekly values of groups", sampled(3, lastAtRisk: 70)),
    ("everybody stays", survival(1, rate: 0)), ("everybody leaves", survival(1, rate: 3)),
    ("no curves", survival(0)), ("withheld curves", hidden(survival(2))),
    ("some withheld", partlyWithheld), ("no days", noDays),
    ("12 weeks of hazard", hazard(1, 12)), ("26 weeks, 4 groups", hazard(4, 26)),
    ("104 weeks", hazard(2, 104)), ("one week", hazard(1, 1)), ("no weeks", hazard(1, 0)),
    ("hostile hazards", hazard(9, 12, labels: FigureChecks.hostileNames)),
    ("365 days", hazard(1, 365, step: .day)), ("nobody leaves", hazard(1, 12, rate: 0)),
    ("large numbers at risk", hazard(2, 52, size: 12_345_678)),
    ("withheld hazards", hidden(hazard(2, 12))), ("no groups", hazard(0, 0)),
  ]

  static func cohorts(
    _ count: Int, _ times: [Int], step: CalendarStep = .week, size: Int = 148,
    labels: [Value] = []
  ) -> FigureData {
    var random = TestRandom(seed: 11)
    let first = CivilDate(iso: "2025-01-01").map { CalendarStep.month.index(of: $0) } ?? 0
    let rows = (0..<count).map { index -> CohortHeatMap.Row in
      let known = times.count - index * times.count / max(1, count)
      return CohortHeatMap.Row(
        label: labels.indices.contains(index) ? labels[index] : .period(.month, first + index),
        enrolled: size + index * 7,
        cells: times.indices.map { column in
          guard column < known else { return .immature }
          guard (index, column) != (1, 0) else { return .empty }
          let share = exp(-0.08 * Double(column)) - Double.random(in: 0...0.12, using: &random)
          return .share(
            max(0, share), of: size + index, isPartial: column == known - 1 && index > 0)
        })
    }
    let pooled = CohortHeatMap.Row(
      label: .term("figure.cohort.all"), enrolled: (size + 20) * count,
      cells: times.indices.map { column in
        .share(exp(-0.09 * Double(column)), of: size * count, isPartial: false)
      })
    return FigureData(
      id: "cohorts",
      content: .cohortHeatMap(
        CohortHeatMap(
          title: .term("figure.retained.window"), step: step, times: times, rows: rows,
          pooled: count == 0 ? nil : pooled)))
  }

  private static var wildCells: FigureData {
    FigureData(
      id: "<\"&id'>",
      content: .cohortHeatMap(
        CohortHeatMap(
          title: .text("<script>"), step: .week, times: [.max, .min, 0],
          rows: [
            .init(
              label: .hidden, enrolled: nil,
              cells: [
                .share(.nan, of: .max, isPartial: true), .share(-1e300, of: -1, isPartial: false),
                .share(.infinity, of: 0, isPartial: false),
              ])
          ])))
  }

  static func survival(
    _ count: Int, size: Int = 400, days: Int = 84, step: CalendarStep = .week, rate: Double = 1,
    lastAtRisk: Int? = nil, labels: [String] = ["Donne", "Uomini", "Quintile 4", "Quintile 5"]
  ) -> FigureData {
    var random = TestRandom(seed: 12)
    let every = step == .day ? 1 : 28
    let risk = Array(stride(from: 0, through: days, by: every))
    let groups = (0..<count).map { group -> SurvivalFigure.Group in
      var survival = 1.0
      let steps = stride(from: 1, through: days, by: 3).map { day -> SurvivalFigure.Step in
        let drop = Double.random(in: 0...0.02, using: &random) * (1 + 0.5 * Double(group)) * rate
        survival = max(0, survival * (1 - drop))
        let reach = 0.02 + 0.0008 * Double(day) * 84 / Double(days)
        return .init(
          day: day, survival: survival,
          interval: day < 7
            ? nil
            : Interval(lower: max(0, survival - reach), upper: min(1, survival + reach)))
      }
      let end = lastAtRisk.map { $0 - 9 * group } ?? days
      return .init(
        label: count == 1 ? .term("figure.everyone") : .text(labels[group]), steps: steps,
        lastAtRisk: end, atRisk: risk.map { $0 <= end ? size - $0 / 3 - 7 * group : 0 })
    }
    return FigureData(
      id: "survival",
      content: .survival(
        SurvivalFigure(
          step: step, groups: groups,
          horizons: step == .day ? [7, 14] : days > 500 ? [183, 365, 731] : [28, 56, 84],
          riskDays: risk, lastDay: days)))
  }

  static func sampled(_ count: Int, lastAtRisk: Int? = nil) -> FigureData {
    guard case .survival(var figure) = survival(count, lastAtRisk: lastAtRisk).content else {
      return survival(count)
    }
    figure.isSampled = true
    for group in figure.groups.indices {
      figure.groups[group].steps = figure.groups[group].steps?.filter { $0.day % 7 == 0 }
    }
    return FigureData(id: "survival", content: .survival(figure))
  }

  private static var partlyWithheld: FigureData {
    guard case .survival(var figure) = survival(3).content else { return survival(3) }
    figure.groups[1].steps = nil
    figure.groups[1].lastAtRisk = nil
    figure.groups[1].atRisk = figure.groups[1].atRisk.map { _ in nil }
    figure.groups[2].atRisk[1] = nil
    return FigureData(id: "survival", content: .survival(figure))
  }

  private static var noDays: FigureData {
    FigureData(
      id: "survival",
      content: .survival(
        SurvivalFigure(
          step: .week,
          groups: [
            .init(
              label: .text("x"),
              steps: [.init(day: -3, survival: .nan, interval: Interval(lower: nil, upper: .nan))],
              lastAtRisk: 0, atRisk: [])
          ], horizons: [-7, 0, 28], riskDays: [], lastDay: 0)))
  }

  static func hazard(
    _ groups: Int, _ periods: Int, step: CalendarStep = .week, size: Int = 900, rate: Double = 1,
    labels: [String] = ["Donne", "Uomini", "Quintile 4", "Quintile 5"]
  ) -> FigureData {
    var random = TestRandom(seed: 13)
    return FigureData(
      id: "hazard",
      content: .hazard(
        HazardFigure(
          step: step,
          groups: (0..<groups).map { group in
            .init(
              label: groups == 1 ? .term("figure.everyone") : .text(labels[group]),
              points: (0..<periods).map { index in
                let noise = Double.random(in: 0.7...1.3, using: &random)
                let hazard = rate * 0.12 * exp(-0.15 * Double(index)) * noise
                let count = Int(Double(size) * exp(-0.04 * Double(index)))
                let reach = min(1, 1.6 / Double(max(1, count)).squareRoot())
                return .init(
                  period: index + 1,
                  hazard: count == 0
                    ? .absent
                    : .value(
                      hazard,
                      Interval(lower: max(0, hazard - reach), upper: min(1, hazard + reach))),
                  atRisk: count)
              })
          })))
  }

  static func hidden(_ figure: FigureData) -> FigureData {
    var findings = AnalysisFindings(id: "a", kind: "k", role: .primary, kpi: nil)
    findings.figures = [figure]
    findings.tables = [
      FindingTable(
        id: figure.id, columns: [.init("retained", guarded: .count)], rows: [[.count(3)]])
    ]
    return DisclosureControl(minimumCell: 5).applied(to: findings).figures[0]
  }
}
