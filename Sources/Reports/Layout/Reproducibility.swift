// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// The data and how to make the report again.
extension Report {
  var reproducibility: [Block] {
    [
      heading("again.title"), .table(sources),
      paragraph("again.text", ["version": .text(evaluation.esito), "study": .text(study.id)]),
    ]
  }

  private var sources: Block.Table {
    let missing = wording.term("missing.mark")
    let rows = evaluation.sources.map { source -> [[Inline]] in
      [
        [.code(source.id)], wording.term("holds." + source.holds),
        source.from.map { [.text($0)] } ?? missing,
        source.extracted.map { [.text(numbers.date($0))] } ?? missing,
        source.rows.map { [.text(numbers.count($0))] } ?? missing,
      ]
    }
    let isComplete = evaluation.sources.allSatisfy {
      $0.from != nil && $0.extracted != nil && $0.rows != nil
    }
    return Block.Table(
      caption: wording.term("again.sources"),
      columns: ["source", "holds", "from", "extracted", "rows"].map {
        .init(wording.term("source." + $0), $0 == "rows" ? .trailing : .leading)
      }, rows: rows, rowHeaders: true, notes: isComplete ? [] : [wording.term("missing.note")])
  }
}
