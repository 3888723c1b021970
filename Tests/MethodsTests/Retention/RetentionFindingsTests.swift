// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Statistics
import Tables
import Testing

@testable import Methods

/// What the findings say beside the shares: groups, a change, targets, sessions, standards.
@Suite("Findings of retention")
struct RetentionFindingsTests {
  /// People who all joined on one day in a group, so many of whom were seen on day 28.
  private func group(
    _ name: String, _ people: Int, seen: Int, start: String = "2024-01-08", sex: String = ""
  ) -> (subjects: [String], contacts: [String]) {
    let contact = day(start).adding(days: 28).iso
    return (
      (0..<people).map { person("\(name)\(start)\($0)", start, group: name, sex: sex) },
      (0..<seen).map { "\(name)\(start)\($0),\(contact)," }
    )
  }

  private func people(_ groups: [(subjects: [String], contacts: [String])]) -> RetentionCase {
    var people = RetentionCase(
      groups.flatMap(\.subjects), contacts: groups.flatMap(\.contacts))
    people.specification.horizons = [CalendarSpan(4, .week)]
    return people
  }

  @Test("groups differ by Newcombe's interval as he printed it: 56 of 70 less 48 of 80")
  func groups() async throws {
    var study = people([group("b", 80, seen: 48), group("a", 70, seen: 56)])
    study.specification.by = ["group"]
    study.specification.reference = [Named("group", "b")]
    let findings = try await study.findings()
    let rows = try #require(findings.table("groups-group")).rows
    #expect(rows[0][0] == .text("b") && rows[1][0] == .text("a"), "the reference comes first")
    guard case .number(let difference, .points) = rows[1][6],
      case .interval(let interval, .points) = rows[1][7], let lower = interval.lower,
      let upper = interval.upper
    else {
      Issue.record("no difference in \(rows[1])")
      return
    }
    #expect(abs(difference - 0.2) < 1e-15)
    #expect(abs(lower - 0.05243147) < 5e-9 && abs(upper - 0.33387265) < 5e-9)
    let sentence = try #require(
      findings.level?.sentences.first { $0.term == "retention.who.some" })
    guard case .list(let groups)? = sentence.arguments["groups"] else {
      Issue.record("no groups in the sentence")
      return
    }
    #expect(groups.count == 1)
  }

  @Test("before and after a change of the programme, by the day of joining")
  func change() async throws {
    var study = people([
      group("x", 100, seen: 40, start: "2024-01-08"),
      group("x", 100, seen: 70, start: "2024-03-01"),
    ])
    study.specification.changed = .init(
      date: day("2024-03-01"), what: LocalizedText(it: "promemoria", en: "reminders"))
    let findings = try await study.findings()
    let rows = try #require(findings.table("change")).rows
    #expect(rows[0][2] == .count(40) && rows[1][2] == .count(70))
    let note = findings.level?.sentences.first { $0.term == "retention.change.known" }
    #expect(note?.arguments["before"] == .number(0.4, .proportion))
    #expect(note?.arguments["after"] == .number(0.7, .proportion))
    #expect(findings.table("staying-change")?.rows.count == 2)
    let newest = findings.level?.sentences.first { $0.term == "retention.newest.better" }
    #expect(newest?.arguments["latest"] == .number(0.7, .proportion))
  }

  @Test(
    "a target is met only by the whole interval, missed only by the whole interval",
    arguments: [
      (30, TargetJudgement.met), (50, .cannotSay), (70, .notMet),
    ])
  func target(percent: Int, judgement: TargetJudgement) async throws {
    var study = people([group("x", 100, seen: 50)])
    study.kpi = kpi(target: percent, by: "2024-06-30")
    study.specification.kpi = "stay4"
    // Wilson's interval of 50 of 100 goes from 40.4% to 59.6%.
    #expect(try await study.findings().level?.judgement == judgement)
    study.kpi = kpi(target: percent, by: "2025-06-30")
    #expect(try await study.findings().level?.judgement == .tooEarly)
    study.cutoff = day("2024-02-01")
    study.kpi = kpi(target: percent, by: "2024-01-31")
    #expect(try await study.findings().level?.judgement == .tooEarly)
  }

  private func kpi(target: Int, by: String) -> KPI {
    KPI(
      name: "stay4", level: .outcome, label: LocalizedText("stay"),
      measure: .retained(CalendarSpan(4, .week)), source: nil, datedBy: nil, within: nil,
      better: .higher, baseline: nil,
      target: .percentage(DecimalNumber("\(target)") ?? DecimalNumber(units: 0, places: 0)),
      by: day(by), matters: nil, achievable: nil, review: nil, leadsTo: [], indicator: nil)
  }

  @Test("the Russell Standard: the unknown smoke, the dead and the untraceable leave")
  func russell() async throws {
    var study = RetentionCase(
      [
        person("A", "2023-01-01"), person("B", "2023-01-01"),
        person("C", "2023-01-01", died: "2023-03-01"),
        person("D", "2023-01-01", moved: "2023-05-01"),
        person("E", "2023-01-01", withdrawn: "2023-02-01"),
      ], contacts: ["A,2023-07-03,"])
    study.specification.standard = .russell
    study.specification.horizons = [6, 12].map { CalendarSpan($0, .month) }
    study.specification.window = CalendarSpan(14, .day)
    study.specification.silentAfter = nil
    study.specification.subjects.died = "died"
    study.specification.subjects.moved = "moved"
    study.specification.subjects.withdrawn = "withdrawn"
    let findings = try await study.findings()
    // Day 183 is 3 July: 1 of A, B, E; C and D are out.
    let rows = try #require(findings.table("retention")).rows
    #expect(rows[0][2] == .count(1) && rows[0][3] == .count(3))
    #expect(rows[3][2] == .count(0) && rows[3][3] == .count(3))
    #expect(findings.table("curve") == nil)
    #expect(findings.note("retention.remark.russell") != nil)
    #expect(findings.facts["standard"] != nil)
  }

  @Test("sessions attended of those planned, with the error of a ratio of sums over people")
  func sessions() async throws {
    var study = RetentionCase(
      [
        person("A", "2024-01-08", planned: "4"), person("B", "2024-01-08", planned: "2"),
        person("C", "2024-01-08", planned: "2"), person("D", "2024-12-20", planned: "9"),
      ],
      contacts: ["15", "22", "29"].map { "A,2024-01-\($0)," }
        + ["15", "22"].map { "B,2024-01-\($0)," })
    study.specification.plannedSessions = "planned"
    let row = try #require(try await study.findings().table("sessions")).rows[0]
    #expect(row[0] == .count(3) && row[1] == .count(5) && row[2] == .count(8))
    #expect(row[5] == .count(1), "B attended all")
    guard case .number(let rate, .proportion) = row[3],
      case .interval(let interval, .proportion) = row[4], let upper = interval.upper
    else {
      Issue.record("no rate in \(row)")
      return
    }
    #expect(rate == 0.625)
    // By hand: residuals 3 − 2.5, 2 − 1.25, 0 − 1.25, squares 0.25 + 0.5625 + 1.5625 = 2.375; standard
    // error √(2.375 · 3 / 2) / 8, times Student's t at 0.975, with 2 degrees of freedom
    // (2p − 1) / √(2p(1 − p)).
    let error = (2.375 * 1.5).squareRoot() / 8
    let quantile = 0.95 / (2 * 0.975 * 0.025).squareRoot()
    #expect(abs(upper - (0.625 + quantile * error)) < 1e-12)
  }

  @Test("repeated subjects are refused with their lines where the study says they are mistakes")
  func duplicates() async throws {
    var study = RetentionCase(
      [person("A", "2024-01-08"), person("A", "2024-02-08")], contacts: ["A,2024-02-08,"])
    study.specification.repeats = .refuse
    await #expect(throws: (any Error).self) { _ = try await study.findings() }
    study.subjects = [person("A", "2024-01-08"), person("A", "2024-01-08")]
    study.specification.repeats = .first
    let findings = try await study.findings()
    #expect(findings.note("retention.remark.copies")?.arguments["n"] == .count(1))
  }

  @Test("contacts of unknown persons are counted, and many of them are a warning")
  func unknown() async throws {
    var study = people([group("x", 40, seen: 40)])
    study.contacts.append("nobody,2024-02-05,")
    var findings = try await study.findings()
    #expect(findings.note("retention.remark.unknown")?.arguments["n"] == .count(1))
    #expect(findings.note("retention.warning.unknown") == nil)
    study.contacts += ["nobody,2024-02-06,", "nobody,2024-02-07,"]
    findings = try await study.findings()
    #expect(findings.note("retention.warning.unknown") != nil)
  }
}
