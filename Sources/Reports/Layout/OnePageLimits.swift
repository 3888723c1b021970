// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// The gravest limits and what the study leaves unknown.
extension OnePage {
  /// Three limits at most, the gravest of the analyses that are answered: the first sentence of each;
  /// the whole, and those of the other analyses, stand in the chapter on limits.
  var limits: [Block] {
    var found: [(rank: Int, text: String)] = []
    for chapter in answered {
      let words = report.wording(of: chapter)
      for limit in Limit.of(chapter.findings) {
        let text = limit.inlines(words).plainText.firstSentence
        if !found.contains(where: { $0.text == text }) { found.append((limit.rank, text)) }
      }
    }
    let gravest = found.enumerated()
      .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.prefix(3)
    guard !gravest.isEmpty else { return [] }
    return [
      .paragraph([.strong(words("page.limits"))]),
      .list(
        ordered: true,
        items: gravest.map { [.paragraph([.text($0.element.text.firstWords(detail.limit) + ".")])] }
      ),
    ]
  }

  /// What the study cannot tell.
  var unknown: [Block] {
    var open: [[Inline]] = []
    for chapter in answered {
      guard case .cannotSay? = chapter.findings.headline?.verdict else { continue }
      open.append(words("page.unknown.change", ["outcome": .text(label(chapter))]))
    }
    let isCompared = answered.contains { $0.findings.headline?.causal == true }
    if !isCompared { open.append(words("page.unknown.without")) }
    if report.evaluation.themes.isEmpty { open.append(words("page.unknown.why")) }
    guard !open.isEmpty else { return [] }
    var text: [Inline] = []
    for (index, item) in open.enumerated() { text += (index == 0 ? [] : ["; "]) + item }
    return [paragraph("page.unknown", text + ["."])]
  }
}
