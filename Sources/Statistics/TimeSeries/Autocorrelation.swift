// SPDX-License-Identifier: GPL-3.0-or-later

/// Autocorrelations and partial autocorrelations of a series, gaps in time allowed.
public struct Autocorrelation: Hashable, Encodable, Sendable {
  /// The number of observations N.
  public let observations: Int
  /// r₁, …, r_L: the products of the pairs of observations j periods apart, summed and divided by
  /// the sum of squares. Pairs with a missing member are left out of the numerator and of nothing
  /// else (Parzen 1963), which keeps the sequence positive definite; 0 where no pair exists.
  public let values: [Double]
  /// The partial autocorrelations at the same lags, by the recursion of Durbin (1960) and Levinson.
  public let partialValues: [Double]
  /// How many pairs of observations are 1, …, L periods apart; N − j without gaps.
  public let pairs: [Int]

  /// The standard deviation of each value if the series were independent and normal,
  /// √(pairs / (N(N+2))): a little under 1/√N, less where pairs are missing.
  public var whiteNoiseStandardErrors: [Double] {
    let count = Double(observations)
    return pairs.map { (Double($0) / (count * (count + 2))).squareRoot() }
  }

  /// Computes them up to `maximumLag`.
  ///
  /// - Parameters:
  ///   - series: the values: residuals, Pearson residuals of a generalised linear model, a series.
  ///   - times: when they were observed; consecutive if nil.
  ///   - maximumLag: at least 1 and at most the periods from first to last observation.
  ///   - centered: whether the mean is subtracted first, as R's `acf` does.
  public init(
    of series: [Double], times: ObservationTimes? = nil, maximumLag: Int, centered: Bool = true
  ) throws {
    let times = times ?? ObservationTimes(consecutive: series.count)
    guard series.count >= 2 else {
      throw TimeSeriesError.tooFewObservations(observations: series.count, needed: 2)
    }
    try Check.length("times", times.count, equals: series.count)
    try Check.finite(series, "series")
    guard maximumLag >= 1, maximumLag <= times.span else {
      throw TimeSeriesError.noPairsAtLag(maximumLag)
    }
    let count = series.count
    let mean = centered ? series.reduce(0, +) / Double(count) : 0
    let deviations = series.map { $0 - mean }
    let sumOfSquares = innerProduct(deviations, deviations)
    let size = innerProduct(series, series)
    guard sumOfSquares > 1e-28 * Double(count) * size else {
      throw TimeSeriesError.noResidualVariation
    }
    var values: [Double] = []
    var pairCounts: [Int] = []
    for lag in 1...maximumLag {
      let pairs = times.pairs(atLag: lag)
      var product = 0.0
      for pair in pairs { product += deviations[pair.earlier] * deviations[pair.later] }
      values.append(product / sumOfSquares)
      pairCounts.append(pairs.count)
    }
    observations = count
    self.values = values
    pairs = pairCounts
    partialValues = Self.partial(values)
  }

  /// Durbin-Levinson: the last coefficient of the autoregression of each order.
  static func partial(_ correlations: [Double]) -> [Double] {
    var partial: [Double] = []
    var coefficients: [Double] = []
    var unexplained = 1.0
    for (order, correlation) in correlations.enumerated() {
      var numerator = correlation
      for index in 0..<order { numerator -= coefficients[index] * correlations[order - 1 - index] }
      let last = unexplained > 0 ? numerator / unexplained : 0
      let reversed = Array(coefficients.reversed())
      for index in 0..<order { coefficients[index] -= last * reversed[index] }
      coefficients.append(last)
      unexplained *= (1 - last) * (1 + last)
      partial.append(last)
    }
    return partial
  }
}
