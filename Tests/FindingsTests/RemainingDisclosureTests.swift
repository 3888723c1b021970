// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Findings

/// What a publication still tells, made by hand or by a tool that withholds single cells.
@Suite("What a publication still tells of few people")
struct RemainingDisclosureTests {
  private let shares: [FindingTable.Column] = [
    .init("part"), .init("events", guarded: .partOf("trials")), .init("trials", guarded: .count),
    .init("value", guarded: .derivedFrom("events")),
  ]

  private func analysis(
    _ id: String, _ tables: [FindingTable], kpi: String? = "kpi"
  ) -> AnalysisFindings {
    var findings = AnalysisFindings(id: id, kind: "k", role: .secondary, kpi: kpi)
    findings.tables = tables
    return findings
  }

  private func row(_ part: String, _ events: Int?, _ trials: Int?) -> [Value] {
    [
      .term(part), events.map { .count($0) } ?? .hidden, trials.map { .count($0) } ?? .hidden,
      .hidden,
    ]
  }

  private func remaining(
    _ analyses: [AnalysisFindings], _ control: DisclosureControl = DisclosureControl(minimumCell: 5)
  ) -> [DisclosureControl.Remaining] {
    let evaluation = Evaluation(
      esito: "0",
      study: StudyFacts(
        id: "s", title: LocalizedText("x"), owner: "us", funding: nil,
        campaignFrom: CivilDate(day: 0), campaignTo: nil, planned: "before-data", cutoff: nil,
        cutoffReason: nil, remark: nil, behaviour: [:]),
      sources: [], kpis: [], analyses: analyses)
    return control.remaining(
      in: evaluation,
      guarding: Dictionary(uniqueKeysWithValues: analyses.map { ($0.id, ["people"]) }))
  }

  @Test("a cell withheld alone in its column, which the total of another table gives back")
  func column() throws {
    let series = FindingTable(
      id: "series", columns: shares,
      rows: [row("before", nil, 40), row("before", 20, 50), row("after", 30, 60)])
    let summary = FindingTable(
      id: "summary", columns: shares, rows: [row("before", 23, 90), row("after", 30, 60)])
    #expect(
      remaining([analysis("a", [series, summary])]) == [
        .init(analysis: "a", table: "series", row: 0, column: 1, what: .solved("summary"))
      ])
    // Two are not given back, nor one of which the total is withheld too.
    var two = series
    two.rows[1][1] = .hidden
    #expect(remaining([analysis("a", [two, summary])]).isEmpty)
    #expect(remaining([analysis("a", [series])]).isEmpty)
  }

  @Test("an answer withheld alone beside all who answered")
  func answer() {
    let columns: [FindingTable.Column] = ["low", "middle", "high", "answered"].map {
      .init($0, guarded: .count)
    }
    func item(_ counts: [Int?]) -> FindingTable {
      FindingTable(
        id: "item", columns: columns, rows: [counts.map { $0.map { .count($0) } ?? .hidden }])
    }
    #expect(
      remaining([analysis("a", [item([nil, 40, 30, 73])])]) == [
        .init(analysis: "a", table: "item", row: 0, column: 0, what: .solved("item"))
      ])
    #expect(remaining([analysis("a", [item([nil, 40, 30, 95])])]).isEmpty)
    #expect(remaining([analysis("a", [item([nil, nil, 30, 73])])]).isEmpty)
  }

  @Test("few people more in one analysis than in another of the same sources")
  func difference() {
    func answers(_ id: String, _ events: Int, _ trials: Int, kpi: String?) -> AnalysisFindings {
      analysis(
        id, [FindingTable(id: "item", columns: shares, rows: [row("T0", events, trials)])],
        kpi: kpi)
    }
    let all = answers("all", 40, 90, kpi: "one")
    #expect(
      remaining([all, answers("some", 38, 80, kpi: "other")]) == [
        .init(analysis: "some", table: "item", row: nil, column: nil, what: .difference("all"))
      ])
    // Neither is within the other: more did, fewer did not.
    #expect(remaining([all, answers("some", 42, 80, kpi: "other")]).isEmpty)
    #expect(remaining([all, answers("some", 20, 40, kpi: "other")]).isEmpty)
    let alone = DisclosureControl(minimumCell: 5, secondary: false)
    #expect(remaining([all, answers("some", 38, 80, kpi: "other")], alone).isEmpty)
  }

  @Test("a share whose total is withheld, and few who left between two horizons")
  func cells() {
    var share = FindingTable(id: "t", columns: shares, rows: [row("x", 12, nil)])
    share.rows[0][3] = .number(0.4, .proportion)
    #expect(
      remaining([analysis("a", [share])]).map(\.what) == [.derived("trials")])
    let stay = FindingTable(
      id: "retention",
      columns: [
        .init("horizon"), .init("retained", guarded: .partOf("eligible")),
        .init("eligible", guarded: .count),
      ],
      rows: [
        [.term("4"), .count(60), .count(90)], [.term("8"), .count(57), .count(90)],
        [.term("12"), .count(40), .count(90)],
      ])
    #expect(
      remaining([analysis("a", [stay])]) == [
        .init(analysis: "a", table: "retention", row: 1, column: 1, what: .small)
      ])
  }
}
