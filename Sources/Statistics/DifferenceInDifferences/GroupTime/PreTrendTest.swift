// SPDX-License-Identifier: GPL-3.0-or-later

/// A joint test that effects before treatment are all 0.
///
/// With few clusters a test of many effects rejects far too often: with 11 leads and 12 districts
/// nine valid designs out of ten. The F form mends part of that; few effects mend more.
public struct PreTrendTest: Sendable, Hashable, Codable {
  /// θ' V⁻¹ θ over the effects before treatment.
  public let statistic: Double
  /// How many effects.
  public let effects: Int
  /// Clusters (or rows of contributions) behind V.
  public let clusters: Int
  /// p by χ² with as many degrees of freedom as effects, as R's did.
  public let chiSquaredProbability: Double
  /// p by Hotelling's T²: statistic × (G − q) / (q G) on F(q, G − q).
  public let fProbability: Double
  /// Covariance of the effects.
  public let covariance: Matrix

  /// The probability that the F form rejects when the effects' true values are `violation`, their
  /// covariance being the one estimated: that of a non-central F with noncentrality
  /// `violation' covariance⁻¹ violation`. Throws unless there is one value an effect.
  public func power(
    against violation: [Double], level: Double = 0.05
  ) throws(StatisticsError) -> Double {
    try Check.length("violation", violation.count, equals: effects)
    return try NoncentralF(
      numerator: Double(effects), denominator: Double(clusters - effects),
      noncentrality: try covariance.inverseQuadraticForm(violation)
    ).power(level: level)
  }
}

extension GroupTimeEffects {
  /// The joint test over group-time effects before treatment, anticipation included (R's did).
  /// Throws ``GroupTimeError/noEffects(what:)`` without such effects and
  /// ``GroupTimeError/tooManyEffects(effects:clusters:)`` unless there are fewer than clusters.
  public func preTrendTest() throws(GroupTimeError) -> PreTrendTest {
    let before = effects.indices.filter {
      effects[$0].period < effects[$0].cohort - specification.anticipation
        && effects[$0].standardError != nil
    }
    let columns = before.map { influence.matrix.column($0) }
    return try PreTrendTest(before.map { effects[$0].estimate }, columns)
  }
}

extension AggregatedEffects {
  /// The joint test over averages of event times before treatment.
  ///
  /// - Parameters:
  ///   - eventTimes: those to test; nil means all below −anticipation. Fewer effects make a test that
  ///     keeps its size better.
  ///   - anticipation: periods before the start that may have an effect.
  public func preTrendTest(
    eventTimes: [Int]? = nil, anticipation: Int = 0
  ) throws(GroupTimeError) -> PreTrendTest {
    guard case .dynamic = aggregation else { throw .noEffects(what: "by event time") }
    let before = parts.filter {
      guard let time = $0.index, $0.standardError != nil else { return false }
      return eventTimes?.contains(time) ?? (time < -anticipation)
    }
    return try PreTrendTest(before.map(\.estimate), before.map(\.contributions))
  }
}

extension PreTrendTest {
  init(_ estimates: [Double], _ contributions: [[Double]]) throws(GroupTimeError) {
    guard let rows = contributions.first?.count else { throw .noEffects(what: "before treatment") }
    let count = estimates.count
    guard count < rows else { throw .tooManyEffects(effects: count, clusters: rows) }
    let failure: StatisticsError
    do throws(StatisticsError) {
      // V = R'R for the contributions R: the inverse comes from R, not from V.
      let factor = try OrthogonalFactor(
        design: try Matrix(columns: contributions), rootWeights: nil, rows: rows)
      let statistic = try factor.inverseCrossProduct.quadraticForm(estimates)
      self.statistic = statistic
      covariance = try Matrix(columns: contributions).crossProduct()
      effects = count
      clusters = rows
      chiSquaredProbability = try ChiSquared(degreesOfFreedom: Double(count))
        .upperTail(statistic)
      let scaled = statistic * Double(rows - count) / Double(count * rows)
      fProbability = try FDistribution(
        numerator: Double(count),
        denominator: Double(rows - count)
      ).upperTail(scaled)
      return
    } catch { failure = error }
    throw .statistics(failure)
  }
}
