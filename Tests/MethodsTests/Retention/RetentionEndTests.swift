// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Statistics
import Tables
import Testing

@testable import Methods

/// When participation ends, one person at a time; day 0 is 8 January 2024.
@Suite("The end of taking part")
struct RetentionEndTests {
  private func seen(_ days: [Int], exits: [String]? = nil) -> RetentionCase {
    RetentionCase(
      [person("A", "2024-01-08")], contacts: days.map { "A,\(on($0))," }, exits: exits)
  }

  private func on(_ days: Int) -> String { day("2024-01-08").adding(days: days).iso }

  @Test("a silence of exactly 21 days does not end it, one of 22 does, on the day after the last")
  func length() async throws {
    let lasting = try #require(try await seen([21, 42, 63]).end())
    #expect(lasting.day == 64 && lasting.how == .silent)
    let broken = try #require(try await seen([21, 43, 63]).end())
    #expect(broken.day == 22 && broken.how == .silent)
    let never = try #require(try await seen([22]).end())
    #expect(never.day == 1 && never.how == .silent)
  }

  @Test("a silence that the cut-off leaves open is none yet: followed to the cut-off less 21 days")
  func open() async throws {
    var people = seen([21])
    for (days, end, how) in [
      (42, 21, Retention.Queries.End.followed), (43, 22, .silent), (60, 22, .silent),
    ] {
      people.cutoff = day(on(days))
      let found = try #require(try await people.end())
      #expect(found.day == end && found.how == how, "cut-off on day \(days)")
    }
    people.cutoff = day(on(20))
    #expect(try await people.end() == nil, "joined too late to be followed for a day")
  }

  @Test("a withdrawal ends it on its own day, unless a silence came first")
  func withdrawal() async throws {
    let known = try #require(try await seen([14], exits: ["A,\(on(35)),withdrew"]).end())
    #expect(known.day == 35 && known.how == .withdrew)
    let silent = try #require(try await seen([14], exits: ["A,\(on(36)),withdrew"]).end())
    #expect(silent.day == 15 && silent.how == .silent)
  }

  @Test("a withdrawal after the last day of which everything is known waits like a silence")
  func lateWithdrawal() async throws {
    var people = seen([7, 14, 21, 28], exits: ["A,\(on(30)),withdrew"])
    people.cutoff = day(on(50))
    let found = try #require(try await people.end())
    #expect(found.day == 29 && found.how == .followed)
  }

  @Test("death, removal and a new enrolment end the observation, not the taking part")
  func others() async throws {
    for (why, how) in [("died", Retention.Queries.End.died), ("moved", .moved)] {
      let found = try #require(try await seen([14], exits: ["A,\(on(30)),\(why)"]).end())
      #expect(found.day == 30 && found.how == how)
    }
    var again = seen([14])
    again.subjects.append(person("A", on(30)))
    let found = try #require(try await again.end())
    #expect(found.day == 30 && found.how == .enrolledAgain)
    again.subjects[1] = person("A", on(36))
    #expect(try await again.end()?.how == .silent)
    let analysis = try await seen([14], exits: ["A,\(on(30)),died"]).analysis()
    let counts = try #require(analysis.ends(.nobody)?.counts())
    #expect(counts.events == 0 && counts.days.first?.competing == 1)
  }

  @Test("who comes back stays counted as gone, and is a row of the flow")
  func returned() async throws {
    let analysis = try await seen([7, 60]).analysis()
    #expect(analysis.ends(.nobody)?.returned == 1)
    let rows = try #require(analysis.findings().table("ends")).rows
    #expect(rows[0] == [.term("retention.end.silent"), .count(1), .count(1)])
  }

  // MARK: Logs of subscriptions

  private func channel(_ rows: [String]) -> RetentionCase {
    // One log: subscriptions and cancellations, told apart by the column that says which.
    var people = RetentionCase(rows.map { $0 })
    people.withoutContacts()
    people.specification.subjects.only = [.init(column: "group", values: ["iscrivimi"])]
    people.specification.exits = Retention.Exits(
      source: "subjects", id: "id", date: "start",
      only: [.init(column: "group", values: ["cancellami"])], reason: nil, withdrew: [], died: [],
      moved: [])
    return people
  }

  @Test("a log of subscriptions and cancellations gives its own subjects and exits")
  func log() async throws {
    let people = channel([
      person("A", "2024-01-08", group: "iscrivimi"),
      person("A", "2024-02-05", group: "cancellami"),
      person("B", "2024-01-08", group: "iscrivimi"),
      person("B", "2024-02-06", group: "cancellami"),
      person("C", "2024-01-08", group: "iscrivimi"),
    ])
    let analysis = try await people.analysis()
    let four = analysis.horizons[0].tally(.exactDay)
    #expect(four.enrolled == 3 && four.retained == 2 && four.withdrew == 1)
    let eight = analysis.horizons[1].tally(.exactDay)
    #expect(eight.retained == 1 && eight.withdrew == 2)
    let counts = try #require(analysis.ends(.nobody)?.counts())
    #expect(counts.events == 2 && counts.days.map(\.day) == [28, 29, 358])
    let findings = analysis.findings()
    #expect(findings.table("retention")?.rows.count == 3, "one definition only")
    #expect(findings.level?.what == .phrase("level.subscribed", ["at": analysis.at(2)]))
  }

  @Test("who subscribes twice without leaving in between is still subscribed")
  func twice() async throws {
    var people = channel([
      person("A", "2024-01-08", group: "iscrivimi"), person("A", "2024-01-20", group: "iscrivimi"),
      person("B", "2024-01-08", group: "iscrivimi"),
      person("B", "2024-01-20", group: "cancellami"), person("B", "2024-01-25", group: "iscrivimi"),
    ])
    let tally = try await people.analysis().horizons[0].tally(.exactDay)
    #expect(tally.enrolled == 2 && tally.retained == 1 && tally.withdrew == 1)
    people.specification.repeats = .spells
    let spells = try await people.analysis().horizons[0].tally(.exactDay)
    #expect(spells.enrolled == 4 && spells.retained == 3 && spells.withdrew == 1)
  }
}
