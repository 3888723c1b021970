// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a 95% interval with the autocorrelation integrated out may hold the truth less often than
/// 95% says, or why nobody has looked: the reach of the simulations in `Benchmarks/Coverage`.
public enum CoverageWarning: Hashable, Codable, Sendable {
  /// Fewer than 12 observations, or fewer than 8 degrees of freedom: not simulated.
  case notSimulated(observations: Int, degreesOfFreedom: Int)
  /// Fewer than 24 observations: under strong correlation (ρ 0.8) the interval of a change of slope
  /// holds the truth in 89 series of 100, that of a cumulative effect in 90, of a level in 92.
  case shortSeries(observations: Int)
  /// The median of ρ is above 0.8, the strongest correlation that was simulated.
  case strongCorrelation(median: Double)
  /// Counts or shares whose median of ρ is 0.5 or more: with noise of ρ 0.8, 80 to 96 of 100
  /// intervals hold the truth, fewest for slopes and for events averted.
  case strongCorrelationOfResponse(median: Double)
  /// Counts or shares whose Pearson dispersion is below 3: what varies independently from period to
  /// period (few events, few invited) hides the correlation of the rest, and with noise of ρ 0.8
  /// intervals of long series hold the truth 80 to 87 times in 100, whatever the method.
  case hiddenCorrelation(dispersion: Double)
}

extension IntegratedAutocorrelation {
  /// What the design and the series say about the reach of the interval.
  public var warnings: [CoverageWarning] {
    var warnings = CoverageWarning.ofSize(observations, degreesOfFreedom)
    let median = posterior.median
    if median > 0.8 { warnings.append(.strongCorrelation(median: median)) }
    return warnings
  }
}

extension IntegratedGeneralizedLinearModel {
  /// What the design and the series say about the reach of the interval.
  public var warnings: [CoverageWarning] {
    var warnings = CoverageWarning.ofSize(working.design.observations, degreesOfFreedom)
    let median = posterior.median
    if median >= 0.5 { warnings.append(.strongCorrelationOfResponse(median: median)) }
    let dispersion = independent.pearsonStatistic / Double(degreesOfFreedom)
    if dispersion < 3 { warnings.append(.hiddenCorrelation(dispersion: dispersion)) }
    return warnings
  }
}

extension CoverageWarning {
  static func ofSize(_ observations: Int, _ degreesOfFreedom: Int) -> [CoverageWarning] {
    if observations < 12 || degreesOfFreedom < 8 {
      return [.notSimulated(observations: observations, degreesOfFreedom: degreesOfFreedom)]
    }
    return observations < 24 ? [.shortSeries(observations: observations)] : []
  }
}
