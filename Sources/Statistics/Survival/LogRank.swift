// SPDX-License-Identifier: GPL-3.0-or-later

/// Do groups leave at the same pace? Observed against expected events (Mantel 1966).
public struct LogRankTest: Sendable, Hashable, Codable {
  /// Events of each group.
  public let observed: [Double]
  /// Events each group would have with the pace of all together.
  public let expected: [Double]
  /// Covariance of observed − expected.
  public let covariance: Matrix
  /// Quadratic form of observed − expected.
  public let chiSquared: Double
  /// Groups − 1; fewer when a group never is at risk together with others at an event.
  public let degreesOfFreedom: Int
  /// Upper tail of the chi-squared distribution.
  public let pValue: Double

  /// The test over two groups or more, each event of equal weight (R's `survdiff`, ρ = 0). Throws
  /// `outOfRange` for fewer than two groups, `empty` when no event came while two were at risk.
  public init(_ groups: [SurvivalCounts]) throws(StatisticsError) {
    try self.init(strata: [groups])
  }

  /// The stratified test: groups are compared within each stratum and the sums added up. The same
  /// groups stand in the same order in each; nil is a group without people there. Throws as the
  /// plain test does, and `mismatchedLength`.
  public init(strata: [[SurvivalCounts?]]) throws(StatisticsError) {
    let groups = strata.first?.count ?? 0
    guard groups >= 2 else {
      throw .outOfRange(
        what: "groups of a log-rank test", value: Double(groups), allowed: "2 or more")
    }
    var sums = Sums(groups: groups)
    for stratum in strata {
      try Check.length("groups of a stratum", stratum.count, equals: groups)
      sums.add(stratum)
    }
    observed = sums.observed
    expected = sums.expected
    covariance = sums.covariance
    let form = LogRankTest.quadraticForm(
      zip(sums.observed, sums.expected).map { $0 - $1 }, sums.covariance)
    guard form.rank > 0 else { throw .empty(what: "events with two groups at risk") }
    chiSquared = form.value
    degreesOfFreedom = form.rank
    pValue = try ChiSquared(degreesOfFreedom: Double(form.rank)).upperTail(form.value)
  }

  /// Trend over ordered groups with one score each (Tarone 1975): the quintile, say. One degree of
  /// freedom: more power than the test above when the pace rises or falls from group to group.
  /// Throws `mismatchedLength`, `notFinite`, or `empty` when the scores do not differ.
  public func trend(
    scores: [Double]
  ) throws(StatisticsError) -> LogRankTrend {
    try Check.length("scores", scores.count, equals: observed.count)
    try Check.finite(scores, "scores")
    // Centred, so that equal scores give a variance of 0 and not of rounding.
    let centre = scores.reduce(0, +) / Double(scores.count)
    let centred = scores.map { $0 - centre }
    var (sum, variance) = (0.0, 0.0)
    for i in centred.indices {
      sum += centred[i] * (observed[i] - expected[i])
      for j in centred.indices { variance += centred[i] * centred[j] * covariance[i, j] }
    }
    guard variance > 0 else { throw .empty(what: "scores that differ") }
    let statistic = sum / variance.squareRoot()
    let tail = NormalDistribution.standard.upperTail(abs(statistic))
    return LogRankTrend(
      statistic: statistic, chiSquared: statistic * statistic, pValue: min(1, 2 * tail))
  }

  /// d′ V⁻ d and the rank of V, by Cholesky's factor without the rows that those before them
  /// determine: the last group always, more when some are never at risk together.
  private static func quadraticForm(
    _ differences: [Double], _ matrix: Matrix
  ) -> (value: Double, rank: Int) {
    var factor = Matrix(rows: matrix.rows, columns: matrix.columns)
    var solved = [Double](repeating: 0, count: differences.count)
    var rank = 0
    for i in differences.indices {
      var pivot = matrix[i, i]
      for j in 0..<i where factor[j, j] > 0 {
        var value = matrix[i, j]
        for k in 0..<j { value -= factor[i, k] * factor[j, k] }
        factor[i, j] = value / factor[j, j]
        pivot -= factor[i, j] * factor[i, j]
      }
      guard pivot > 1e-10 * matrix[i, i] else { continue }
      factor[i, i] = pivot.squareRoot()
      let known = (0..<i).reduce(0) { $0 + factor[i, $1] * solved[$1] }
      solved[i] = (differences[i] - known) / factor[i, i]
      rank += 1
    }
    return (solved.reduce(0) { $0 + $1 * $1 }, rank)
  }
}

/// Does the pace rise or fall over ordered groups?
public struct LogRankTrend: Sendable, Hashable, Codable {
  /// Standard normal without a trend; positive when groups of a higher score leave sooner.
  public let statistic: Double
  /// Its square, on one degree of freedom.
  public let chiSquared: Double
  /// Two-sided.
  public let pValue: Double
}
