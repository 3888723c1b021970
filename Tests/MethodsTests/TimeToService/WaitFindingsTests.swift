// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Reports
import Tables
import Testing

@testable import Methods

@Suite("Findings on waits")
struct WaitFindingsTests {
  /// Requests of one day, each served after so many days.
  private func requests(_ days: [Int], on date: String = "2024-06-03", site: String = "")
    -> [String]
  {
    days.map { "\(date),\(day(date).adding(days: $0).iso),,\(site)" }
  }

  @Test("without anybody still waiting the median is the middle day and the share a proportion")
  func plain() async throws {
    let findings = try await WaitCase(requests([1, 5, 10, 16, 40])).findings()
    #expect(findings.estimate("waits.median")?.value == 10)
    let share = try #require(findings.estimate("waits.within.15")?.value)
    #expect(abs(share - 0.6) < 1e-15)
  }

  @Test("those who still wait lengthen the wait: leaving them out would halve it")
  func censored() async throws {
    let waiting = (0..<6).map { _ in "2024-06-03,,," }
    let findings = try await WaitCase(requests([1, 5, 10, 16, 40]) + waiting).findings()
    #expect(findings.estimate("waits.median")?.value == nil)
    #expect(findings.notes.contains { $0.term == "service.remark.no-median" })
    let share = try #require(findings.estimate("waits.within.15")?.value)
    #expect(abs(share - 3.0 / 11) < 1e-15)
  }

  @Test("a service on the day of the request is a wait of 0 days")
  func sameDay() async throws {
    var waits = WaitCase(requests([0, 0, 0, 3]))
    waits.specification.days = [0, 3]
    let findings = try await waits.findings()
    #expect(findings.estimate("waits.within.0")?.value == 0.75)
    #expect(findings.estimate("waits.median")?.value == 0)
  }

  @Test("a service before its request is left out and counted; after the cut-off it is not one yet")
  func impossible() async throws {
    let findings = try await WaitCase(
      requests([1, 2, 3, 4]) + ["2024-06-03,2024-06-01,,", "2025-04-01,2025-05-01,,"]
    ).findings()
    let row = try #require(findings.table("waits")).rows[0]
    #expect(row[1] == .count(5) && row[2] == .count(4))
    let note = findings.notes.first { $0.term == "service.warning.backwards" }
    #expect(note?.arguments["n"] == .count(1))
  }

  @Test("a withdrawal ends the wait without a service, also where a service is noted later")
  func withdrawn() async throws {
    let findings = try await WaitCase(
      requests([2, 4]) + ["2024-06-03,2024-06-20,2024-06-06,"]
    ).findings()
    let row = try #require(findings.table("waits")).rows[0]
    #expect(row[1] == .count(3) && row[2] == .count(2))
  }

  private func kpi(
    _ measure: KPIMeasure, within: CalendarSpan?, target: Diagnostics.Quantity,
    better: BetterDirection
  ) -> KPI {
    KPI(
      name: "k", level: .output, label: LocalizedText("k"), measure: measure, source: nil,
      datedBy: nil, within: within, better: better, baseline: nil, target: target,
      by: day("2025-04-01"), matters: nil, achievable: nil, review: nil, leadsTo: [],
      indicator: nil)
  }

  @Test("a share in time and a median are judged against their targets")
  func targets() async throws {
    var waits = try WaitCase.committed()
    waits.specification.kpi = "k"
    let rate = KPIMeasure.rate(.init(of: "served", over: .rows, except: []))
    func number(_ units: Int) -> DecimalNumber { DecimalNumber(units: units, places: 0) }
    // R: 65.0% (60.2% to 69.8%) within 30 days; median 20 (19 to 22).
    for (target, judgement) in [(55, TargetJudgement.met), (65, .cannotSay), (75, .notMet)] {
      waits.kpi = kpi(
        rate, within: CalendarSpan(30, .day), target: .percentage(number(target)), better: .higher)
      #expect(try await waits.findings().level?.judgement == judgement)
    }
    let entered = KPIMeasure.entered(.measure(number(21), unit: "days"), from: "x")
    for (target, judgement) in [(25, TargetJudgement.met), (20, .cannotSay), (10, .notMet)] {
      waits.kpi = kpi(
        entered, within: nil, target: .measure(number(target), unit: "days"), better: .lower)
      #expect(try await waits.findings().level?.judgement == judgement)
    }
    waits.extracted = day("2025-02-01")
    #expect(try await waits.findings().level?.judgement == .tooEarly)
  }

  @Test("a median that is not reached misses a target by which surely fewer than half were served")
  func notReached() async throws {
    let waiting = (0..<60).map { _ in "2024-06-03,,," }
    var waits = WaitCase(requests([1, 5, 10, 16, 40]) + waiting)
    waits.specification.kpi = "k"
    func number(_ units: Int) -> DecimalNumber { DecimalNumber(units: units, places: 0) }
    waits.kpi = kpi(
      .entered(.measure(number(21), unit: "days"), from: "x"), within: nil,
      target: .measure(number(20), unit: "days"), better: .lower)
    #expect(try await waits.findings().level?.judgement == .notMet)
    // Four of ten served: half may well have been.
    waits.rows = requests([1, 5, 10, 16]) + waiting.prefix(6)
    #expect(try await waits.findings().level?.judgement == .cannotSay)
  }

  @Test("few who withdrew: the share has so few decimals that their number is not in it")
  func rounded() async throws {
    let gone = (0..<2).map { _ in "2024-06-03,,2024-06-06," }
    var waits = WaitCase(requests((0..<60).map { 1 + $0 % 40 }) + gone)
    waits.specification.days = [30]
    func share() async throws -> Double {
      try #require(try await waits.findings().estimate("waits.within.30")?.value)
    }
    let exact = try await share()
    waits.holds = .pseudonymised
    let told = try await share()
    #expect(told != exact && abs(told - exact) <= 0.05)
    #expect(abs(told * 100 - (told * 100).rounded()) < 1e-9)
    // Of twelve people no decimal is safe: the share is withheld, and so is the judgement.
    waits.rows = requests((0..<10).map { 1 + $0 }) + gone
    waits.specification.days = [5]
    waits.specification.kpi = "k"
    waits.kpi = kpi(
      .rate(.init(of: "served", over: .rows, except: [])), within: CalendarSpan(5, .day),
      target: .percentage(DecimalNumber(units: 40, places: 0)), better: .higher)
    let findings = try await waits.findings()
    #expect(findings.estimate("waits.within.5")?.value == nil)
    #expect(findings.level?.target == 0.4 && findings.level?.judgement == nil)
  }

  @Test("the curve reaches the last of the days asked for, also where few withdrew on the way")
  func curve() async throws {
    var waits = try WaitCase.committed()
    waits.compareTimes()
    waits.holds = .pseudonymised
    let findings = try await waits.findings()
    guard case .survival(let figure)? = findings.figure("curve")?.content else {
      Issue.record("no curve")
      return
    }
    #expect(figure.horizons == [15, 30] && figure.topic == .service)
    for (place, group) in figure.groups.enumerated() {
      #expect(group.lastAtRisk == 30)
      guard case .number(let served, _)? = findings.table("waits")?.rows[place][9] else {
        Issue.record("no share")
        continue
      }
      #expect(abs((group.steps?.last?.survival ?? .nan) - (1 - served)) < 1e-15)
    }
  }

  @Test("every slot and every term is filled, in both languages; small counts leave no number")
  func words() async throws {
    var compared = try WaitCase.committed()
    compared.compareTimes()
    compared.specification.by = "site"
    compared.specification.role = .exploratory
    compared.specification.only = [.init(column: "site", values: ["Nord", "Sud"])]
    var guarded = compared
    guarded.holds = .pseudonymised
    var interim = try WaitCase.committed()
    interim.extracted = day("2025-01-01")
    var small = WaitCase(requests([1, 2, 3]) + ["2024-06-03,2024-06-01,,", ",,,"])
    small.holds = .pseudonymised
    let all = [
      ("compared", compared), ("guarded", guarded), ("interim", interim), ("small", small),
      ("nobody", WaitCase(["2025-12-01,,,"])),
      ("waiting", WaitCase(["2024-06-03,,,", "2024-06-04,,,"])),
    ]
    for (name, waits) in all {
      let findings = DisclosureControl(minimumCell: 5).applied(to: try await waits.findings())
      if name == "small" {
        #expect(findings.estimates.allSatisfy { $0.value == nil && $0.interval == nil })
      }
      for language in Language.allCases {
        let blocks = TimeToService.blocks(findings, kpi: nil, language: language)
        #expect(Document(language, blocks).unfilled == [], "\(name) \(language)")
        for figure in findings.figures {
          let drawn = FigureSVG.render(figure, language)
          #expect(!drawn.contains("⟦") && !drawn.contains("iscrizione"), "\(name) \(language)")
        }
      }
    }
    #expect(WaitPhrases.vocabulary.defects == [])
  }
}
