// SPDX-License-Identifier: GPL-3.0-or-later

/// The same people asked twice: how many answer yes at both, at one, at neither.
public struct PairedProportions: Sendable, Hashable, Codable {
  /// Yes both times.
  public let both: Int
  /// Yes the first time only.
  public let firstOnly: Int
  /// Yes the second time only.
  public let secondOnly: Int
  /// No both times.
  public let neither: Int

  /// The four cells of pairs. Throws `empty` when all are 0, `outOfRange` for a negative one.
  public init(
    both: Int, firstOnly: Int, secondOnly: Int, neither: Int
  ) throws(StatisticsError) {
    let cells = [both, firstOnly, secondOnly, neither]
    for cell in cells where cell < 0 || cell > 1_000_000_000_000 {
      throw .outOfRange(what: "pairs", value: Double(cell), allowed: "from 0 to 1e12")
    }
    guard cells.contains(where: { $0 > 0 }) else { throw .empty(what: "pairs") }
    self.both = both
    self.firstOnly = firstOnly
    self.secondOnly = secondOnly
    self.neither = neither
  }

  /// First proportion minus second, with the square-and-add interval of Newcombe (1998, "Improved
  /// confidence intervals for the difference between binomial proportions based on paired data",
  /// method 10): Wilson limits, correlation φ with its continuity correction. Throws unless
  /// 0 < level < 1.
  public func difference(level: Double) throws(StatisticsError) -> IntervalEstimate {
    let total = both + firstOnly + secondOnly + neither
    let first = try Proportion(count: both + firstOnly, total: total).estimate(level: level)
    let second = try Proportion(count: both + secondOnly, total: total).estimate(level: level)
    let phi = correlation
    let down = (first.estimate - first.interval.lower, second.interval.upper - second.estimate)
    let up = (first.interval.upper - first.estimate, second.estimate - second.interval.lower)
    let estimate = Double(firstOnly - secondOnly) / Double(total)
    // Rounding alone can carry a limit past the ends that a difference has.
    return IntervalEstimate(
      estimate: estimate,
      interval: ConfidenceInterval(
        lower: max(-1, estimate - PairedProportions.distance(down, phi)),
        upper: min(1, estimate + PairedProportions.distance(up, phi)), level: level))
  }

  /// φ of the two answers; a positive one is corrected for continuity by half a pair. 0 when a
  /// margin is empty.
  var correlation: Double {
    let (a, b) = (Double(both), Double(firstOnly))
    let (c, d) = (Double(secondOnly), Double(neither))
    let margins = ((a + b) * (c + d)).squareRoot() * ((a + c) * (b + d)).squareRoot()
    guard margins > 0 else { return 0 }
    let cross = a * d - b * c
    return (cross > 0 ? max(0, cross - 0.5 * (a + b + c + d)) : cross) / margins
  }

  private static func distance(_ parts: (Double, Double), _ phi: Double) -> Double {
    max(0, parts.0 * parts.0 - 2 * phi * parts.0 * parts.1 + parts.1 * parts.1).squareRoot()
  }
}
