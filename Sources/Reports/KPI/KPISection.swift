// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings

/// The part of a report on the chain of KPIs: output → outcome → impact, what was observed against
/// what was aimed at, and what would make each KPI SMART. Written from an evaluation alone.
public struct KPISection: Sendable {
  let evaluation: Evaluation
  let wording: Wording

  /// The section of an evaluation's report in a language.
  public init(_ evaluation: Evaluation, _ language: Language) {
    self.evaluation = evaluation
    wording = Wording(language, KPIWords.vocabulary)
  }

  var language: Language { wording.language }

  /// Its blocks, with its own heading of level 2; none in a study without KPIs.
  public var blocks: [Block] {
    guard !evaluation.kpis.isEmpty else { return [] }
    var blocks: [Block] = [
      .heading(level: 2, wording.term("kpi.chain")), .paragraph(wording.term("kpi.reading")),
      .table(chain),
    ]
    blocks += figures
    blocks += observations
    return blocks + smart
  }

  private var figures: [Block] {
    evaluation.kpiFigures.map { figure in
      let path = figure.path(analysis: Evaluation.chainName, language: language)
      return .figure(
        wording.figure(figure, path: path, caption: wording.term("kpi.figure-caption")))
    }
  }

  // MARK: The chain

  private var chain: Block.Table {
    let rows = evaluation.kpisByLevel.map { kpi -> [[Inline]] in
      [
        [.text(kpi.label.text(language))], wording.term(kpi.level), arrows(kpi),
        declared(kpi.declared.baseline, kpi.declared.baselinePeriod), target(kpi), observed(kpi),
        state(kpi),
      ]
    }
    let cells = rows.flatMap { $0.flatMap(\.self) }
    let notes = ["missing", "hidden"].filter {
      let mark = wording.term($0 + ".mark")
      return cells.contains { mark.contains($0) }
    }
    return Block.Table(
      caption: wording.term("kpi.caption"),
      columns: ["kpi", "level", "leads", "baseline", "target", "observed", "state"].map {
        .init(wording.term("kpi.column." + $0))
      }, rows: rows, rowHeaders: true, notes: notes.map { wording.term($0 + ".note") })
  }

  /// `→ Response to the invitation`.
  private func arrows(_ kpi: KPIFacts) -> [Inline] {
    let next = evaluation.next(after: kpi)
    guard !next.isEmpty else { return wording.term("kpi.nowhere") }
    return [.text("→ " + next.map { $0.label.text(language) }.joined(separator: "; → "))]
  }

  private func declared(_ value: Value?, _ detail: String?) -> [Inline] {
    guard let value else { return wording.term("missing.mark") }
    return exact(value) + (detail.map { [.text(" (\($0))")] } ?? [])
  }

  private func target(_ kpi: KPIFacts) -> [Inline] {
    guard let target = kpi.declared.target else { return wording.term("missing.mark") }
    guard let by = kpi.declared.by else { return exact(target) }
    return exact(target) + wording.term("kpi.by", ["date": .date(by)])
  }

  private func exact(_ value: Value) -> [Inline] {
    guard case .number(let number, let unit) = value else { return wording.value(value) }
    return [.text(wording.exactly(number, unit))]
  }

  private func observed(_ kpi: KPIFacts) -> [Inline] {
    if let estimate = evaluation.observed(of: kpi), let value = estimate.value {
      if kpi.declared.entered != nil {
        let from = kpi.declared.enteredFrom.map { ", \($0)" } ?? ""
        return [.text(wording.exactly(value, estimate.unit) + " (")]
          + wording.term("state.declared") + [.text(from + ")")]
      }
      var target: Double?
      if case .number(let number, _)? = kpi.declared.target { target = number }
      return [
        .text(wording.beside(target, value, estimate.interval, estimate.unit))
      ]
    }
    return wording.term(isWithheld(kpi) ? "hidden.mark" : "missing.mark")
  }

  private func isWithheld(_ kpi: KPIFacts) -> Bool {
    evaluation.observation(of: kpi)?.notes.contains { $0.term.hasPrefix("disclosure.") } ?? false
  }

  private func state(_ kpi: KPIFacts) -> [Inline] {
    guard kpi.declared.target != nil else { return wording.term("kpi.no-target") }
    if let state = evaluation.state(of: kpi) {
      return [.strong(wording.term("state.\(state.rawValue)"))]
    }
    return wording.term(isWithheld(kpi) ? "hidden.mark" : "kpi.not-observed")
  }

  // MARK: What was observed

  /// How each value was made, and what stands beside it, KPI by KPI.
  private var observations: [Block] {
    let items = evaluation.kpisByLevel.compactMap { kpi -> [Block]? in
      guard let findings = kpi.observed else { return nil }
      let sentences = findings.notes.map { wording.note($0) }
      guard !sentences.isEmpty else { return nil }
      var text: [Inline] = [.strong([.text(kpi.label.text(language))]), ". "]
      for (index, sentence) in sentences.enumerated() {
        text += (index > 0 ? [" "] : []) + sentence
      }
      return [.paragraph(text)]
    }
    guard !items.isEmpty else { return [] }
    return [
      .heading(level: 3, wording.term("kpi.how")), .list(ordered: false, items: items),
    ] + histories
  }

  private var histories: [Block] {
    evaluation.kpisByLevel.compactMap { kpi in
      // Of rates and means the time before the campaign is left to the CSV file.
      guard let table = kpi.observed?.table("history"),
        table.columns.contains(where: { $0.id == "start" })
      else { return nil }
      return .table(
        wording.table(
          table,
          caption: wording.term("kpi.history-caption", ["kpi": .localized(kpi.label)])))
    }
  }

  // MARK: SMART

  private var smart: [Block] {
    var items = sentences(evaluation.chain)
    for kpi in evaluation.kpisByLevel where !kpi.smart.isEmpty {
      items.append([
        .paragraph([.strong([.text(kpi.label.text(language))])]),
        .list(ordered: false, items: sentences(kpi.smart)),
      ])
    }
    guard !items.isEmpty else { return [] }
    return [
      .heading(level: 3, wording.term("kpi.smart")),
      .paragraph(wording.term("kpi.smart-reading")), .list(ordered: false, items: items),
    ]
  }

  /// A paragraph a criterion: what is lacking, then what is there.
  private func sentences(_ findings: [SMARTFinding]) -> [[Block]] {
    SMARTFinding.Criterion.allCases.compactMap { criterion in
      let own = findings.filter { $0.criterion == criterion }
      guard !own.isEmpty else { return nil }
      var text: [Inline] = [.emphasis(wording.term("smart." + criterion.rawValue)), "."]
      for finding in own.filter(\.isLacking) + own.filter({ !$0.isLacking }) {
        text += [" "] + sentence(finding)
      }
      return [.paragraph(text)]
    }
  }

  /// `No day is set by which … To mend: kpis.adesione.by.`
  private func sentence(_ finding: SMARTFinding) -> [Inline] {
    var note = finding.note
    // What authors declared is printed with the digits that they gave it.
    for slot in ["target", "baseline"] {
      guard case .number(let number, let unit)? = note.arguments[slot] else { continue }
      note.arguments[slot] = .text(wording.exactly(number, unit))
    }
    let text = wording.note(note)
    guard let key = finding.key else { return text }
    return text + [" "] + wording.fill(KPIWords.mend, pieces: ["key": [.code(key)]])
  }
}
