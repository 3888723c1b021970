// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Survival from counts by day: what may not change a number")
struct SurvivalPropertyTests {
  /// People of three groups with events, censoring and competing events, ties included.
  private func people(seed: UInt64, count: Int = 400) throws -> [[SurvivalDay]] {
    var random = try RandomSource(seed: seed)
    var groups: [[SurvivalDay]] = []
    for group in 0..<3 {
      var people: [SurvivalDay] = []
      for _ in 0..<count {
        let day = Int(random.uniform() * Double(40 + 20 * group))
        let end = random.uniform()
        people.append(
          SurvivalDay(
            day: day, events: end < 0.6 ? 1 : 0, censored: end >= 0.6 && end < 0.9 ? 1 : 0,
            competing: end >= 0.9 ? 1 : 0))
      }
      groups.append(people)
    }
    return groups
  }

  @Test("order of rows, and rows of a day apart or together")
  func order() throws {
    for group in try people(seed: 11) {
      let counts = try SurvivalCounts(group)
      #expect(try SurvivalCounts(group.reversed()) == counts)
      #expect(try SurvivalCounts(counts.days) == counts)
      #expect(try KaplanMeier(SurvivalCounts(group.reversed())) == KaplanMeier(counts))
    }
  }

  @Test("cohorts pooled are their people together, however they were split")
  func pooling() throws {
    let groups = try people(seed: 12)
    let together = try SurvivalCounts(groups.flatMap(\.self))
    #expect(try SurvivalCounts.pooled(groups.map { try SurvivalCounts($0) }) == together)
    let fine = try groups.flatMap(\.self).map { try SurvivalCounts([$0]) }
    #expect(try SurvivalCounts.pooled(fine) == together)
  }

  @Test("log-rank: order of groups, and a stratum twice")
  func logRank() throws {
    let groups = try people(seed: 13).map { try SurvivalCounts($0) }
    let test = try LogRankTest(groups)
    expect(try LogRankTest(groups.reversed()).chiSquared, equals: test.chiSquared, digits: 11)
    expect(
      try LogRankTest(strata: [groups, groups]).chiSquared, equals: 2 * test.chiSquared, digits: 11)
    expect(test.observed.reduce(0, +), equals: test.expected.reduce(0, +), digits: 12)
    // A group nobody is at risk in changes nothing.
    let empty = try LogRankTest(strata: [groups.map { $0 } + [nil]])
    expect(empty.chiSquared, equals: test.chiSquared, digits: 11)
    #expect(empty.degreesOfFreedom == test.degreesOfFreedom)
  }

  @Test("equal groups give a chi-squared of 0 and p of 1")
  func equalGroups() throws {
    let group = try SurvivalCounts(try people(seed: 14)[0])
    let test = try LogRankTest([group, group, group])
    #expect(test.chiSquared < 1e-20)
    #expect(test.pValue > 0.999999)
  }

  @Test("followed longer, the curve up to then stays what it was")
  func followedLonger() throws {
    for group in try people(seed: 15) {
      let long = KaplanMeier(try SurvivalCounts(group))
      let short = KaplanMeier(try SurvivalCounts(group).followed(through: 20))
      for day in 0...20 {
        #expect(try short.survival(on: day, level: 0.95) == long.survival(on: day, level: 0.95))
      }
      #expect(try short.survival(on: 21, level: 0.95) == nil)
      #expect(try short.restrictedMean(through: 20) == long.restrictedMean(through: 20))
      #expect(try short.restrictedMean(through: 21) == nil)
    }
  }

  @Test("without censoring S is a proportion, Greenwood's error binomial, the mean a plain mean")
  func complete() throws {
    let days = try people(seed: 16)[1].map { SurvivalDay(day: $0.day, events: 1) }
    let curve = KaplanMeier(try SurvivalCounts(days))
    for day in [5, 17, 40] {
      let share = Double(days.filter { $0.day > day }.count) / Double(days.count)
      let found = try #require(try curve.survival(on: day, level: 0.95))
      expect(found.share.estimate, equals: share, digits: 12)
      let error = (share * (1 - share) / Double(days.count)).squareRoot()
      expect(found.standardError, equals: error, digits: 11)
      let mean = days.reduce(0) { $0 + Double(min($1.day, day)) } / Double(days.count)
      let restricted = try #require(try curve.restrictedMean(through: day))
      expect(restricted.estimate, equals: mean, digits: 12)
      // The variance of a mean, with n below the line.
      let squares = days.reduce(0) { sum, each in
        let distance = Double(min(each.day, day)) - mean
        return sum + distance * distance
      }
      let count = Double(days.count)
      expect(restricted.standardError, equals: squares.squareRoot() / count, digits: 10)
    }
  }

  @Test("incidences of both kinds and those free of either add up to 1")
  func incidences() throws {
    for group in try people(seed: 17) {
      let counts = try SurvivalCounts(group)
      let swapped = try SurvivalCounts(
        counts.days.map {
          SurvivalDay(
            day: $0.day, events: $0.competing, censored: $0.censored, competing: $0.events)
        })
      let either = try SurvivalCounts(
        counts.days.map {
          SurvivalDay(day: $0.day, events: $0.events + $0.competing, censored: $0.censored)
        })
      for day in [3, 12, 30] {
        let shares = [
          try CumulativeIncidence(counts).incidence(by: day, level: 0.95)?.share.estimate,
          try CumulativeIncidence(swapped).incidence(by: day, level: 0.95)?.share.estimate,
          try KaplanMeier(either).survival(on: day, level: 0.95)?.share.estimate,
        ]
        expect(shares.compactMap(\.self).reduce(0, +), equals: 1, digits: 12)
        #expect(!shares.contains(nil))
      }
    }
  }

  @Test("person-days of weeks add up to each person's own days")
  func personDays() throws {
    for group in try people(seed: 18) {
      let weeks = try SurvivalCounts(group).hazards(every: 7, level: 0.95)
      #expect(weeks.reduce(0) { $0 + $1.personDays } == group.reduce(0) { $0 + $1.day })
      #expect(weeks.reduce(0) { $0 + $1.events } == group.reduce(0) { $0 + $1.events })
    }
  }
}
