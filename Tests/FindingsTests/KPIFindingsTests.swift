// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import FoundationEssentials
import Testing

@Suite("Findings on KPIs")
struct KPIFindingsTests {
  private var kpi: KPIFacts {
    var observed = AnalysisFindings(
      id: "kpi.a", kind: KPIFacts.kind, role: .secondary, kpi: "a")
    observed.facts = ["from": .date(CivilDate(day: 20_000))]
    observed.estimates = [
      Estimate(
        id: "observed", value: 0.075, interval: Interval(lower: 0.02, upper: 0.2),
        unit: .proportion, estimator: "wilson")
    ]
    observed.tables = [
      FindingTable(
        id: "observed", columns: [.init("events", guarded: .count)], rows: [[.count(3)]])
    ]
    observed.notes = [Note("kpi.rate", .remark, ["events": .count(3)])]
    observed.level = LevelAnswer(
      estimate: "observed", what: .text("a"), target: 0.1, judgement: .cannotSay, sentences: [])
    return KPIFacts(
      id: "a", label: LocalizedText("A"), level: "outcome", better: .higher, leadsTo: ["b"],
      observed: observed,
      smart: [
        SMARTFinding(
          .achievable, Note("smart.beyond-history", .remark, table: "history")),
        SMARTFinding(.timeBound, Note("smart.no-by", .warning), key: "kpis.a.by"),
      ])
  }

  @Test("read back as what was written")
  func coding() throws {
    let data = try JSONEncoder().encode(kpi)
    #expect(try JSONDecoder().decode(KPIFacts.self, from: data) == kpi)
    let figure = FigureData(
      id: "targets",
      content: .targets(
        TargetFigure(rows: [
          .init(
            label: LocalizedText("A"), level: "output", unit: .count, better: .lower,
            observed: .withheld, target: 3, baseline: nil, state: .tooEarly, isDeclared: true)
        ])))
    let drawn = try JSONEncoder().encode(figure)
    #expect(try JSONDecoder().decode(FigureData.self, from: drawn) == figure)
  }

  @Test("control of an observation that has a small cell leaves none of its numbers")
  func control() throws {
    var observed = try #require(kpi.observed)
    observed.foundation = "observed"
    let safe = DisclosureControl(minimumCell: 5).applied(to: observed)
    #expect(safe.estimates == [] && safe.level == nil)
    #expect(safe.notes.map(\.term) == ["disclosure.whole"])
  }
}
