// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Reports
import Testing

@testable import Methods

/// Every term that findings on costs can hold is worded, in both languages.
@Suite("Words on costs")
struct CostVocabularyTests {
  private static let index = Cost.PriceIndex(
    from: "index", values: [Named("2024", CostCase.number("100"))])

  private static let refusals: [(term: String, cost: CostCase)] = [
    ("cost.refused.no-rows", .changed { $0.rows = [] }),
    ("cost.refused.not-positive", .changed { $0.rows = [.init(cents: -500)] }),
    (
      "cost.refused.index",
      .changed {
        $0.priceYear = 2024
        $0.priceIndex = index
      }
    ),
    (
      "cost.refused.range",
      .changed { $0.uncertain = .limits(low: CostCase.euros("1"), high: CostCase.euros("2")) }
    ),
    // A total so large that its limits overflow.
    (
      "cost.refused.not-estimable",
      .changed { $0.additional = (.nan, 1, 2) }
    ),
  ]

  private static let others: [(term: String, cost: CostCase)] = [
    ("cost.warning.not-estimated", .changed { $0.additional = nil }),
    (
      "cost.warning.nobody",
      .changed {
        $0.positives = 0
        $0.per = [.analysis("effect", .positive), .kpi("clicks", each: 1)]
        $0.clicks = "0"
      }
    ),
    (
      "cost.warning.missing",
      .changed {
        $0.rows += [.init(cents: nil), .init(cents: -100)]
        $0.per += [
          .kpi("clicks", each: 1000), .kpi("rows", each: 1), .analysis("effect", .positive),
        ]
      }
    ),
    ("cost.warning.credits", .changed { $0.rows += [.init(line: nil, cents: -100)] }),
    ("cost.warning.prices", .changed { $0.priceYear = 2024 }),
    ("cost.warning.upward", .changed { $0.additional = (4, -5, 20) }),
    ("cost.warning.dominated", .changed { $0.additional = (-4, -5, -2) }),
    ("cost.warning.anything", .changed { $0.additional = (4, nil, nil) }),
    ("cost.remark.not-causal", .changed { $0.causal = false }),
    ("cost.remark.places", .changed { $0.uncertain = .share(CostCase.percent("10")) }),
    (
      "cost.remark.time",
      .changed {
        $0.period = nil
        $0.datedBy = nil
        $0.lines = nil
        $0.phase = nil
        $0.leftOut = []
        $0.perspective = nil
        $0.only = [ColumnFilter(column: "phase", values: ["running"])]
      }
    ),
    ("cost.remark.known", .init()),
    ("cost.remark.nothing-left-out", .changed { $0.leftOut = [] }),
    (
      "cost.remark.not-simulated",
      .changed {
        $0.value = CostCase.gain
        $0.additional = (4, nil, nil)
      }
    ),
    (
      "cost.remark.plane",
      .changed {
        $0.value = CostCase.gain
        $0.value?.delay = CalendarSpan(1, .year)
        $0.discount = Cost.Discount(costs: CostCase.percent("3"), effects: CostCase.percent("3"))
        $0.priceYear = 2024
        $0.priceIndex = Cost.PriceIndex(
          from: "index",
          values: [Named("2024", CostCase.number("100")), Named("2025", CostCase.number("101"))])
      }
    ),
    ("cost.remark.not-discounted", .changed { $0.value = CostCase.gain }),
    (
      "cost.remark.value-known",
      .changed {
        $0.value = CostCase.gain
        $0.value?.money = CostCase.amount("300", unit: "EUR")
        $0.value?.willingness = []
        $0.additional = (-4, -5, -2)
      }
    ),
  ]

  private static let findings = Task {
    var all: [(term: String, cost: CostCase, findings: AnalysisFindings)] = []
    for (term, cost) in refusals + others { all.append((term, cost, try await cost.findings())) }
    return all
  }

  @Test("every slot and every term is filled, in both languages")
  func filled() async throws {
    for (term, cost, findings) in try await Self.findings.value {
      for language in Language.allCases {
        #expect(cost.document(language, of: findings).unfilled == [], "\(term) \(language)")
        let wording = Wording(language, Cost.vocabulary)
        let notes = findings.notes.flatMap { wording.note($0) } + wording.costSentence(findings)
        #expect(Document(language, [.paragraph(notes)]).unfilled == [], "\(term) \(language)")
      }
    }
  }

  @Test("each case reaches its note, a refusal alone")
  func named() async throws {
    for (term, _, findings) in try await Self.findings.value {
      #expect(findings.notes.contains { $0.term == term }, "\(term): \(findings.notes.map(\.term))")
      guard term.hasPrefix("cost.refused") else { continue }
      #expect(findings.notes.count == 1 && findings.tables.isEmpty && findings.cost == nil)
    }
  }

  @Test("every note of the method is reached by some case")
  func complete() async throws {
    let reached = try await Self.findings.value.flatMap { $0.findings.notes.map(\.term) }
    #expect(Set(CostNotePhrases.notes.terms).subtracting(reached).sorted() == [])
  }

  @Test("the vocabulary has no defect")
  func defects() { #expect(Cost.vocabulary.defects == []) }

  @Test("the sentence gives the cost of an additional person with its interval, in both languages")
  func sentence() async throws {
    let found = try await CostCase().findings()
    #expect(
      Wording(.it, Cost.vocabulary).costSentence(found).plainText
        == "Costo totale: 40.001 € (prospettiva: l’ASL). Costo per ogni persona in più («esito»): "
        .replacing(" €", with: "\u{A0}€")
        + "100\u{A0}€ (da 63\u{A0}€ a 250\u{A0}€).")
    let weak = try await CostCase.changed {
      $0.additional = (400, -50, 640)
      $0.causal = false
    }.findings()
    #expect(
      Wording(.en, Cost.vocabulary).costSentence(weak).plainText
        == "Total cost: €40,001 (perspective: the health authority). Cost for each additional person "
        + "(“outcome”): €63 upward, no upper limit; the best estimate is €100; the data do not "
        + "exclude that there were no more people.")
    let bounded = try await CostCase.changed { $0.causal = false }.findings()
    #expect(
      Wording(.en, Cost.vocabulary).costSentence(bounded).plainText
        .hasSuffix("€100 (€63 to €250), if the whole change is put down to the campaign."))
  }
}
