// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Testing

@testable import Reports

@Suite("Words on costs")
struct CostWordsTests {
  @Test("both languages say everything, with the same slots")
  func slots() {
    for phrase in CostWords.all {
      #expect(!phrase.it.isEmpty && !phrase.en.isEmpty)
      #expect(phrase.slots(.it).sorted() == phrase.slots(.en).sorted(), "\(phrase.en)")
    }
  }

  @Test("every shape, unit and language makes a whole sentence; a withheld one says so")
  func sentences() {
    for language in Language.allCases {
      for what in UnitCost.What.allCases {
        for shape in UnitCost.Shape.allCases {
          for value in [nil, 12.5] {
            let sentence = sentence(language, what, shape, value, isWithheld: false)
            #expect(Document(language, [.paragraph(sentence)]).unfilled == [])
            #expect(sentence.plainText.hasSuffix("."))
          }
        }
        let hidden = sentence(language, what, .bounded, nil, isWithheld: true).plainText
        #expect(hidden.contains(language == .it ? "non si può mostrare" : "cannot be shown"))
      }
    }
  }

  @Test("a weak effect keeps its cost: from an amount upward, no upper limit")
  func upward() {
    let sentence = sentence(.en, .additional, .upward, 12.5, isWithheld: false).plainText
    #expect(sentence.contains("€10.0 upward, no upper limit"))
    #expect(sentence.contains("best estimate is €12.5"))
  }

  private func sentence(
    _ language: Language, _ what: UnitCost.What, _ shape: UnitCost.Shape, _ value: Double?,
    isWithheld: Bool
  ) -> [Inline] {
    var findings = AnalysisFindings(id: "c", kind: "cost", role: .secondary, kpi: nil)
    let interval: Interval? =
      switch shape {
      case _ where isWithheld: nil
      case .bounded: Interval(lower: 10, upper: 30)
      case .upward: Interval(lower: 10, upper: nil)
      case .dominated: nil
      case .anything: Interval(lower: 0, upper: nil)
      }
    findings.estimates = [
      Estimate(id: "total", value: 1000, unit: .money("EUR"), estimator: "cost.sum"),
      Estimate(
        id: "per", value: value, interval: interval, unit: .money("EUR"), estimator: "cost.ratio"),
    ]
    findings.cost = CostAnswer(
      total: "total", perspective: LocalizedText("ASL"), priceYear: 2024,
      each: [
        UnitCost(
          estimate: "per", what: what, outcome: LocalizedText("x"), isPerson: true, shape: shape,
          causal: false)
      ])
    return Wording(language).costSentence(findings)
  }
}
