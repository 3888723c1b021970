// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// The drop-out curve of 14 people under the first-silence definition; the days are worked in
/// `Tests/Reference/retention-people/README.md`.
@Suite("Drop-out curve of 14 people, by hand")
struct DropOutByHandTests {
  /// Silence of 21 days: one death, two followed to their end.
  private let weekly = [
    SurvivalDay(day: 29, events: 1), SurvivalDay(day: 15, events: 1),
    SurvivalDay(day: 28, events: 1), SurvivalDay(day: 6, events: 1), SurvivalDay(day: 8, events: 1),
    SurvivalDay(day: 1, events: 6), SurvivalDay(day: 22, competing: 1),
    SurvivalDay(day: 14, censored: 1), SurvivalDay(day: 0, censored: 1),
  ]
  /// Silence of 30 days: one more cannot be followed at all.
  private let monthly = [
    SurvivalDay(day: 85, events: 1), SurvivalDay(day: 15, events: 1),
    SurvivalDay(day: 28, events: 1), SurvivalDay(day: 54, events: 1),
    SurvivalDay(day: 8, events: 1), SurvivalDay(day: 57, events: 1),
    SurvivalDay(day: 22, competing: 1), SurvivalDay(day: 1, events: 1),
    SurvivalDay(day: 68, censored: 1), SurvivalDay(day: 26, censored: 1),
    SurvivalDay(day: 5, censored: 1), SurvivalDay(day: 30, events: 1),
    SurvivalDay(day: 29, events: 1),
  ]

  @Test("fractions: 7/13, 6/13, 5/13, 15/52, 15/104, 0")
  func fractions() throws {
    let curve = KaplanMeier(try SurvivalCounts(weekly))
    let expected = [(1, 7.0 / 13), (6, 6.0 / 13), (8, 5.0 / 13), (15, 15.0 / 52), (28, 15.0 / 104)]
    for (day, share) in expected {
      let found = try #require(try curve.survival(on: day, level: 0.95))
      expect(found.share.estimate, equals: share, digits: 14)
    }
    #expect(curve.steps.map(\.atRisk) == [13, 7, 6, 4, 2, 1])
    // Area to day 28: 1·1 + 5·7/13 + 2·6/13 + 7·5/13 + 13·15/52.
    let mean = try #require(try curve.restrictedMean(through: 28))
    expect(mean.estimate, equals: 1 + (35 + 12 + 35) / 13.0 + 195.0 / 52, digits: 14)
  }

  @Test("once all have left the share is 0, up to the limit before the last step; 0 it stays")
  func allLeft() throws {
    let curve = KaplanMeier(try SurvivalCounts(weekly))
    let before = try #require(try curve.survival(on: 28, level: 0.95))
    for day in [29, 56, 364] {
      let found = try #require(try curve.survival(on: day, level: 0.95))
      #expect(found.share.estimate == 0)
      #expect(found.share.interval.lower == 0)
      #expect(found.share.interval.upper == before.share.interval.upper)
      #expect(found.method == .fromLastStep)
      #expect(found.atRisk == (day == 29 ? 1 : 0))
    }
    #expect(try curve.restrictedMean(through: 84) != nil)
  }

  @Test("R's survfit agrees, deaths censored or counted as leaving", arguments: [21, 30])
  func survfit(silence: Int) throws {
    let days = silence == 21 ? weekly : monthly
    for deaths in ["censored", "events"] {
      let expected = try Reference.committed("retention-people/expected.json")[
        "silent_after_\(silence)_deaths_\(deaths)"]
      let counts = try SurvivalCounts(
        days.map {
          deaths == "events"
            ? SurvivalDay(day: $0.day, events: $0.events + $0.competing, censored: $0.censored)
            : $0
        })
      let curve = KaplanMeier(counts)
      #expect(Double(counts.people) == expected["n"].number)
      #expect(Double(counts.events) == expected["events"].number)
      for (index, time) in expected["times"].numbers.enumerated() {
        let found = try #require(try curve.survival(on: Int(time), level: 0.95))
        #expect(Double(found.atRisk) == expected["at_risk"][index].number)
        expect(found.share.estimate, equals: expected["survival"][index].number, digits: 12)
        guard found.share.estimate > 0 else { continue }
        expect(
          [found.standardError, found.share.interval.lower, found.share.interval.upper],
          equals: ["standard_error", "lower", "upper"].map { expected[$0][index].number },
          digits: 11)
      }
      let mean = try #require(try curve.restrictedMean(through: 28))
      expect(mean.estimate, equals: expected["mean_28"].number, digits: 12)
      expect(mean.standardError, equals: expected["mean_28_error"].number, digits: 12)
      let median = try curve.median(level: 0.95)
      #expect(
        [median.day, median.lower, median.upper].map { Double($0 ?? -1) }
          == ["median", "median_lower", "median_upper"].map { expected[$0].number })
    }
  }
}
