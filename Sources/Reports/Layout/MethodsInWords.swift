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
      // What is empty by default says nothing that a reader could weigh.
      let defaults = evaluation.defaults.filter {
        $0.analysis == chapter.findings.id && $0.value != "[]" && $0.value != "{}"
      }
      if !defaults.isEmpty { blocks.append(.paragraph(words(defaults))) }
    }
    return blocks + [paragraph("methods.software", ["version": .text(evaluation.esito)])] + rule
  }

  /// What was left to defaults: `season: months`, `weights: people`.
  private func words(_ defaults: [AppliedDefault]) -> [Inline] {
    var text = wording.term("methods.defaults") + [" "]
    for (index, one) in defaults.enumerated() {
      text += (index == 0 ? [] : [", "]) + [.code("\(one.key): \(one.value)")]
    }
    return text + ["."]
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
