// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Testing

@Suite("Disclosure control")
struct DisclosureControlTests {
  private func findings(_ rows: [(events: Int, trials: Int)]) -> AnalysisFindings {
    var findings = AnalysisFindings(id: "a", kind: "k", role: .primary, kpi: nil)
    findings.tables = [
      FindingTable(
        id: "series",
        columns: [
          .init("events", guarded: .partOf("trials")), .init("trials", guarded: .count),
          .init("observed", guarded: .derivedFrom("events")), .init("fitted"),
        ],
        rows: rows.map {
          [
            .count($0.events), .count($0.trials),
            .number(Double($0.events) / Double($0.trials), .proportion), .number(0.5, .proportion),
          ]
        })
    ]
    findings.figures = [
      FigureData(
        id: "series",
        content: .series(
          SeriesFigure(
            step: .month, first: 0,
            panels: [
              .init(
                title: LocalizedText("x"), unit: .proportion, observed: [0.1, 0.2],
                fitted: [0.1, 0.2], counterfactual: [nil, nil], lower: [nil, nil],
                upper: [nil, nil])
            ], starts: [1], phaseIn: [], excluded: []))),
      FigureData(
        id: "residuals",
        content: .residuals(ResidualFigure(step: .month, first: 0, residuals: [1, 2], starts: []))),
    ]
    return findings
  }

  private let control = DisclosureControl(minimumCell: 5)

  @Test("large cells pass untouched")
  func large() {
    let open = findings([(40, 100), (0, 100), (100, 100)])
    #expect(control.applied(to: open) == open)
  }

  @Test("a small count or a small complement withholds every cell of a table", arguments: [4, 97])
  func small(events: Int) throws {
    let safe = control.applied(to: findings([(events, 100), (40, 100)]))
    let table = try #require(safe.table("series"))
    #expect(table.rows.allSatisfy { $0.allSatisfy { $0 == .hidden } })
    #expect(safe.figures.isEmpty)
    #expect(safe.notes.map(\.term) == ["disclosure.whole"])
  }

  @Test("an effect of many periods stays at three digits, alone; of few it falls")
  func headline() {
    func change(_ periods: Int) -> AnalysisFindings {
      var change = findings(
        [(3, 100)] + (1..<periods).map { (20 + $0 % 7, 100) })
      change.estimates = [
        Estimate(
          id: "average.absolute", value: 0.0123456,
          interval: Interval(lower: -0.1, upper: 0.0456789),
          unit: .points, standardError: 0.01, degreesOfFreedom: 3, estimator: "ols"),
        Estimate(id: "level", value: 1.23456, unit: .ratio, estimator: "ols"),
      ]
      change.headline = AnalysisFindings.Headline(
        absolute: "average.absolute", relative: nil, better: .higher, matters: nil,
        verdict: .cannotSay(excluded: .nothing), causal: false)
      return change
    }
    let safe = control.applied(to: change(48))
    #expect(
      safe.estimates == [
        Estimate(
          id: "average.absolute", value: 0.0123, interval: Interval(lower: -0.1, upper: 0.0457),
          unit: .points, estimator: "ols")
      ])
    #expect(safe.tables.isEmpty && safe.figures.isEmpty && safe.headline?.verdict != nil)
    #expect(safe.notes.map(\.term) == ["disclosure.headline"])
    let short = control.applied(to: change(12))
    #expect(short.estimates.isEmpty && short.headline == nil)
    #expect(short.notes.map(\.term) == ["disclosure.whole"])
    var pulse = change(48)
    pulse.isOfSinglePeriod = true
    #expect(control.applied(to: pulse).estimates.isEmpty)
  }
}
