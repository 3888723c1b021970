// SPDX-License-Identifier: GPL-3.0-or-later

/// A linear model with AR(1) errors whose correlation ρ is integrated out instead of estimated.
///
/// Plugging an estimate of ρ in makes intervals of short series too narrow: it is too near 0, and
/// its own uncertainty is forgotten. Here every ρ speaks with the weight that the series gives it
/// (``CorrelationPosterior``), and a combination of coefficients has a mixture of t(n − k)
/// distributions, one for each ρ. All is made once; each combination then costs little.
///
/// Coverage of the interval, its width, and where it fails: `Benchmarks/Coverage`.
public struct IntegratedAutocorrelation: Sendable {
  /// What the series says about ρ.
  public let posterior: CorrelationPosterior
  /// β, the mean over ρ of the generalised least squares estimates.
  public let coefficients: [Double]
  /// n.
  public var observations: Int { model.design.observations }
  /// n − k.
  public var degreesOfFreedom: Int { model.design.degreesOfFreedom }
  /// How an interval is made of the mixture.
  public let form: IntervalForm

  private let model: AutoregressiveModel
  private let grid: CorrelationGrid
  private let profiles: [AutoregressiveProfile]
  /// The fits at the points of ρ that have any weight.
  private let fits: [AutoregressiveFit?]

  /// How an interval is made of the mixture of t distributions.
  public enum IntervalForm: String, Hashable, Codable, Sendable {
    /// Between quantiles of the mixture. The default of a linear model.
    case quantiles
    /// Mean ± t(n − k) × √( (mean standard error)² + variance of the estimate over ρ ), which is
    /// narrower where the weight of ρ near 1 is small and its standard errors are large. The
    /// default of a generalised linear model.
    case averagedStandardError
  }

  /// Integrates ρ out of a model.
  ///
  /// - Parameters:
  ///   - model: design, response and times.
  ///   - prior: of ρ; ``CorrelationPrior/fading(degreesOfFreedom:)`` if nil.
  ///   - form: how an interval is made.
  public init(
    _ model: AutoregressiveModel, prior: CorrelationPrior? = nil, form: IntervalForm = .quantiles
  ) throws {
    try self.init(model, grid: CorrelationGrid(model.design), prior: prior, form: form)
  }

  /// The same with the model's design factored before, for many responses under one design.
  public init(
    _ model: AutoregressiveModel, grid: CorrelationGrid, prior: CorrelationPrior? = nil,
    form: IntervalForm = .quantiles
  ) throws {
    try Check.length("observations", model.design.observations, equals: grid.design.observations)
    try Check.length("coefficients", model.design.columns, equals: grid.design.columns)
    let prior = prior ?? .fading(degreesOfFreedom: model.design.degreesOfFreedom)
    let profiles = grid.factors.map { model.profile(by: $0) }
    guard let posterior = CorrelationPosterior(profiles: profiles, grid: grid, prior: prior) else {
      throw TimeSeriesError.noResidualVariation
    }
    self.init(
      model, grid: grid, posterior: posterior, form: form, profiles: profiles, fits: [])
  }

  private init(
    _ model: AutoregressiveModel, grid: CorrelationGrid, posterior: CorrelationPosterior,
    form: IntervalForm, profiles: [AutoregressiveProfile], fits known: [AutoregressiveFit?]
  ) {
    self.model = model
    self.grid = grid
    self.form = form
    self.profiles = profiles
    var fits: [AutoregressiveFit?] = []
    var coefficients = [Double](repeating: 0, count: model.design.columns)
    for (index, weight) in posterior.probabilities.enumerated() {
      guard weight > Self.leastWeight else {
        fits.append(known.isEmpty ? nil : known[index])
        continue
      }
      let fit = (known.isEmpty ? nil : known[index]) ?? model.fit(by: grid.factors[index])
      for (column, value) in fit.coefficients.enumerated() {
        coefficients[column] += weight * value
      }
      fits.append(fit)
    }
    self.posterior = posterior
    self.fits = fits
    self.coefficients = coefficients
  }

  /// So little of the weight is nothing beside the quantiles of a mixture, and most of the work.
  private static let leastWeight = 1e-12

  /// The same series under another prior or with another form of interval, without fitting again.
  public func with(prior: CorrelationPrior, form: IntervalForm) -> IntegratedAutocorrelation {
    // A posterior exists under one prior if it does under another.
    let other = CorrelationPosterior(profiles: profiles, grid: grid, prior: prior) ?? posterior
    return IntegratedAutocorrelation(
      model, grid: grid, posterior: other, form: form, profiles: profiles, fits: fits)
  }

  /// The interval of Σ weight × coefficient.
  ///
  /// - Parameters:
  ///   - combination: one finite weight a coefficient, not all zero.
  ///   - level: the confidence level, between 0 and 1.
  public func interval(
    for combination: [Double], level: Double
  ) throws(StatisticsError) -> IntegratedInterval {
    try Check.level(level)
    let mixture = try mixture(for: combination)
    return try interval(of: mixture, estimate: mixture.mean, level: level)
  }

  /// The interval of a function of the coefficients by the delta method: the interval of its
  /// gradient's combination, moved to the estimate.
  ///
  /// - Parameters:
  ///   - gradient: derivatives of the function at ``coefficients``.
  ///   - estimate: the function at ``coefficients``.
  ///   - level: the confidence level, between 0 and 1.
  public func interval(
    alongGradient gradient: [Double], estimate: Double, level: Double
  ) throws(StatisticsError) -> IntegratedInterval {
    try Check.level(level)
    try Check.finite([estimate], "estimate")
    return try interval(of: try mixture(for: gradient), estimate: estimate, level: level)
  }

  /// The probability that Σ weight × coefficient is at most `value`, over the mixture.
  public func probability(
    that combination: [Double], isAtMost value: Double
  ) throws(StatisticsError) -> Double {
    try mixture(for: combination).cumulative(value).probability
  }

  private func interval(
    of mixture: StudentMixture, estimate: Double, level: Double
  ) throws(StatisticsError) -> IntegratedInterval {
    let center = mixture.mean
    let tail = 0.5 * (1 - level)
    let critical = try grid.student.distribution.upperQuantile(tail)
    let below: Double
    let above: Double
    switch form {
    case .quantiles:
      below = center - mixture.quantile(tail)
      above = mixture.quantile(1 - tail) - center
    case .averagedStandardError:
      below = critical * mixture.standardError
      above = below
    }
    return IntegratedInterval(
      estimate: estimate, lower: estimate - below, upper: estimate + above, level: level,
      standardError: 0.5 * (below + above) / critical, degreesOfFreedom: degreesOfFreedom)
  }

  private func mixture(for combination: [Double]) throws(StatisticsError) -> StudentMixture {
    try Check.length("weights", combination.count, equals: coefficients.count)
    try Check.finite(combination, "weights")
    let used = combination.indices.filter { combination[$0] != 0 }
    var (weights, locations, scales) = ([Double](), [Double](), [Double]())
    for (weight, fit) in zip(posterior.probabilities, fits) {
      guard weight > Self.leastWeight, let fit else { continue }
      let covariance = fit.unscaledCovariance
      var location = 0.0
      var variance = 0.0
      for row in used {
        location += combination[row] * fit.coefficients[row]
        var inner = 0.0
        for column in used { inner += combination[column] * covariance[row, column] }
        variance += combination[row] * inner
      }
      weights.append(weight)
      locations.append(location)
      scales.append(fit.standardDeviation * max(0, variance).squareRoot())
    }
    return StudentMixture(
      weights: weights, locations: locations, scales: scales, table: grid.student)
  }
}
