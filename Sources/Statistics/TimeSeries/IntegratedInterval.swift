// SPDX-License-Identifier: GPL-3.0-or-later

/// An estimate with an interval that holds the uncertainty of the autocorrelation.
public struct IntegratedInterval: Hashable, Codable, Sendable {
  /// The mean over ρ of the estimates.
  public let estimate: Double
  /// Lower limit.
  public let lower: Double
  /// Upper limit.
  public let upper: Double
  /// Confidence level, between 0 and 1.
  public let level: Double
  /// The standard error that a t interval of this width and level would have.
  public let standardError: Double
  /// n − k, those of that t interval.
  public let degreesOfFreedom: Int

  /// Whether the interval holds a value.
  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

  /// The limits alone.
  public var interval: ConfidenceInterval {
    ConfidenceInterval(lower: lower, upper: upper, level: level)
  }
}
