// SPDX-License-Identifier: GPL-3.0-or-later

/// What a number counts or measures; decides how `Reports` prints it, never what it is.
public enum Unit: Hashable, Sendable {
  /// A bare number (a coefficient, a statistic).
  case number
  /// A share between 0 and 1, printed as a percentage.
  case proportion
  /// A difference of two shares (0.02), printed as percentage points (2 pp).
  case points
  /// A quotient of two rates or counts, printed bare.
  case ratio
  /// A quotient of two odds, printed bare and named an odds ratio.
  case oddsRatio
  /// How many people, visits, events: whole, or the estimate of a whole.
  case count
  /// Events for each unit of exposure (person-years, kilometres), times the base it is printed per.
  case rate(per: Double)
  /// A measure with a unit of its own, as the study file names it (`min`, `km`).
  case measure(String)
  /// A probability: a p-value, printed `<0.0001` when below.
  case probability
  /// An amount of money in a currency (`EUR`).
  case money(String)
}

/// The two limits of an uncertain number.
public struct Interval: Hashable, Codable, Sendable {
  /// Lower limit; nil when there is none (unbounded).
  public var lower: Double?
  /// Upper limit; nil when there is none (unbounded).
  public var upper: Double?
  /// Nominal coverage, such as 0.95.
  public var level: Double

  /// An interval with these limits.
  public init(lower: Double?, upper: Double?, level: Double = 0.95) {
    self.lower = lower
    self.upper = upper
    self.level = level
  }
}

/// A text in the report's languages, written by the authors of a study.
public struct LocalizedText: Hashable, Codable, Sendable {
  /// Italian.
  public var it: String
  /// English.
  public var en: String

  /// A text in both languages.
  public init(it: String, en: String) {
    self.it = it
    self.en = en
  }

  /// One text for both languages.
  public init(_ text: String) { self.init(it: text, en: text) }
}
