// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings

/// What a command prints of an evaluation: one line an analysis.
public struct EvaluationLines: Sendable {
  let evaluation: Evaluation
  let wording: Wording

  /// The lines on an evaluation in a language.
  public init(_ evaluation: Evaluation, _ language: Language) {
    self.evaluation = evaluation
    wording = Wording(language, EvaluationLines.vocabulary)
  }

  /// One line an analysis, in their order.
  public var lines: [String] { evaluation.analyses.map { line($0) } }

  private func line(_ analysis: AnalysisFindings) -> String {
    let label = evaluation.kpis.first { $0.id == analysis.kpi }?.label.text(wording.language)
    let name = "\(analysis.id) (\(label ?? analysis.kind))"
    if analysis.level != nil {
      return "\(name): \(wording.levelSentence(analysis).plainText) → "
        + "report.\(wording.language.rawValue).md"
    }
    if analysis.cost != nil {
      return "\(name): \(wording.costSentence(analysis).plainText) → "
        + "report.\(wording.language.rawValue).md"
    }
    guard let headline = analysis.headline, let effect = wording.headlineEffect(analysis) else {
      return "\(name): \(wording.term("line.not-done").plainText) → "
        + "report.\(wording.language.rawValue).md"
    }
    let verdict =
      headline.verdict.map { wording.verdict($0) } ?? wording.term("line.interim").plainText
    return "\(name): \(verdict). \(effect). → report.\(wording.language.rawValue).md"
  }

  private static let vocabulary = Vocabulary([
    "line.not-done": Phrase(
      it: "non eseguita; il perché sta nella sua sezione", en: "not done; its section says why"),
    "line.interim": Phrase(
      it: "analisi intermedia, nessun giudizio", en: "interim, no verdict"),
  ])
}
