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

  @Test("a small count or a small complement withholds every guarded cell", arguments: [4, 97])
  func small(events: Int) throws {
    let safe = control.applied(to: findings([(events, 100), (40, 100)]))
    let table = try #require(safe.table("series"))
    #expect(table.rows.allSatisfy { $0[0] == .hidden && $0[1] == .hidden && $0[2] == .hidden })
    #expect(table.rows.allSatisfy { $0[3] == .number(0.5, .proportion) })
    #expect(safe.figure("residuals") == nil)
    guard case .series(let figure)? = safe.figure("series")?.content else {
      Issue.record("no figure")
      return
    }
    #expect(figure.panels[0].observed == [nil, nil])
    #expect(safe.notes.contains { $0.term == "disclosure.withheld" })
  }
}
