// SPDX-License-Identifier: GPL-3.0-or-later

/// Scores of a group as counts by level: their mean treats the scale as if its steps were equal.
public struct ScoreCounts: Sendable, Hashable, Codable {
  /// The scores, one a level.
  public let scores: [Double]
  /// People at each level.
  public let counts: [Int]

  /// Counts by level. Throws `mismatchedLength`, `notFinite`, `outOfRange` for negative counts, and
  /// `empty` without people.
  public init(scores: [Double], counts: [Int]) throws(StatisticsError) {
    try Check.length("counts", counts.count, equals: scores.count)
    try Check.finite(scores, "scores")
    for count in counts where count < 0 || count > 1_000_000_000_000 {
      throw .outOfRange(what: "people at a level", value: Double(count), allowed: "from 0 to 1e12")
    }
    guard counts.contains(where: { $0 > 0 }) else { throw .empty(what: "people with a score") }
    self.scores = scores
    self.counts = counts
  }

  /// People in all.
  public var people: Int { counts.reduce(0, +) }

  /// The mean score.
  public var mean: Double {
    zip(scores, counts).reduce(0) { $0 + $1.0 * Double($1.1) } / Double(people)
  }

  /// The variance of one score, over n − 1; nil of one person.
  public var variance: Double? {
    guard people > 1 else { return nil }
    let mean = mean
    let squares = zip(scores, counts).reduce(0) {
      $0 + Double($1.1) * ($1.0 - mean) * ($1.0 - mean)
    }
    return squares / Double(people - 1)
  }

  /// The mean with Student's t; nil where scores do not vary. Throws what `LinearCombination` throws.
  public func meanEstimate() throws(StatisticsError) -> LinearCombination? {
    guard let variance, variance > 0 else { return nil }
    return try LinearCombination(
      estimate: mean, standardError: (variance / Double(people)).squareRoot(),
      reference: .studentT(degreesOfFreedom: Double(people - 1)))
  }

  /// This mean minus that of another group, variances not taken as equal (Welch 1947); nil where
  /// neither group's scores vary or a group has one person.
  public func difference(
    from other: ScoreCounts
  ) throws(StatisticsError) -> LinearCombination? {
    guard let mine = variance, let theirs = other.variance, mine + theirs > 0 else { return nil }
    let (one, two) = (mine / Double(people), theirs / Double(other.people))
    let degrees =
      (one + two) * (one + two)
      / (one * one / Double(people - 1) + two * two / Double(other.people - 1))
    return try LinearCombination(
      estimate: mean - other.mean, standardError: (one + two).squareRoot(),
      reference: .studentT(degreesOfFreedom: degrees))
  }
}
