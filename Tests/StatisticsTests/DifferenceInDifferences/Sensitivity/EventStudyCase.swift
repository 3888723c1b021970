// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// The event studies of Tests/Reference/did-sensitivity/estimates.json, with what sensitivity.py
/// found for three targets: the first effect, the mean, the last.
struct EventStudyCase {
  static let names = ["benzartiCarloni", "simulated", "oneBefore"]
  static let targets = ["first", "mean", "last"]
  static let all = names.flatMap { name in targets.map { (name, $0) } }

  let study: EventStudy
  let changes: [Double]
  let expected: Reference

  init(
    _ name: String, _ target: String, reference: ReferenceDistribution = .normal
  ) throws {
    let input = try Reference.committed("did-sensitivity/estimates.json")[name]
    let coefficients = input["coefficients"].numbers
    let before = Int(input["periodsBefore"].number)
    let after = coefficients.count - before
    var weights = [Double](repeating: 0, count: after)
    switch target {
    case "first": weights[0] = 1
    case "last": weights[after - 1] = 1
    default: weights = weights.map { _ in 1 / Double(after) }
    }
    study = try EventStudy(
      coefficients: coefficients,
      covariance: Matrix(rows: input["covariance"].list.map(\.numbers)), periodsBefore: before,
      weights: weights, reference: reference)
    changes = input["M"].numbers
    expected = try Reference.committed("did-sensitivity/sensitivity.json")[name][target]
  }
}
