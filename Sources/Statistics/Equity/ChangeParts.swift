// SPDX-License-Identifier: GPL-3.0-or-later

/// A change of a population's mean, divided into what each group's own change and each group's
/// changed share add to it (Kitagawa 1955): with f the shares and y the values,
/// Δμ = Σ ½(f₀ + f₁)(y₁ − y₀) + Σ (½(y₀ + y₁) − ½(μ₀ + μ₁))(f₁ − f₀).
///
/// Shares add up to 1, so that what is taken off in the second sum changes nothing in total; it makes
/// a group that grows count as a gain only if it does better than the average.
public struct ChangeParts: Sendable, Hashable, Codable {
  /// The change of the mean.
  public let total: Double
  /// What each group's own change adds.
  public let values: [Double]
  /// What each group's changed share adds.
  public let shares: [Double]
}

extension GroupedOutcome {
  /// The parts of the change from these groups to the same groups later. Throws unless both have as
  /// many groups.
  public func parts(ofChangeTo later: GroupedOutcome) throws(StatisticsError) -> ChangeParts {
    try Check.length("groups", later.values.count, equals: values.count)
    let middle = (mean + later.mean) / 2
    return ChangeParts(
      total: later.mean - mean,
      values: values.indices.map {
        (shares[$0] + later.shares[$0]) / 2 * (later.values[$0] - values[$0])
      },
      shares: values.indices.map {
        ((values[$0] + later.values[$0]) / 2 - middle) * (later.shares[$0] - shares[$0])
      })
  }
}
