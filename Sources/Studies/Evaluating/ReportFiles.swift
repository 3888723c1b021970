// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Methods
import Reports

/// The files of a report, all of them written from an evaluation alone.
struct ReportFiles {
  let evaluation: Evaluation
  let languages: [Language]
  /// Whether this release made the evaluation, so that every word of it is known; a file that anybody
  /// may have written shows unknown words as they are.
  var isTrusted = true

  /// Text by path within the bundle.
  func texts() -> [(path: String, text: String)] {
    languages.map { ("report.\($0.rawValue).md", report($0)) } + figures + tables
  }

  private func report(_ language: Language) -> String {
    MarkdownRenderer.render(document(language))
  }

  /// The report in a language, before it is written in a format.
  func document(_ language: Language) -> Document {
    let chapters = evaluation.analyses.compactMap { analysis -> AnalysisChapter? in
      guard let method = MethodRegistry.method(analysis.kind) else { return nil }
      let kpi = evaluation.kpis.first { $0.id == analysis.kpi }
      return AnalysisChapter(
        analysis, title: method.title, part: method.part, vocabulary: method.vocabulary,
        blocks: method.blocks(analysis, kpi: kpi, language: language),
        methods: method.methods(analysis, kpi: kpi, language: language))
    }
    let document = Report(evaluation, language, chapters: chapters).document
    assert(!isTrusted || document.unfilled.isEmpty, "unfilled: \(document.unfilled)")
    return document
  }

  /// The figures as SVG, by path within the bundle.
  var figures: [(path: String, text: String)] {
    let owned =
      [(Evaluation.chainName, evaluation.kpiFigures)]
      + evaluation.analyses.map { ($0.id, $0.figures) }
    return owned.flatMap { owner, figures in
      figures.flatMap { figure in
        languages.map { language in
          (
            figure.path(analysis: owner, language: language),
            FigureSVG.render(figure, analysis: owner, language)
          )
        }
      }
    }
  }

  private var tables: [(path: String, text: String)] {
    let owned =
      [(Evaluation.chainName, evaluation.kpiTables)]
      + (evaluation.kpis.compactMap(\.observed) + evaluation.analyses).map { ($0.id, $0.tables) }
    return owned.flatMap { owner, tables in
      tables.map { ("tables/\(owner)-\($0.id).csv", CSVText.render($0)) }
    }
  }
}
