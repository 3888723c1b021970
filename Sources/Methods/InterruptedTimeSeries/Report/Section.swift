// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Reports

/// The section of the report on one interrupted time series, from its findings alone.
struct InterruptedTimeSeriesSection {
  let findings: AnalysisFindings
  let kpi: KPIFacts?
  let wording: Wording

  init(_ findings: AnalysisFindings, kpi: KPIFacts?, language: Language) {
    self.findings = findings
    self.kpi = kpi
    wording = Wording(language, InterruptedTimeSeriesPhrases.vocabulary)
  }

  /// The section's blocks, without its heading.
  var blocks: [Block] {
    var estimand = sentence(.estimand)
    if findings.facts["only"] != nil { estimand += [" "] + sentence(.only) }
    var blocks: [Block] = [.paragraph(estimand)]
    let refusals = findings.notes.filter { $0.severity == .refusal }
    guard refusals.isEmpty else {
      return blocks + refusals.map { callout($0) }
    }
    blocks += answer
    blocks += findings.notes.filter { $0.severity == .warning }.map { callout($0) }
    blocks += figures(["series"])
    blocks += tables
    blocks += figures(["correlogram", "residuals"])
    blocks.append(.heading(level: 4, wording.fill(SectionPhrases.methodsHeading)))
    blocks += methods
    let remarks = findings.notes.filter { $0.severity == .remark }
    if !remarks.isEmpty {
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
    guard let headline = findings.headline, let absolute = findings.estimate(headline.absolute),
      let effect = wording.headlineEffect(findings), let kpi
    else { return [] }
    var blocks: [Block] = [
      .paragraph(
        wording.changeSentence(
          headline, effect: absolute, outcome: kpi.label, event: event,
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
    return SectionPhrases.event
  }

  // MARK: Figures and tables

  private func figures(_ ids: [String]) -> [Block] {
    ids.compactMap { id in
      guard let figure = findings.figure(id), let caption = SectionPhrases.caption[id] else {
        return nil
      }
      let path = figure.path(analysis: findings.id, language: wording.language)
      return .figure(wording.figure(figure, path: path, caption: sentence(caption)))
    }
  }

  private var tables: [Block] {
    SectionPhrases.tables.flatMap { entry -> [Block] in
      guard let table = findings.table(entry.id) else { return [] }
      let notes = entry.notes.map { sentence($0) }
      return [.table(wording.table(table, caption: sentence(entry.caption), notes: notes))]
    }
  }

  // MARK: Methods in words

  private var methods: [Block] {
    SectionPhrases.methods.filter { $0.when(findings) }.map { .paragraph(sentence($0.phrase)) }
  }
}
