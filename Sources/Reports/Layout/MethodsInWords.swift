// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// The chapter on methods, generated: what each analysis estimated, with which model and interval,
/// what was left to the defaults, and with which software.
extension Report {
  var methodsInWords: [Block] {
    var blocks = [heading("methods.title")]
    var said: Set<Block> = []
    for chapter in chapters {
      blocks.append(sectionHeading(chapter))
      let own = chapter.methods.filter { !said.contains($0) }
      blocks += own
      if own.count < chapter.methods.count { blocks.append(paragraph("methods.rest")) }
      said.formUnion(chapter.methods)
    }
    return blocks + [paragraph("methods.software", ["version": .text(evaluation.esito)])] + rule
  }

  /// The rule of the verdicts and that of certainty.
  private var rule: [Block] {
    let rows = RuleWords.rule.map { entry -> [[Inline]] in
      [[.text(entry.test)], [.text(wording.verdict(entry.verdict))]]
    }
    return [
      heading("rule.title", level: 3), paragraph("rule.text"),
      .table(
        Block.Table(
          caption: wording.term("rule.caption"),
          columns: [.init(wording.term("rule.test")), .init(wording.term("rule.verdict"))],
          rows: rows)),
      paragraph("rule.certainty"),
    ]
  }
}
