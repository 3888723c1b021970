// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
public import Diagnostics
public import Findings
import Statistics
public import Tables

/// The observed value of a KPI: computed from its own days and rows, or entered by hand.
public struct IndicatorObservation: Sendable {
  let kpi: KPI
  let context: StudyContext
  let queries: IndicatorQueries?

  /// The observation of a KPI of a study.
  public init(_ kpi: KPI, in context: StudyContext) {
    self.kpi = kpi
    self.context = context
    queries = IndicatorQueries(kpi, in: context)
  }

  /// What it asks of the sources.
  public var asked: [SummaryQuery] { queries?.all ?? [] }

  /// What the answers to `asked`, in their order, say; nil for a KPI that an analysis observes.
  public func findings(of tables: [SummaryTable]) -> AnalysisFindings? {
    var findings = empty
    switch kpi.measure {
    case .retained: return nil
    case .entered(let quantity, let from): enter(quantity, from, &findings)
    case .rate, .count, .mean:
      guard let queries, tables.count == queries.all.count else {
        findings.notes = [Note("kpi.no-period", .refusal)]
        findings.level = level(judgement: isEarly ? .tooEarly : .cannotSay)
        return findings
      }
      IndicatorFilling(observation: self, queries: queries, tables: tables).fill(&findings)
      if let finite = try? findings.finite() { return finite }
      findings = empty
      findings.notes = [Note("kpi.extreme", .refusal)]
      findings.level = level(judgement: .cannotSay)
    }
    return findings
  }

  /// Nothing observed yet. The name holds a point, which that of no analysis can.
  private var empty: AnalysisFindings {
    var findings = AnalysisFindings(
      id: "kpi.\(kpi.name)", kind: KPIFacts.kind, role: .secondary, kpi: kpi.name)
    if let period = queries?.period {
      findings.facts = ["from": .date(period.from), "to": .date(period.to)]
      findings.facts["only"] = kpi.only.clause(of: kpi.source.flatMap(context.source))
    }
    findings.foundation = "observed"
    return findings
  }

  /// The answer that carries the state; without a target there is no state.
  func level(judgement: TargetJudgement?) -> LevelAnswer {
    let target = kpi.target?.value
    return LevelAnswer(
      estimate: "observed", what: .localized(kpi.label), target: target,
      judgement: target == nil ? nil : judgement, sentences: [])
  }

  // MARK: Entered by hand

  private func enter(
    _ quantity: Diagnostics.Quantity, _ from: String, _ findings: inout AnalysisFindings
  ) {
    let estimate = Estimate(
      id: "observed", value: quantity.value, unit: quantity.findingUnit, estimator: "declared")
    findings.estimates = [estimate]
    findings.notes = [Note("kpi.entered", .remark, ["from": .text(from)])]
    findings.level = level(judgement: kpi.target.map { judged(quantity.value, $0.value) })
  }

  /// The state of an entered value: what has not got there before it is due may still do so.
  private func judged(_ value: Double, _ target: Double) -> TargetJudgement {
    let judgement = reached(value, target)
    return judgement == .notMet && isEarly ? .tooEarly : judgement
  }

  /// Whether a number without an interval got to the target.
  func reached(_ value: Double, _ target: Double) -> TargetJudgement {
    switch kpi.better {
    case .higher: value >= target ? .met : .notMet
    case .lower: value <= target ? .met : .notMet
    }
  }

  // MARK: Too early

  /// The last day that the source's data reach: the cut-off, or an extraction before it.
  private var lastDay: CivilDate? {
    let extracted = kpi.source.flatMap(context.source)?.provenance?.extracted
    return [context.header.cutoff?.date, extracted].compactMap(\.self).min()
  }

  /// Whether the target is due after the last day of data.
  var isEarly: Bool {
    guard let by = kpi.by, let lastDay else { return false }
    return by > lastDay
  }

  /// Whether the data were extracted before the KPI's days had closed.
  var isInterim: Bool {
    guard context.isInterim(kpi) || context.header.cutoff == nil,
      let extracted = kpi.source.flatMap(context.source)?.provenance?.extracted,
      let period = queries?.period
    else { return false }
    return extracted < period.to.adding(days: kpi.within?.days ?? 0)
  }

  /// Why there can be no judgement yet, if so.
  var early: Note? {
    if isEarly, let by = kpi.by { return Note("kpi.due", .warning, ["by": .date(by)]) }
    return isInterim ? Note("kpi.interim", .warning) : nil
  }
}

extension Diagnostics.Quantity {
  /// The unit as findings hold it.
  public var findingUnit: Unit {
    switch self {
    case .percentage: .proportion
    case .points: .points
    case .number: .number
    case .rate(_, let base): .rate(per: Double(base))
    case .measure(_, let unit): .measure(unit)
    }
  }
}
