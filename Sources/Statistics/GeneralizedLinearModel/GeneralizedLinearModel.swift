// SPDX-License-Identifier: GPL-3.0-or-later

/// Fits a generalised linear model by iteratively reweighted least squares (Nelder and Wedderburn
/// 1972; McCullagh and Nelder 1989, section 2.5), steps halved while the deviance rises.
///
/// - Parameters:
///   - design: n × k, finite, of full column rank.
///   - response: n values: numbers, counts (whole or not), or successes.
///   - trials: n numbers of trials for successes; nil means one each. Rows without trials take no
///     part. Only for families with trials.
///   - family: the variance function, and whether a dispersion or θ is estimated.
///   - link: the canonical link when nil.
///   - offset: n values added to the linear predictor; nil means 0.
///   - weights: n prior weights of 0 or more; rows of weight 0 take no part. Nil means one.
///   - limits: when the iteration stops.
/// - Returns: the fit; whether it converged, and which rows are separated, is part of it.
/// - Throws: the refusals of `leastSquares`, ``StatisticsError/invalidResponse(row:value:allowed:)``,
///   ``StatisticsError/noOverdispersion`` when θ has no finite estimate, and
///   ``StatisticsError/noConvergence(what:iterations:)`` when no step leads to a possible mean.
public func generalizedLinearModel(
  design: Matrix, response: [Double], trials: [Double]? = nil, family: Family, link: Link? = nil,
  offset: [Double]? = nil, weights: [Double]? = nil, limits: IterationLimits = IterationLimits()
) throws(StatisticsError) -> GeneralizedLinearFit {
  let input = GeneralizedLinearInput(
    design: design, response: response, trials: trials, offset: offset, weights: weights)
  let link = link ?? family.canonicalLink
  let problem = try input.checked(family: family, link: link)
  if case .negativeBinomial(nil) = family {
    return try NegativeBinomialTheta.fit(problem, input: input, limits: limits)
  }
  let solution = try problem.solve(limits: limits)
  return GeneralizedLinearFit(problem, solution, input: input, theta: nil)
}

/// What the caller gave.
struct GeneralizedLinearInput {
  let design: Matrix
  let response: [Double]
  let trials: [Double]?
  let offset: [Double]?
  let weights: [Double]?

  /// Checks everything once and puts it on the scale of the mean.
  func checked(family: Family, link: Link) throws(StatisticsError) -> ReweightedLeastSquares {
    guard family.allows(link) else {
      throw .unsupportedLink(link, family: family)
    }
    _ = try Check.regression(design: design, response: response, weights: weights)
    if let offset {
      try Check.length("offset", offset.count, equals: design.rows)
      try Check.finite(offset, "offset")
    }
    if case .negativeBinomial(let theta?) = family { try Check.positive("theta", theta) }
    var prior = weights ?? [Double](repeating: 1, count: response.count)
    var means = response
    if let trials {
      guard family.hasTrials else { throw .unusedTrials(family: family) }
      try Check.length("trials", trials.count, equals: design.rows)
      try Check.finite(trials, "trials")
      for trial in trials where trial < 0 {
        throw .outOfRange(what: "trials", value: trial, allowed: "0 or more")
      }
    }
    for i in response.indices {
      let count = trials?[i] ?? 1
      guard family.allows(response: response[i], trials: count) else {
        throw .invalidResponse(row: i, value: response[i], allowed: family.allowedResponse)
      }
      if family.hasTrials {
        prior[i] *= count
        means[i] = count > 0 ? response[i] / count : 0
      }
    }
    let rows = prior.count { $0 > 0 }
    guard rows >= design.columns else {
      throw .tooFewRows(rows: rows, columns: design.columns)
    }
    return ReweightedLeastSquares(
      design: design, response: means, priorWeights: prior,
      offset: offset ?? [Double](repeating: 0, count: response.count), family: family, link: link,
      rows: rows)
  }
}
