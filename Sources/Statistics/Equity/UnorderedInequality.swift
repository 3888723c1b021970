// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

// Indices for groups with or without an order.
extension GroupedOutcome {
  /// The between-group variance Σ f (y − μ)², in squared units of the values.
  public var betweenGroupVariance: InequalityIndex {
    InequalityIndex(
      estimate: zip(shares, values).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) },
      gradient: zip(shares, values).map { 2 * $0 * ($1 - mean) })
  }

  /// The between-group variance without what chance alone adds to it: less Σ f (1 − f) s² when the
  /// values' errors are independent, in general less Σ f v_jj − Σ f f v_jk. Can be negative.
  /// - Parameter covariance: of the values.
  public func betweenGroupVariance(
    correctedFor covariance: Matrix
  ) throws(StatisticsError) -> Double {
    try Check.length("covariance of groups", covariance.rows, equals: values.count)
    let own = shares.indices.reduce(0.0) { $0 + shares[$1] * covariance[$1, $1] }
    return betweenGroupVariance.estimate - own + (try covariance.quadraticForm(shares))
  }

  /// Theil's index T = Σ f (y/μ) ln(y/μ) (Theil 1967); nil where a value is negative or the mean 0.
  /// A value of 0 adds nothing; it has no derivative there.
  public var theil: InequalityIndex? {
    guard mean > 0, values.allSatisfy({ $0 >= 0 }) else { return nil }
    let logs = values.map { $0 > 0 ? log($0 / mean) : 0 }
    let estimate = logs.indices.reduce(0.0) { $0 + shares[$1] * values[$1] / mean * logs[$1] }
    return InequalityIndex(
      estimate: estimate, gradient: logs.indices.map { shares[$0] / mean * (logs[$0] - estimate) })
  }

  /// The mean log deviation Σ f ln(μ/y); nil where a value is not positive.
  public var meanLogDeviation: InequalityIndex? {
    guard values.allSatisfy({ $0 > 0 }) else { return nil }
    return InequalityIndex(
      estimate: zip(shares, values).reduce(0) { $0 - $1.0 * log($1.1 / mean) },
      gradient: zip(shares, values).map { $0 / mean - $0 / $1 })
  }

  /// The index of disparity: the mean absolute distance from the mean, relative to it (Pearcy and
  /// Keppel 2002). Nil where the mean is not positive.
  /// - Parameter weighted: whether groups count by their people, or alike.
  public func disparity(weighted: Bool) -> InequalityIndex? {
    guard mean > 0 else { return nil }
    let weights = weighted ? shares : shares.map { _ in 1 / Double(shares.count) }
    let signs = values.map { $0 > mean ? 1.0 : $0 < mean ? -1 : 0 }
    let estimate = weights.indices.reduce(0.0) { $0 + weights[$1] * signs[$1] * values[$1] } / mean
    let balance = zip(weights, signs).reduce(0) { $0 + $1.0 * $1.1 }
    return InequalityIndex(
      estimate: estimate - balance,
      gradient: weights.indices.map {
        (weights[$0] * signs[$0] - shares[$0] * estimate) / mean
      })
  }

  /// The population attributable risk: what the mean would gain if every group did as well as the
  /// reference, y_ref − μ where more is better. Never less than 0: a reference that does worse than
  /// the mean leaves nothing to gain, which `isClipped` says.
  /// - Parameters:
  ///   - reference: the group whose value all could have.
  ///   - moreIsBetter: whether greater values are better.
  /// - Throws: unless the reference is one of the groups.
  public func attributable(
    reference: Int, moreIsBetter: Bool = true
  ) throws(StatisticsError) -> AttributableRisk {
    guard values.indices.contains(reference) else {
      throw .outOfRange(
        what: "reference", value: Double(reference), allowed: "0 to \(values.count - 1)")
    }
    let sign = moreIsBetter ? 1.0 : -1.0
    let gain = sign * (values[reference] - mean)
    var gradient = shares.map { -sign * $0 }
    gradient[reference] += sign
    let isClipped = gain < 0
    let risk = InequalityIndex(
      estimate: max(0, gain), gradient: isClipped ? gradient.map { _ in 0 } : gradient)
    guard mean > 0 else { return AttributableRisk(risk: risk, fraction: nil, isClipped: isClipped) }
    let fraction = InequalityIndex(
      estimate: risk.estimate / mean,
      gradient: shares.indices.map {
        (risk.gradient[$0] - shares[$0] * risk.estimate / mean) / mean
      })
    return AttributableRisk(risk: risk, fraction: fraction, isClipped: isClipped)
  }
}

/// What a population would gain if every group did as well as the reference.
public struct AttributableRisk: Sendable, Hashable, Codable {
  /// In the unit of the values (PAR).
  public let risk: InequalityIndex
  /// Over the mean (PAF); nil where the mean is 0.
  public let fraction: InequalityIndex?
  /// Whether the reference did worse than the mean, so that 0 stands for a loss.
  public let isClipped: Bool
}
