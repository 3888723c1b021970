// SPDX-License-Identifier: GPL-3.0-or-later

/// What a permutation compares.
public enum PermutationStatistic: String, Sendable, Hashable, Codable, CaseIterable {
  /// The estimate.
  case plain
  /// The estimate over its CR0 standard error, of the same assignment.
  case studentized
  /// The estimate over the standard deviation that the sizes of the places would give it under the
  /// same assignment, a place's change varying by `a + b / n` (Ferman and Pinto 2019): under each
  /// share of sampling that the other places' changes do not speak against, the largest p-value.
  case sizeScaled
}

/// How a permutation test is run.
public struct PermutationOptions: Sendable, Hashable, Codable {
  /// What is compared.
  public var statistic: PermutationStatistic
  /// Number of random assignments; all are taken when they are no more than this.
  public var replicates: Int
  /// The seed.
  public var seed: UInt64

  /// Options: the studentised statistic, 9,999 assignments.
  public init(
    statistic: PermutationStatistic = .studentized, replicates: Int = 9_999, seed: UInt64 = 1
  ) {
    self.statistic = statistic
    self.replicates = replicates
    self.seed = seed
  }
}

extension FixedEffectsFit {
  /// Randomisation inference over which clusters were treated: the dates of adoption, and never, are
  /// dealt out anew to the clusters, and the same regression is fitted to each assignment (Fisher
  /// 1935; Canay, Romano and Shaikh 2017 for the studentised statistic; MacKinnon and Webb 2020).
  ///
  /// An assignment costs no pass over the rows: its regressor is a sum of the treated clusters' own
  /// columns, whose cross-products are made once. A hypothesised effect is taken off the treated
  /// before assignments are compared, which gives the interval.
  ///
  /// Throws ``PanelError/needsConstantEffect`` unless the fit has one effect of treatment, or the trend
  /// before one date, beside unit and period effects, ``PanelError/needsLeastSquares``, and
  /// ``PanelError/treatmentVariesWithinCluster(cluster:)``.
  public func permutation(
    options: PermutationOptions = PermutationOptions()
  ) throws(PanelError) -> ResampledTest {
    let products = try AssignmentProducts(self)
    return try panel { () throws(StatisticsError) in
      guard options.replicates > 0 else {
        throw .outOfRange(
          what: "replicates", value: Double(options.replicates), allowed: "1 or more")
      }
      var assignments = try Assignments(
        products.observed, limit: options.replicates, seed: options.seed)
      let own = products.statistics(products.observed)
      // An exact fit leaves nothing to compare by.
      guard own.variance > 1e-24 * own.estimate * own.estimate else { throw .noDegreesOfFreedom }
      guard options.statistic != .sizeScaled else {
        return try products.sizeScaledTest(&assignments, estimate: own.estimate)
      }
      var draws = ResampledStatistics(capacity: assignments.count)
      while let patterns = try assignments.next() {
        let found = products.statistics(patterns)
        if options.statistic == .plain {
          draws.add(found.estimate, slope: found.slope)
        } else {
          draws.add(
            found.estimate, slope: found.slope, variance: found.variance, cross: found.cross,
            square: found.square)
        }
      }
      return ResampledTest(
        estimate: own.estimate,
        standardError: options.statistic == .plain ? 1 : own.variance.squareRoot(),
        replicates: assignments.count, isExact: assignments.isExact, draws: draws)
    }
  }

  /// The estimate that each cluster would have had if it alone had been treated, from the treated
  /// one's date, in the order of the clusters' labels: what a single treated cluster is ranked
  /// among. Throws as ``permutation(options:)``, and `severalDates` with more than one date.
  public func placebos() throws(PanelError) -> [PlaceboEstimate] {
    let dates = adoption.dates
    guard dates.count == 1 else { throw .severalDates(dates) }
    let products = try AssignmentProducts(self)
    return products.labels.indices.map { cluster in
      let found = products.statistics(products.labels.indices.map { $0 == cluster ? 1 : 0 })
      return PlaceboEstimate(
        cluster: products.labels[cluster], estimate: found.estimate,
        isTreated: products.observed[cluster] != 0)
    }
  }
}

/// What would have been estimated had one cluster alone been treated.
public struct PlaceboEstimate: Sendable, Hashable, Codable {
  /// The cluster.
  public let cluster: Int
  /// The estimate.
  public let estimate: Double
  /// Whether it was.
  public let isTreated: Bool
}

/// Assignments of patterns to clusters: every distinct one in lexicographic order, or random ones.
struct Assignments: ~Copyable {
  let count: Int
  let isExact: Bool
  private var current: [Int]
  private var remaining: Int
  private var random: RandomSource

  init(_ observed: [Int], limit: Int, seed: UInt64) throws(StatisticsError) {
    var sizes: [Int: Int] = [:]
    for pattern in observed { sizes[pattern, default: 0] += 1 }
    // The multinomial coefficient, or anything above the limit.
    var total = 1.0
    var placed = 0.0
    for size in sizes.keys.sorted().compactMap({ sizes[$0] }) {
      for chosen in 1...size {
        placed += 1
        total *= placed / Double(chosen)
      }
    }
    isExact = total < Double(limit) + 0.5
    count = isExact ? Int(total.rounded()) : limit
    current = observed.sorted()
    remaining = count
    random = try RandomSource(seed: seed)
  }

  mutating func next() throws(StatisticsError) -> [Int]? {
    guard remaining > 0 else { return nil }
    remaining -= 1
    guard isExact else {
      try random.shuffle(&current)
      return current
    }
    let result = current
    advance()
    return result
  }

  /// The next arrangement in lexicographic order.
  private mutating func advance() {
    guard
      let rise = current.indices.dropLast().last(where: { current[$0] < current[$0 + 1] }),
      let successor = current.indices.last(where: { current[$0] > current[rise] })
    else { return }
    current.swapAt(rise, successor)
    current[(rise + 1)...].reverse()
  }
}
