// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Statistics
import Tables

/// Fills the findings of a KPI from the answers to its queries.
struct IndicatorFilling {
  let observation: IndicatorObservation
  let queries: IndicatorQueries
  let tables: [SummaryTable]

  private var kpi: KPI { observation.kpi }
  private var answer: SummaryTable { tables[0] }

  func fill(_ findings: inout AnalysisFindings) {
    let flow = DataFlow(answer, isGuarded: isGuarded) { _ in true }
    findings.tables = [flow.table]
    if let empty = refusal {
      findings.notes = [empty]
      findings.level = observation.level(
        judgement: empty.term == "kpi.open" || observation.early != nil ? .tooEarly : .cannotSay)
      return
    }
    let value = IndicatorValue(answer, Array(0..<answer.count), queries.now)
    switch kpi.measure {
    case .rate: rate(value, &findings)
    case .mean: mean(value, &findings)
    case .count: count(value, &findings)
    case .entered, .retained: break
    }
    findings.notes += flowNotes
    if let early = observation.early, kpi.target != nil, !isSettled(findings) {
      findings.level?.judgement = .tooEarly
      findings.notes.append(early)
    }
  }

  /// Whether an output, which only grows, has got to its target before it is due.
  private func isSettled(_ findings: AnalysisFindings) -> Bool {
    guard case .count = kpi.measure, kpi.level == .output, kpi.better == .higher else {
      return false
    }
    return findings.level?.judgement == .met
  }

  /// Whether counts must be guarded: unless the source is public.
  var isGuarded: Bool { queries.source.holds != .public }

  /// A guard, where counts must be guarded.
  func guarded(_ kind: FindingTable.Guarded) -> FindingTable.Guarded? { isGuarded ? kind : nil }

  /// The KPI's days and rows, as slots of a sentence.
  private var days: [String: Value] {
    ["from": .date(queries.period.from), "to": .date(queries.period.to)]
  }

  private var onlyNote: [Note] {
    observation.kpi.only.clause(of: queries.source).map {
      [Note("kpi.only", .remark, ["rows": $0])]
    } ?? []
  }

  /// Why there is no value; nil where there is one.
  private var refusal: Note? {
    // A count of no rows is 0; anything else of no rows is nothing.
    if case .count(let count) = kpi.measure, count.of == nil {
      return kpi.within != nil && answer.count == 0 && unmatured > 0
        ? Note("kpi.open", .refusal) : nil
    }
    guard answer.count == 0 else { return nil }
    return unmatured > 0 ? Note("kpi.open", .refusal) : Note("kpi.empty", .refusal, days)
  }

  /// Rows left out because their time to respond was open.
  private var unmatured: Int {
    guard let eligible = answer.flow.total(Stage.eligible),
      let mature = answer.flow.total(Stage.mature)
    else { return 0 }
    return max(0, eligible - mature)
  }

  private var flowNotes: [Note] {
    var notes: [Note] = []
    if unmatured > 0 {
      notes.append(Note("kpi.immature", .remark, ["n": .count(unmatured)], table: "flow"))
    }
    let lost = answer.flow.losses.reduce(0) { sum, loss in
      if case .missing = loss.reason { sum + loss.rows } else { sum }
    }
    // How few are lost is told by no table, so no table's guard would hide it.
    if isGuarded, (1..<observation.context.smallestShown).contains(lost) {
      notes.append(Note("kpi.lost-few", .remark))
    } else if lost > 0 {
      notes.append(Note("kpi.lost", .remark, ["n": .count(lost)], table: "flow"))
    }
    return notes
  }

  // MARK: Rates

  private func rate(_ value: IndicatorValue, _ findings: inout AnalysisFindings) {
    guard let proportion = value.proportion,
      let estimate = try? proportion.estimate(level: 0.95)
    else {
      findings.notes = [Note("kpi.unlike", .refusal)]
      findings.level = observation.level(judgement: .cannotSay)
      return
    }
    let interval = Interval(estimate.interval)
    let counts: [String: Value] = [
      "events": .count(proportion.count), "total": .count(proportion.total),
    ]
    findings.estimates = [
      Estimate(
        id: "observed", value: proportion.value, interval: interval, unit: .proportion,
        estimator: "wilson")
    ]
    findings.tables.insert(
      observed([
        ("events", .partOf("total"), .count(proportion.count)),
        ("total", .count, .count(proportion.total)),
        ("value", .derivedFrom("events"), .number(proportion.value, .proportion)),
        ("interval", .derivedFrom("events"), .interval(interval, .proportion)),
      ]), at: 0)
    findings.notes =
      [Note("kpi.rate", .remark, days.merging(counts) { $1 }, table: "observed")] + onlyNote
      + [Note("kpi.independent", .remark)]
    judge(&findings)
    if let history = IndicatorHistory(self).rates { findings.tables.append(history) }
  }

  // MARK: Means

  private func mean(_ value: IndicatorValue, _ findings: inout AnalysisFindings) {
    guard let total = value.total, let mean = value.mean else {
      findings.notes = [Note("kpi.empty", .refusal, days)]
      findings.level = observation.level(judgement: .cannotSay)
      return
    }
    let unit = meanUnit
    let sample = try? SampleMean(count: total, mean: mean, squares: value.squares)
    // Values all alike show no spread, and an interval of no width would say that none is possible.
    let interval = sample.flatMap { one in
      one.squares > 0 ? (try? one.estimate(level: 0.95)).map { Interval($0.interval) } : nil
    }
    findings.estimates = [
      Estimate(
        id: "observed", value: mean, interval: interval, unit: unit,
        degreesOfFreedom: interval == nil ? nil : Double(total - 1), estimator: "student")
    ]
    let deviation: Value = sample.map { .number($0.standardDeviation, unit) } ?? .missing
    findings.tables.insert(
      observed([
        ("total", .count, .count(total)), ("value", .derivedFrom("total"), .number(mean, unit)),
        ("interval", .derivedFrom("total"), interval.map { .interval($0, unit) } ?? .missing),
        ("deviation", .derivedFrom("total"), deviation),
      ]), at: 0)
    let slots: [String: Value] = ["total": .count(total), "deviation": deviation]
    findings.notes =
      [Note("kpi.mean", .remark, days.merging(slots) { $1 }, table: "observed")] + onlyNote
      + [Note(interval == nil ? "kpi.single" : "kpi.independent", .remark)]
    judge(&findings)
    if let history = IndicatorHistory(self).means { findings.tables.append(history) }
  }

  var meanUnit: Unit {
    guard case .mean(let mean) = kpi.measure, let unit = mean.unit else { return .number }
    return .measure(unit)
  }

  // MARK: Counts

  private func count(_ value: IndicatorValue, _ findings: inout AnalysisFindings) {
    guard let events = value.events else {
      findings.estimates = [
        Estimate(id: "observed", value: value.sum, unit: .number, estimator: "sum")
      ]
      findings.tables.insert(
        observed([("value", nil, .number(value.sum, .number))]), at: 0)
      let slots: [String: Value] = ["value": .number(value.sum, .number)]
      findings.notes = [Note("kpi.sum", .remark, days.merging(slots) { $1 }, table: "observed")]
      findings.level = observation.level(
        judgement: kpi.target.map { observation.reached(value.sum, $0.value) })
      return
    }
    IndicatorCount(
      self, history: IndicatorHistory(self), events: events, exposure: value.base
    ).fill(&findings, days, onlyNote)
    judge(&findings)
    if kpi.level == .output, kpi.target != nil {
      findings.level = observation.level(
        judgement: kpi.target.map { observation.reached(Double(events), $0.value) })
      findings.notes.append(Note("kpi.counted", .remark))
    }
  }

  /// The table of the value, one row.
  func observed(
    _ cells: [(id: String, guard: FindingTable.Guarded?, value: Value)]
  ) -> FindingTable {
    FindingTable(
      id: "observed",
      columns: cells.map { .init($0.id, guarded: $0.guard.flatMap { guarded($0) }) },
      rows: [cells.map(\.value)])
  }

  /// Whether the value got to the target, by its interval.
  private func judge(_ findings: inout AnalysisFindings) {
    guard let target = kpi.target?.value else {
      findings.level = observation.level(judgement: nil)
      return
    }
    let interval = findings.estimate("observed")?.interval
    findings.level = observation.level(
      judgement: TargetJudgement(interval: interval, target: target, better: kpi.better))
  }
}
