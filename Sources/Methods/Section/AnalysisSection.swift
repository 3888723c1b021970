// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Reports

/// The section of the report on one analysis, from its findings alone: estimand, answer, warnings,
/// figures, tables, remarks; and its paragraphs of the chapter on methods. What a method says is its `SectionText`.
struct AnalysisSection {
  let text: SectionText
  let findings: AnalysisFindings
  let kpi: KPIFacts?
  let wording: Wording

  init(_ text: SectionText, _ findings: AnalysisFindings, kpi: KPIFacts?, language: Language) {
    self.text = text
    self.findings = findings
    self.kpi = kpi
    wording = Wording(language, text.vocabulary)
  }

  /// The section's blocks, without its heading.
  var blocks: [Block] {
    var estimand: [Inline] = []
    for entry in text.estimand where entry.when(findings) {
      estimand += (estimand.isEmpty ? [] : [" "]) + sentence(entry.phrase)
    }
    var blocks: [Block] = [.paragraph(estimand)]
    let refusals = findings.notes.filter { $0.severity == .refusal }
    guard refusals.isEmpty else {
      return blocks + refusals.map { callout($0) }
    }
    blocks += answer
    blocks += findings.notes.filter { $0.severity == .warning }.map { callout($0) }
    blocks += figures(text.figures)
    blocks += tables
    blocks += figures(text.lateFigures)
    let remarks = findings.notes.filter { $0.severity == .remark }
    if !remarks.isEmpty {
      blocks.append(.heading(level: 4, wording.fill(SectionText.remarksHeading)))
      blocks.append(.list(ordered: false, items: remarks.map { [.paragraph(wording.note($0))] }))
    }
    return blocks
  }

  private func sentence(_ phrase: Phrase) -> [Inline] { wording.fill(phrase, findings.facts) }

  private func callout(_ note: Note) -> Block {
    .callout(label: wording.term(note.severity.rawValue), [.paragraph(wording.note(note))])
  }

  // MARK: The answer

  private var answer: [Block] {
    if findings.cost != nil { return [.paragraph(wording.costSentence(findings))] }
    if let level = findings.level {
      return [.paragraph(wording.levelSentence(findings))]
        + (level.sentences.isEmpty
          ? []
          : [
            .list(
              ordered: false, items: level.sentences.map { [.paragraph(wording.note($0))] })
          ])
    }
    guard let headline = findings.headline, let absolute = findings.estimate(headline.absolute),
      let effect = wording.headlineEffect(findings), let kpi
    else { return [] }
    var blocks: [Block] = [
      .paragraph(
        wording.changeSentence(
          headline, effect: absolute, outcome: headline.outcome ?? kpi.label, event: event,
          effectText: effect)),
      .paragraph(wording.verdictSentence(headline, effect: absolute)),
    ]
    if let certainty = findings.certainty {
      blocks.append(.paragraph(wording.certaintySentence(certainty)))
    }
    return blocks
  }

  /// What began: the label of the first start, where the study file gives one.
  private var event: LocalizedText {
    if case .localized(let label)? = findings.facts["event"] { return label }
    return SectionText.event
  }

  // MARK: Figures and tables

  private func figures(_ ids: [String]) -> [Block] {
    ids.compactMap { id in
      guard let figure = findings.figure(id), let caption = text.captions[id] else {
        return nil
      }
      let path = figure.path(analysis: findings.id, language: wording.language)
      return .figure(wording.figure(figure, path: path, caption: sentence(caption)))
    }
  }

  private var tables: [Block] {
    text.tables.flatMap { entry -> [Block] in
      guard let table = findings.table(entry.id) else { return [] }
      let notes = entry.notes.map { sentence($0) }
      return [.table(wording.table(table, caption: sentence(entry.caption), notes: notes))]
    }
  }

  // MARK: Methods in words

  /// How it was computed: paragraphs of the report's chapter on methods.
  var methods: [Block] {
    guard !findings.notes.contains(where: { $0.severity == .refusal }) else { return [] }
    return text.methods.filter { $0.when(findings) }.map { .paragraph(sentence($0.phrase)) }
  }
}
