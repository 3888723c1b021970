// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// The figure and the table of the page, and who benefited.
extension OnePage {
  /// The first figure of the first answer that has one.
  var figure: [Block] {
    for chapter in answered {
      for case .figure(var figure) in chapter.blocks {
        figure.caption = words("page.figure", ["outcome": .text(label(chapter))])
        return [.figure(figure)]
      }
    }
    return []
  }

  /// One row an analysis that has an effect or a level.
  var inNumbers: [Block] {
    let found = chosen.compactMap { chapter in row(chapter) }
    guard !found.isEmpty else { return [] }
    let left = found.count - detail.rows
    return [
      .table(
        Block.Table(
          caption: words("page.numbers"),
          columns: ["page.what", "page.result", "page.judgement"].map { .init(words($0)) },
          rows: Array(found.prefix(detail.rows)), rowHeaders: true,
          notes: left > 0 ? [words("page.more", ["n": .count(left)])] : []))
    ]
  }

  private func row(_ chapter: AnalysisChapter) -> [[Inline]]? {
    let analysis = chapter.findings
    let words = report.wording(of: chapter)
    var name: [Inline] = [.text(label(chapter))]
    if report.isOneOfSeveral(analysis) || analysis.kpi == nil {
      name += [" (", .code(analysis.id), ")"]
    }
    if let level = words.level(analysis) {
      return [name, [.text(level)], words.judgement(analysis, short: true)]
    }
    guard let headline = analysis.headline,
      let absolute = analysis.estimate(headline.absolute), absolute.value != nil
    else { return nil }
    let verdict = headline.verdict.map { words.verdict($0) } ?? words.term("page.interim").plainText
    return [name, [.text(words.difference(absolute, each: headline.each))], [.text(verdict)]]
  }

  /// How many KPIs got to their target, in one line; none where no KPI has one.
  var targets: [Block] {
    let evaluation = report.evaluation
    let kpis = evaluation.kpis.filter { $0.declared.target != nil }
    guard !kpis.isEmpty else { return [] }
    let states = kpis.map { evaluation.state(of: $0) }
    let parts = ([TargetJudgement.met, .notMet, .cannotSay, .tooEarly, nil]).compactMap {
      state -> Value? in
      let count = states.count { $0 == state }
      let term = "page.targets.\(state?.rawValue ?? "none")"
      return count > 0 ? .phrase(term, ["n": .count(count)]) : nil
    }
    return [
      paragraph(
        "page.targets",
        words("page.targets.states", ["n": .count(kpis.count), "states": .list(parts)]))
    ]
  }

  /// To whom it happened, from the analyses of gaps.
  var benefited: Block {
    let gaps = report.chapters.filter { $0.part == .equity }
    guard !gaps.isEmpty else { return paragraph("page.benefited", words("page.not-looked")) }
    let further = gaps.filter { gap in !answered.contains { $0.findings.id == gap.findings.id } }
    guard !further.isEmpty else { return paragraph("page.benefited", words("page.above")) }
    var text: [Inline] = further.count < gaps.count ? words("page.above") : []
    for chapter in further.prefix(detail.answers) {
      let words = report.wording(of: chapter)
      if !text.isEmpty { text.append(" ") }
      guard let headline = chapter.findings.headline,
        let absolute = chapter.findings.estimate(headline.absolute), absolute.value != nil
      else {
        text += words.term("page.no-answer", ["outcome": .text(label(chapter))])
        continue
      }
      let outcome = headline.outcome ?? LocalizedText(report.label(chapter))
      text += words.term(
        "page.gap",
        [
          "outcome": .text(short(outcome.text(report.language))),
          "effect": .text(words.difference(absolute)),
          "verdict": .text(
            headline.verdict.map { words.verdict($0) } ?? words.term("page.interim").plainText),
        ])
    }
    return paragraph("page.benefited", text)
  }
}
