// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

/// The cover: what the report is on, how far it may be trusted to follow a plan, which days its data
/// are of, and who chose the places and why.
extension Report {
  var cover: [Block] {
    var blocks: [Block] = [.heading(level: 1, [.text(study.title.text(language))])]
    if let remark = study.remark {
      blocks.append(
        .callout(label: wording.term("remark"), [.paragraph([.text(remark.text(language))])]))
    }
    return blocks + [table("cover.caption", coverRows)]
  }

  private var coverRows: [(item: [Inline], value: [Inline])] {
    var rows: [(String, [Inline])] = [
      ("cover.status", statusWords), ("cover.owner", [.text(study.owner)]),
    ]
    if let funding = study.funding { rows.append(("cover.funding", [.text(funding)])) }
    rows.append(("cover.campaign", campaign))
    rows.append(("cover.planned", wording.term("planned." + study.planned)))
    let extracted = extractions
    if !extracted.isEmpty { rows.append(("cover.extracted", extracted)) }
    if let cutoff = study.cutoff {
      let reason = study.cutoffReason.map { " (\($0))" } ?? ""
      rows.append(("cover.cutoff", [.text(numbers.date(cutoff) + reason)]))
    }
    rows += closings.map { ("cover.closing", $0) }
    rows += choices.map { ("cover.chosen", $0) }
    rows.append(("cover.study", [.code(study.id)]))
    return rows.map { (wording.term($0.0), $0.1) }
  }

  /// `NOT REGISTERED`, and what else must be known before the first number.
  private var statusWords: [Inline] {
    var words = DeviationsSection(evaluation, language).status + ["."]
    for status in ReportStatus.further(evaluation) {
      words += [" "] + wording.term("status." + status.rawValue)
    }
    return words
  }

  private var campaign: [Inline] {
    guard let end = study.campaignTo else {
      return wording.term("cover.since", ["date": .date(study.campaignFrom)])
    }
    return wording.term(
      "cover.from-to", ["from": .date(study.campaignFrom), "to": .date(end)])
  }

  /// The days of extraction, source by source; what is not said is said to be missing.
  private var extractions: [Inline] {
    var result: [Inline] = []
    for source in evaluation.sources where source.rows != nil {
      if !result.isEmpty { result.append("; ") }
      let day = source.extracted.map { Value.date($0) } ?? .term("cover.not-declared")
      result += [.code(source.id), " "] + wording.value(day)
    }
    return result
  }

  /// The last day on which responses counted, for each KPI that has a window.
  private var closings: [[Inline]] {
    evaluation.kpis.compactMap { kpi in
      guard let within = kpi.declared.within else { return nil }
      let slots: [String: Value] = [
        "kpi": .localized(kpi.label), "within": within,
        "closed": kpi.declared.closed.map { .date($0) } ?? .missing,
      ]
      return wording.term(
        kpi.declared.closed == nil ? "cover.window" : "cover.closed", slots)
    }
  }

  /// Who chose the places and why, for each analysis that compares places.
  private var choices: [[Inline]] {
    chapters.compactMap { chapter in
      guard let chosen = chapter.findings.facts["chosen"] else { return nil }
      let words = wording(of: chapter).value(chosen)
      return isOneOfSeveral(chapter.findings)
        ? [.code(chapter.findings.id), ": "] + words : words
    }
  }
}

/// What a reader must know of a report before its first number, beside whether its plan was
/// registered.
enum ReportStatus: String, CaseIterable {
  /// A primary analysis was not done: the report does not answer what it set out to answer.
  case incomplete
  /// An analysis looked before the cut-off, and gives no verdict.
  case interim

  /// Those that hold of an evaluation, in the order in which they are printed.
  static func further(_ evaluation: Evaluation) -> [ReportStatus] {
    var result: [ReportStatus] = []
    let primary = evaluation.analyses.filter { $0.role == .primary }
    if primary.contains(where: { !$0.isAnswered }) { result.append(.incomplete) }
    let isSaid = evaluation.registration?.status == .interim
    if !isSaid, evaluation.analyses.contains(where: \.isInterim) { result.append(.interim) }
    return result
  }
}

extension AnalysisFindings {
  /// Whether it gives an effect or a level.
  var isAnswered: Bool {
    if let level { return estimate(level.estimate)?.value != nil }
    if let headline { return estimate(headline.absolute)?.value != nil }
    return !notes.contains { $0.severity == .refusal } && !tables.isEmpty
  }

  /// Whether it looks before the cut-off and thus gives no verdict.
  var isInterim: Bool {
    if notes.contains(where: { $0.term.hasSuffix(".interim") }) { return true }
    guard let headline, headline.verdict == nil else { return false }
    return estimate(headline.absolute)?.value != nil
  }
}
