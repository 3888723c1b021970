// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Reports
import Testing

@Suite("The section on deviations from the plan")
struct RegistrationWordsTests {
  private func evaluation(_ facts: RegistrationFacts?) -> Evaluation {
    Evaluation(
      esito: "0.1.0",
      study: StudyFacts(
        id: "s", title: LocalizedText("S"), owner: "O", funding: nil,
        campaignFrom: CivilDate(iso: "2024-10-01") ?? CivilDate(day: 0), campaignTo: nil,
        planned: "before-data", cutoff: nil, cutoffReason: nil, remark: nil, behaviour: [:]),
      sources: [], kpis: [], analyses: [], registration: facts)
  }

  private func plan(_ date: String?, vouched: Bool = false) -> RegistrationFacts.Plan {
    let day = date.flatMap { CivilDate(iso: $0) }
    return RegistrationFacts.Plan(
      number: 1, digest: "abc", registry: "Protocollo", entry: day == nil ? nil : "12/2024",
      date: day, vouched: vouched ? day.map { VouchedDate(date: $0, by: "CN=Regione") } : nil)
  }

  @Test("every phrase is in both languages, with the same slots")
  func vocabulary() { #expect(RegistrationWords.vocabulary.defects.isEmpty) }

  @Test("the cover says who vouches for the date, and when it came too late")
  func cover() {
    func status(_ facts: RegistrationFacts?, _ language: Language = .en) -> String {
      DeviationsSection(evaluation(facts), language).status.plainText
    }
    #expect(status(nil) == "NOT REGISTERED: the plan was not deposited before the data")
    #expect(status(RegistrationFacts(status: .notRegistered)) == status(nil))
    #expect(
      status(RegistrationFacts(status: .draft, plans: [plan(nil)]), .it)
        == "BOZZA: il piano 1 è fissato, ma nessun registro gli ha ancora dato numero e data")
    #expect(
      status(RegistrationFacts(status: .registered, plans: [plan("2024-09-15")]))
        == "REGISTERED: plan 1, Protocollo, number 12/2024, 15 September 2024 (self-declared date)")
    #expect(
      status(
        RegistrationFacts(status: .registered, plans: [plan("2024-09-15", vouched: true)]), .it)
        == "REGISTRATA: piano 1, Protocollo, numero 12/2024, 15 settembre 2024 (data garantita "
        + "dalla firma di CN=Regione)")
    #expect(
      status(RegistrationFacts(status: .registered, plans: [plan("2024-10-01")]))
        .hasSuffix("; the plan was registered after the campaign began"))
  }

  @Test("every part of the section is worded, in both languages", arguments: Language.allCases)
  func section(language: Language) throws {
    var facts = RegistrationFacts(status: .registered, plans: [plan("2024-09-15")])
    #expect(
      Document(language, DeviationsSection(evaluation(facts), language).blocks).unfilled == [])
    facts.choices = [
      .init(
        path: "kpis.a.matters", plan: 1, registered: "2 pp", now: nil, since: 2, why: "x",
        analyses: []),
      .init(
        path: "kpis.a.target", plan: 2, registered: nil, now: "50%", since: nil, why: nil,
        analyses: []),
    ]
    facts.notRun = RegistrationFacts.AbsentAnalysis.Reason.allCases.map {
      .init(analysis: "a", plan: 1, reason: $0)
    }
    facts.undeclared = ["b"]
    facts.results = [.source("s"), .column("c", source: "s"), .reading("s"), .refused].map {
      RegisteredResult(analysis: "a", plan: 1, registered: nil, now: nil, obstacle: $0)
    }
    for judgement in TargetJudgement.allCases {
      var findings = AnalysisFindings(id: "t", kind: "retention", role: .primary, kpi: nil)
      findings.estimates = [
        Estimate(
          id: "e", value: 0.6, interval: Interval(lower: 0.5, upper: 0.7), unit: .proportion,
          estimator: "x")
      ]
      findings.level = LevelAnswer(
        estimate: "e", what: .missing, target: 0.5, judgement: judgement, sentences: [])
      let answer = try #require(RegisteredResult.Answer(findings))
      facts.results.append(
        RegisteredResult(analysis: "t", plan: 1, registered: answer, now: answer))
    }
    let blocks = DeviationsSection(evaluation(facts), language).blocks
    #expect(Document(language, blocks).unfilled == [])
    #expect(blocks.count == 8)
  }
}
