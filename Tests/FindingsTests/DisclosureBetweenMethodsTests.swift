// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Testing

/// What analyses of different methods give back together, found by `StudyAttackTests`.
@Suite("Disclosure control between methods")
struct DisclosureBetweenMethodsTests {
  private func evaluation(_ analyses: [AnalysisFindings]) -> Evaluation {
    Evaluation(
      esito: "0",
      study: StudyFacts(
        id: "s", title: LocalizedText("x"), owner: "us", funding: nil,
        campaignFrom: CivilDate(day: 0), campaignTo: nil, planned: "before-data", cutoff: nil,
        cutoffReason: nil, remark: nil, behaviour: [:]),
      sources: [
        SourceFacts(id: "people", holds: "pseudonymised", from: nil, extracted: nil, rows: nil)
      ], kpis: [], analyses: analyses)
  }

  private func applied(_ analyses: [AnalysisFindings]) -> [AnalysisFindings] {
    DisclosureControl(minimumCell: 4).applied(
      to: evaluation(analyses),
      guarding: Dictionary(uniqueKeysWithValues: analyses.map { ($0.id, ["people"]) })
    ).analyses
  }

  private func shares(
    _ id: String, _ table: String, _ part: String, _ whole: String, _ counts: (Int, Int)
  ) -> AnalysisFindings {
    var findings = AnalysisFindings(id: id, kind: "k", role: .secondary, kpi: nil)
    findings.tables = [
      FindingTable(
        id: table,
        columns: [
          .init("label"), .init(part, guarded: .partOf(whole)), .init(whole, guarded: .count),
        ], rows: [[.term("x"), .count(counts.0), .count(counts.1)]])
    ]
    return findings
  }

  @Test(
    "few who did not, between two counts of events, are seen whatever their columns are called",
    arguments: [("events", "total"), ("events", "trials"), ("people", "previous")])
  func names(part: String, whole: String) {
    // 27 of 35 and 14 of 19: of the 16 others all but 3 did, in study 347 a month of the KPI.
    let first = shares("all", "steps", "people", "previous", (27, 35))
    let table = part == "people" ? "steps" : "observed"
    let safe = applied([first, shares("some", table, part, whole, (14, 19))])
    #expect(safe[0].tables == first.tables)
    #expect(safe[1].tables.flatMap(\.rows).allSatisfy { $0[1...].allSatisfy { $0 == .hidden } })
    #expect(safe[1].notes.map(\.term) == ["disclosure.difference"])
    // Of 21 others 13 did and 8 did not.
    let open = [
      shares("all", "steps", "people", "previous", (27, 40)),
      shares("some", table, part, whole, (14, 19)),
    ]
    #expect(applied(open) == open)
  }

  @Test("how many periods hold data falls beside withheld counts: in a month there was nobody")
  func periods() {
    var small = AnalysisFindings(id: "small", kind: "k", role: .secondary, kpi: nil)
    small.tables = shares("x", "observed", "events", "total", (1, 80)).tables
    var refused = AnalysisFindings(id: "refused", kind: "k", role: .secondary, kpi: nil)
    refused.facts = ["after": .count(3), "before": .count(4), "phase-in": .count(0)]
    refused.notes = [
      Note("its.refused.few-points", .refusal, ["after": .count(3), "before": .count(4)])
    ]
    #expect(applied([refused]) == [refused])
    let safe = applied([small, refused])[1]
    #expect(safe.facts == ["after": .hidden, "before": .hidden, "phase-in": .count(0)])
    #expect(safe.notes.first?.arguments == ["after": .hidden, "before": .hidden])
  }
}
