// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Methods
import Reports
import Testing

@testable import Studies

/// From a study file and its data to the observed values, states and words of its KPIs.
@Suite("The KPIs of a study, observed")
struct KPIChainStudyTests {
  private func kpi(_ name: String, _ evaluation: Evaluation) throws -> KPIFacts {
    try #require(evaluation.kpis.first { $0.id == name })
  }

  private func near(_ found: Double?, _ expected: Double, _ tolerance: Double = 1e-10) -> Bool {
    guard let found else { return false }
    return abs(found - expected) <= tolerance * max(1, abs(expected))
  }

  @Test("shares have R's Wilson interval, of mature rows of the KPI's own days and people")
  func shares() async throws {
    let (evaluation, expected) = (
      try await KPIChainStudy.evaluated(), try KPIChainStudy.expected()
    )
    for (name, share) in [("adesione", expected.adesione), ("nord", expected.nord)] {
      let found = try kpi(name, evaluation)
      let estimate = try #require(evaluation.observed(of: found))
      #expect(near(estimate.value, share.value))
      #expect(near(estimate.interval?.lower, share.interval[0]))
      #expect(near(estimate.interval?.upper, share.interval[1]))
      let row = try #require(found.observed?.table("observed")?.rows.first)
      #expect(row[0] == .count(share.events) && row[1] == .count(share.total))
    }
    let history = try #require(try kpi("adesione", evaluation).observed?.table("history"))
    #expect(
      history.rows.map { [$0[1], $0[2]] }
        == expected.prima.map { [.count($0.events), .count($0.total)] })
  }

  @Test("a mean has R's t interval")
  func means() async throws {
    let (evaluation, expected) = (
      try await KPIChainStudy.evaluated(), try KPIChainStudy.expected().attesa
    )
    let estimate = try #require(evaluation.observed(of: try kpi("attesa", evaluation)))
    #expect(near(estimate.value, expected.value))
    #expect(near(estimate.interval?.lower, expected.interval[0]))
    #expect(near(estimate.interval?.upper, expected.interval[1]))
    let row = try #require(
      try kpi("attesa", evaluation).observed?.table("observed")?.rows.first)
    #expect(row[0] == .count(expected.total))
    guard case .number(let deviation, .measure("min")) = row[3] else {
      Issue.record("no deviation")
      return
    }
    #expect(near(deviation, expected.deviation))
  }

  @Test("counts stand beside the same days of earlier years, with R's dispersion and limits")
  func counts() async throws {
    let (evaluation, expected) = (
      try await KPIChainStudy.evaluated(), try KPIChainStudy.expected()
    )
    for (name, history) in [("spediti", expected.spediti), ("ricoveri", expected.ricoveri)] {
      let observed = try #require(try kpi(name, evaluation).observed)
      let own = try #require(observed.estimate("observed"))
      #expect(own.value == Double(history.count))
      // R's roots are those of uniroot, to about 1e-10 of the number; glm's dispersion to 1e-11.
      #expect(near(own.interval?.lower, history.own[0], 1e-8))
      #expect(near(own.interval?.upper, history.own[1], 1e-8))
      let before = try #require(observed.estimate("history.expected"))
      #expect(near(before.value, history.expected))
      #expect(near(before.interval?.lower, history.prediction[0], 1e-8))
      #expect(near(before.interval?.upper, history.prediction[1], 1e-8))
      let ratio = try #require(observed.estimate("history.ratio"))
      #expect(near(ratio.value, history.ratio))
      #expect(near(ratio.interval?.lower, history.limits[0], 1e-8))
      #expect(near(ratio.interval?.upper, history.limits[1], 1e-8))
      #expect(
        near(observed.estimate("history.dispersion")?.value, history.dispersion, 1e-9))
      let events = try #require(observed.table("history")).rows.map { $0[2] }
      #expect(events == history.counts.map { .count($0) })
    }
  }

  @Test("states: met, not met, cannot say; an output is judged by the number counted")
  func states() async throws {
    let evaluation = try await KPIChainStudy.evaluated()
    let states = evaluation.kpis.map { evaluation.state(of: $0) }
    #expect(states == [.met, .notMet, .cannotSay, .met, .notMet, .met])
    let entered = try kpi("clic", evaluation)
    #expect(evaluation.observed(of: entered)?.interval == nil)
    #expect(entered.observed?.notes.map(\.term) == ["kpi.entered"])
    #expect(
      try kpi("spediti", evaluation).observed?.notes.contains { $0.term == "kpi.counted" } == true)
  }

  @Test("too early: due after the last day of data, or every time to respond still open")
  func early() async throws {
    let due = try await KPIChainStudy.evaluated([("by: 2025-09-30", "by: 2025-12-31")])
    let ricoveri = try kpi("ricoveri", due)
    #expect(due.state(of: ricoveri) == .tooEarly)
    #expect(due.observed(of: ricoveri) != nil)
    #expect(ricoveri.smart.contains { $0.key == "study.cutoff.date" })
    // An output that has got there before it is due has got there; one that has not may still.
    let growing = try await KPIChainStudy.evaluated([
      ("target: 300\n    by: 2025-03-31", "target: 200\n    by: 2025-12-31"),
      ("target: 15000\n    by: 2025-03-31", "target: 25000\n    by: 2025-12-31"),
    ])
    #expect(growing.state(of: try kpi("spediti", growing)) == .met)
    #expect(growing.state(of: try kpi("clic", growing)) == .tooEarly)
    let first = "invito,risposta,escluso,distretto\n2025-07-15,,N,Nord\n"
    let open = try await KPIChainStudy.evaluated(
      [
        (
          "by: 2025-06-29\n    leads_to",
          "period: { from: 2025-07-10, to: 2025-09-30 }\n    leads_to"
        )
      ],
      contents: ["inviti": first])
    let adesione = try kpi("adesione", open)
    #expect(open.state(of: adesione) == .tooEarly)
    #expect(adesione.observed?.notes.first?.term == "kpi.open")
    #expect(open.observed(of: adesione) == nil)
    let extracted = try await KPIChainStudy.evaluated([
      (
        "file: attese.csv",
        "from: { who: \"URP\", extracted: 2025-02-01 }\n    file: attese.csv"
      )
    ])
    #expect(extracted.state(of: try kpi("attesa", extracted)) == .tooEarly)
  }

  @Test("no rows, no column of rows in the days, one row: said, never a crash or a number")
  func empty() async throws {
    let before = "invito,risposta,escluso,distretto\n2019-01-01,,N,Nord\n"
    let none = try await KPIChainStudy.evaluated(
      contents: [
        "inviti": before, "mensili": "mese,casi,ore\n2019-01,3,9\n",
        "attese": "giorno,minuti\n2019-01-01,5\n",
      ])
    #expect(none.observed(of: try kpi("adesione", none)) == nil)
    #expect(try kpi("adesione", none).observed?.notes.first?.term == "kpi.empty")
    #expect(none.state(of: try kpi("adesione", none)) == .cannotSay)
    #expect(none.observed(of: try kpi("attesa", none)) == nil)
    #expect(none.observed(of: try kpi("spediti", none))?.value == 0, "no rows are 0 rows")
    let one = try await KPIChainStudy.evaluated(
      contents: [
        "mensili": "mese,casi,ore\n2024-11,7,100\n", "attese": "giorno,minuti\n2024-11-01,3\n",
      ])
    let wait = try #require(one.observed(of: try kpi("attesa", one)))
    #expect(wait.value == 3 && wait.interval == nil)
    let terms = try #require(try kpi("ricoveri", one).observed).notes.map(\.term)
    #expect(terms.contains("kpi.no-history") && terms.contains("kpi.chance"))
    for evaluation in [none, one] { try whole(evaluation) }
  }

  @Test("fewer than three earlier years: chance alone, said so, and the year before beside it")
  func fewYears() async throws {
    let evaluation = try await KPIChainStudy.evaluated([("years: 5, except: [2020]", "years: 1")])
    let observed = try #require(try kpi("ricoveri", evaluation).observed)
    let terms = observed.notes.map(\.term)
    #expect(terms.contains("kpi.chance") && terms.contains("kpi.last-year"))
    #expect(observed.estimate("history.expected") == nil)
    #expect(observed.estimate("history.last-year")?.interval != nil)
    #expect(observed.estimate("observed")?.estimator == "poisson")
  }

  @Test("small counts of persons are withheld with everything that tells them")
  func small() async throws {
    var rows = "invito,risposta,escluso,distretto\n"
    for number in 0..<40 {
      rows += "2024-11-0\(1 + number % 9),\(number < 3 ? "2024-11-20" : ""),N,Est\n"
    }
    let evaluation = try await KPIChainStudy.evaluated(contents: ["inviti": rows])
    let adesione = try kpi("adesione", evaluation)
    #expect(evaluation.observed(of: adesione) == nil && evaluation.state(of: adesione) == nil)
    #expect(adesione.observed?.notes.map(\.term) == ["disclosure.whole"])
    #expect(adesione.observed?.tables == [])
    #expect(adesione.smart.allSatisfy { $0.note.table == nil })
    try whole(evaluation)
    let text = DeterministicJSON.text(adesione)
    #expect(!text.contains("0.075"), "3 of 40")
  }

  @Test("every figure and table has its file; both reports are complete and hold no open slot")
  func files() async throws {
    let evaluation = try await KPIChainStudy.evaluated()
    try whole(evaluation)
    let files = ReportFiles(evaluation: evaluation, languages: [.it, .en]).texts()
    let paths = files.map(\.path)
    for path in [
      "figures/kpi.chain-targets.it.svg", "figures/kpi.chain-targets.en.svg",
      "tables/kpi.chain-values.csv", "tables/kpi.chain-smart.csv",
      "tables/kpi.adesione-observed.csv", "tables/kpi.ricoveri-history.csv",
    ] {
      #expect(paths.contains(path), "\(path)")
    }
    #expect(Set(paths).count == paths.count)
  }

  /// Both reports of an evaluation, without an open slot or a number that is none.
  private func whole(_ evaluation: Evaluation) throws {
    for language in Language.allCases {
      let document = Document(language, KPISection(evaluation, language).blocks)
      #expect(document.unfilled == [])
      let text = MarkdownRenderer.render(document)
      #expect(!text.contains("nan") && !text.contains("inf "))
    }
    let files = ReportFiles(evaluation: evaluation, languages: [.it, .en]).texts()
    #expect(files.allSatisfy { !$0.text.contains("⟦") })
  }
}
