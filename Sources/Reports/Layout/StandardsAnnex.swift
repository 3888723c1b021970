// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// The annex on reporting standards: each item filled from the study, or the key that would fill it.
extension Report {
  var standards: [Block] {
    var blocks = [heading("standard.title"), paragraph("standard.intro")]
    blocks.append(annex(.trend))
    blocks += epoc
    for standard in [Standard.robins, .tidier, .nsmc] { blocks.append(annex(standard)) }
    return blocks
  }

  /// EPOC's criteria: those of a series where there are series, those of a comparison where places
  /// are compared.
  private var epoc: [Block] {
    var blocks: [Block] = []
    for chapter in chapters {
      guard let table = chapter.findings.table("epoc") else { continue }
      let caption = wording.term(
        "standard.epoc-series",
        ["outcome": .text(label(chapter)), "analysis": .text(chapter.findings.id)])
      blocks.append(.table(wording(of: chapter).table(table, caption: caption)))
    }
    let hasPlaces = chapters.contains { $0.findings.facts["chosen"] != nil }
    return blocks + (hasPlaces ? [annex(.epoc)] : [])
  }

  private func annex(_ standard: Standard) -> Block {
    let rows = standard.items.map { item -> [[Inline]] in
      [
        [.text(item.number)], wording.fill(item.asks),
        item.answer(self) ?? notReported(item.keys),
      ]
    }
    return .table(
      Block.Table(
        caption: wording.fill(standard.name),
        columns: ["number", "asks", "answer"].map { .init(wording.term("standard." + $0)) },
        rows: rows, rowHeaders: true))
  }

  /// `NOT REPORTED (key intervention.dose)`.
  private func notReported(_ keys: [String]) -> [Inline] {
    let words: [Inline] = [.strong(wording.term("standard.not-reported"))]
    guard !keys.isEmpty else { return words }
    var text = words + [" ("] + wording.term("standard.key") + [" "]
    for (index, key) in keys.enumerated() { text += (index == 0 ? [] : [", "]) + [.code(key)] }
    return text + [")"]
  }
}
