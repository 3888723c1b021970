// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates

/// The smallest change that an analysis could show, found by simulation before its result is known.
public struct PowerFindings: Hashable, Codable, Sendable {
  /// The analysis's name in the study file.
  public var analysis: String
  /// Periods with data before the start.
  public var before: Int
  /// Periods after the start, planned or observed; their data are not used.
  public var after: Int
  /// The smallest average change in the better direction that 8 of 10 series would show.
  public var smallest: Double
  /// Share of series that would show a change of `matters`; nil when none was declared.
  public var powerAtMatters: Double?
  /// The declared threshold.
  public var matters: Double?
  /// Share of series without any change whose interval excludes no change all the same.
  public var falseAlarms: Double
  /// Series simulated.
  public var replicates: Int
  /// Autocorrelation and standard deviation ratio (root of the dispersion) that were simulated.
  public var autocorrelation: Double
  /// Unit of the change.
  public var unit: Unit
  /// The period that a count is for.
  public var each: CalendarStep?
  /// Whether the count is of one place.
  public var perPlace: Bool?
  /// Which way is better.
  public var better: BetterDirection

  /// Power of an analysis.
  public init(
    analysis: String, before: Int, after: Int, smallest: Double, powerAtMatters: Double?,
    matters: Double?, falseAlarms: Double, replicates: Int, autocorrelation: Double, unit: Unit,
    each: CalendarStep?, better: BetterDirection, perPlace: Bool? = nil
  ) {
    self.perPlace = perPlace
    self.analysis = analysis
    self.before = before
    self.after = after
    self.smallest = smallest
    self.powerAtMatters = powerAtMatters
    self.matters = matters
    self.falseAlarms = falseAlarms
    self.replicates = replicates
    self.autocorrelation = autocorrelation
    self.unit = unit
    self.each = each
    self.better = better
  }
}
