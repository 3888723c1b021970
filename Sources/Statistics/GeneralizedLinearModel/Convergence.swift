// SPDX-License-Identifier: GPL-3.0-or-later

/// When an iteration stops.
public struct IterationLimits: Sendable, Hashable, Codable {
  /// Largest change of the linear predictor, relative to 1 + its largest absolute value. Below 1e-9,
  /// steps that no longer shrink end the iteration too.
  public var tolerance: Double
  /// Steps after which the iteration gives up.
  public var maximumIterations: Int

  /// Limits; the defaults reach rounding on designs of ordinary condition.
  public init(tolerance: Double = 1e-13, maximumIterations: Int = 100) {
    self.tolerance = tolerance
    self.maximumIterations = maximumIterations
  }
}

/// How an iteration ended.
public struct Convergence: Sendable, Hashable, Codable {
  /// Whether the last change was within tolerance.
  public let converged: Bool
  /// Steps that were taken.
  public let iterations: Int
  /// Largest change of the linear predictor in the last step, relative to 1 + its largest absolute
  /// value.
  public let lastChange: Double
  /// Rows whose fitted mean runs to the edge of its range while the deviance stands still: the
  /// design separates them (all events, or none), and a coefficient has no finite estimate.
  public let separatedRows: [Int]
}
