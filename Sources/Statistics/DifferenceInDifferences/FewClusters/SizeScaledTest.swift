// SPDX-License-Identifier: GPL-3.0-or-later

extension AssignmentProducts {
  /// Estimates of assignments over the standard deviations that sizes would give them, on every scale
  /// that the places' changes leave standing.
  ///
  /// With few treated places permutation rests on places that vary alike, and rejects too often when
  /// the treated are the smallest, too seldom when they are the largest (Ferman and Pinto 2019). An
  /// estimate studentised by its own residuals knows little of two or three treated places, nothing of
  /// one. Where all estimates vary alike whatever the share of sampling, as with places of one size,
  /// this is the plain permutation.
  func sizeScaledTest(
    _ assignments: inout Assignments, estimate: Double
  ) throws(StatisticsError) -> ResampledTest {
    guard let observed = spread(observed) else { throw .noDegreesOfFreedom }
    var (estimates, slopes): ([Double], [Double]) = ([], [])
    var spreads: [AssignmentSpread?] = []
    while let patterns = try assignments.next() {
      let found = statistics(patterns)
      estimates.append(found.estimate)
      slopes.append(found.slope)
      spreads.append(spread(patterns))
    }
    let shares = samplingShares(effect: estimate)
    let ratio = observed.sampling / observed.shock
    let isOneScale = spreads.allSatisfy { spread in
      spread.map { abs($0.sampling - ratio * $0.shock) <= 1e-9 * ratio * $0.shock } ?? true
    }
    let scales = shares.kept.prefix(isOneScale ? 1 : shares.kept.count).map { share in
      // In units of the observed variance: how large the shocks are does not matter.
      let unit = observed.variance(share: share, balance: shares.balance)
      var draws = ResampledStatistics(capacity: estimates.count)
      for (index, spread) in spreads.enumerated() {
        let variance = spread?.variance(share: share, balance: shares.balance)
        draws.add(estimates[index], slope: slopes[index], variance: (variance ?? unit) / unit)
      }
      return (standardError: 1.0, draws: draws)
    }
    return ResampledTest(
      estimate: estimate, standardError: 1, replicates: estimates.count,
      isExact: assignments.isExact, scales: scales)
  }
}
