// SPDX-License-Identifier: GPL-3.0-or-later

/// A cohort and its controls in two periods.
///
/// On a panel a row is a unit and its outcome a change; in repeated cross-sections a row is a cell of
/// people in one of the two periods and its outcome their mean.
struct ComparisonSample {
  /// Places of the rows among all rows.
  let rows: [Int]
  /// The units that the rows belong to.
  let units: [Int]
  /// 1 for the cohort, 0 for controls.
  let treated: [Double]
  /// 1 in the period of interest, 0 in the base period; empty on a panel.
  let after: [Double]
  /// Weight of one person (or unit), one a row.
  let weight: [Double]
  /// Weight times people.
  let mass: [Double]
  /// Change, or mean.
  let outcome: [Double]
  let covariates: CovariateBasis

  var treatedMass: [Double] { zip(mass, treated).map { $0 * $1 } }
  var controlMass: [Double] { zip(mass, treated).map { $0 * (1 - $1) } }

  func unitsOf(_ places: [Int]) -> [Int] {
    var result: [Int] = []
    for unit in places.map({ units[$0] }).sorted() where result.last != unit {
      result.append(unit)
    }
    return result
  }
}

/// An estimate and what each person (or unit) contributes to it: the influence function over the
/// number of observations. Within a cell a contribution is a straight line in the outcome.
struct ComparisonEstimate {
  let estimate: Double
  /// The contribution at the row's outcome.
  let contribution: [Double]
  /// Its slope in the outcome.
  let slope: [Double]
}

/// Adds terms to an estimate's contributions.
struct ContributionSum {
  private(set) var contribution: [Double]
  private(set) var slope: [Double]

  init(rows: Int) {
    contribution = [Double](repeating: 0, count: rows)
    slope = contribution
  }

  /// The weighted mean of `residual` by `weight`, with its contributions times `sign`. `moves` says
  /// whether the residual moves with the outcome.
  mutating func addMean(
    _ sample: ComparisonSample, weight: [Double], residual: [Double], sign: Double, moves: Bool
  ) -> Double {
    var total = 0.0
    var sum = 0.0
    for i in weight.indices where weight[i] != 0 {
      let share = weight[i] * sample.people(i)
      total += share
      sum += share * residual[i]
    }
    let mean = sum / total
    let scale = sign / total
    for i in weight.indices where weight[i] != 0 {
      contribution[i] += scale * weight[i] * (residual[i] - mean)
      if moves { slope[i] += scale * weight[i] }
    }
    return mean
  }

  /// Adds `sign` × weight × residual × multiplier: what estimating a regression adds.
  mutating func addScore(
    weight: [Double], residual: [Double], multiplier: [Double], sign: Double, moves: Bool
  ) {
    for i in weight.indices where weight[i] != 0 {
      let factor = sign * weight[i] * multiplier[i]
      contribution[i] += factor * residual[i]
      if moves { slope[i] += factor }
    }
  }
}

extension ComparisonSample {
  /// People (or one, for a unit of a panel) in a row.
  func people(_ row: Int) -> Double { mass[row] / weight[row] }

  /// The mean of each basis function under weights of one person.
  func meanBasis(_ weight: [Double], residual: [Double]? = nil) -> [Double] {
    var total = 0.0
    var values = weight
    for i in weight.indices {
      let share = weight[i] * people(i)
      total += share
      values[i] = share * (residual?[i] ?? 1)
    }
    return covariates.moment(values).map { $0 / total }
  }
}
