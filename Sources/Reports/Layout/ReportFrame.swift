// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings

/// What stands around the sections of the analyses: title, status, the answer in brief, the rule of
/// the verdicts, where the data come from, how to make the report again.
public struct ReportFrame: Sendable {
  let evaluation: Evaluation
  let wording: Wording
  /// What a report calls each method, by the name it has in a study file.
  let methods: [String: Phrase]

  /// The frame of an evaluation's report in a language.
  /// - Parameter methods: what a report calls each method, for analyses without a KPI.
  public init(_ evaluation: Evaluation, _ language: Language, methods: [String: Phrase] = [:]) {
    self.evaluation = evaluation
    self.methods = methods
    wording = Wording(language, FrameWords.vocabulary)
  }

  private var language: Language { wording.language }
  private var study: StudyFacts { evaluation.study }

  private func heading(_ term: String, level: Int = 2) -> Block {
    .heading(level: level, wording.term(term))
  }

  // MARK: Before the sections

  /// Title, status and the answers in brief.
  public var opening: [Block] {
    var blocks: [Block] = [.heading(level: 1, [.text(study.title.text(language))])]
    if let remark = study.remark {
      blocks.append(
        .callout(label: wording.term("remark"), [.paragraph([.text(remark.text(language))])]))
    }
    blocks.append(.table(status))
    blocks.append(heading("frame.brief"))
    blocks += evaluation.analyses.flatMap { brief($0) }
    blocks += behaviour + KPISection(evaluation, language).blocks
    return blocks
  }

  private var status: Block.Table {
    var rows: [(String, [Inline])] = [
      ("frame.status", wording.term("frame.not-registered")),
      ("frame.owner", [.text(study.owner)]),
    ]
    if let funding = study.funding { rows.append(("frame.funding", [.text(funding)])) }
    rows.append(("frame.campaign", campaign))
    rows.append(("frame.planned", wording.term("planned." + study.planned)))
    if let cutoff = study.cutoff {
      let reason = study.cutoffReason.map { " (\($0))" } ?? ""
      rows.append(("frame.cutoff", [.text(wording.numbers.date(cutoff) + reason)]))
    }
    rows.append(("frame.study", [.code(study.id)]))
    return Block.Table(
      caption: wording.term("frame.status-caption"),
      columns: [.init(wording.term("frame.item")), .init(wording.term("frame.value"))],
      rows: rows.map { [wording.term($0.0), $0.1] }, rowHeaders: true)
  }

  private var campaign: [Inline] {
    guard let end = study.campaignTo else {
      return wording.term("frame.since", ["date": .date(study.campaignFrom)])
    }
    return wording.term(
      "frame.from-to", ["from": .date(study.campaignFrom), "to": .date(end)])
  }

  /// One analysis in a few sentences: what happened to the outcome, and the verdict.
  private func brief(_ analysis: AnalysisFindings) -> [Block] {
    let name = briefName(analysis)
    if analysis.level != nil {
      var text = name + [" ("] + wording.term(analysis.role.rawValue)
      if isOneOfSeveral(analysis) { text += [", ", .code(analysis.id)] }
      return [.paragraph(text + ["). "] + wording.levelSentence(analysis))]
    }
    guard let headline = analysis.headline,
      let absolute = analysis.estimate(headline.absolute),
      let effect = wording.headlineEffect(analysis)
    else {
      return [.paragraph(name + [" — "] + wording.term("frame.no-answer"))]
    }
    var text = name + [" ("] + wording.term(analysis.role.rawValue)
    if isOneOfSeveral(analysis) { text += [", ", .code(analysis.id)] }
    text += ["). "]
    text += wording.term(
      headline.outcome == nil ? "frame.effect" : "frame.change",
      [
        "effect": .text(effect), "outcome": headline.outcome.map { .localized($0) } ?? .missing,
      ])
    text += [" "] + wording.verdictSentence(headline, effect: absolute)
    for contrary in headline.contrary ?? [] {
      guard let change = analysis.estimate(contrary.estimate) else { continue }
      text += [" "]
      text += wording.term(
        "frame.contrary",
        [
          "effect": .text(wording.difference(change)), "outcome": .localized(contrary.outcome),
        ])
    }
    if let certainty = analysis.certainty {
      let level = wording.certainty(certainty.level)
      text += [" "] + wording.term("frame.certainty", ["level": .text(level)])
    }
    return [.paragraph(text)]
  }

  /// The KPI; for an analysis without one the method, and which of its analyses.
  private func briefName(_ analysis: AnalysisFindings) -> [Inline] {
    if let kpi = kpi(analysis.kpi) { return [.strong([.text(kpi.label.text(language))])] }
    guard let method = methods[analysis.kind] else { return [.strong([.text(analysis.id)])] }
    return [.strong(wording.fill(method)), " ", .code(analysis.id)]
  }

  private func kpi(_ id: String?) -> KPIFacts? { evaluation.kpis.first { $0.id == id } }

  private var behaviour: [Block] {
    let keys = ["who", "does", "barriers", "exchange", "competition"]
    let rows = keys.compactMap { key -> [[Inline]]? in
      guard let texts = study.behaviour[key], !texts.isEmpty else { return nil }
      return [wording.term("behaviour." + key), [.text(texts.joined(separator: "; "))]]
    }
    guard !rows.isEmpty else { return [] }
    return [
      heading("frame.behaviour"),
      .table(
        Block.Table(
          caption: wording.term("frame.behaviour-caption"),
          columns: [.init(wording.term("frame.item")), .init(wording.term("frame.value"))],
          rows: rows, rowHeaders: true)),
    ]
  }

  /// The heading above all sections.
  public var resultsHeading: Block { heading("frame.results") }

  /// The heading of an analysis's section.
  public func sectionHeading(_ analysis: AnalysisFindings, method: Phrase) -> Block {
    let label = kpi(analysis.kpi)?.label.text(language) ?? analysis.id
    let kind = wording.fill(method)
    let name: [Inline] = isOneOfSeveral(analysis) ? [" (", .code(analysis.id), ")"] : []
    return .heading(level: 3, kind + [.text(": \(label)")] + name)
  }

  /// Whether another analysis is of the same KPI, so that its label does not tell them apart.
  private func isOneOfSeveral(_ analysis: AnalysisFindings) -> Bool {
    analysis.kpi != nil && evaluation.analyses.count { $0.kpi == analysis.kpi } > 1
  }

  // MARK: After the sections

  /// Rule of the verdicts, data, how to make the report again.
  public var closing: [Block] {
    var blocks: [Block] = [heading("frame.rule"), .paragraph(wording.term("frame.rule-text"))]
    blocks.append(.table(rule))
    blocks.append(.paragraph(wording.term("frame.certainty-rule")))
    blocks.append(heading("frame.data"))
    blocks.append(.table(sources))
    blocks.append(heading("frame.again"))
    blocks.append(
      .paragraph(
        wording.term(
          "frame.again-text",
          ["version": .text(evaluation.esito), "study": .text(study.id)])))
    return blocks
  }

  private var rule: Block.Table {
    let rows = FrameWords.rule.map { entry -> [[Inline]] in
      [[.text(entry.test)], [.text(wording.verdict(entry.verdict))]]
    }
    return Block.Table(
      caption: wording.term("frame.rule-caption"),
      columns: [.init(wording.term("frame.test")), .init(wording.term("frame.verdict"))],
      rows: rows)
  }

  private var sources: Block.Table {
    let rows = evaluation.sources.map { source -> [[Inline]] in
      [
        [.code(source.id)], wording.term("holds." + source.holds),
        source.from.map { [.text($0)] } ?? wording.term("missing.mark"),
        source.extracted.map { [.text(wording.numbers.date($0))] } ?? wording.term("missing.mark"),
        source.rows.map { [.text(wording.numbers.count($0))] } ?? wording.term("missing.mark"),
      ]
    }
    return Block.Table(
      caption: wording.term("frame.sources-caption"),
      columns: ["source", "holds", "from", "extracted", "rows"].map {
        .init(wording.term("frame.source." + $0))
      }, rows: rows, rowHeaders: true)
  }
}
