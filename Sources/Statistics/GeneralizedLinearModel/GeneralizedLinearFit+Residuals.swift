// SPDX-License-Identifier: GPL-3.0-or-later

extension GeneralizedLinearFit {
  /// Response minus fitted, in the units of the response (successes, not shares).
  public var responseResiduals: [Double] {
    response.indices.map { i in (trials?[i] ?? 1) * (response[i] - means[i]) }
  }

  /// √w (y − μ) / √V(μ), one a row; 0 for rows that take no part.
  public var pearsonResiduals: [Double] {
    zip(workingWeights, workingResiduals).map { $0.squareRoot() * $1 }
  }

  /// The signed root of each row's share of the deviance.
  public var devianceResiduals: [Double] {
    response.indices.map { i in
      guard priorWeights[i] > 0 else { return 0 }
      let share = priorWeights[i] * family.deviance(response[i], mean: means[i])
      let root = max(share, 0).squareRoot()
      return response[i] < means[i] ? -root : root
    }
  }
}
