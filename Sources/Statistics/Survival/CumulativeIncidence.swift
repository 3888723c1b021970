// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The share who had the event, day after day, where something else can come first: who left, given
/// that some die (Aalen, Johansen 1978).
///
/// One minus Kaplan-Meier would answer another question: how many would have left if nobody died.
public struct CumulativeIncidence: Sendable, Hashable {
  /// The counts that it was made from.
  public let counts: SurvivalCounts
  /// The last day for which the counts alone give an estimate.
  public let observedThrough: Int

  /// The incidence of a group.
  public init(_ counts: SurvivalCounts) {
    self.counts = counts
    observedThrough = counts.observedThrough
  }

  /// The share who had the event by a day, inclusive, with Gaynor and others' (1993) standard error,
  /// which is R's, and limits on the log(−log) scale; before the first event Clopper-Pearson on
  /// those still at risk. Nil where nobody was at risk before. Throws unless 0 < level < 1.
  public func incidence(
    by day: Int, level: Double
  ) throws(StatisticsError) -> SurvivalEstimate? {
    try Check.level(level)
    let rows = path(through: min(day, observedThrough))
    let free = rows.last?.survival ?? 1
    guard day >= counts.observedFrom, day <= observedThrough || free == 0 else { return nil }
    let atRisk = counts.atRisk(on: day)
    let share = rows.last?.incidence ?? 0
    guard share > 0 else {
      let none = try Proportion(count: 0, total: max(atRisk, rows.last?.atRisk ?? 1))
      return SurvivalEstimate(
        day: day, atRisk: atRisk,
        share: try none.estimate(level: level, method: .clopperPearson), standardError: 0,
        method: .clopperPearson)
    }
    let error = max(0, variance(rows, total: share)).squareRoot()
    let z = try ReferenceDistribution.normal.criticalValue(level: level)
    let spread = share < 1 ? z * error / (share * -log(share)) : 0
    return SurvivalEstimate(
      day: day, atRisk: atRisk,
      share: IntervalEstimate(
        estimate: share,
        interval: ConfidenceInterval(
          lower: exp(log(share) * exp(spread)), upper: exp(log(share) * exp(-spread)),
          level: level)),
      standardError: error, method: .logLog)
  }

  /// A day with an event of either kind; shares after it, except `before`.
  private struct Row {
    let atRisk: Int
    let all: Double
    let own: Double
    let before: Double
    let survival: Double
    let incidence: Double
  }

  private func path(through day: Int) -> [Row] {
    var (survival, incidence, rows) = (1.0, 0.0, [Row]())
    for (index, row) in counts.days.enumerated() where row.day <= day {
      let (n, all) = (Double(counts.atRisk[index]), Double(row.events + row.competing))
      guard all > 0 else { continue }
      let before = survival
      incidence += survival * Double(row.events) / n
      survival *= (n - all) / n
      rows.append(
        Row(
          atRisk: counts.atRisk[index], all: all, own: Double(row.events), before: before,
          survival: survival, incidence: incidence))
    }
    return rows
  }

  private func variance(_ rows: [Row], total: Double) -> Double {
    rows.reduce(0) { sum, row in
      let (n, after) = (Double(row.atRisk), total - row.incidence)
      let staying = row.all < n ? after * after * row.all / (n * (n - row.all)) : 0
      let own = row.before * row.before * row.own * (n - row.own) / (n * n * n)
      return sum + staying + own - 2 * after * row.before * row.own / (n * n)
    }
  }
}
