// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Statistics
import Tables
import Testing

@testable import Methods

/// What must hold whatever the people do.
@Suite("Properties of retention")
struct RetentionPropertyTests {
  /// People who come each week with a chance of their own, and stop for good or for a while.
  static func simulated(
    _ people: Int, seed: UInt64, from: CivilDate = day("2024-01-08"), through: CivilDate,
    joining: Int = 120
  ) -> RetentionCase {
    var noise = Noise(seed)
    var subjects: [String] = []
    var contacts: [String] = []
    for number in 0..<people {
      let id = "P\(number)"
      let start = from.adding(days: noise.below(joining))
      subjects.append(
        person(
          id, start.iso, group: ["north", "south", "east"][noise.below(3)],
          sex: ["F", "M"][noise.below(2)]))
      var week = 1
      while true {
        // A stop of some weeks, now and then; and each week a few never come back.
        if noise.uniform() < 0.03 { break }
        if noise.uniform() < 0.06 { week += 3 + noise.below(4) }
        let seen = start.adding(days: 7 * week + noise.below(3) - 1)
        if seen > through { break }
        if noise.uniform() < 0.8 { contacts.append("\(id),\(seen.iso),") }
        week += 1
      }
    }
    var result = RetentionCase(subjects, contacts: contacts)
    result.cutoff = through
    return result
  }

  @Test("the order of rows and the number of threads change nothing")
  func order() async throws {
    var people = Self.simulated(300, seed: 1, through: day("2024-06-30"))
    people.specification.by = ["sex"]
    let first = try await people.analysis(threads: 1).findings()
    people.subjects.reverse()
    people.contacts.sort()
    let second = try await people.analysis(threads: 3).findings()
    #expect(first == second)
    #expect(first.table("cohorts")?.rows.count == 15, "January to May, at three horizons")
  }

  @Test("splitting people into cohorts in another way changes no pooled number")
  func splitting() async throws {
    var people = Self.simulated(300, seed: 2, through: day("2024-06-30"))
    let byMonth = try await people.findings()
    people.specification.subjects.cohort = .every(.quarter)
    let byQuarter = try await people.findings()
    people.specification.subjects.cohort = .column("group")
    let byColumn = try await people.findings()
    #expect(byMonth.estimates == byColumn.estimates && byMonth.estimates == byQuarter.estimates)
    for table in ["states", "retention", "curve", "staying", "ends", "hazard"] {
      #expect(byMonth.table(table) == byColumn.table(table), "\(table)")
      #expect(byMonth.table(table) == byQuarter.table(table), "\(table)")
    }
    // The pooled count is the sum of the cohorts': never the mean of their shares.
    let cohorts = try #require(byMonth.table("cohorts")).rows
    func sum(_ column: Int, _ horizon: Int) -> Int {
      cohorts.enumerated().reduce(0) { sum, row in
        guard row.offset % 3 == horizon, case .count(let count) = row.element[column] else {
          return sum
        }
        return sum + count
      }
    }
    let rows = try #require(byMonth.table("retention")).rows
    for horizon in 0..<3 {
      #expect(rows[horizon * 3][2] == .count(sum(4, horizon)))
      #expect(rows[horizon * 3][3] == .count(sum(5, horizon)))
    }
  }

  @Test("a cohort that is still young lowers no share")
  func young() async throws {
    let old = Self.simulated(200, seed: 3, through: day("2024-06-30"))
    var both = old
    both.subjects += (0..<100).map { person("Y\($0)", day("2024-06-10").adding(days: $0 % 20).iso) }
    let before = try await old.findings()
    let after = try await both.findings()
    #expect(before.estimates == after.estimates)
    let young = try #require(after.table("young")).rows
    #expect(young.contains { $0[0] == .period(.month, CalendarStep.month.index(of: both.cutoff)) })
  }

  @Test("cohorts are pooled by summing people: 34.3%, where the mean of their shares is 65.6%")
  func pooling() async throws {
    // 1 of 1 and 11 of 34 at four weeks, as in the small case of the definitions.
    var people = RetentionCase(
      [person("A", "2024-01-08", group: "small")]
        + (0..<34).map { person("B\($0)", "2024-01-08", group: "large") },
      contacts: ["A,2024-02-05,"] + (0..<11).map { "B\($0),2024-02-05," })
    people.specification.subjects.cohort = .column("group")
    let share = try #require(try await people.analysis().horizons[0].tally(.window).share())
    #expect(share.count == 12 && share.total == 35)
    #expect(abs(share.value - 12.0 / 35) < 1e-15)
  }

  @Test("the curve of a cohort is the same when it is followed longer: 56 and 364 days")
  func longer() async throws {
    // The same behaviour, seen until two dates: at the first only 56 days of it.
    let last = day("2024-01-08").adding(days: 364)
    var people = Self.simulated(
      4000, seed: 4, through: last, joining: 1)
    let long = try await people.analysis()
    let all = people.contacts
    people.cutoff = day("2024-01-08").adding(days: 56)
    people.contacts = all.filter { $0.split(separator: ",")[1] <= people.cutoff.iso }
    let short = try await people.analysis()
    let early = KaplanMeier(try #require(short.ends(.nobody)?.counts()))
    let late = KaplanMeier(try #require(long.ends(.nobody)?.counts()))
    for day in stride(from: 1, through: 34, by: 1) {
      let first = try early.survival(on: day, level: 0.95)?.share.estimate
      let second = try late.survival(on: day, level: 0.95)?.share.estimate
      #expect(first == second, "day \(day)")
      #expect(first != nil)
    }
    // Looking at the last contact ever would not be the same: many of those who fell silent came back.
    let ends = try #require(long.ends(.nobody))
    #expect(ends.returned > 500)
    #expect(short.ends(.nobody)?.returned ?? 0 < ends.returned)
  }
}
