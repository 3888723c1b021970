// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings

/// A report in full, written from findings alone. Its order is that of design.md: cover, one page,
/// chain of indicators, methods in words, results, equity, costs, limits, deviations from the plan,
/// how to reproduce it, standards, glossary. Each part is a file of this folder.
public struct Report: Sendable {
  let evaluation: Evaluation
  let chapters: [AnalysisChapter]
  let wording: Wording

  /// The report on an evaluation in a language.
  /// - Parameter chapters: one an analysis, in their order; an analysis without one has no section.
  public init(_ evaluation: Evaluation, _ language: Language, chapters: [AnalysisChapter]) {
    self.evaluation = evaluation
    self.chapters = chapters
    wording = Wording(language, ReportWords.vocabulary)
  }

  /// The whole report.
  public var document: Document {
    var blocks = cover + onePage + chain + methodsInWords
    for part in ReportPart.allCases { blocks += results(part) }
    blocks += limits + deviations + reproducibility + standards
    blocks += glossary(for: blocks)
    return Document(language, blocks)
  }
}

/// What the parts share.
extension Report {
  var language: Language { wording.language }
  var study: StudyFacts { evaluation.study }
  var numbers: NumberFormat { wording.numbers }

  /// The heading of a part.
  func heading(_ term: String, level: Int = 2) -> Block {
    .heading(level: level, wording.term(term))
  }

  func paragraph(_ term: String, _ values: [String: Value] = [:]) -> Block {
    .paragraph(wording.term(term, values))
  }

  func kpi(_ id: String?) -> KPIFacts? { evaluation.kpis.first { $0.id == id } }

  /// The method's own words, with those of every report.
  func wording(of chapter: AnalysisChapter) -> Wording {
    Wording(language, chapter.vocabulary.over(ReportWords.vocabulary))
  }

  func chapter(_ analysis: String) -> AnalysisChapter? {
    chapters.first { $0.findings.id == analysis }
  }

  /// Whether another analysis is of the same KPI, so that its label does not tell them apart.
  func isOneOfSeveral(_ analysis: AnalysisFindings) -> Bool {
    analysis.kpi != nil && evaluation.analyses.count { $0.kpi == analysis.kpi } > 1
  }

  /// What a reader calls an analysis: its KPI; without one its method.
  func label(_ chapter: AnalysisChapter) -> String {
    kpi(chapter.findings.kpi)?.label.text(language) ?? chapter.title.text(language)
  }

  /// A table of items and what is said of them.
  func table(_ caption: String, _ rows: [(item: [Inline], value: [Inline])]) -> Block {
    .table(
      Block.Table(
        caption: wording.term(caption),
        columns: [.init(wording.term("frame.item")), .init(wording.term("frame.value"))],
        rows: rows.map { [$0.item, $0.value] }, rowHeaders: true))
  }
}
