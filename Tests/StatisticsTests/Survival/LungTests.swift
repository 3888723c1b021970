// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// Advanced lung cancer (Loprinzi and others 1994; R's `survival::lung`), beside this repository.
@Suite(
  "Survival of lung, by R's survival", .enabled(if: Reference.hasShared("retention/lung.json")))
struct LungTests {
  private func counts(_ group: String? = nil) throws -> SurvivalCounts {
    let table = try Reference.table(shared: "retention/lung.csv")
    let groups = try Reference.texts(shared: "retention/lung.csv", column: "group")
    let (times, states) = (try #require(table["time"]), try #require(table["status"]))
    return try SurvivalCounts(
      groups.indices.filter { group == nil || groups[$0] == group }.map { row in
        SurvivalDay(
          day: Int(times[row]), events: Int(states[row]), censored: 1 - Int(states[row]))
      })
  }

  private func expected() throws -> Reference {
    try Reference.shared("retention/lung.json")["results"]["lung"]
  }

  @Test("S, Greenwood's error, log-log limits and people at risk at 28, 56, 84 days")
  func curve() throws {
    let expected = try expected()
    let groups = [nil, "F", "M"]
    for group in groups {
      let curve = KaplanMeier(try counts(group))
      let rows = group.map { expected["by_group"][$0] } ?? expected["overall"]
      #expect(rows["log-log"].list.count == 3)
      for row in rows["log-log"].list {
        let day = Int(row["time"].number)
        let found = try #require(try curve.survival(on: day, level: 0.95))
        #expect(Double(found.atRisk) == row["n.risk"].number)
        #expect(found.method == .logLog)
        expect(found.share.estimate, equals: row["surv"].number, digits: 12)
        expect(found.standardError, equals: row["std.err"].number, digits: 12)
        expect(found.share.interval.lower, equals: row["lower"].number, digits: 11)
        expect(found.share.interval.upper, equals: row["upper"].number, digits: 11)
      }
    }
  }

  @Test("median 310 days; restricted mean over 84 days with its error, by sex too, and difference")
  func restrictedMean() throws {
    let expected = try expected()
    let curve = KaplanMeier(try counts())
    let median = try #require(try curve.median(level: 0.95).day)
    #expect(Double(median) == expected["overall"]["median"].number)
    let mean = try #require(try curve.restrictedMean(through: 84))
    expect(mean.estimate, equals: expected["overall"]["rmst"]["rmean"].number, digits: 12)
    expect(mean.standardError, equals: expected["overall"]["rmst"]["se"].number, digits: 12)
    let women = KaplanMeier(try counts("F"))
    let difference = try #require(
      try women.restrictedMeanDifference(from: KaplanMeier(try counts("M")), through: 84))
    let rows = expected["rmst_diff"]
    expect(difference.estimate, equals: rows["diff"].number, digits: 12)
    expect(difference.standardError, equals: rows["se"].number, digits: 12)
    let interval = try difference.interval(level: 0.95)
    expect(interval.lower, equals: rows["lower"].number, digits: 12)
    expect(interval.upper, equals: rows["upper"].number, digits: 12)
    expect(try difference.pValue(), equals: rows["p"].number, digits: 11)
  }

  @Test("log-rank by sex, over all days and the first 84")
  func logRank() throws {
    let groups = [try counts("F"), try counts("M")]
    let (test, rows) = (try LogRankTest(groups), try expected()["logrank"])
    expect(test.chiSquared, equals: rows["chisq"].number, digits: 12)
    expect(test.pValue, equals: rows["p"].number, digits: 12)
    expect(test.observed, equals: rows["obs"].numbers, digits: 17)
    expect(test.expected, equals: rows["exp"].numbers, digits: 12)
    expect(test.covariance, equals: rows["var"], digits: 12)
    #expect(test.degreesOfFreedom == 1)
    let early = try LogRankTest(groups.map { try $0.followed(through: 84) })
    let truncated = try expected()["logrank_truncated"]
    expect(early.chiSquared, equals: truncated["chisq"].number, digits: 11)
    expect(early.pValue, equals: truncated["p"].number, digits: 11)
  }
}
