// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Statistics

/// A count beside the same days of earlier years: what was to be expected, and how much of a
/// difference is more than such counts vary by themselves.
struct IndicatorCount {
  let filling: IndicatorFilling
  let events: Int
  /// Person-time of the KPI's days; 1 where the count has none.
  let exposure: Double
  private let years: [IndicatorHistory.Year]
  private let yearsTable: FindingTable?

  init(_ filling: IndicatorFilling, history: IndicatorHistory, events: Int, exposure: Double) {
    self.filling = filling
    self.events = events
    self.exposure = exposure
    years = history.years
    yearsTable = history.yearsTable(years)
  }

  private static let level = 0.95
  /// With fewer years nothing can be said of how much counts vary.
  static let fewestYears = 3

  /// The earlier years as a history, where there are enough of them.
  private var history: CountHistory? {
    guard years.count >= Self.fewestYears, exposure > 0 else { return nil }
    return try? CountHistory(counts: years.map(\.events), exposures: years.map(\.exposure))
  }

  func fill(_ findings: inout AnalysisFindings, _ days: [String: Value], _ only: [Note]) {
    let own =
      history.flatMap { try? $0.interval(of: events, level: Self.level) }
      ?? (try? EventRate(events: events, exposure: 1).estimate(level: Self.level))
    let interval = own.map { Interval($0.interval) }
    findings.estimates = [
      Estimate(
        id: "observed", value: Double(events), interval: interval, unit: .count,
        degreesOfFreedom: history?.degreesOfFreedom,
        estimator: history == nil ? "poisson" : "quasi-poisson")
    ]
    var cells: [(id: String, guard: FindingTable.Guarded?, value: Value)] = [
      ("events", .count, .count(events)),
      ("interval", .derivedFrom("events"), interval.map { .interval($0, .count) } ?? .missing),
    ]
    if filling.queries.now.hasExposure {
      cells.append(("exposure", nil, .number(exposure, .number)))
    }
    findings.tables.insert(filling.observed(cells), at: 0)
    if let yearsTable { findings.tables.append(yearsTable) }
    let slots = days.merging(["events": .count(events)]) { $1 }
    findings.notes = [Note("kpi.count", .remark, slots, table: "observed")] + only
    findings.notes += comparisons(&findings)
  }

  // MARK: Beside earlier years

  private func comparisons(_ findings: inout AnalysisFindings) -> [Note] {
    if filling.queries.isLong { return [chance, Note("kpi.long", .remark)] }
    guard let last = years.last, exposure > 0 else {
      return [chance, Note("kpi.no-history", .remark)]
    }
    var notes: [Note] = []
    if let history, let note = expectation(history, &findings) { notes += note }
    if isLastYear(last) { notes.append(lastYear(last, &findings)) }
    return history == nil ? [chance] + notes : notes
  }

  private var chance: Note { Note("kpi.chance", .remark) }

  private func isLastYear(_ year: IndicatorHistory.Year) -> Bool {
    year.days.from == filling.queries.period.from.adding(months: -12)
  }

  /// What the earlier years made one expect, the ratio to it, and which side of it the count is.
  private func expectation(
    _ history: CountHistory, _ findings: inout AnalysisFindings
  ) -> [Note]? {
    guard let dispersion = try? history.dispersion(),
      let expected = try? history.expected(exposure: exposure, level: Self.level),
      let ratio = try? history.ratio(of: events, exposure: exposure, level: Self.level)
    else { return nil }
    let prediction = Interval(expected.interval)
    let isFinite = ratio.estimate.isFinite
    findings.estimates += [
      Estimate(
        id: "history.expected", value: expected.estimate, interval: prediction, unit: .count,
        degreesOfFreedom: history.degreesOfFreedom, estimator: "quasi-poisson"),
      Estimate(
        id: "history.ratio", value: isFinite ? ratio.estimate : nil,
        interval: Interval(ratio.interval), unit: .ratio,
        degreesOfFreedom: history.degreesOfFreedom, estimator: "quasi-poisson"),
      Estimate(
        id: "history.dispersion", value: dispersion, unit: .ratio, estimator: "pearson"),
    ]
    let count = Double(events)
    let side =
      count < expected.interval.lower
      ? "kpi.below" : count > expected.interval.upper ? "kpi.above" : "kpi.inside"
    return [
      Note(
        "kpi.expected", .remark,
        [
          "years": .count(years.count), "expected": .number(expected.estimate, .count),
          "prediction": .interval(prediction, .count),
          "ratio": isFinite ? .number(ratio.estimate, .ratio) : .missing,
          "interval": .interval(Interval(ratio.interval), .ratio),
          "dispersion": .number(dispersion, .ratio),
        ], table: "history"),
      Note(side, .remark, table: "history"),
    ]
  }

  /// The count over that of the same days of the year before.
  private func lastYear(
    _ year: IndicatorHistory.Year, _ findings: inout AnalysisFindings
  ) -> Note {
    let before: [String: Value] = ["before": .count(year.events)]
    let ratio =
      history.map { history in
        try? history.ratio(
          of: events, over: exposure, to: year.events, over: year.exposure, level: Self.level)
      }
      ?? (try? CountHistory.ratio(
        of: events, over: exposure, to: year.events, over: year.exposure, level: Self.level))
    guard let ratio, ratio.estimate.isFinite else {
      return Note("kpi.last-year-none", .remark, before, table: "history")
    }
    let interval = Interval(ratio.interval)
    findings.estimates.append(
      Estimate(
        id: "history.last-year", value: ratio.estimate, interval: interval, unit: .ratio,
        estimator: history == nil ? "poisson" : "quasi-poisson"))
    return Note(
      "kpi.last-year", .remark,
      before.merging([
        "ratio": .number(ratio.estimate, .ratio), "interval": .interval(interval, .ratio),
      ]) { $1 }, table: "history")
  }
}
