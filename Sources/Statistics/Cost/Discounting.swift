// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// What later money and later health are worth today, at a yearly rate: (1 + r)⁻ᵗ, t in whole years
/// from the start, so that the first twelve months count in full.
public struct Discounting: Sendable, Hashable, Codable {
  /// The yearly rate: 0.03 for 3%.
  public let rate: Double

  /// A rate. Throws `outOfRange` unless it is 0 or more and below 1.
  public init(rate: Double) throws(StatisticsError) {
    guard rate >= 0, rate < 1 else {
      throw .outOfRange(what: "discount rate", value: rate, allowed: "from 0 to below 1")
    }
    self.rate = rate
  }

  /// The value today of one unit after that many years; earlier units count in full.
  public func factor(years: Int) -> Double { pow(1 + rate, -Double(max(0, years))) }

  /// The value today of one unit spread evenly over `years` years that begin after `delay` years:
  /// (1/n) Σ (1 + r)⁻ᵗ for t from `delay` to `delay + n − 1`. Throws `outOfRange` unless there is a
  /// year at least, and the delay is not negative.
  public func meanFactor(years: Int, delay: Int = 0) throws(StatisticsError) -> Double {
    guard years >= 1 else {
      throw .outOfRange(what: "years", value: Double(years), allowed: "1 or more")
    }
    guard delay >= 0 else {
      throw .outOfRange(what: "delay", value: Double(delay), allowed: "0 or more")
    }
    // Term by term: the closed form loses digits at small rates.
    let sum = (0..<years).reduce(0.0) { $0 + factor(years: delay + $1) }
    return sum / Double(years)
  }
}
