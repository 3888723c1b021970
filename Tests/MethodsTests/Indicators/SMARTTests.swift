// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Testing

@testable import Methods

@Suite("SMART findings of a KPI")
struct SMARTTests {
  private let outcome = SMARTCase()
  private let impact = SMARTCase(.impact)

  @Test("a KPI that has everything lacks nothing, whatever its level")
  func complete() {
    #expect(outcome.lacking == [])
    #expect(impact.lacking == [])
    #expect(SMARTCase(.output).lacking == [])
    #expect(outcome.findings.count >= 8, "what is there is said too")
    #expect(SMARTCase.lacking(outcome.chain) == [])
  }

  @Test("specific: a definition, the people, the behaviour of an outcome")
  func specific() {
    let entered = outcome.with {
      $0.kpi = SMARTCase.kpi(
        "kpi", .outcome, leadsTo: ["impact"],
        measure: .entered(SMARTCase.percent(50), from: "a report"))
    }
    #expect(entered.lacking == ["undefined kpis.kpi.indicator", "declared kpis.kpi.source"])
    #expect(
      entered.with { $0.kpi.indicator = "ons/adesione" }.lacking == ["declared kpis.kpi.source"])
    #expect(
      outcome.with { $0.behaviour = nil }.lacking
        == ["nobody behaviour.who", "no-behaviour behaviour.does"])
    let only = outcome.with {
      $0.behaviour = nil
      $0.kpi.only = [ColumnFilter(column: "district", values: ["Nord"])]
    }
    #expect(only.lacking == ["no-behaviour behaviour.does"])
    #expect(impact.with { $0.behaviour = nil }.lacking == ["nobody behaviour.who"])
  }

  @Test("measurable: a unit, a value, an analysis where one must compute it")
  func measurable() {
    #expect(outcome.with { $0.observed = nil }.lacking == ["no-value kpis.kpi.period"])
    let mean = outcome.with { $0.kpi.measure = .mean(.init(of: "minutes", unit: nil)) }
    #expect(mean.lacking == ["no-unit kpis.kpi.mean.unit"])
    #expect(
      mean.with { $0.kpi.measure = .mean(.init(of: "minutes", unit: "min")) }.lacking == [])
    let retained = outcome.with {
      $0.kpi = SMARTCase.kpi(
        "kpi", .outcome, leadsTo: ["impact"], measure: .retained(CalendarSpan(12, .week)))
    }
    #expect(retained.lacking == ["unanalysed analyses"])
    #expect(retained.with { $0.observedBy = "tenuta" }.lacking == [])
  }

  @Test(
    "achievable: target, baseline, reason; a target that asks for nothing, or for the unheard of")
  func achievable() {
    #expect(outcome.with { $0.kpi.target = nil }.lacking == ["no-target kpis.kpi.target"])
    #expect(outcome.with { $0.kpi.baseline = nil }.lacking == ["no-baseline kpis.kpi.baseline"])
    #expect(
      outcome.with { $0.kpi.achievable = nil }.lacking == ["no-reason kpis.kpi.achievable"])
    let reached = outcome.with {
      $0.kpi.baseline = .init(value: SMARTCase.percent(52), period: "2023")
    }
    #expect(reached.lacking == ["reached-before kpis.kpi.target"])
    // Where less is better, 48% has reached a target of 52%.
    #expect(
      outcome.with { $0.kpi.better = .lower }.lacking == ["reached-before kpis.kpi.target"])
    #expect(
      outcome.with { $0.observed = SMARTCase.observation([0.53, 0.54, 0.6]) }.lacking
        == ["always-before kpis.kpi.target"])
    let unheard = outcome.with {
      $0.observed = SMARTCase.observation([0.4, 0.41, 0.45])
      $0.kpi.achievable = nil
    }
    #expect(
      unheard.lacking == ["beyond-history kpis.kpi.achievable", "no-reason kpis.kpi.achievable"])
    // A reason answers it: the reader weighs it.
    #expect(unheard.with { $0.kpi.achievable = "a new pharmacy" }.lacking == [])
    // Two periods say nothing.
    #expect(
      outcome.with { $0.observed = SMARTCase.observation([0.4, 0.41]) }.findings
        .allSatisfy { $0.note.table == nil })
  }

  @Test("relevant: leads somewhere, forward, and is no measure of attention in the wrong place")
  func relevant() {
    let output = SMARTCase(.output)
    #expect(
      output.with { $0.kpi.leadsTo = [] }.lacking == ["leads-nowhere kpis.kpi.leads_to"])
    // Over another output to an impact.
    let through = output.with {
      $0.kpi.leadsTo = ["output"]
      $0.others = [
        SMARTCase.kpi("output", .output, leadsTo: ["impact"]), SMARTCase.kpi("impact", .impact),
      ]
    }
    #expect(through.lacking == [])
    let circle = output.with {
      $0.kpi.leadsTo = ["output"]
      $0.others = [SMARTCase.kpi("output", .output, leadsTo: ["kpi"])]
    }
    #expect(circle.lacking == ["leads-nowhere kpis.kpi.leads_to"])
    let back = impact.with { $0.kpi.leadsTo = ["output"] }
    #expect(back.lacking == ["backward kpis.kpi.leads_to"])
    let unled = outcome.with { $0.others = [SMARTCase.kpi("output", .output)] }
    #expect(unled.lacking == ["unled kpis.output.leads_to"])
  }

  @Test(
    "vanity: attention is named as such, in either language",
    arguments: ["Clic sul bottone", "Page views", "Mi piace", "Followers gained", "Reach"])
  func vanity(label: String) {
    let text = LocalizedText(it: label, en: "KPI")
    let output = SMARTCase(.output).with { $0.kpi.label = text }
    #expect(output.lacking == [], "it leads to an impact")
    #expect(output.findings.contains { $0.note.term == "smart.vanity-leads" })
    #expect(
      output.with { $0.kpi.leadsTo = [] }.lacking == ["vanity-nowhere kpis.kpi.leads_to"])
    #expect(
      outcome.with { $0.kpi.label = text }.lacking == ["vanity-level kpis.kpi.level"])
  }

  @Test("vanity: what the catalogue says of an indicator holds, whatever the label")
  func catalogue() throws {
    let vanity = try #require(Catalogue.indicators.first { $0.isVanity })
    let serious = try #require(Catalogue.indicators.first { !$0.isVanity })
    let named = outcome.with { $0.kpi.indicator = vanity.id }
    #expect(named.lacking == ["vanity-level kpis.kpi.level"])
    #expect(named.findings.first?.note.arguments["indicator"] == .localized(vanity.name))
    let clicks = outcome.with {
      $0.kpi.label = LocalizedText("Clicks")
      $0.kpi.indicator = serious.id
    }
    #expect(clicks.lacking == [])
  }

  @Test(
    "vanity: what only sounds like attention is not",
    arguments: [
      "Copertura vaccinale", "People who reach 5,000 steps", "Visite specialistiche",
      "Shared decisions", "Clinical likeness",
    ])
  func notVanity(label: String) {
    let output = SMARTCase(.output).with { $0.kpi.label = LocalizedText(label) }
    #expect(!output.findings.contains { $0.note.term.contains("vanity") })
  }

  @Test("time-bound: a day, a rhythm, weeks for a behaviour and months for health")
  func timeBound() {
    #expect(outcome.with { $0.kpi.by = nil }.lacking == ["no-by kpis.kpi.by"])
    #expect(outcome.with { $0.kpi.review = nil }.lacking == ["no-review kpis.kpi.review"])
    func due(_ one: SMARTCase, _ iso: String) -> [String] {
      one.with { $0.kpi.by = SMARTCase.day(iso) }.lacking
    }
    // 27 days after 1 October, and 28.
    #expect(
      due(outcome.with { $0.kpi.review = .weekly }, "2024-10-28") == ["short-outcome kpis.kpi.by"])
    #expect(due(outcome.with { $0.kpi.review = .weekly }, "2024-10-29") == [])
    #expect(due(impact, "2025-03-31") == ["short-impact kpis.kpi.by"])
    #expect(due(impact, "2025-04-01") == [])
    #expect(due(outcome, "2026-01-01") == ["after-cutoff study.cutoff.date"])
    #expect(
      outcome.with { $0.kpi.review = .yearly }.lacking == ["rare-review kpis.kpi.review"])
    #expect(outcome.with { $0.kpi.review = .once }.lacking == [])
    #expect(outcome.with { $0.kpi.period = nil }.lacking == ["none-mature kpis.kpi.by"])
  }

  @Test("the chain: outputs alone, no outputs, no links, no resources")
  func chain() {
    let output = SMARTCase(.output)
    func chain(_ levels: [KPI.Level]) -> [String] {
      SMARTCase.lacking(
        output.with {
          $0.kpi = SMARTCase.kpi("kpi", levels[0], leadsTo: levels.count > 1 ? ["other"] : [])
          $0.others = levels.dropFirst().map { SMARTCase.kpi("other", $0) }
        }.chain)
    }
    #expect(chain([.output]) == ["chain-no-outcome kpis"])
    #expect(chain([.output, .output]) == ["chain-no-outcome kpis"])
    #expect(chain([.outcome]) == ["chain-no-output kpis"])
    #expect(chain([.output, .outcome]) == [])
    let unlinked = output.with {
      $0.kpi.leadsTo = []
      $0.others = [SMARTCase.kpi("other", .outcome)]
    }
    #expect(SMARTCase.lacking(unlinked.chain) == ["chain-no-links kpis.kpi.leads_to"])
    #expect(
      SMARTCase.lacking(outcome.with { $0.funding = nil }.chain) == ["unfunded study.funding"])
  }
}
