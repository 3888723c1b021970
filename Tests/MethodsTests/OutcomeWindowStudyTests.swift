// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Tables
import Testing

@testable import Methods

/// Invitations one by one, each with 90 days to answer: design.md's rule 8, from CSV to verdict.
@Suite("Outcome windows of invitations")
struct OutcomeWindowStudyTests {
  static let start = CivilDate(iso: "2024-01-01") ?? CivilDate(day: 0)
  /// Thirty days after the last invitation: without the rule the last months lack answers.
  static let cutoff = CivilDate(iso: "2025-01-30") ?? CivilDate(day: 0)

  static let source = StudySource(
    name: "invitations", file: "invitations.csv", dialect: .csv, holds: .public,
    provenance: .init(who: "registry", extracted: cutoff), missing: [""],
    columns: [
      ColumnDescription(name: "invited", type: .date),
      ColumnDescription(name: "answered", type: .date, optional: true),
    ], expectations: [])

  static func context(cutoff: CivilDate? = cutoff, extracted: CivilDate? = cutoff) -> StudyContext {
    var source = source
    source.provenance?.extracted = extracted
    let kpi = KPI(
      name: "uptake", level: .outcome, label: LocalizedText("uptake"),
      measure: .rate(.init(of: "answered", over: .rows, except: [])), source: "invitations",
      datedBy: "invited", within: CalendarSpan(90, .day), better: .higher, baseline: nil,
      target: nil, by: nil, matters: nil, achievable: nil, review: nil, leadsTo: [], indicator: nil)
    return StudyContext(
      header: StudyHeader(
        id: "study", title: LocalizedText("Study"), owner: "us", funding: nil,
        campaign: Campaign(from: start, to: nil), planned: .beforeData,
        cutoff: cutoff.map { Cutoff(date: $0, why: "closed") }, remark: nil),
      sources: [source], kpis: [kpi])
  }

  static func specification() -> InterruptedTimeSeries.Specification {
    var series = SeriesCase(counts: [])
    series.starts = []
    var specification = series.specification
    specification.kpi = "uptake"
    specification.window = DateRange(
      from: CivilDate(iso: "2022-01-01") ?? start, to: CivilDate(iso: "2024-12-31") ?? start)
    specification.starts = [.init(date: start)]
    specification.shape = [.level]
    return specification
  }

  /// Two hundred invitations on each of ten days a month; 48% answer in time, 4% too late, whenever they
  /// are invited; only answers until the extraction stand in the file.
  static func rows(until last: CivilDate) -> String {
    var noise = Noise(90)
    var text = "invited,answered\n"
    for period in (2022 * 12)..<(2025 * 12) {
      let first = CalendarStep.month.firstDay(period)
      for day in 0..<10 {
        let invited = first.adding(days: day * 3)
        for _ in 0..<200 {
          let chance = noise.uniform()
          let delay =
            chance < 0.48 ? 1 + noise.below(90) : chance < 0.52 ? 91 + noise.below(60) : nil
          let answered = delay.map { invited.adding(days: $0) }.flatMap { $0 <= last ? $0 : nil }
          text += "\(invited.iso),\(answered?.iso ?? "")\n"
        }
      }
    }
    return text
  }

  static func findings(
    cutoff: CivilDate? = cutoff, extracted: CivilDate = cutoff
  ) async throws -> AnalysisFindings {
    let context = context(cutoff: cutoff, extracted: extracted)
    let source = CSVSource(
      [Self.source.description(path: "invitations.csv")],
      contents: ["invitations": Array(rows(until: extracted).utf8)])
    let tables = try await source.answer(
      InterruptedTimeSeries.queries(specification(), in: context)
    ).tables
    return InterruptedTimeSeries.findings(specification(), of: tables, in: context)
  }

  /// Closing days by hand: invitations from 3 October 2023 on can be answered in 2024; those after
  /// 1 November 2024 close after 30 January 2025.
  static let partial = [2023 * 12 + 9, 2023 * 12 + 10, 2023 * 12 + 11, 2024 * 12 + 10]

  @Test("months whose windows straddle the start or are open at the cut-off are dropped and listed")
  func dropped() async throws {
    let findings = try await Self.findings()
    let straddling = try #require(findings.note("outcome.straddling"))
    let run: Value = .phrase(
      "outcome.run",
      ["first": .period(.month, 2023 * 12 + 9), "last": .period(.month, 2023 * 12 + 11)])
    #expect(straddling.arguments == ["periods": .list([run])])
    #expect(findings.note("outcome.incomplete") != nil)
    #expect(findings.facts["before"] == .count(21))
    #expect(findings.facts["after"] == .count(10))
  }

  @Test("a campaign that did nothing shows no change of six points: within two of none")
  func null() async throws {
    let effect = try #require(try await Self.findings().estimate("average.absolute"))
    let value = try #require(effect.value)
    let interval = try #require(effect.interval)
    #expect(abs(value) < 0.02)
    #expect(try #require(interval.lower) < 0 && (try #require(interval.upper)) > 0)
  }

  @Test("a look before the cut-off takes the windows that had closed by the extraction, no others")
  func interim() async throws {
    let early = try #require(CivilDate(iso: "2024-09-30"))
    let findings = try await Self.findings(extracted: early)
    // Windows of invitations until 2 July 2024 had closed: six full months after the start.
    #expect(findings.facts["after"] == .count(6))
    #expect(findings.headline?.verdict == nil)
    let effect = try #require(findings.estimate("average.absolute")?.value)
    #expect(abs(effect) < 0.03)
  }
}
