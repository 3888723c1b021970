// SPDX-License-Identifier: GPL-3.0-or-later

/// Weights of averages and what they add to influence functions.
struct EffectAveraging {
  let result: GroupTimeEffects
  let shares: CohortShares
  /// First periods of treatment, by place in the influence matrix.
  let starts: [Int]

  init(_ result: GroupTimeEffects, _ shares: CohortShares) {
    self.result = result
    self.shares = shares
    starts = result.cohortClusters.compactMap(\.cohort)
  }

  private func place(_ effect: Int) -> Int {
    starts.firstIndex(of: result.effects[effect].cohort) ?? 0
  }

  private func size(_ effect: Int) -> Double { result.influence.cohortSize[place(effect)] }

  /// Effects in groups of equal key, by ascending key.
  func groups(
    _ members: [Int], _ key: (GroupTimeEffect) -> Int
  ) -> [(key: Int, members: [Int])] {
    Dictionary(grouping: members) { key(result.effects[$0]) }
      .sorted { $0.key < $1.key }.map { (key: $0.key, members: $0.value) }
  }

  /// Effects of the cohorts seen through an event time, up to it and no earlier than the window's
  /// length allows (as R's did).
  func balanced(_ through: Int?) -> [Int] {
    guard let through, let first = result.periods.first, let last = result.periods.last else {
      return Array(result.effects.indices)
    }
    return result.effects.indices.filter {
      let effect = result.effects[$0]
      return last - effect.cohort >= through && effect.eventTime <= through
        && effect.eventTime >= through - (last - first)
    }
  }

  /// The plain mean of effects.
  func alike(_ index: Int?, _ members: [Int]) -> AverageEffect {
    var weights = [Double](repeating: 0, count: result.effects.count)
    for member in members { weights[member] = 1 / Double(members.count) }
    return average(index, weights, gradient: noGradient)
  }

  /// The mean of effects by the size of their cohorts: Σ s θ / Σ s, whose derivative in the size of a
  /// cohort is Σ (θ − mean) / Σ s over its effects.
  func bySize(_ index: Int?, _ members: [Int]) -> AverageEffect {
    let total = members.reduce(0) { $0 + size($1) }
    var weights = [Double](repeating: 0, count: result.effects.count)
    var mean = 0.0
    for member in members {
      weights[member] = size(member) / total
      mean += weights[member] * result.effects[member].estimate
    }
    var gradient = noGradient
    for member in members {
      gradient[place(member)] += (result.effects[member].estimate - mean) / total
    }
    return average(index, weights, gradient: gradient)
  }

  /// The mean of cohorts' averages by their sizes.
  func cohortsBySize(_ parts: [AverageEffect]) -> AverageEffect {
    let places = parts.map { part in starts.firstIndex { $0 == part.index } ?? 0 }
    let sizes = places.map { result.influence.cohortSize[$0] }
    let total = sizes.reduce(0, +)
    var weights = [Double](repeating: 0, count: result.effects.count)
    var mean = 0.0
    for (part, size) in zip(parts, sizes) {
      mean += part.estimate * size / total
      for i in weights.indices { weights[i] += part.weights[i] * size / total }
    }
    var gradient = noGradient
    for (part, place) in zip(parts, places) { gradient[place] += (part.estimate - mean) / total }
    return average(nil, weights, gradient: gradient)
  }

  /// The plain mean of averages, their cohort-size terms included.
  func mean(of parts: [AverageEffect]) -> AverageEffect {
    let share = 1 / Double(parts.count)
    var weights = [Double](repeating: 0, count: result.effects.count)
    var contributions = [Double](repeating: 0, count: result.influence.matrix.rows)
    for part in parts {
      for i in weights.indices { weights[i] += share * part.weights[i] }
      for i in contributions.indices { contributions[i] += share * part.contributions[i] }
    }
    return average(nil, weights, contributions)
  }

  private var noGradient: [Double] { starts.map { _ in 0 } }

  private func average(
    _ index: Int?, _ weights: [Double], gradient: [Double]
  ) -> AverageEffect {
    let used = shares == .estimated ? gradient : noGradient
    return average(index, weights, result.influence.combined(effects: weights, sizes: used))
  }

  private func average(
    _ index: Int?, _ weights: [Double], _ contributions: [Double]
  ) -> AverageEffect {
    let members = weights.indices.filter { weights[$0] != 0 }
    let known = members.contains { result.effects[$0].standardError != nil }
    let squares = contributions.reduce(0) { $0 + $1 * $1 }
    return AverageEffect(
      index: index,
      estimate: members.reduce(0) { $0 + weights[$1] * result.effects[$1].estimate },
      standardError: known ? squares.squareRoot() : nil, weights: weights,
      contributions: contributions, cohorts: Set(members.map(place)).sorted(),
      rowCohort: result.influence.rowCohort, cohortStarts: starts, source: result)
  }
}
