// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// The question and the answer.
extension OnePage {
  /// What was asked: of the behaviour where it is described, else of the first KPI.
  var question: Block {
    let isLevel = answered.first?.findings.level != nil
    let behaviour = report.study.behaviour
    if let who = behaviour["who"]?.first?.text.text(report.language),
      let does = behaviour["does"]?.first?.text.text(report.language)
    {
      let term = isLevel ? "page.question.level" : "page.question.behaviour"
      return paragraph(
        "page.question",
        words(term, ["who": .text(short(who)), "does": .text(short(does))]))
    }
    let outcome = answered.first.map { label($0) } ?? report.study.title.text(report.language)
    return paragraph(
      "page.question", words("page.question.outcome", ["outcome": .text(short(outcome))]))
  }

  /// One paragraph an analysis: what happened, the verdict, what got worse, how certain it is.
  var answers: [Block] {
    answered.enumerated().map { index, chapter in
      let text = answer(chapter)
      return index == 0 ? paragraph("page.answer", text) : .paragraph(text)
    }
  }

  private func answer(_ chapter: AnalysisChapter) -> [Inline] {
    let analysis = chapter.findings
    let words = report.wording(of: chapter)
    var text: [Inline] = []
    if analysis.role != .primary {
      text = words.term("page.role", ["role": .term(analysis.role.rawValue)]) + [" "]
    }
    if analysis.level != nil {
      return text + words.levelSentence(analysis)
    }
    guard let headline = analysis.headline, let effect = words.headlineEffect(analysis),
      let absolute = analysis.estimate(headline.absolute), absolute.value != nil
    else {
      return text + words.term("page.no-answer", ["outcome": .text(label(chapter))])
    }
    var outcome = headline.outcome ?? LocalizedText(report.label(chapter))
    outcome = LocalizedText(it: short(outcome.it), en: short(outcome.en))
    text += words.changeSentence(
      headline, effect: absolute, outcome: outcome, event: event(chapter), effectText: effect)
    text += [" "] + words.verdictSentence(headline, effect: absolute)
    text += contraries(chapter, headline)
    if let certainty = analysis.certainty {
      let level = words.certainty(certainty.level)
      text += [" "] + words.term("page.certainty", ["level": .text(level)])
    }
    return text
  }

  /// What began: the label of the first start, where the study file gives one.
  private func event(_ chapter: AnalysisChapter) -> LocalizedText {
    if case .localized(let label)? = chapter.findings.facts["event"] {
      return LocalizedText(it: short(label.it), en: short(label.en))
    }
    return LocalizedText(it: "la campagna", en: "the campaign")
  }

  /// What got worse beside the effect that carries the verdict.
  func contraries(
    _ chapter: AnalysisChapter, _ headline: AnalysisFindings.Headline
  ) -> [Inline] {
    let found = (headline.contrary ?? []).compactMap { contrary in
      chapter.findings.estimate(contrary.estimate).map { (contrary.outcome, $0) }
    }
    guard !found.isEmpty else { return [] }
    guard detail.contraries else {
      return [" "] + words("page.contraries", ["n": .count(found.count)])
    }
    return found.flatMap { outcome, change -> [Inline] in
      let short = LocalizedText(it: short(outcome.it), en: short(outcome.en))
      return [" "]
        + words(
          "page.contrary",
          ["effect": .text(wording.difference(change)), "outcome": .localized(short)])
    }
  }
}
