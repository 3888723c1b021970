// SPDX-License-Identifier: GPL-3.0-or-later

/// A generalised linear model for counts or shares in time whose Pearson residuals follow an AR(1)
/// process, its correlation integrated out.
///
/// The working response of the fit without correlation, (y − μ) / (dμ/dη), and the design are
/// multiplied by the square roots of the working weights; what comes out has errors of one variance
/// φ, and is a linear model with AR(1) errors (Zeger 1988 takes the same covariance
/// φ V^½ R V^½). One step from the fit gives the coefficients: repeating it changes no coverage.
public struct IntegratedGeneralizedLinearModel: Sendable {
  /// The fit that takes the observations as independent.
  public let independent: GeneralizedLinearFit
  /// The standardised working response with AR(1) errors.
  public let working: AutoregressiveModel
  /// What the series says about the correlation of Pearson residuals.
  public var posterior: CorrelationPosterior { step.posterior }
  /// β, one step of generalised least squares from the independent fit, averaged over ρ.
  public let coefficients: [Double]
  /// η = Xβ + offset at these coefficients, one a row.
  public let linearPredictor: [Double]
  /// μ at these coefficients, one a row: the expected response, a share for successes among trials.
  public let means: [Double]
  /// n − k.
  public var degreesOfFreedom: Int { step.degreesOfFreedom }

  private let step: IntegratedAutocorrelation

  /// Fits the model and integrates the correlation out.
  ///
  /// - Parameters:
  ///   - design: n × k, of full column rank.
  ///   - response: n counts, or successes.
  ///   - trials: n numbers of trials for successes. Rows without trials take no part.
  ///   - family: the variance function; the dispersion is estimated whatever the family.
  ///   - link: the canonical link when nil.
  ///   - offset: n values added to the linear predictor.
  ///   - times: when the rows were observed; consecutive if nil.
  ///   - prior: of ρ.
  ///   - form: how an interval is made of the mixture over ρ.
  /// - Throws: what ``generalizedLinearModel(design:response:trials:family:link:offset:weights:limits:)``
  ///   throws; `noConvergence` if its iteration does not end or a row is separated; what
  ///   ``AutoregressiveModel/init(design:response:)`` throws.
  public init(
    design: Matrix, response: [Double], trials: [Double]? = nil, family: Family,
    link: Link? = nil, offset: [Double]? = nil, times: ObservationTimes? = nil,
    prior: CorrelationPrior = .working,
    form: IntegratedAutocorrelation.IntervalForm = .averagedStandardError
  ) throws {
    let times = times ?? ObservationTimes(consecutive: design.rows)
    try Check.length("times", times.count, equals: design.rows)
    let fit = try generalizedLinearModel(
      design: design, response: response, trials: trials, family: family, link: link,
      offset: offset)
    guard fit.convergence.converged, fit.convergence.separatedRows.isEmpty else {
      throw StatisticsError.noConvergence(
        what: "generalised linear model", iterations: fit.convergence.iterations)
    }
    working = try Self.standardised(fit, times: times)
    step = try IntegratedAutocorrelation(working, prior: prior, form: form)
    independent = fit
    coefficients = zip(fit.coefficients, step.coefficients).map { $0 + $1 }
    linearPredictor = zip(try design.times(coefficients), fit.offset).map { $0 + $1 }
    means = linearPredictor.map { fit.link.mean($0) }
  }

  /// The interval of Σ weight × coefficient.
  public func interval(
    for combination: [Double], level: Double
  ) throws(StatisticsError) -> IntegratedInterval {
    try Check.length("weights", combination.count, equals: coefficients.count)
    let estimate = zip(combination, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    return try interval(alongGradient: combination, estimate: estimate, level: level)
  }

  /// The interval of a function of the coefficients by the delta method: `gradient` and `estimate`
  /// are its derivatives and its value at ``coefficients``.
  public func interval(
    alongGradient gradient: [Double], estimate: Double, level: Double
  ) throws(StatisticsError) -> IntegratedInterval {
    try step.interval(alongGradient: gradient, estimate: estimate, level: level)
  }

  /// Rows and working residuals times the square roots of the working weights, without the rows
  /// that have no weight.
  private static func standardised(
    _ fit: GeneralizedLinearFit, times: ObservationTimes
  ) throws -> AutoregressiveModel {
    let rows = fit.workingWeights.indices.filter { fit.workingWeights[$0] > 0 }
    var design = fit.design.selecting(rows: rows)
    var response: [Double] = []
    for (place, row) in rows.enumerated() {
      let root = fit.workingWeights[row].squareRoot()
      for column in 0..<design.columns { design[place, column] *= root }
      response.append(root * fit.workingResiduals[row])
    }
    return try AutoregressiveModel(
      design: design, response: response, times: ObservationTimes(rows.map { times.values[$0] }))
  }
}
