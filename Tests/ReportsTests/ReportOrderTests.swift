// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Testing

@testable import Reports

@Suite("A whole report")
struct ReportOrderTests {
  private func headings(_ document: Document) -> [(level: Int, text: String)] {
    document.blocks.compactMap { block in
      guard case .heading(let level, let inlines, _) = block else { return nil }
      return (level, inlines.plainText)
    }
  }

  @Test("reads in the order of design.md")
  func order() {
    let evaluation = ReportShapes.evaluation(
      [
        ReportShapes.effect("a", role: .primary, kpi: "k"),
        ReportShapes.effect("b", role: .secondary, kpi: "k"),
      ], kpis: [ReportShapes.kpi("k", "X")])
    let parts = headings(ReportShapes.report(evaluation, .en, equity: ["b"]).document)
      .filter { $0.level == 2 }.map(\.text)
    let expected = [
      "The answer on one page", "The behaviour to change", "Methods in words", "Results",
      "Equity: who benefited", "Costs", "Limits", "Deviations from the plan",
      "The data, and making this report again", "Annex: reporting standards", "Glossary",
    ]
    #expect(parts.filter { expected.contains($0) } == expected)
  }

  @Test("its headings begin at 1 and never jump a level; every figure says what it shows")
  func headingLevels() {
    for language in Language.allCases {
      let document = ReportShapes.report(ReportShapes.worst, language).document
      let levels = headings(document).map(\.level)
      #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
      #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
      for case .figure(let figure) in document.blocks { #expect(!figure.alternative.isEmpty) }
      #expect(document.unfilled.isEmpty, "\(document.unfilled)")
    }
  }

  @Test("an item that the study does not fill names the key that would")
  func notReported() {
    let evaluation = ReportShapes.evaluation(
      [ReportShapes.effect("a", role: .primary, kpi: "k")], kpis: [ReportShapes.kpi("k", "X")])
    var texts = ReportShapes.report(evaluation, .en).document.blocks.flatMap(\.texts)
    #expect(texts.contains("NOT REPORTED (key intervention.materials)"))
    var told = evaluation
    told.study.declared["intervention.materials"] = LocalizedText(it: "un kit", en: "a kit")
    texts = ReportShapes.report(told, .en).document.blocks.flatMap(\.texts)
    #expect(!texts.contains("NOT REPORTED (key intervention.materials)"))
    #expect(texts.contains("a kit"))
  }

  @Test("the glossary holds the terms that the report uses and no others")
  func glossary() {
    let report = ReportShapes.report(ReportShapes.worst, .en)
    let terms = report.glossary(for: [.paragraph(["An odds ratio of 1.2 (95% interval)."])])
      .flatMap(\.texts)
    #expect(terms.contains("odds ratio") && terms.contains("95% interval"))
    #expect(!terms.contains("Kaplan-Meier"))
    #expect(report.glossary(for: [.paragraph(["Nothing."])]).isEmpty)
  }

  @Test("themes stand beside their KPI’s number, are said to be entered, and are escaped")
  func themes() {
    var evaluation = ReportShapes.evaluation(
      [ReportShapes.effect("a", role: .primary, kpi: "k")],
      kpis: [ReportShapes.kpi("k", "Adesione")])
    evaluation.themes = [
      Theme(
        id: "t", label: LocalizedText("gli orari"), kind: .barrier, method: .interviews,
        source: "UO", people: 1, kpi: "k", agreement: .contradicts,
        quotation: LocalizedText("apre <b>tardi</b> | sempre"))
    ]
    let document = ReportShapes.report(evaluation, .en).document
    let text = document.blocks.flatMap(\.texts).joined(separator: "\n")
    for part in [
      "entered by the authors", "gli orari", "barrier", "interviews with 1 person (UO)",
      "contradicts it", "5.0 percentage points higher",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(!MarkdownRenderer.render(document).contains("<b>"))
    #expect(!text.contains("no voices were gathered"))
  }

  @Test("phrases of the report have both languages and the same slots")
  func vocabulary() {
    #expect(ReportWords.vocabulary.defects.isEmpty, "\(ReportWords.vocabulary.defects)")
    for standard in [Standard.trend, .epoc, .robins, .tidier, .nsmc] {
      #expect(standard.items.map(\.number) == (1...standard.items.count).map(String.init))
    }
    #expect(
      [Standard.trend, .epoc, .robins, .tidier, .nsmc].map(\.items.count) == [22, 9, 7, 10, 8])
  }
}
