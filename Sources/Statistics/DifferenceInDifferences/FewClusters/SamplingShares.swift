// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// What the changes of places of one kind, controls as a rule, say of how much of their variance is
/// the sampling of people, that is, falls with their size.
///
/// A change varies by `a · shock + b · sampling` around a common mean. With few places the share of
/// sampling is known too badly for one value of it to hold (a single treated place of 20, the
/// smallest: .91): every share is kept whose restricted likelihood (Patterson and Thompson 1971) is
/// within half a unit of the highest, one standard error for a large sample, and a hypothesis is
/// rejected if it is under each of them (Berger and Boos 1994, without the allowance for a share
/// outside).
struct SamplingShares {
  /// The shares kept, of 0, .1, … 1.
  let kept: [Double]
  /// What brings the spread of sampling to the size of that of shocks, on average over the places.
  let balance: Double

  private static let grid = (0...10).map { Double($0) / 10 }
  private static let reach = 0.5

  init(changes: [Double], spreads: [AssignmentSpread]) {
    let balance =
      spreads.reduce(0) { $0 + $1.shock } / spreads.reduce(0) { $0 + $1.sampling }
    guard balance.isFinite, balance > 0 else {
      self.balance = 1
      kept = [0]
      return
    }
    self.balance = balance
    let likelihoods = Self.grid.map { share in
      Self.logLikelihood(
        changes, variances: spreads.map { $0.variance(share: share, balance: balance) })
    }
    // Of fewer than three places, or alike to rounding, nothing can be learnt.
    guard changes.count > 2, likelihoods.allSatisfy(\.isFinite), let highest = likelihoods.max()
    else {
      kept = Self.grid
      return
    }
    kept = zip(Self.grid, likelihoods).filter { $0.1 >= highest - Self.reach }.map(\.0)
  }

  /// Restricted log-likelihood of values around a common mean whose variances are known up to a
  /// factor, itself taken out.
  private static func logLikelihood(_ values: [Double], variances: [Double]) -> Double {
    let precision = variances.reduce(0) { $0 + 1 / $1 }
    let mean = zip(values, variances).reduce(0) { $0 + $1.0 / $1.1 } / precision
    let squares = zip(values, variances).reduce(0) { sum, pair in
      sum + (pair.0 - mean) * (pair.0 - mean) / pair.1
    }
    let logs = variances.reduce(0) { $0 + log($1) } + log(precision)
    return -0.5 * (logs + Double(values.count - 1) * log(squares))
  }
}
