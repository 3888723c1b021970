// SPDX-License-Identifier: GPL-3.0-or-later

import CGSL
import Glibc

/// Maximum likelihood for the θ of a negative binomial, Var Y = μ + μ²/θ, in turns with the
/// coefficients (Venables and Ripley 2002, section 7.4).
enum NegativeBinomialTheta {
  /// Beyond this θ the counts are Poisson to eight digits of the variance, and the score is noise.
  private static let largest = 1e8

  static func fit(
    _ problem: ReweightedLeastSquares, input: GeneralizedLinearInput, limits: IterationLimits
  ) throws(StatisticsError) -> GeneralizedLinearFit {
    var problem = problem
    problem.family = .poisson
    var solution = try problem.solve(limits: limits)
    // The derivative of the log-likelihood by 1/θ at the Poisson limit decides which side it is.
    let excess = problem.response.indices.reduce(0.0) { sum, i in
      let error = problem.response[i] - solution.state.means[i]
      return sum + problem.priorWeights[i] * (error * error - problem.response[i])
    }
    guard excess > 0 else { throw .noOverdispersion }
    var theta = try maximum(problem, solution.state.means)
    var iterations = solution.convergence.iterations
    for _ in 0..<limits.maximumIterations {
      problem.family = .negativeBinomial(theta: theta)
      solution = try problem.solve(from: solution.state.linearPredictor, limits: limits)
      iterations += solution.convergence.iterations
      let next = try maximum(problem, solution.state.means)
      let change = abs(next - theta) / next
      theta = next
      guard change > 1e-10 else { break }
    }
    problem.family = .negativeBinomial(theta: theta)
    solution = try problem.solve(from: solution.state.linearPredictor, limits: limits)
    let last = solution.convergence
    let information = information(problem, solution.state.means, theta)
    let stable = abs(try maximum(problem, solution.state.means) - theta) <= 1e-8 * theta
    return GeneralizedLinearFit(
      problem, solution, input: input,
      theta: (theta, information > 0 ? 1 / information.squareRoot() : .infinity),
      convergence: Convergence(
        converged: last.converged && stable, iterations: iterations + last.iterations,
        lastChange: last.lastChange, separatedRows: last.separatedRows))
  }

  /// The θ whose score is 0 at given means: the first root below which the score is positive.
  private static func maximum(
    _ problem: ReweightedLeastSquares, _ means: [Double]
  ) throws(StatisticsError) -> Double {
    func score(_ logTheta: Double) -> Double { Self.score(problem, means, exp(logTheta)) }
    var low = 0.0
    while score(low) <= 0 {
      low -= 2
      guard low > -40 else { throw .noConvergence(what: "theta", iterations: 20) }
    }
    var high = low + 2
    while score(high) > 0 {
      high += 2
      guard exp(high) < largest else { throw .noOverdispersion }
    }
    return exp(
      BrentRoot.find(from: high - 2 < low ? low : high - 2, to: high, tolerance: 1e-14, score))
  }

  /// The derivative of the log-likelihood by θ.
  private static func score(
    _ problem: ReweightedLeastSquares, _ means: [Double], _ theta: Double
  ) -> Double {
    var sum = 0.0
    for i in means.indices where problem.priorWeights[i] > 0 {
      let (y, mean) = (problem.response[i], means[i])
      let difference = y > 0 ? gsl_sf_psi(theta + y) - gsl_sf_psi(theta) : 0
      sum +=
        problem.priorWeights[i]
        * (difference - log1p(mean / theta) + (mean - y) / (theta + mean))
    }
    return sum
  }

  /// Minus the second derivative of the log-likelihood by θ.
  private static func information(
    _ problem: ReweightedLeastSquares, _ means: [Double], _ theta: Double
  ) -> Double {
    var sum = 0.0
    for i in means.indices where problem.priorWeights[i] > 0 {
      let (y, mean) = (problem.response[i], means[i])
      let total = theta + mean
      let difference = y > 0 ? gsl_sf_psi_1(theta) - gsl_sf_psi_1(theta + y) : 0
      sum +=
        problem.priorWeights[i]
        * (difference - 1 / theta + 2 / total - (y + theta) / (total * total))
    }
    return sum
  }

  /// log P(Y = y).
  static func logDensity(_ y: Double, mean: Double, theta: Double) -> Double {
    gsl_sf_lngamma(theta + y) - gsl_sf_lngamma(theta) - gsl_sf_lngamma(y + 1)
      - theta * log1p(mean / theta) + (y > 0 ? y * log(mean / (theta + mean)) : 0)
  }
}
