// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// What it cost, on one page: the total, and what the first of the units costs, never without its
/// interval.
extension OnePage {
  /// What it cost, from the analysis of costs.
  var cost: Block {
    let chapters = report.chapters.filter { $0.part == .costs }
    if let costed = chapters.first(where: { $0.findings.cost != nil }) {
      return paragraph("page.cost", wording.costSentence(costed.findings))
    }
    return paragraph("page.cost", words(chapters.isEmpty ? "page.not-looked" : "page.costed"))
  }
}
