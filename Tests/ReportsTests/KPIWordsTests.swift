// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Testing

@testable import Reports

@Suite("The words of the chain of KPIs")
struct KPIWordsTests {
  @Test("every phrase is there in both languages, with the same slots")
  func vocabulary() { #expect(KPIWords.vocabulary.defects == []) }

  @Test("no phrase says that a campaign did anything: what was observed is described")
  func noCause() {
    let causal = [
      "caused", "effect of", "thanks to", "led to a", "grazie a", "ha causato", "ha prodotto",
      "effetto della", "significant",
    ]
    for term in KPIWords.vocabulary.terms {
      guard let phrase = KPIWords.vocabulary[term] else { continue }
      for language in Language.allCases {
        let text = phrase.pattern(language).lowercased()
        for word in causal { #expect(!text.contains(word), "\(term): \(word)") }
      }
    }
  }

  @Test("a study without KPIs has no such section")
  func none() {
    let evaluation = Evaluation(
      esito: "0",
      study: StudyFacts(
        id: "s", title: LocalizedText("S"), owner: "us", funding: nil,
        campaignFrom: .init(day: 0), campaignTo: nil, planned: "before-data", cutoff: nil,
        cutoffReason: nil, remark: nil, behaviour: [:]), sources: [], kpis: [], analyses: [])
    #expect(KPISection(evaluation, .it).blocks == [])
    #expect(evaluation.kpiFigures == [] && evaluation.kpiTables == [])
  }

  @Test("what authors and files wrote stays text: no markup, no table cell of their own")
  func hostile() {
    for name in FigureChecks.hostileNames {
      var declared = KPIFacts.Declared()
      declared.target = .number(0.5, .proportion)
      declared.baselinePeriod = name
      declared.baseline = .number(0.4, .proportion)
      let kpi = KPIFacts(
        id: "a", label: LocalizedText(name), level: "outcome", better: .higher,
        declared: declared, leadsTo: ["a", "nowhere"],
        smart: [
          SMARTFinding(
            .relevant, Note("smart.vanity-nowhere", .warning, ["word": .text(name)]),
            key: "kpis.a.leads_to")
        ])
      let evaluation = Evaluation(
        esito: "0",
        study: StudyFacts(
          id: "s", title: LocalizedText("S"), owner: "us", funding: nil,
          campaignFrom: .init(day: 0), campaignTo: nil, planned: "before-data", cutoff: nil,
          cutoffReason: nil, remark: nil, behaviour: [:]), sources: [], kpis: [kpi], analyses: [])
      for language in Language.allCases {
        let document = Document(language, KPISection(evaluation, language).blocks)
        #expect(document.unfilled == [])
        let text = MarkdownRenderer.render(document)
        #expect(!text.replacing("\\<script", with: "").contains("<script"))
      }
      #expect(evaluation.state(of: kpi) == nil && evaluation.observed(of: kpi) == nil)
    }
  }
}
