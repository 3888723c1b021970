// SPDX-License-Identifier: GPL-3.0-or-later

/// A generalised linear model in R's terms: the response as a mean (a share for successes), prior
/// weights that hold the trials, an offset. Checked where it is made.
struct ReweightedLeastSquares {
  let design: Matrix
  /// Mean scale: successes are divided by their trials.
  let response: [Double]
  let priorWeights: [Double]
  let offset: [Double]
  var family: Family
  let link: Link
  /// Rows with weight.
  let rows: Int

  /// Halvings of one step after which it leads nowhere.
  private static let mostHalvings = 40

  /// One point of the iteration.
  struct State {
    var coefficients: [Double]
    var linearPredictor: [Double]
    var means: [Double]
    var deviance: Double
  }

  /// The last state with what its weights give.
  struct Solution {
    let state: State
    let workingWeights: [Double]
    let factor: OrthogonalFactor
    let convergence: Convergence
  }

  /// Iterates from the response, or from a linear predictor given.
  func solve(
    from start: [Double]? = nil, limits: IterationLimits
  ) throws(StatisticsError) -> Solution {
    var predictor = start ?? startingPredictor()
    var state: State?
    var change = Double.infinity
    var standing = 0
    var separated: [Int] = []
    var iterations = 0
    var last: (weights: [Double], factor: OrthogonalFactor)?
    var converged = false
    while iterations < limits.maximumIterations, !converged, separated.isEmpty {
      let weights = workingWeights(predictor)
      let factor: OrthogonalFactor
      do throws(StatisticsError) {
        factor = try OrthogonalFactor(
          design: design, rootWeights: weights.map { $0.squareRoot() }, rows: rows)
      } catch {
        // Weights that vanish as a mean runs to its edge: rank was full where it started.
        guard state != nil else { throw error }
        separated = moved(predictor)
        break
      }
      last = (weights, factor)
      iterations += 1
      let (next, halved) = try step(weights, factor, from: predictor, state: state)
      let before = change
      change = largestChange(predictor, next.linearPredictor)
      let moves = movers(predictor, next.linearPredictor)
      let still = state.map { abs($0.deviance - next.deviance) <= 1e-12 * (next.deviance + 0.1) }
      standing = still == true && !moves.isEmpty ? standing + 1 : 0
      if standing >= 3 { separated = moves }
      state = next
      predictor = next.linearPredictor
      // Steps that no longer shrink are rounding; halved ones prove nothing.
      converged =
        halved == 0 && (change <= limits.tolerance || (change <= 1e-9 && change >= before))
      // Halved to nothing: the estimate lies on the edge of what the family allows.
      if halved > 0, change <= limits.tolerance {
        separated = moved(predictor)
        break
      }
    }
    guard let state, let last else {
      throw .noConvergence(what: "generalised linear model", iterations: iterations)
    }
    return solution(
      state, last,
      Convergence(
        converged: converged, iterations: iterations, lastChange: change,
        separatedRows: separated))
  }

  /// Weights and factor at the final state, or those of the last step where they have no rank.
  private func solution(
    _ state: State, _ last: (weights: [Double], factor: OrthogonalFactor),
    _ convergence: Convergence
  ) -> Solution {
    let weights = workingWeights(state.linearPredictor)
    let factor = try? OrthogonalFactor(
      design: design, rootWeights: weights.map { $0.squareRoot() }, rows: rows)
    guard let factor else {
      return Solution(
        state: state, workingWeights: last.weights, factor: last.factor,
        convergence: convergence)
    }
    return Solution(
      state: state, workingWeights: weights, factor: factor, convergence: convergence)
  }

  /// One weighted least squares step, halved while the deviance rises or a mean is impossible.
  private func step(
    _ weights: [Double], _ factor: OrthogonalFactor, from predictor: [Double], state: State?
  ) throws(StatisticsError) -> (state: State, halved: Int) {
    var target = predictor
    for i in target.indices {
      let slope = link.slope(predictor[i])
      let residual = slope > 0 ? (response[i] - link.mean(predictor[i])) / slope : 0
      target[i] = weights[i].squareRoot() * (predictor[i] - offset[i] + residual)
    }
    try Check.finite(target, "working response")
    var next = self.state(factor.project(target).coefficients)
    var origin = state
    if origin == nil { origin = try fallback(for: next) }
    guard let origin else { return (next, 0) }
    var halved = 0
    while halved < Self.mostHalvings,
      !(next.deviance <= origin.deviance + 1e-9 * (abs(origin.deviance) + 0.1))
    {
      next = self.state(zip(origin.coefficients, next.coefficients).map { 0.5 * ($0 + $1) })
      halved += 1
    }
    return (next, halved)
  }

  /// Where a first step with impossible means is halved towards: the nearest that the design comes
  /// to one mean for all. Nil when the step is possible; throws when this is not either.
  private func fallback(for first: State) throws(StatisticsError) -> State? {
    guard !first.deviance.isFinite else { return nil }
    let average = link.linearPredictor(average)
    let roots = priorWeights.map { $0.squareRoot() }
    let target = offset.indices.map { roots[$0] * (average - offset[$0]) }
    if average.isFinite {
      let factor = try OrthogonalFactor(design: design, rootWeights: roots, rows: rows)
      let state = state(factor.project(target).coefficients)
      if state.deviance.isFinite { return state }
    }
    throw .noConvergence(what: "first step of the generalised linear model", iterations: 1)
  }

  /// The weighted mean of the response.
  private var average: Double {
    zip(priorWeights, response).reduce(0) { $0 + $1.0 * $1.1 } / priorWeights.reduce(0, +)
  }

  /// The state at some coefficients; an impossible mean gives an infinite deviance.
  private func state(_ coefficients: [Double]) -> State {
    var predictor = offset
    for i in predictor.indices { predictor[i] += design.dot(row: i, coefficients) }
    let means = predictor.map(link.mean)
    var deviance = 0.0
    for i in means.indices where priorWeights[i] > 0 {
      guard edgeTolerant(means[i]) else {
        deviance = .infinity
        break
      }
      deviance += priorWeights[i] * family.deviance(response[i], mean: means[i])
    }
    if deviance.isNaN { deviance = .infinity }
    return State(
      coefficients: coefficients, linearPredictor: predictor, means: means, deviance: deviance)
  }

  /// A mean inside its range, or rounded to an edge that a log or logit link only approaches.
  private func edgeTolerant(_ mean: Double) -> Bool {
    if family.admits(mean: mean) { return true }
    switch (family, link) {
    case (.binomial, .logit), (.quasiBinomial, .logit): return mean >= 0 && mean <= 1
    case (_, .log): return mean == 0 && family != .gaussian
    default: return false
    }
  }

  private func workingWeights(_ predictor: [Double]) -> [Double] {
    predictor.indices.map { i in
      guard priorWeights[i] > 0 else { return 0 }
      let slope = link.slope(predictor[i])
      let variance = family.variance(link.mean(predictor[i]))
      guard variance > 0 else { return 0 }
      return priorWeights[i] * slope * (slope / variance)
    }
  }

  private func startingPredictor() -> [Double] {
    let average = average
    return response.indices.map { i in
      link.linearPredictor(
        family.startingMean(
          response[i], weight: priorWeights[i], link: link, average: average))
    }
  }

  private func largestChange(_ before: [Double], _ after: [Double]) -> Double {
    var change = 0.0
    var size = 0.0
    for i in after.indices where priorWeights[i] > 0 {
      change = max(change, abs(after[i] - before[i]))
      size = max(size, abs(after[i]))
    }
    return change / (1 + size)
  }

  /// Rows whose linear predictor still moves by far more than an iteration near its end would.
  private func movers(_ before: [Double], _ after: [Double]) -> [Int] {
    after.indices.filter { priorWeights[$0] > 0 && abs(after[$0] - before[$0]) > 0.01 }
  }

  /// Rows whose mean is at an edge.
  private func moved(_ predictor: [Double]) -> [Int] {
    predictor.indices.filter { i in
      let mean = link.mean(predictor[i])
      return priorWeights[i] > 0
        && (mean < 1e-8 * max(1, response[i]) || (family.hasTrials && mean > 1 - 1e-8))
    }
  }
}
