// SPDX-License-Identifier: GPL-3.0-or-later

/// A summary of how unequally an outcome is spread over groups, as a function of the groups' values:
/// with its derivative by each, any covariance of the values gives its standard error
/// (`CellMeans.combination(_:gradient:)`).
public struct InequalityIndex: Sendable, Hashable, Codable {
  /// The value.
  public let estimate: Double
  /// The derivative by each group's value, in the order of the groups.
  public let gradient: [Double]

  /// An index with its derivatives.
  public init(estimate: Double, gradient: [Double]) {
    self.estimate = estimate
    self.gradient = gradient
  }
}

/// Groups of a population with the value of an outcome in each.
public struct GroupedOutcome: Sendable, Hashable, Codable {
  /// People in each group; only their proportions count.
  public let sizes: [Double]
  /// The outcome's value in each group.
  public let values: [Double]
  /// Each group's share of the people.
  public let shares: [Double]
  /// The people's mean.
  public let mean: Double
  /// Where each group stands, from the most deprived up; groups of one rank share their place.
  public let ranks: [Double]

  /// Groups with their sizes and values, and their ranks, which are 0, 1, 2, … when nil. Throws
  /// unless there are at least two, of more than one rank, sizes are greater than 0 and all numbers
  /// finite.
  public init(
    sizes: [Double], values: [Double], ranks: [Double]? = nil
  ) throws(StatisticsError) {
    let ranks = ranks ?? sizes.indices.map { Double($0) }
    try Check.length("ranks of groups", ranks.count, equals: sizes.count)
    try Check.finite(ranks, "ranks of groups")
    guard sizes.count >= 2 else { throw .tooFewRows(rows: sizes.count, columns: 2) }
    try Check.length("values of groups", values.count, equals: sizes.count)
    try Check.finite(values, "values of groups")
    for size in sizes { try Check.positive("people of a group", size) }
    guard let first = ranks.first, ranks.contains(where: { $0 != first }) else {
      throw .outOfRange(what: "distinct ranks", value: 1, allowed: "2 or more")
    }
    self.sizes = sizes
    self.ranks = ranks
    self.values = values
    let total = sizes.reduce(0, +)
    shares = sizes.map { $0 / total }
    mean = zip(shares, values).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The same values with other sizes: an index at fixed shares.
  public func with(sizes: [Double]) throws(StatisticsError) -> GroupedOutcome {
    try GroupedOutcome(sizes: sizes, values: values, ranks: ranks)
  }

  /// Sum over groups of a weight times the value.
  func sum(_ weights: [Double]) -> Double { zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 } }
}
