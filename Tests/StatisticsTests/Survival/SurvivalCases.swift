// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// The tables of `Tests/Reference/survival`.
enum SurvivalCases {
  static func expected() throws -> Reference { try Reference.committed("survival/expected.json") }

  /// Advanced lung cancer of veterans: days and whether they died, one row a person.
  static func veteran() throws -> [[String: Double]] {
    let table = try Reference.table(committed: "survival/veteran.csv")
    let rows = try #require(table["time"]).count
    return (0..<rows).map { row in table.mapValues { $0[row] } }
  }

  static func counts(_ people: [[String: Double]]) throws -> SurvivalCounts {
    try SurvivalCounts(people.map { try day($0) })
  }

  static func day(_ person: [String: Double]) throws -> SurvivalDay {
    let (time, status) = (try #require(person["time"]), try #require(person["status"]))
    return SurvivalDay(day: Int(time), events: Int(status), censored: 1 - Int(status))
  }

  /// Compares a curve with `curve()` of make.R, row by row.
  static func compare(
    _ curve: KaplanMeier, _ expected: Reference, level: Double = 0.95, _ name: String
  ) throws {
    #expect(expected["times"].list.count >= 4)
    for (index, time) in expected["times"].numbers.enumerated() {
      let found = try #require(try curve.survival(on: Int(time), level: level), "\(name) \(time)")
      #expect(Double(found.atRisk) == expected["at_risk"][index].number, "\(name) \(time)")
      expect(found.share.estimate, equals: expected["survival"][index].number, digits: 11, name)
      // Before the first event R says 1 to 1, and nothing once all had it: limits of our own.
      guard found.share.estimate > 0, found.share.estimate < 1 else {
        #expect(found.method != .logLog)
        continue
      }
      expect(
        [found.standardError, found.share.interval.lower, found.share.interval.upper],
        equals: ["standard_error", "lower", "upper"].map { expected[$0][index].number },
        digits: 11, "\(name) \(time)")
    }
    for row in expected["restricted"].list {
      let mean = try #require(try curve.restrictedMean(through: Int(row["through"].number)))
      expect(mean.estimate, equals: row["mean"].number, digits: 12, name)
      expect(mean.standardError, equals: row["error"].number, digits: 12, name)
    }
    for (index, probability) in [0.25, 0.5, 0.75].enumerated() {
      let quantile = try curve.quantile(probability, level: level)
      let days = [quantile.day, quantile.lower, quantile.upper].map { $0.map(Double.init) ?? .nan }
      let rows = ["day", "lower", "upper"].map { expected["quantiles"][$0][index].number }
      #expect(zip(days, rows).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }, "\(name) \(days)")
    }
  }
}
