// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Testing

@testable import Methods

@Suite("KPIs against the definitions of the catalogue")
struct IndicatorAgreementTests {
  private func kpi(
    _ measure: KPIMeasure, level: KPI.Level = .outcome, within: CalendarSpan? = nil,
    better: BetterDirection = .higher
  ) -> KPI {
    KPI(
      name: "k", level: level, label: LocalizedText("k"), measure: measure, source: "s",
      datedBy: "d", within: within, better: better, baseline: nil, target: nil, by: nil,
      matters: nil, achievable: nil, review: nil, leadsTo: [], indicator: nil)
  }

  private func rate(_ except: [String]) -> KPIMeasure {
    .rate(.init(of: "risposta", over: .rows, except: except))
  }

  private func places(_ id: String, _ kpi: KPI) throws -> [[String]] {
    try #require(Catalogue.indicator(id)).disagreements(with: kpi).map(\.place)
  }

  @Test("adjusted uptake over rows leaves out two groups and has a window")
  func adjusted() throws {
    let id = "ons/adesione-corretta"
    let days = CalendarSpan(90, .day)
    #expect(try places(id, kpi(rate(["inesitato", "escluso"]), within: days)).isEmpty)
    #expect(try places(id, kpi(rate(["escluso"]), within: days)) == [["rate", "except"]])
    #expect(try places(id, kpi(rate([]), within: days)) == [["rate", "over"]])
    #expect(try places(id, kpi(rate(["inesitato", "escluso"]))) == [["rate"]])
  }

  @Test("adjusted uptake of counts subtracts two columns, crude uptake none")
  func counts() throws {
    func over(_ terms: String...) -> KPI {
      kpi(
        .rate(
          .init(
            of: "aderenti",
            over: .columns(
              terms.enumerated().map { .init($1, subtracted: $0 > 0) }), except: [])))
    }
    #expect(
      try places("ons/adesione-corretta", over("invitati", "inesitati", "esclusi")).isEmpty)
    #expect(try places("ons/adesione-corretta", over("invitati")) == [["rate", "over"]])
    #expect(try places("ons/adesione-grezza", over("invitati")).isEmpty)
    #expect(try places("ons/adesione-grezza", over("invitati", "esclusi")) == [["rate", "over"]])
  }

  @Test("direction, level, unit, months and formula that differ are each named")
  func others() throws {
    #expect(
      try places("service/no-show", kpi(rate(["disdetto"]))) == [["better"]])
    #expect(
      try places(
        "media/reach", kpi(.entered(.number(DecimalNumber(units: 5, places: 0)), from: "x")))
        == [["level"]])
    #expect(
      try places(
        "cost/per-click",
        kpi(
          .entered(.number(DecimalNumber(units: 5, places: 0)), from: "x"), level: .output,
          better: .lower)) == [["value", "entered"]])
    #expect(
      try places("smoking/quit-6-months", kpi(.retained(CalendarSpan(12, .week))))
        == [["retained"]])
    #expect(try places("smoking/quit-6-months", kpi(.retained(CalendarSpan(6, .month)))).isEmpty)
    #expect(try places("survey/nps", kpi(rate([]), level: .output)) == [["rate"]])
  }

  @Test("an indicator that its KPI writes as the definition asks is not complained of")
  func silent() throws {
    for indicator in Catalogue.indicators where indicator.computedBy.contains(.rate) {
      let excluded = indicator.formula.exclusions.indices.map { "gruppo\($0)" }
      let own = kpi(
        rate(excluded), level: indicator.levels[0],
        within: indicator.needsWindow ? CalendarSpan(90, .day) : nil,
        better: indicator.better ?? .higher)
      #expect(indicator.disagreements(with: own).isEmpty, "\(indicator.id)")
    }
  }
}
