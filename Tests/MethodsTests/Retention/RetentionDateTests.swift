// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Statistics
import Tables
import Testing

@testable import Methods

/// Every date edge case of the definitions, one person at a time.
@Suite("Days of retention")
struct RetentionDateTests {
  /// Whether the one person of a case is retained at four weeks.
  private func isThere(
    _ start: String, _ contact: String, _ definition: Retention.Definition = .window
  ) async throws -> Bool {
    let tally = try await RetentionCase([person("A", start)], contacts: ["A,\(contact),"]).tally(
      0, definition)
    #expect(tally.eligible == 1)
    return tally.retained == 1
  }

  @Test("29 February is day 28 of whoever joined on the 1st, and 1 March is day 29")
  func leapDay() async throws {
    #expect(try await isThere("2024-02-01", "2024-02-29", .exactDay))
    #expect(try await !isThere("2024-02-01", "2024-03-01", .exactDay))
    #expect(try await isThere("2024-02-29", "2024-03-28", .exactDay))
  }

  @Test("the change to summer time makes no day shorter: 9:30 four weeks after 10:00 is day 28")
  func summerTime() async throws {
    var changed = RetentionCase(
      [person("A", "2024-03-04T10:00:00+01:00")], contacts: ["A,2024-04-01T09:30:00+02:00,"])
    changed.days = .instant(.rome)
    #expect(try await changed.tally(0, .exactDay).retained == 1)
    // Late at night in Rome is the day before in Greenwich.
    var night = RetentionCase(
      [person("A", "2024-01-22T23:30:00+01:00")], contacts: ["A,2024-02-19T00:10:00+01:00,"])
    night.days = .instant(.rome)
    #expect(try await night.tally(0, .exactDay).retained == 1)
  }

  @Test(
    "the window holds its first and last day and no other",
    arguments: [(24, false), (25, true), (28, true), (31, true), (32, false)])
  func windowEdges(days: Int, isInside: Bool) async throws {
    let contact = day("2024-01-08").adding(days: days).iso
    #expect(try await isThere("2024-01-08", contact) == isInside)
  }

  @Test("on or after takes day 28 and whatever comes later, exact day nothing else than day 28")
  func definitions() async throws {
    #expect(try await !isThere("2024-01-08", "2024-02-04", .onOrAfter))
    #expect(try await isThere("2024-01-08", "2024-02-05", .onOrAfter))
    #expect(try await isThere("2024-01-08", "2024-11-05", .onOrAfter))
    #expect(try await isThere("2024-01-08", "2024-02-05", .exactDay))
    #expect(try await !isThere("2024-01-08", "2024-02-06", .exactDay))
  }

  @Test("a contact on day 28 counts, a withdrawal on day 28 does not, one on day 29 is no matter")
  func withdrawalOnTheDay() async throws {
    for (days, retained) in [(28, 0), (29, 1)] {
      let out = day("2024-01-08").adding(days: days).iso
      let tally = try await RetentionCase(
        [person("A", "2024-01-08")], contacts: ["A,2024-02-05,"], exits: ["A,\(out),withdrew"]
      ).tally(0)
      #expect(tally.retained == retained && tally.withdrew == 1 - retained)
    }
  }

  @Test("a contact after the withdrawal is not counted")
  func contactAfterWithdrawal() async throws {
    // Withdrawn on day 57, seen on day 58: in the window of day 56, and no longer taking part.
    let tally = try await RetentionCase(
      [person("A", "2024-01-08")], contacts: ["A,2024-03-06,"], exits: ["A,2024-03-05,withdrew"]
    ).tally(1)
    #expect(tally.retained == 0 && tally.silent == 1)
  }

  @Test("a death is in the denominator and beside it left out; on the day itself it counts as one")
  func death() async throws {
    var people = RetentionCase(
      [person("A", "2024-01-08", died: "2024-02-05"), person("B", "2024-01-08")],
      contacts: ["A,2024-02-04,", "B,2024-02-05,"])
    people.specification.subjects.died = "died"
    let tally = try await people.tally(0)
    #expect(tally.died == 1 && tally.retained == 1 && tally.eligible == 2)
    #expect(tally.share()?.value == 0.5)
    #expect(tally.share(withoutDead: true)?.value == 1)
    let table = try #require(try await people.findings().table("deaths"))
    #expect(table.rows[0][4] == .count(2) && table.rows[1][4] == .count(1))
  }

  @Test("a re-enrolment ends the first spell, which alone counts, or opens a second")
  func reEnrolment() async throws {
    var people = RetentionCase(
      [person("A", "2024-01-08"), person("A", "2024-01-29")], contacts: ["A,2024-02-05,"])
    let first = try await people.tally(0)
    #expect(first.enrolled == 1 && first.enrolledAgain == 1 && first.retained == 0)
    people.specification.repeats = .spells
    let spells = try await people.tally(0)
    #expect(spells.enrolled == 2 && spells.enrolledAgain == 1 && spells.silent == 1)
    // Day 28 of the second spell.
    people.contacts.append("A,2024-02-26,")
    #expect(try await people.tally(0).retained == 1)
  }

  @Test("contacts before enrolment are ignored and counted")
  func beforeEnrolment() async throws {
    let people = RetentionCase(
      [person("A", "2024-01-08")], contacts: ["A,2023-12-25,", "A,2024-02-05,"])
    #expect(try await people.tally(0).retained == 1)
    let findings = try await people.findings()
    #expect(findings.note("retention.remark.early-contacts")?.arguments["n"] == .count(1))
    #expect(findings.table("contacts")?.rows[0][6] == .count(1))
  }

  @Test("two contacts on a day are one session")
  func twoADay() async throws {
    var people = RetentionCase(
      [person("A", "2024-01-08", planned: "2")],
      contacts: ["A,2024-01-15,", "A,2024-01-15,", "A,2024-01-22,"])
    people.specification.plannedSessions = "planned"
    let row = try #require(try await people.findings().table("sessions")?.rows[0])
    #expect(row[1] == .count(2) && row[2] == .count(2) && row[5] == .count(1))
  }

  @Test("nobody is observable before the window has closed: the day after the cut-off is too late")
  func cutOff() async throws {
    // Day 28 is 5 February, the window closes on the 8th.
    for (cutoff, window, exact) in [
      ("2024-02-08", 1, 1), ("2024-02-07", 0, 1), ("2024-02-05", 0, 1), ("2024-02-04", 0, 0),
    ] {
      var people = RetentionCase([person("A", "2024-01-08")], contacts: ["A,2024-01-09,"])
      people.cutoff = day(cutoff)
      #expect(try await people.tally(0).eligible == window)
      #expect(try await people.tally(0, .exactDay).eligible == exact)
      if window == 0 {
        let findings = try await people.findings()
        #expect(findings.estimates[0].value == nil, "not yet observable is never 0%")
      }
    }
  }

  @Test("enrolments after the cut-off are left out and counted, exits and contacts ignored")
  func afterCutOff() async throws {
    var people = RetentionCase(
      [person("A", "2024-01-08"), person("B", "2024-03-02")],
      contacts: ["A,2024-02-05,", "A,2024-03-04,"], exits: ["A,2024-03-03,withdrew"])
    people.cutoff = day("2024-03-01")
    #expect(try await people.tally(0).enrolled == 1)
    #expect(try await people.tally(0).retained == 1)
    let findings = try await people.findings()
    #expect(findings.note("retention.remark.late")?.arguments["n"] == .count(1))
    #expect(findings.note("retention.remark.after-cutoff")?.arguments["n"] == .count(1))
  }

  @Test("days after the extraction are refused, in every source")
  func future() async throws {
    for place in 0..<3 {
      var people = RetentionCase(
        [person("A", place == 0 ? "2024-06-02" : "2024-01-08")],
        contacts: ["A,\(place == 1 ? "2024-06-02" : "2024-02-05"),"],
        exits: ["A,\(place == 2 ? "2024-06-02" : "2024-05-05"),withdrew"])
      people.cutoff = day("2024-06-01")
      people.extracted = day("2024-06-01")
      let findings = try await people.findings()
      let source = ["subjects", "contacts", "exits"][place]
      #expect(
        findings.note("retention.refused.future")?.arguments["source"] == .text(source))
      #expect(findings.tables.isEmpty && findings.estimates.isEmpty)
    }
  }

  @Test("an exit before enrolment is ignored and counted, in a log and in a column")
  func exitBefore() async throws {
    var people = RetentionCase(
      [person("A", "2024-01-08", withdrawn: "2024-01-01"), person("B", "2024-01-08")],
      contacts: ["A,2024-02-05,", "B,2024-02-05,"], exits: ["B,2024-01-02,withdrew"])
    people.specification.subjects.withdrawn = "withdrawn"
    #expect(try await people.tally(0).retained == 2)
    let findings = try await people.findings()
    #expect(findings.note("retention.remark.early-exits")?.arguments["n"] == .count(2))
  }
}
