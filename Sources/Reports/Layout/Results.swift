// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// The sections of the analyses, part by part: results, equity, costs.
extension Report {
  func results(_ part: ReportPart) -> [Block] {
    let own = chapters.filter { $0.part == part }
    guard !own.isEmpty else {
      // A report says what was not looked at; results there always are somewhere.
      return part == .results
        ? [] : [heading("part." + part.rawValue), paragraph("part.none." + part.rawValue)]
    }
    return [heading("part." + part.rawValue)]
      + own.flatMap { [sectionHeading($0)] + $0.blocks }
  }

  /// The heading of an analysis: method, KPI and, where the two do not tell it apart, its name.
  func sectionHeading(_ chapter: AnalysisChapter) -> Block {
    let analysis = chapter.findings
    let label = kpi(analysis.kpi)?.label.text(language) ?? analysis.id
    let name: [Inline] = isOneOfSeveral(analysis) ? [" (", .code(analysis.id), ")"] : []
    return .heading(level: 3, wording.fill(chapter.title) + [.text(": \(label)")] + name)
  }
}
