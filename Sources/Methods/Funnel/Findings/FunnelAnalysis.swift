// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Statistics
import Tables

extension Funnel {
  /// The analysis of one funnel: from counts by channel to findings.
  struct FunnelAnalysis {
    let specification: Specification
    let query: Query
    let table: SummaryTable
    let context: StudyContext
    let cells: Cells

    init(
      _ specification: Specification, _ query: Query, _ table: SummaryTable,
      in context: StudyContext
    ) {
      self.specification = specification
      self.query = query
      self.table = table
      self.context = context
      cells = Cells(table, steps: specification.steps.count)
    }

    /// A guard, where counts must be guarded: unless the source is public.
    func guarded(_ kind: FindingTable.Guarded) -> FindingTable.Guarded? {
      query.source.holds == .public ? nil : kind
    }

    /// The name of a step.
    func name(_ step: Int) -> Value { .localized(specification.steps[step].label) }

    var last: Int { specification.steps.count - 1 }

    /// The share of one step's people that came to another; nil where it is no share.
    func share(_ counts: Cells.Counts, of step: Int, from other: Int) -> Proportion? {
      try? Proportion(count: counts.reached[step], total: counts.reached[other])
    }

    /// A share and its Wilson interval as cells.
    func cells(_ share: Proportion?) -> [Value] {
      guard let share, let found = try? share.estimate(level: 0.95) else {
        return [.missing, .missing]
      }
      return [
        .number(found.estimate, .proportion), .interval(Interval(found.interval), .proportion),
      ]
    }

    /// A share and its Wilson interval in a figure.
    func mark(_ share: Proportion?, withInterval: Bool = true) -> FigureMark {
      guard let share, let found = try? share.estimate(level: 0.95) else { return .absent }
      return .value(found.estimate, withInterval ? Interval(found.interval) : nil)
    }

    var isInterim: Bool { context.isInterim(source: specification.source) }

    // MARK: Findings

    func findings() -> AnalysisFindings {
      let findings = AnalysisFindings(
        specification, kind: Funnel.kind, kpi: nil, facts: facts)
      if let refusal { return findings.refused(refusal) }
      return findings.filled(by: fill)
    }

    private func fill(_ findings: inout AnalysisFindings) {
      findings.tables = [steps]
      findings.estimates = [overall]
      findings.figures = [FigureData(id: "steps", content: .funnel(stepFigure))]
      var sentences = losses
      if let channels = channelResults {
        findings.tables += channels.tables
        findings.figures.append(
          FigureData(id: channels.tables[0].id, content: .funnel(channels.figure)))
        sentences.append(channels.sentence)
      }
      findings.tables.append(flow.table)
      findings.level = level(sentences)
      findings.notes = notes
    }

    private var overall: Estimate {
      let share = share(cells.total, of: last, from: 0)
      let found = share.flatMap { try? $0.estimate(level: 0.95) }
      return Estimate(
        id: "steps.overall", value: found?.estimate,
        interval: found.map { Interval($0.interval) }, unit: .proportion, estimator: "wilson")
    }

    private func level(_ sentences: [Note]) -> LevelAnswer {
      let target = specification.target?.value
      let interval = overall.interval
      return LevelAnswer(
        estimate: "steps.overall",
        what: .phrase("level.funnel", ["first": name(0), "last": name(last)]), target: target,
        judgement: target.map { target in
          isInterim || interval == nil
            ? .tooEarly : TargetJudgement(interval: interval, target: target, better: .higher)
        }, sentences: sentences)
    }

    var flow: DataFlow {
      DataFlow(table, isGuarded: query.source.holds == .pseudonymised, using: { _ in true })
    }

    /// Why nothing is said at all.
    private var refusal: Note? {
      let reached = cells.total.reached
      if reached.contains(where: { $0 < 0 })
        || cells.channels.contains(where: { channel in
          channel.counts.reached.contains { $0 < 0 }
        })
      {
        return Note("funnel.refused.negative", .refusal)
      }
      guard reached[0] > 0 else {
        return Note("funnel.refused.nobody", .refusal, ["first": name(0)])
      }
      return nil
    }

    // MARK: Notes and facts

    private var notes: [Note] {
      var notes: [Note] = []
      if isInterim { notes.append(Note("funnel.warning.interim", .warning)) }
      let rising = specification.steps.indices.filter { cells.total.rises(at: $0) }
      if !rising.isEmpty {
        notes.append(
          Note(
            "funnel.warning.rises", .warning, ["steps": .list(rising.map(name))], table: "steps"))
      }
      if flow.losesMany { notes.append(Note("outcome.lost-rows", .warning)) }
      if cells.channels.count > Self.mostChannels {
        notes.append(
          Note("funnel.warning.channels", .warning, ["most": .count(Self.mostChannels)]))
      }
      let skipped = specification.steps.indices.filter { cells.total.skipped[$0] > 0 }
      if !skipped.isEmpty {
        notes.append(
          Note(
            "funnel.remark.skipped", .remark, ["steps": .list(skipped.map(name))], table: "steps"))
      }
      if !query.holdsCounts, specification.within == nil {
        notes.append(Note("funnel.remark.within", .remark))
      }
      if specification.role == .exploratory { notes.append(Note("outcome.exploratory", .remark)) }
      return notes
    }

    /// More channels than this are too many to read and to compare.
    static let mostChannels = 30

    private var facts: [String: Value] {
      var facts: [String: Value] = [
        "analysis": .text(specification.id), "first": name(0), "last": name(last),
        "design": .term(query.holdsCounts ? "funnel.design.counts" : "funnel.design.people"),
      ]
      facts["only"] = specification.only.clause(of: query.source)
      facts["by"] = specification.by.map { .text($0) }
      if let within = specification.within?.days { facts["within"] = .count(within) }
      if let period = specification.period {
        facts["from"] = .date(period.from)
        facts["to"] = .date(period.to)
      }
      return facts
    }
  }
}
