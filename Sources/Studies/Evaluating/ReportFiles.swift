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

  /// Text by path within the bundle, written on all processors: reports first, which take longest.
  func texts() -> [(path: String, text: String)] {
    let pieces =
      languages.map { language in
        Piece(path: "report.\(language.rawValue).md") { self.report(language) }
      } + figurePieces + tablePieces
    return Parallel.map(pieces.count) { (pieces[$0].path, pieces[$0].text()) }
  }

  /// A file that is still to be written.
  private struct Piece: Sendable {
    var path: String
    var text: @Sendable () -> String
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
  var figures: [(path: String, text: String)] { figurePieces.map { ($0.path, $0.text()) } }

  private var figurePieces: [Piece] {
    let owned =
      [(Evaluation.chainName, evaluation.kpiFigures)]
      + evaluation.analyses.map { ($0.id, $0.figures) }
    return owned.flatMap { owner, figures in
      figures.flatMap { figure in
        languages.map { language in
          Piece(path: figure.path(analysis: owner, language: language)) {
            FigureSVG.render(figure, analysis: owner, language)
          }
        }
      }
    }
  }

  private var tablePieces: [Piece] {
    let owned =
      [(Evaluation.chainName, evaluation.kpiTables)]
      + (evaluation.kpis.compactMap(\.observed) + evaluation.analyses).map { ($0.id, $0.tables) }
    return owned.flatMap { owner, tables in
      tables.map { table in
        Piece(path: "tables/\(owner)-\(table.id).csv") { CSVText.render(table) }
      }
    }
  }
}
