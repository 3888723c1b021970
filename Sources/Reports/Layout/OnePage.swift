// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// The answer on one page of at most 350 words.
extension Report {
  var onePage: [Block] {
    [heading("page.title")] + chapters.map { answer($0) }
  }

  /// One analysis in a few sentences: what happened to the outcome, and the verdict.
  func answer(_ chapter: AnalysisChapter) -> Block {
    let analysis = chapter.findings
    let words = wording(of: chapter)
    var text: [Inline] = [.strong([.text(label(chapter))]), " ("]
    text += words.term(analysis.role.rawValue)
    if isOneOfSeveral(analysis) { text += [", ", .code(analysis.id)] }
    text.append("). ")
    if analysis.level != nil { return .paragraph(text + words.levelSentence(analysis)) }
    guard let headline = analysis.headline,
      let absolute = analysis.estimate(headline.absolute),
      let effect = words.headlineEffect(analysis)
    else { return .paragraph(text + words.term("page.no-answer")) }
    text += words.term(
      headline.outcome == nil ? "page.effect" : "page.change",
      [
        "effect": .text(effect), "outcome": headline.outcome.map { .localized($0) } ?? .missing,
      ])
    text += [" "] + words.verdictSentence(headline, effect: absolute)
    text += contraries(analysis, headline)
    if let certainty = analysis.certainty {
      let level = words.certainty(certainty.level)
      text += [" "] + words.term("page.certainty", ["level": .text(level)])
    }
    return .paragraph(text)
  }

  /// What got worse beside the effect that carries the verdict.
  func contraries(
    _ analysis: AnalysisFindings, _ headline: AnalysisFindings.Headline
  ) -> [Inline] {
    (headline.contrary ?? []).flatMap { contrary -> [Inline] in
      guard let change = analysis.estimate(contrary.estimate) else { return [] }
      return [" "]
        + wording.term(
          "page.contrary",
          [
            "effect": .text(wording.difference(change)), "outcome": .localized(contrary.outcome),
          ])
    }
  }
}
