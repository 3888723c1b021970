// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Reports
import Statistics
import Tables
import Testing

@testable import Methods

/// Small counts of people are coarsened or withheld, everywhere they could be read.
@Suite("Small counts in retention")
struct RetentionDisclosureTests {
  @Test("the curve is told at days between which nobody or enough people stopped")
  func coarsened() async throws {
    var people = RetentionPropertyTests.simulated(150, seed: 8, through: day("2024-06-30"))
    people.holds = .pseudonymised
    let analysis = try await people.analysis()
    let findings = analysis.findings()
    let rows = try #require(findings.table("curve")).rows
    #expect(rows.count > 3)
    for row in rows {
      for column in 1...3 {
        guard case .count(let count) = row[column] else { continue }
        #expect(count == 0 || count >= 5, "\(row)")
      }
    }
    // Weekly counts would have told of fewer.
    let counts = try #require(analysis.ends(.nobody)?.counts())
    let weeks = try counts.hazards(every: 7, through: 84, level: 0.95)
    #expect(weeks.contains { (1..<5).contains($0.events) })
    #expect(try #require(findings.table("hazard")).rows.count < weeks.count)
    // Of itself it needs nothing more withheld, where 5 is the smallest count that is shown.
    var alone = findings
    alone.tables.removeAll { $0.id != "curve" }
    #expect(DisclosureControl(minimumCell: 4).applied(to: alone).tables == alone.tables)
  }

  @Test("a small cell takes its table, its estimates, its judgement and its sentences with it")
  func withheld() async throws {
    var study = RetentionCase(
      (0..<30).map { person("A\($0)", "2024-01-08", sex: $0 < 15 ? "F" : "M") },
      contacts: (0..<27).flatMap { ["A\($0),2024-02-05,", "A\($0),2024-02-06,"] })
    study.holds = .pseudonymised
    study.specification.horizons = [CalendarSpan(4, .week)]
    study.specification.by = ["sex"]
    let findings = try await study.findings()
    #expect(findings.estimates[0].value == 0.9)
    let safe = DisclosureControl(minimumCell: 5).applied(to: findings)
    #expect(safe.estimates[0].value == nil && safe.estimates[0].interval == nil)
    #expect(safe.level?.judgement == nil)
    let row = try #require(safe.table("retention")).rows[0]
    #expect(row[2...] == [.hidden, .hidden, .hidden, .hidden])
    #expect(safe.level?.sentences.contains { $0.table == "groups-sex" } == false)
    for language in Language.allCases {
      let words = MarkdownRenderer.render(
        Document(language, Retention.blocks(safe, kpi: nil, language: language)))
      #expect(!words.contains("27") && !words.contains("90"))
    }
  }

  @Test("counts of people in remarks are in words where they are few")
  func remarks() async throws {
    var study = RetentionCase(
      [person("A", "2024-01-08")], contacts: ["A,2024-01-01,", "A,2024-02-05,"])
    study.holds = .pseudonymised
    let note = try await study.findings().note("retention.remark.early-contacts")
    #expect(note?.arguments["n"] == .phrase("retention.fewer", ["n": .count(6)]))
  }
}
