// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

// Indices for groups with an order, the most deprived first. A group's rank is the middle of its
// range of the population (ridit): 0 the most, 1 the least deprived person. Groups of one rank all
// stand in the middle of their common range: told apart by the order of rows they would change the
// index. A group divided into neighbours of the same value leaves concentration indices as they are;
// the slope index moves a little, since its line is fitted to more points.
extension GroupedOutcome {
  /// The middle of each group's range of the cumulated population, 0 to 1.
  public var ridits: [Double] {
    var below = 0.0
    var result = shares
    let order = ranks.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    var start = 0
    while start < order.count {
      let tied = order[start...].prefix { ranks[$0] == ranks[order[start]] }
      let together = tied.reduce(0) { $0 + shares[$1] }
      for group in tied { result[group] = below + together / 2 }
      below += together
      start = tied.endIndex
    }
    return result
  }

  /// The slope index of inequality: the difference between the least and the most deprived person on
  /// the line fitted to the groups by least squares weighted by people (Pamuk 1985; Mackenbach and
  /// Kunst 1997). In the unit of the values; positive when the least deprived have more.
  public var slopeIndex: InequalityIndex {
    let weights = slopeWeights
    return InequalityIndex(estimate: sum(weights), gradient: weights)
  }

  /// The relative index of inequality (a + b) / a: the line's value at the least over that at the
  /// most deprived person (Kunst and Mackenbach 1994), as its natural logarithm, on which intervals
  /// are made. Nil where the line is not positive at both ends.
  public var logRelativeIndex: InequalityIndex? {
    let slope = slopeWeights
    // Ridits weighted by people have mean ½.
    let low = zip(shares, slope).map { $0 - 0.5 * $1 }
    let high = zip(shares, slope).map { $0 + 0.5 * $1 }
    let (bottom, top) = (sum(low), sum(high))
    guard bottom > 0, top > 0 else { return nil }
    return InequalityIndex(
      estimate: log(top / bottom),
      gradient: low.indices.map { high[$0] / top - low[$0] / bottom })
  }

  private var slopeWeights: [Double] {
    let deviations = ridits.map { $0 - 0.5 }
    let spread = zip(shares, deviations).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    return zip(shares, deviations).map { $0 * $1 / spread }
  }

  /// A concentration index of the values over the ranks (Kakwani, Wagstaff and van Doorslaer 1997).
  ///
  /// - Parameters:
  ///   - kind: how the index is normed.
  ///   - bounds: the least and the greatest value that the outcome can have, for those normed by
  ///     them; 0 and 1 for shares.
  /// - Returns: nil where the mean is 0, or at a bound that the norming divides by.
  public func concentration(
    _ kind: ConcentrationIndex = .plain, bounds: ClosedRange<Double> = 0...1
  ) -> InequalityIndex? {
    // Generalised index μC = Σ f y (2R − 1): linear in the values.
    let weights = zip(shares, ridits).map { $0 * (2 * $1 - 1) }
    let generalised = sum(weights)
    let range = bounds.upperBound - bounds.lowerBound
    switch kind {
    case .plain:
      guard mean != 0 else { return nil }
      return InequalityIndex(
        estimate: generalised / mean,
        gradient: weights.indices.map { (weights[$0] - shares[$0] * generalised / mean) / mean })
    case .erreygers:
      guard range > 0 else { return nil }
      return InequalityIndex(
        estimate: 4 * generalised / range, gradient: weights.map { 4 * $0 / range })
    case .wagstaff:
      let (above, below) = (bounds.upperBound - mean, mean - bounds.lowerBound)
      guard range > 0, above > 0, below > 0 else { return nil }
      let scale = range / (above * below)
      // d(1 / (above · below)) by μ = (below − above) / (above · below)².
      let slope = generalised * scale * (below - above) / (above * below)
      return InequalityIndex(
        estimate: generalised * scale,
        gradient: weights.indices.map { weights[$0] * scale + shares[$0] * slope })
    }
  }
}

/// How a concentration index is normed.
public enum ConcentrationIndex: String, Sendable, Hashable, Codable, CaseIterable {
  /// By the mean.
  case plain
  /// By the outcome's range: 4 μ C / (b − a) (Erreygers 2009).
  case erreygers
  /// By the mean's distances from the bounds: (b − a) μ C / ((b − μ)(μ − a)) (Wagstaff 2005).
  case wagstaff
}
