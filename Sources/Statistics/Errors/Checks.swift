// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks made once, where numbers enter.
enum Check {
  static func finite(
    _ values: some Collection<Double>, _ what: @autoclosure () -> String
  ) throws(StatisticsError) {
    // The sum of 0·x is 0 exactly when every x is finite: one pass without branches.
    var probe = 0.0
    for value in values { probe += 0 * value }
    guard probe != 0 || probe.isNaN else { return }
    for (index, value) in values.enumerated() where !value.isFinite {
      throw .notFinite(what: what(), index: index)
    }
  }

  static func length(
    _ what: @autoclosure () -> String, _ found: Int, equals expected: Int
  ) throws(StatisticsError) {
    guard found == expected else {
      throw .mismatchedLength(what: what(), expected: expected, found: found)
    }
  }

  static func level(_ level: Double) throws(StatisticsError) {
    guard level > 0, level < 1 else {
      throw .outOfRange(what: "confidence level", value: level, allowed: "between 0 and 1")
    }
  }

  static func positive(_ what: String, _ value: Double) throws(StatisticsError) {
    guard value > 0, value.isFinite else {
      throw .outOfRange(what: what, value: value, allowed: "finite and greater than 0")
    }
  }
}
