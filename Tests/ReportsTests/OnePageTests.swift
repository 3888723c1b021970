// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Testing

@testable import Reports

@Suite("The one page")
struct OnePageTests {
  private func text(_ blocks: [Block]) -> String { blocks.flatMap(\.texts).joined(separator: "\n") }

  @Test("of twelve analyses with texts of eighty words it still has at most 350 words, and chooses")
  func worstCase() {
    for language in Language.allCases {
      let report = ReportShapes.report(
        ReportShapes.worst, language, equity: ["a1", "a10"],
        title: Phrase(it: ReportShapes.words(50, "metodo"), en: ReportShapes.words(50, "method")))
      let page = OnePage.fitting(report)
      #expect(page.wordCount <= OnePage.wordLimit, "\(page.detail): \(page.wordCount)")
      let text = text(report.onePage)
      #expect(text.contains(language == .it ? "La risposta." : "The answer."))
      #expect(text.contains("…"))
      #expect(Document(language, report.onePage).unfilled.isEmpty)
    }
  }

  @Test("each step of detail shows no more than the one before, and the last always fits")
  func steps() {
    let report = ReportShapes.report(ReportShapes.worst, .it)
    let counts = OnePage.Detail.steps.map { OnePage(report: report, detail: $0).wordCount }
    #expect(zip(counts, counts.dropFirst()).allSatisfy { $0 >= $1 }, "\(counts)")
    #expect((counts.last ?? .max) <= OnePage.wordLimit)
    #expect((counts.first ?? 0) > OnePage.wordLimit, "the worst case must be one")
  }

  @Test("both languages show the same detail, so the same numbers")
  func sameDetail() {
    let details = Language.allCases.map {
      OnePage.fitting(ReportShapes.report(ReportShapes.worst, $0)).detail
    }
    #expect(details[0] == details[1])
  }

  @Test("primary analyses answer first, wherever the study file has them")
  func primaryFirst() {
    let evaluation = ReportShapes.evaluation(
      [
        ReportShapes.effect("late", role: .secondary, kpi: "k"),
        ReportShapes.effect("main", role: .primary, kpi: "l"),
      ], kpis: [ReportShapes.kpi("k", "Secondo"), ReportShapes.kpi("l", "Primo")])
    let page = OnePage.fitting(ReportShapes.report(evaluation, .it))
    #expect(page.answered.map(\.findings.id) == ["main"])
    #expect(page.chosen.map(\.findings.id) == ["main", "late"])
  }

  @Test("what got worse beside the verdict has its own sentence; where nothing did, none")
  func contrary() {
    let kpis = [ReportShapes.kpi("k", "Adesione")]
    let worse = ReportShapes.evaluation(
      [ReportShapes.effect("a", role: .primary, kpi: "k", contrary: 1)], kpis: kpis)
    let english = text(ReportShapes.report(worse, .en).onePage)
    #expect(
      english.contains(
        "But “gap 0” got worse, beyond uncertainty: 4.0 percentage points higher (1.0 to 7.0)."))
    let italian = text(ReportShapes.report(worse, .it).onePage)
    #expect(
      italian.contains(
        "Ma è peggiorato, oltre l’incertezza, «divario 0»: 4,0 punti percentuali in più (da 1,0 a 7,0)."
      ))
    let fine = ReportShapes.evaluation(
      [ReportShapes.effect("a", role: .primary, kpi: "k")], kpis: kpis)
    #expect(!text(ReportShapes.report(fine, .en).onePage).contains("got worse"))
    #expect(!text(ReportShapes.report(fine, .it).onePage).contains("peggiorat"))
  }

  @Test("one line counts the KPIs that got to their target; without a target there is none")
  func targets() {
    func page(_ states: [TargetJudgement?], _ language: Language) -> String {
      let kpis = states.enumerated().map {
        ReportShapes.kpi("k\($0)", "X", target: 1, state: $1)
      }
      let evaluation = ReportShapes.evaluation(
        [ReportShapes.effect("a", role: .primary, kpi: "k0")],
        kpis: kpis + [ReportShapes.kpi("free", "Y")])
      return text(ReportShapes.report(evaluation, language).onePage)
    }
    let states: [TargetJudgement?] = [.met, .notMet, .met, .cannotSay, .tooEarly, nil]
    let english = page(states, .en)
    #expect(
      english.contains(
        "The targets. 6 KPIs have a target: 2 met, 1 not met, 1 that the data do not "
          + "decide, 1 for which it is too early and 1 without a judgement."))
    #expect(
      page(states, .it).contains(
        "Gli obiettivi. 6 KPI hanno un obiettivo: 2 raggiunti, 1 non raggiunto, 1 che i dati non "
          + "decidono, 1 per cui è troppo presto e 1 senza giudizio."))
    #expect(page([.notMet], .en).contains("1 KPI has a target: 1 not met."))
    #expect(page([.met], .it).contains("1 KPI ha un obiettivo: 1 raggiunto."))
    #expect(!page([], .en).contains("The targets."))
  }

  @Test("who benefited and what it cost are never passed over in silence")
  func notLookedAt() {
    let evaluation = ReportShapes.evaluation(
      [ReportShapes.effect("a", role: .primary, kpi: "k")], kpis: [ReportShapes.kpi("k", "X")])
    let text = text(ReportShapes.report(evaluation, .en).onePage)
    #expect(text.contains("Who benefited. Not looked at."))
    #expect(text.contains("What it cost. Not looked at."))
  }

  @Test("three limits at most, the gravest first: what lowered certainty before a warning")
  func limits() {
    let findings = ReportShapes.effect("a", role: .primary, kpi: "k")
    #expect(
      Limit.of(findings).map(\.note.term)
        == ["shape.certainty", "shape.certainty.other", "shape.warning"])
    var refused = findings
    refused.notes.append(Note("refused", .refusal))
    #expect(Limit.of(refused).first?.note.term == "refused")
  }
}
