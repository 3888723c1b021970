// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Survival where there is little or nothing to go by")
struct SurvivalEdgeTests {
  @Test("before any event: all of those still at risk, by Clopper-Pearson")
  func noEvent() throws {
    let counts = try SurvivalCounts([
      SurvivalDay(day: 10, censored: 15), SurvivalDay(day: 30, events: 1),
      SurvivalDay(day: 40, censored: 4),
    ])
    let curve = KaplanMeier(counts)
    for (day, atRisk) in [(0, 20), (10, 20), (11, 5), (29, 5)] {
      let found = try #require(try curve.survival(on: day, level: 0.95))
      #expect(found.atRisk == atRisk)
      #expect(found.share.estimate == 1)
      #expect(found.share.interval.upper == 1)
      #expect(found.method == .clopperPearson)
      let exact = try Proportion(count: atRisk, total: atRisk)
        .estimate(level: 0.95, method: .clopperPearson)
      #expect(found.share == exact)
    }
    let none = try #require(
      try CumulativeIncidence(counts).incidence(by: 11, level: 0.95)?.share.interval)
    #expect(none.lower == 0)
    // Nobody of five: 1 − 0.025^(1/5).
    expect(none.upper, equals: 0.521823750104981, digits: 12)
  }

  @Test("beyond the last day with people at risk nothing is estimable")
  func beyond() throws {
    let curve = KaplanMeier(
      try SurvivalCounts([SurvivalDay(day: 5, events: 2), SurvivalDay(day: 30, censored: 3)]))
    #expect(curve.observedThrough == 30)
    #expect(try curve.survival(on: 30, level: 0.95) != nil)
    #expect(try curve.survival(on: 31, level: 0.95) == nil)
    #expect(try curve.survival(on: -1, level: 0.95) == nil)
    #expect(try curve.restrictedMean(through: 30) != nil)
    #expect(try curve.restrictedMean(through: 31) == nil)
    #expect(try curve.median(level: 0.95).day == nil)
    #expect(try CumulativeIncidence(curve.counts).incidence(by: 31, level: 0.95) == nil)
    let other = KaplanMeier(try SurvivalCounts([SurvivalDay(day: 90, censored: 9)]))
    #expect(try curve.difference(from: other, on: 30, level: 0.95) != nil)
    #expect(try curve.difference(from: other, on: 31, level: 0.95) == nil)
    #expect(try other.restrictedMeanDifference(from: curve, through: 31) == nil)
  }

  @Test("a gap with nobody at risk ends what is estimable, later entries or not")
  func gap() throws {
    let counts = try SurvivalCounts([
      SurvivalDay(day: 4, events: 1), SurvivalDay(day: 9, censored: 1),
      SurvivalDay(day: 20, entered: 5), SurvivalDay(day: 25, events: 2),
      SurvivalDay(day: 30, censored: 3),
    ])
    #expect(counts.observedThrough == 9)
    #expect(KaplanMeier(counts).steps.count == 1)
    let joined = try SurvivalCounts([
      SurvivalDay(day: 9, censored: 2), SurvivalDay(day: 10, entered: 5),
      SurvivalDay(day: 25, events: 2), SurvivalDay(day: 30, censored: 3),
    ])
    #expect(joined.observedThrough == 30)
  }

  @Test("a landmark: nobody at risk before it, so nothing is estimable before it")
  func landmark() throws {
    let counts = try SurvivalCounts([
      SurvivalDay(day: 35, entered: 8), SurvivalDay(day: 40, events: 2),
      SurvivalDay(day: 60, censored: 6),
    ])
    let curve = KaplanMeier(counts)
    #expect(counts.observedFrom == 35)
    #expect(try curve.survival(on: 34, level: 0.95) == nil)
    #expect(try curve.survival(on: 35, level: 0.95)?.share.estimate == 1)
    #expect(try curve.survival(on: 40, level: 0.95)?.share.estimate == 0.75)
    #expect(try curve.restrictedMean(through: 60) == nil)
    #expect(try counts.hazards(every: 7, level: 0.95).first?.firstDay == 29)
    #expect(try counts.hazards(every: 7, level: 0.95).first?.personDays == 8)
    let weeks = try counts.hazards(every: 7, level: 0.95)
    // Nobody of eight, then two of eight.
    #expect(weeks.map { $0.risk?.estimate } == [0, 0.25, 0, 0, 0])
    #expect(weeks.map(\.atRisk) == [0, 8, 6, 6, 6])
  }

  @Test("all leave on day 0: 0 of n, and its exact upper limit")
  func dayZero() throws {
    let curve = KaplanMeier(try SurvivalCounts([SurvivalDay(day: 0, events: 6)]))
    let found = try #require(try curve.survival(on: 0, level: 0.95))
    let none = try Proportion(count: 0, total: 6).estimate(level: 0.95, method: .clopperPearson)
    #expect(found.share.estimate == 0)
    expect(found.share.interval.upper, equals: none.interval.upper, digits: 13)
    #expect(try curve.median(level: 0.95).day == 0)
    expect(try #require(try curve.restrictedMean(through: 7)).estimate, equals: 0, digits: 17)
    #expect(try curve.counts.hazards(every: 7, level: 0.95).isEmpty)
  }

  @Test("half and half again is one half: the median is the first day at it")
  func exactHalf() throws {
    // 5/6 · 4/5 · 3/4 is 1/2 on paper and a little off it in binary.
    let curve = KaplanMeier(
      try SurvivalCounts([
        SurvivalDay(day: 3, events: 1), SurvivalDay(day: 5, events: 1),
        SurvivalDay(day: 8, events: 1), SurvivalDay(day: 13, events: 3),
      ]))
    #expect(try curve.median(level: 0.95).day == 8)
  }

  @Test("impossible counts are refused, with the day")
  func refusals() {
    #expect(throws: StatisticsError.empty(what: "people of a survival analysis")) {
      try SurvivalCounts([])
    }
    #expect(
      throws: StatisticsError.outOfRange(
        what: "people leaving on day 3", value: 2, allowed: "at most those at risk")
    ) {
      try SurvivalCounts([SurvivalDay(day: 3, events: 2), SurvivalDay(day: 9, entered: 2)])
    }
    #expect(throws: StatisticsError.self) { try SurvivalCounts([SurvivalDay(day: -1, events: 1)]) }
    #expect(throws: StatisticsError.self) { try SurvivalCounts([SurvivalDay(day: 1, events: -1)]) }
    #expect(throws: StatisticsError.self) {
      try SurvivalCounts([SurvivalDay(day: 1, events: 1), SurvivalDay(day: 2, entered: 3)])
    }
  }

  @Test("tests without two groups, or without an event while two are at risk, are refused")
  func logRankRefusals() throws {
    let early = try SurvivalCounts([SurvivalDay(day: 2, censored: 3)])
    let late = try SurvivalCounts([SurvivalDay(day: 5, events: 3)])
    #expect(throws: StatisticsError.self) { try LogRankTest([late]) }
    #expect(throws: StatisticsError.empty(what: "events with two groups at risk")) {
      try LogRankTest([early, late])
    }
    #expect(
      throws: StatisticsError.mismatchedLength(
        what: "groups of a stratum", expected: 2, found: 1)
    ) { try LogRankTest(strata: [[early, late], [late]]) }
  }
}
