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
    // Of the 8 who did not 3 are others or 3 are these: it is not said which.
    #expect(safe[1].notes.map(\.term) == ["disclosure.whole"])
    let large = applied([
      shares("all", "steps", "people", "previous", (127, 167)),
      shares("some", table, part, whole, (114, 151)),
    ])
    #expect(large[1].notes.map(\.term) == ["disclosure.difference"])
    // Of 21 others 13 did and 8 did not.
    let open = [
      shares("all", "steps", "people", "previous", (27, 40)),
      shares("some", table, part, whole, (14, 19)),
    ]
    #expect(applied(open) == open)
  }

  @Test("beside withheld counts a refusal says neither why nor how many periods hold data")
  func refusal() {
    var refused = AnalysisFindings(id: "refused", kind: "k", role: .secondary, kpi: nil)
    refused.facts = [
      "after": .count(3), "before": .count(4), "first": .period(.month, 7), "phase-in": .count(0),
    ]
    refused.notes = [
      Note("its.refused.few-points", .refusal, ["after": .count(3), "before": .count(4)])
    ]
    #expect(applied([refused]) == [refused])
    let safe = applied([shares("small", "observed", "events", "total", (1, 80)), refused])[1]
    #expect(
      safe.facts == [
        "after": .hidden, "before": .hidden, "first": .hidden, "phase-in": .count(0),
      ])
    #expect(safe.notes == [Note("disclosure.refused", .refusal)])
  }

  /// Answers of a survey before and after, by mark.
  private func survey(_ id: String, _ table: String, _ rows: [[Int]]) -> AnalysisFindings {
    var survey = AnalysisFindings(id: id, kind: "survey", role: .secondary, kpi: nil)
    survey.tables = [
      FindingTable(
        id: table,
        columns: [.init("group"), .init("wave")]
          + ["level.1", "level.2", "level.3"].map { .init($0, guarded: .count) },
        rows: zip(["survey.before", "survey.after"], rows).map { wave, counts in
          [.text(id), .term(wave)] + counts.map { .count($0) }
        })
    ]
    return survey
  }

  @Test("few answers more are seen between tables of other names, in the same wave")
  func surveys() {
    // All who answered at one place, and those of them who answered twice: study 510.
    let twice = survey("twice", "groups-mark", [[20, 30, 40], [20, 30, 40]])
    let all = survey("all", "item-mark", [[20, 33, 50], [30, 40, 50]])
    #expect(applied([twice, all])[1].notes.map(\.term) == ["disclosure.difference"])
    let others = survey("all", "item-mark", [[30, 40, 50], [20, 30, 40]])
    #expect(applied([twice, others]) == [twice, others])
  }

  private func comparison(_ places: Int, _ periods: Int, _ trials: Int) -> AnalysisFindings {
    var change = AnalysisFindings(id: "places", kind: "did", role: .primary, kpi: "other")
    change.tables = [
      FindingTable(
        id: "summary",
        columns: [
          .init("arm"), .init("part"), .init("places"), .init("periods"),
          .init("events", guarded: .partOf("trials")), .init("trials", guarded: .count),
        ],
        rows: ["treated", "control"].flatMap { arm in
          ["before", "after"].map { part in
            [
              .term(arm), .term(part), .count(places), .count(periods), .count(trials / 2),
              .count(trials),
            ]
          }
        }),
      FindingTable(
        id: "event-study", columns: [.init("time"), .init("estimate")],
        rows: (0..<8).map { [.count($0), .number(0.123456, .points)] }),
    ]
    change.estimates = [
      Estimate(
        id: "average.absolute", value: 0.0123456, interval: Interval(lower: -0.1, upper: 0.1),
        unit: .points, estimator: "x"),
      Estimate(id: "by-start", value: 0.0345678, unit: .points, estimator: "x"),
    ]
    change.headline = AnalysisFindings.Headline(
      absolute: "average.absolute", relative: nil, better: .higher, matters: nil,
      verdict: .better, causal: false)
    return change
  }

  @Test("a model of places keeps its effect and counts where another analysis withholds counts")
  func models() {
    let small = shares("small", "observed", "events", "total", (1, 80))
    // Two places, four periods: three free counts of about 2^6 in each of 8 columns, 144 bits.
    let safe = applied([comparison(2, 4, 600), small])[0]
    #expect(safe.estimates.map(\.id) == ["average.absolute"])
    #expect(safe.tables == [comparison(2, 4, 600).tables[0]])
    #expect(safe.notes.map(\.term) == ["disclosure.effect"])
    // Ten places hide more than the model tells; one place shows all in its series.
    #expect(applied([comparison(10, 4, 3000), small])[0].estimates.count == 2)
    #expect(applied([comparison(1, 4, 600), small])[0].tables.count == 2)
    // Three periods of a few people are too little for any number.
    #expect(applied([comparison(2, 3, 24), small])[0].estimates.isEmpty)
    #expect(applied([comparison(2, 4, 600)])[0] == comparison(2, 4, 600))
  }
}
