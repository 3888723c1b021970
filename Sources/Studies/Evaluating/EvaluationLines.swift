// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Reports

/// What a command prints of an evaluation: one line an analysis.
struct EvaluationLines {
  let evaluation: Evaluation
  let wording: Wording

  init(_ evaluation: Evaluation, _ language: Language) {
    self.evaluation = evaluation
    wording = Wording(language)
  }

  var lines: [String] { evaluation.analyses.map { line($0) } }

  private func line(_ analysis: AnalysisFindings) -> String {
    let label = evaluation.kpis.first { $0.id == analysis.kpi }?.label.text(wording.language)
    let name = "\(analysis.id) (\(label ?? analysis.kind))"
    guard let headline = analysis.headline, let effect = wording.headlineEffect(analysis) else {
      return "\(name): " + (wording.language == .it ? "non eseguita" : "not done")
    }
    let verdict =
      headline.verdict.map { wording.verdict($0) }
      ?? (wording.language == .it ? "analisi intermedia, nessun giudizio" : "interim, no verdict")
    return "\(name): \(verdict). \(effect). → report.\(wording.language.rawValue).md"
  }
}
