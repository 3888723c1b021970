// SPDX-License-Identifier: GPL-3.0-or-later

/// One estimated quantity with its uncertainty.
public struct Estimate: Hashable, Codable, Sendable {
  /// Its name within the analysis, such as `level` or `average.absolute`.
  public var id: String
  /// The estimate in `unit`; nil when it cannot be given, and then a note says why.
  public var value: Double?
  /// Its interval, in the same unit.
  public var interval: Interval?
  /// What the number measures.
  public var unit: Unit
  /// Standard error on the scale of estimation: of the logarithm for ratios and odds ratios.
  public var standardError: Double?
  /// Degrees of freedom of the reference distribution; nil for the normal or a simulated one.
  public var degreesOfFreedom: Double?
  /// The estimator, a term such as `reml` or `newey-west`.
  public var estimator: String

  /// An estimate with these parts.
  public init(
    id: String, value: Double?, interval: Interval? = nil, unit: Unit,
    standardError: Double? = nil, degreesOfFreedom: Double? = nil, estimator: String
  ) {
    self.id = id
    self.value = value
    self.interval = interval
    self.unit = unit
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
    self.estimator = estimator
  }
}
