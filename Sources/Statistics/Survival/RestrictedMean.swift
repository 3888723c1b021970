// SPDX-License-Identifier: GPL-3.0-or-later

extension KaplanMeier {
  /// Restricted mean: the mean number of days without event during the first `days`, the area under
  /// the curve (Irwin 1949), with the standard error of R's `survfit`:
  /// Var = Σ (area from that day on)² d / (n (n − d)).
  ///
  /// The variance is that of a sum over steps; `lifelines` returns something else under that name.
  /// Nil when the curve is not estimable through `days`. Throws `outOfRange` unless `days` is at
  /// least 1.
  public func restrictedMean(
    through days: Int
  ) throws(StatisticsError) -> LinearCombination? {
    guard days >= 1 else {
      throw .outOfRange(
        what: "days of a restricted mean", value: Double(days), allowed: "1 or more")
    }
    guard isEstimable(on: days), counts.observedFrom == 0 else { return nil }
    let used = steps.filter { $0.day < days }
    // From the last step backwards, so that each area after a step is at hand.
    var (area, variance, end) = (0.0, 0.0, days)
    for step in used.reversed() {
      area += step.survival * Double(end - step.day)
      end = step.day
      let (n, d) = (Double(step.atRisk), Double(step.events))
      if n > d { variance += area * area * d / (n * (n - d)) }
    }
    return try LinearCombination(
      estimate: area + Double(end), standardError: variance.squareRoot(), reference: .normal)
  }
}
