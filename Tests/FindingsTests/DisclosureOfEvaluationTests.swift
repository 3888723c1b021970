// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Testing

/// Disclosure control over analyses, KPIs and sources together.
@Suite("Disclosure control of an evaluation")
struct DisclosureOfEvaluationTests {
  private func table(_ id: String, _ counts: [(Int, Int)]) -> FindingTable {
    FindingTable(
      id: id,
      columns: [
        .init("period"), .init("events", guarded: .partOf("trials")),
        .init("trials", guarded: .count), .init("observed", guarded: .derivedFrom("events")),
        .init("interval", guarded: .derivedFrom("events")),
      ],
      rows: counts.enumerated().map { index, count in
        [
          .period(.month, index), .count(count.0), .count(count.1),
          .number(Double(count.0) / Double(count.1), .proportion),
          .interval(Interval(lower: 0, upper: 1), .proportion),
        ]
      })
  }

  private func flow(_ rows: [Int]) -> FindingTable {
    FindingTable(
      id: "flow",
      columns: [.init("step"), .init("rows", guarded: .count), .init("left", guarded: .count)],
      rows: rows.indices.map { index in
        [
          .term("step.\(index)"), .count(rows[index]),
          .count(index > 0 ? rows[index - 1] - rows[index] : 0),
        ]
      })
  }

  private func change(
    _ id: String, _ tables: [FindingTable], _ role: AnalysisFindings.Role = .secondary
  ) -> AnalysisFindings {
    var change = AnalysisFindings(id: id, kind: "k", role: role, kpi: "kpi")
    change.tables = tables
    change.estimates = [
      Estimate(id: "average.absolute", value: 0.0123456, unit: .points, estimator: "ols")
    ]
    change.headline = AnalysisFindings.Headline(
      absolute: "average.absolute", relative: nil, better: .higher, matters: nil,
      verdict: .better, causal: false)
    return change
  }

  private func evaluation(
    _ analyses: [AnalysisFindings], kpis: [KPIFacts] = [], rows: Int = 1000
  ) -> Evaluation {
    Evaluation(
      esito: "0",
      study: StudyFacts(
        id: "s", title: LocalizedText("x"), owner: "us", funding: nil,
        campaignFrom: CivilDate(day: 0), campaignTo: nil, planned: "before-data", cutoff: nil,
        cutoffReason: nil, remark: nil, behaviour: [:]),
      sources: [
        SourceFacts(id: "people", holds: "pseudonymised", from: nil, extracted: nil, rows: rows)
      ], kpis: kpis, analyses: analyses)
  }

  private func applied(
    _ evaluation: Evaluation, _ control: DisclosureControl = DisclosureControl(minimumCell: 5),
    public: Set<String> = []
  ) -> Evaluation {
    let names =
      evaluation.analyses.map(\.id) + evaluation.kpis.map { DisclosureControl.name(ofKPI: $0.id) }
    return control.applied(
      to: evaluation,
      guarding: Dictionary(
        uniqueKeysWithValues: names.map { ($0, `public`.contains($0) ? [] : ["people"]) }))
  }

  private let large = (0..<12).map { (30 + $0, 80 + 2 * $0) }

  @Test("without small counts every byte is as it was")
  func unchanged() {
    let open = evaluation([
      change("a", [table("series", large), flow([1000, 900])]),
      change("b", [table("series", large.map { ($0.0 - 10, $0.1 - 30) }), flow([1000, 500])]),
    ])
    #expect(applied(open) == open)
  }

  @Test("public sources are left as they are, whatever another analysis withholds")
  func exempt() {
    let open = evaluation([change("a", [table("series", [(3, 10)])])])
    #expect(applied(open, public: ["a"]) == open)
  }

  @Test("a small step of a flow takes flows and the number of rows, and nothing else")
  func flows() {
    let open = evaluation([
      change("a", [table("series", large), flow([1000, 997])]),
      change("b", [table("series", large), flow([1000, 500])]),
    ])
    let safe = applied(open)
    #expect(safe.sources[0].rows == nil)
    for (before, after) in zip(open.analyses, safe.analyses) {
      #expect(after.tables[0] == before.tables[0] && after.estimates == before.estimates)
      #expect(after.tables[1].rows.allSatisfy { $0[1] == .hidden && $0[2] == .hidden })
      #expect(after.notes.map(\.term) == ["disclosure.flow"])
    }
  }

  @Test("rows that no table counts are seen by subtraction all the same")
  func lostRows() {
    // 1,000 rows were read; all but three stand in the table.
    let open = evaluation([change("a", [table("series", [(300, 997)]), flow([1000, 1000])])])
    #expect(applied(open).sources[0].rows == nil)
  }

  @Test("of two analyses that differ by few people the primary one stays")
  func differences() {
    let all = change("all", [table("series", large)], .primary)
    let fewer = change("fewer", [table("series", large.map { ($0.0 - 2, $0.1 - 9) })])
    for order in [[all, fewer], [fewer, all]] {
      let safe = applied(evaluation(order))
      // Its counts stay, and other numbers at three digits: the other's counts may be part of them.
      let primary = safe.analyses.first { $0.id == "all" }
      #expect(primary?.tables[0].rows.map { $0[1...2] } == all.tables[0].rows.map { $0[1...2] })
      #expect(primary?.estimates.map(\.value) == [0.0123] && primary?.notes == [])
      let other = safe.analyses.first { $0.id == "fewer" }
      #expect(other?.tables == [] && other?.estimates == [] && other?.headline == nil)
      #expect(other?.notes.map(\.term) == ["disclosure.difference"])
      #expect(other?.notes.first?.arguments["other"] == .text("all"))
    }
    let alone = DisclosureControl(minimumCell: 5, secondary: false)
    #expect(applied(evaluation([all, fewer]), alone).analyses == [all, fewer])
  }

  @Test("what is computed from withheld numbers falls, and what is computed from that")
  func derived() {
    var cost = AnalysisFindings(id: "cost", kind: "cost", role: .secondary, kpi: nil)
    cost.derivedFrom = ["a"]
    cost.estimates = [Estimate(id: "cost", value: 12.5, unit: .money("EUR"), estimator: "x")]
    var more = cost
    more.id = "more"
    more.derivedFrom = ["cost"]
    let safe = applied(
      evaluation([change("a", [table("series", [(3, 40)])]), cost, more]),
      public: ["cost", "more"])
    for index in 1...2 {
      #expect(safe.analyses[index].estimates.allSatisfy { $0.value == nil })
      #expect(safe.analyses[index].notes.map(\.term) == ["disclosure.derived"])
    }
  }

  private func kpi(_ observed: (Int, Int), _ history: [(Int, Int)]) -> KPIFacts {
    var findings = AnalysisFindings(id: "kpi", kind: "indicator", role: .secondary, kpi: "kpi")
    findings.tables = [table("observed", [observed]), table("history", history)]
    findings.estimates = [
      Estimate(id: "observed", value: 0.5, unit: .proportion, estimator: "wilson")
    ]
    findings.level = LevelAnswer(
      estimate: "observed", what: .term("x"), target: 0.4, judgement: .met, sentences: [])
    return KPIFacts(
      id: "kpi", label: LocalizedText("x"), level: "outcome", better: .higher, observed: findings,
      smart: [SMARTFinding(.achievable, Note("smart.x", .remark, table: "history"))])
  }

  @Test("a small month of a KPI takes its history, and leaves what was observed in all")
  func history() throws {
    let safe = applied(evaluation([], kpis: [kpi((300, 600), [(3, 40), (297, 560)])])).kpis[0]
    let observed = try #require(safe.observed)
    #expect(observed.id == "kpi" && observed.level?.judgement == .met)
    #expect(observed.estimates[0].value == 0.5)
    #expect(observed.table("observed")?.rows[0][1] == .count(300))
    #expect(
      observed.table("history")?.rows.allSatisfy { $0[1...].allSatisfy { $0 == .hidden } } == true)
    #expect(safe.smart.isEmpty)
  }

  @Test("few who did, of a KPI, take value, judgement and whatever speaks of it")
  func observed() throws {
    let safe = applied(evaluation([], kpis: [kpi((3, 600), [(3, 600)])])).kpis[0]
    let observed = try #require(safe.observed)
    #expect(observed.estimates[0].value == nil && observed.level?.judgement == nil)
    #expect(observed.tables.allSatisfy { $0.rows.allSatisfy { $0[1] == .hidden } })
    #expect(safe.smart.isEmpty)
  }

  @Test("rounded counts are multiples, shares are those of rounded counts, intervals fall")
  func rounding() throws {
    let control = DisclosureControl(minimumCell: 5, roundTo: 10)
    let safe = applied(
      evaluation([change("a", [table("series", [(34, 81), (45, 96)])])], rows: 1234), control)
    #expect(safe.sources[0].rows == 1230)
    let rows = try #require(safe.analyses[0].table("series")).rows
    #expect(rows[0][1...] == [.count(30), .count(80), .number(0.375, .proportion), .hidden])
    #expect(rows[1][1...] == [.count(50), .count(100), .number(0.5, .proportion), .hidden])
    #expect(safe.analyses[0].estimates[0].value == 0.0123)
    #expect(safe.analyses[0].notes.map(\.term) == ["disclosure.rounded"])
  }

  @Test("a share that rounded counts make two different ones of is withheld; of one, replaced")
  func ambiguousRounding() {
    let control = DisclosureControl(minimumCell: 5, roundTo: 10)
    func answer(_ rows: [(Int, Int)]) -> Double? {
      var open = change("a", [table("series", rows)])
      open.estimates[0].value = 0.5
      return applied(evaluation([open]), control).analyses[0].estimates[0].value
    }
    #expect(answer([(34, 68), (45, 96)]) == 30 / 70.0)
    #expect(answer([(34, 68), (46, 92)]) == nil)
  }

  @Test(
    "a curve of waits falls under rounding: its axis tells the longest wait",
    arguments: [true, false])
  func roundedWaits(ofWaits: Bool) {
    var open = change("a", [table("series", large)])
    open.figures = [
      FigureData(
        id: "curve",
        content: .survival(
          SurvivalFigure(
            step: .day,
            groups: [
              .init(
                label: .term("figure.everyone"),
                steps: [.init(day: 3, survival: 0.5, interval: nil)], lastAtRisk: 70, atRisk: [80])
            ], horizons: [], riskDays: [0], lastDay: 71, topic: ofWaits ? .service : nil)))
    ]
    let safe = applied(evaluation([open]), DisclosureControl(minimumCell: 5, roundTo: 10))
    #expect(safe.analyses[0].figures.count == (ofWaits ? 0 : 1))
    #expect(
      safe.analyses[0].figures.allSatisfy {
        guard case .survival(let figure) = $0.content else { return false }
        return figure.groups[0].steps == nil && figure.groups[0].lastAtRisk == nil
      })
  }

  @Test("what registered choices give keeps no more digits than what is published beside it")
  func registered() throws {
    var open = evaluation([
      change("a", [table("series", [(3, 40)] + large)]),
      change("b", [table("waits", large.map { ($0.0 + 200, $0.1 + 500) })]),
    ])
    let answer = try #require(RegisteredResult.Answer(open.analyses[1]))
    open.registration = RegistrationFacts(
      status: .draft,
      results: [RegisteredResult(analysis: "b", plan: 1, registered: answer, now: answer)])
    let safe = applied(open)
    let result = try #require(safe.registration?.results.first)
    #expect(safe.analyses[1].estimates[0].value == 0.0123)
    #expect(result.now?.estimate.value == 0.0123)
    #expect(result.registered?.estimate.value == 0.0123)
  }

  @Test("control of what was controlled changes nothing more")
  func again() {
    let open = evaluation([
      change("a", [table("series", [(3, 40)] + large), flow([1000, 997])]),
      change("b", [table("series", large), flow([1000, 500])]),
    ])
    let safe = applied(open)
    var again = applied(safe)
    for index in again.analyses.indices { again.analyses[index].notes = safe.analyses[index].notes }
    #expect(again == safe)
  }
}
