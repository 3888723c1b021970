// SPDX-License-Identifier: GPL-3.0-or-later

extension Proportion {
  /// The two-sided p-value that two independent proportions are equal: the score test, with their
  /// pooled variance and without continuity correction (Pearson's chi-squared of the fourfold
  /// table); 1 where nobody or everybody responds in both.
  public func scoreTest(against other: Proportion) throws(StatisticsError) -> Double {
    let (n, m) = (Double(total), Double(other.total))
    let pooled = Double(count + other.count) / (n + m)
    let variance = pooled * (1 - pooled) * (1 / n + 1 / m)
    guard variance > 0 else { return 1 }
    return try ReferenceDistribution.normal.twoSidedProbability(
      (value - other.value) / variance.squareRoot())
  }
}
