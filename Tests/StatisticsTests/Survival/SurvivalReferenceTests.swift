// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Veterans with lung cancer, by R's survival")
struct SurvivalReferenceTests {
  @Test("curve, limits at 95% and 90%, restricted means, quartiles with limits")
  func curve() throws {
    let expected = try SurvivalCases.expected()
    let curve = KaplanMeier(try SurvivalCases.counts(SurvivalCases.veteran()))
    try SurvivalCases.compare(curve, expected["all"], "all")
    try SurvivalCases.compare(curve, expected["all_90"], level: 0.9, "90%")
  }

  @Test("each type of cell", arguments: 1...4)
  func groups(cell: Int) throws {
    let people = try SurvivalCases.veteran().filter { $0["celltype"] == Double(cell) }
    let expected = try SurvivalCases.expected()["celltype"][cell - 1]
    try SurvivalCases.compare(KaplanMeier(SurvivalCases.counts(people)), expected, "\(cell)")
  }

  private func groups(_ people: [[String: Double]]) throws -> [SurvivalCounts?] {
    try (1...4).map { cell in
      let members = people.filter { $0["celltype"] == Double(cell) }
      return members.isEmpty ? nil : try SurvivalCases.counts(members)
    }
  }

  private func compare(_ test: LogRankTest, _ expected: Reference) {
    expect(test.chiSquared, equals: expected["chisq"].number, digits: 11)
    expect(test.pValue, equals: expected["p"].number, digits: 10)
    #expect(Double(test.degreesOfFreedom) == expected["df"].number)
    expect(test.observed, equals: expected["obs"].numbers, digits: 17)
    expect(test.expected, equals: expected["exp"].numbers, digits: 12)
    expect(test.covariance, equals: expected["var"], digits: 12)
  }

  @Test("log-rank over four types of cell, plain and in strata of treatment and age")
  func logRank() throws {
    let (expected, people) = (try SurvivalCases.expected(), try SurvivalCases.veteran())
    compare(try LogRankTest(groups(people).compactMap(\.self)), expected["logrank"])
    let strata = try [(1, 0), (1, 1), (2, 0), (2, 1)].map { arm, older in
      try groups(people.filter { $0["trt"] == Double(arm) && $0["older"] == Double(older) })
    }
    let stratified = try LogRankTest(strata: strata)
    compare(stratified, expected["logrank_strata"])
    // Cox's exact likelihood has the same score test, and the one of the trend.
    expect(stratified.chiSquared, equals: expected["score_strata"].number, digits: 10)
    let trend = try stratified.trend(scores: [1, 2, 3, 4])
    expect(trend.chiSquared, equals: expected["trend_strata"].number, digits: 9)
  }

  @Test("trend over ordered groups, whatever the unit of the scores")
  func trend() throws {
    let test = try LogRankTest(groups(SurvivalCases.veteran()).compactMap(\.self))
    let expected = try SurvivalCases.expected()["trend"].number
    let trend = try test.trend(scores: [1, 2, 3, 4])
    expect(trend.chiSquared, equals: expected, digits: 9)
    expect(try test.trend(scores: [-7, 3, 13, 23]).chiSquared, equals: expected, digits: 9)
    let tail = try ChiSquared(degreesOfFreedom: 1).upperTail(trend.chiSquared)
    expect(trend.pValue, equals: tail, digits: 12)
    #expect(try test.trend(scores: [4, 3, 2, 1]).statistic == -trend.statistic)
    #expect(throws: StatisticsError.self) { try test.trend(scores: [2, 2, 2, 2]) }
    #expect(throws: StatisticsError.self) { try test.trend(scores: [1, 2, 3]) }
  }

  @Test("people who come under observation on day 14 are at risk from that day on")
  func delayedEntry() throws {
    let people = try SurvivalCases.veteran()
    let days = try people.enumerated().compactMap { index, person -> SurvivalDay? in
      let day = try SurvivalCases.day(person)
      return (index + 1) % 3 != 0 || day.day >= 14 ? day : nil
    }
    let late = people.indices.filter {
      ($0 + 1) % 3 == 0 && (people[$0]["time"] ?? 0) >= 14
    }
    let counts = try SurvivalCounts(days + [SurvivalDay(day: 14, entered: late.count)])
    let expected = try SurvivalCases.expected()["delayed"]
    #expect(Double(counts.people) == expected["kept"].numbers.reduce(0, +))
    try SurvivalCases.compare(KaplanMeier(counts), expected, "delayed")
  }

  @Test("difference of S between treatments, limits recovered from R's log-log limits")
  func difference() throws {
    let people = try SurvivalCases.veteran()
    let arms = try [1.0, 2.0].map { arm in
      KaplanMeier(try SurvivalCases.counts(people.filter { $0["trt"] == arm }))
    }
    let rows = try SurvivalCases.expected()["difference"].list
    #expect(rows.count == 3)
    for row in rows {
      let found = try #require(
        try arms[0].difference(from: arms[1], on: Int(row["day"].number), level: 0.95))
      expect(
        [found.estimate, found.interval.lower, found.interval.upper],
        equals: ["difference", "lower", "upper"].map { row[$0].number }, digits: 11)
    }
  }

  @Test("hazard week by week: events, person-days of survSplit, limits of poisson.test")
  func hazard() throws {
    let counts = try SurvivalCases.counts(SurvivalCases.veteran())
    let weeks = try counts.hazards(every: 7, level: 0.95)
    let rows = try SurvivalCases.expected()["hazard"].list
    #expect(weeks.count == 143)
    #expect(rows.count == 143)
    for (week, row) in zip(weeks, rows) {
      #expect(Double(week.events) == row["events"].number)
      #expect(Double(week.personDays) == row["days"].number)
      expect(week.rate.estimate, equals: row["rate"].number, digits: 13)
      expect(week.rate.interval.upper, equals: row["upper"].number, digits: 11)
      expect(week.rate.interval.lower, equals: row["lower"].number, digits: 11)
    }
    #expect(weeks.reduce(0) { $0 + $1.events } == counts.events)
    let curve = KaplanMeier(counts)
    var product = 1.0
    for (week, row) in zip(weeks, try SurvivalCases.expected()["risk"].list) {
      let risk = try #require(week.risk)
      #expect(Double(week.atRisk) == row["at_risk"].number)
      expect(risk.estimate, equals: row["risk"].number, digits: 11)
      // R has limits of 0 where nobody left.
      if week.events > 0 {
        expect(risk.interval.lower, equals: row["lower"].number, digits: 11)
        expect(risk.interval.upper, equals: row["upper"].number, digits: 11)
      }
      product *= 1 - risk.estimate
      let survival = try #require(try curve.survival(on: week.lastDay, level: 0.95))
      expect(product, equals: survival.share.estimate, digits: 12)
    }
    let early = try counts.hazards(every: 7, through: 30, level: 0.95)
    #expect(Array(early.prefix(4)) == Array(weeks.prefix(4)))
    #expect(early.last.map { [$0.firstDay, $0.lastDay] } == [29, 30])
  }

  @Test("cumulative incidence of progression where death competes, with R's errors and limits")
  func incidence() throws {
    let table = try Reference.table(committed: "survival/mgus2.csv")
    let (months, states) = (try #require(table["months"]), try #require(table["state"]))
    let progression = try SurvivalCounts(
      zip(months, states).map { month, state in
        SurvivalDay(
          day: Int(month), events: state == 1 ? 1 : 0, censored: state == 0 ? 1 : 0,
          competing: state == 2 ? 1 : 0)
      })
    let death = try SurvivalCounts(
      progression.days.map {
        SurvivalDay(
          day: $0.day, events: $0.competing, censored: $0.censored, competing: $0.events)
      })
    let expected = try SurvivalCases.expected()["incidence"]
    for (index, month) in expected["months"].numbers.enumerated() {
      let found = try #require(
        try CumulativeIncidence(progression).incidence(by: Int(month), level: 0.95))
      expect(
        [
          found.share.estimate, found.standardError, found.share.interval.lower,
          found.share.interval.upper, Double(found.atRisk),
        ],
        equals: ["progression", "error", "lower", "upper", "at_risk"].map {
          expected[$0][index].number
        }, digits: 11)
      let other = try #require(
        try CumulativeIncidence(death).incidence(by: Int(month), level: 0.95))
      expect(other.share.estimate, equals: expected["death"][index].number, digits: 11)
    }
  }
}
