// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

@testable import Reports

/// Evaluations made by hand, with the chapters that their methods would bring.
enum ReportShapes {
  static let vocabulary = Vocabulary([
    "shape.warning": Phrase(
      it: "Attenzione: \(words(40, "parola")). E ancora.",
      en: "Mind: \(words(40, "word")). And more."
    ),
    "shape.certainty": Phrase(it: "Giù: pochi luoghi.", en: "Down: few places."),
    "shape.certainty.other": Phrase(it: "Giù: altro.", en: "Down: something else."),
  ])

  /// So many words.
  static func words(_ count: Int, _ word: String) -> String {
    (0..<count).map { "\(word)\($0)" }.joined(separator: " ")
  }

  static func estimate(_ id: String, _ value: Double, _ low: Double, _ high: Double) -> Estimate {
    Estimate(
      id: id, value: value, interval: Interval(lower: low, upper: high), unit: .points,
      estimator: "e")
  }

  /// An analysis of an effect.
  static func effect(
    _ id: String, role: AnalysisFindings.Role, kpi: String, verdict: Verdict? = .betterByEnough,
    causal: Bool = true, contrary: Int = 0, outcome: LocalizedText? = nil
  ) -> AnalysisFindings {
    var findings = AnalysisFindings(
      id: id, kind: "difference-in-differences", role: role, kpi: kpi)
    findings.estimates =
      [estimate("a", 0.05, 0.02, 0.08)]
      + (0..<contrary).map { estimate("c\($0)", 0.04, 0.01, 0.07) }
    findings.headline = .init(
      absolute: "a", relative: nil, better: .higher, matters: 0.02, verdict: verdict,
      causal: causal, outcome: outcome,
      contrary: contrary == 0
        ? nil
        : (0..<contrary).map {
          .init(
            estimate: "c\($0)",
            outcome: LocalizedText(it: "divario \($0)", en: "gap \($0)"))
        })
    findings.notes = [Note("shape.warning", .warning), Note("shape.warning", .remark)]
    findings.certainty = Certainty(
      up: nil,
      down: [Note("shape.certainty", .remark), Note("shape.certainty.other", .remark)])
    return findings
  }

  /// An evaluation of these analyses.
  static func evaluation(
    _ analyses: [AnalysisFindings], kpis: [KPIFacts], title: String = "Studio",
    behaviour: [String: [AuthoredText]] = ["who": ["tutti"], "does": ["fanno"]]
  ) -> Evaluation {
    Evaluation(
      esito: "0.0.0",
      study: StudyFacts(
        id: "s", title: LocalizedText(title), owner: "ASL", funding: nil,
        campaignFrom: CivilDate(day: 20_000), campaignTo: CivilDate(day: 20_100),
        planned: "before-data", cutoff: nil, cutoffReason: nil, remark: nil,
        behaviour: behaviour),
      sources: [], kpis: kpis, analyses: analyses)
  }

  static func kpi(_ id: String, _ label: String) -> KPIFacts {
    KPIFacts(id: id, label: LocalizedText(label), level: "outcome", better: .higher)
  }

  /// A KPI with a target, and whether it got there.
  static func kpi(
    _ id: String, _ label: String, target: Double, state: TargetJudgement?
  ) -> KPIFacts {
    var kpi = kpi(id, label)
    kpi.declared.target = .number(target, .number)
    var observed = AnalysisFindings(
      id: "kpi.\(id)", kind: KPIFacts.kind, role: .secondary, kpi: id)
    observed.level = LevelAnswer(
      estimate: "observed", what: .text(label), target: target, judgement: state, sentences: [])
    kpi.observed = observed
    return kpi
  }

  /// The report on an evaluation; every analysis brings a figure.
  static func report(
    _ evaluation: Evaluation, _ language: Language, equity: Set<String> = [],
    title: Phrase = Phrase(it: "Metodo", en: "Method")
  ) -> Report {
    Report(
      evaluation, language,
      chapters: evaluation.analyses.map { analysis in
        AnalysisChapter(
          analysis, title: title, part: equity.contains(analysis.id) ? .equity : .results,
          vocabulary: vocabulary,
          blocks: [
            .figure(
              .init(
                path: "figures/f.svg", alternative: "una linea che sale",
                caption: [.text(words(60, "didascalia"))]))
          ], methods: [.paragraph(["Modello."])])
      })
  }

  /// Twelve primary analyses whose every text is far too long, with much to say against each.
  static var worst: Evaluation {
    let long = words(80, "etichetta")
    return evaluation(
      (0..<12).map {
        effect(
          "a\($0)", role: $0 < 9 ? .primary : .secondary, kpi: "k\($0)",
          verdict: .cannotSay(excluded: .nothing), causal: false, contrary: 6,
          outcome: LocalizedText(long))
      },
      kpis: (0..<12).map { number in
        let states: [TargetJudgement?] = TargetJudgement.allCases + [nil]
        return kpi("k\(number)", long, target: 1, state: states[number % 5])
      }, title: long,
      behaviour: [
        "who": [AuthoredText(LocalizedText(long))], "does": [AuthoredText(LocalizedText(long))],
        "barriers": [AuthoredText(LocalizedText(long)), AuthoredText(LocalizedText(long))],
      ])
  }
}
