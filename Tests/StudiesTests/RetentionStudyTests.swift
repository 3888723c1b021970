// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Methods
import Reports
import Tables
import Testing

@testable import Studies

/// A retention from its study file and its data to the report in both languages.
@Suite("A study of retention")
struct RetentionStudyTests {
  private static let text = """
    spec: 1
    study:
      id: gruppi-cammino
      title: { it: "Gruppi di cammino", en: "Walking groups" }
      owner: "ASL Valdoro"
      campaign: { from: 2024-01-01, to: 2024-06-30 }
      planned: before-data
      cutoff: { date: 2024-09-30, why: "ultime presenze registrate" }
    sources:
      cammino:
        file: cammino.csv
        dialect: csv
        holds: pseudonymised
        columns:
          persona: { type: id }
          inizio: { type: date }
          sesso: { type: category, values: [F, M] }
      presenze:
        file: presenze.csv
        dialect: csv
        holds: pseudonymised
        columns:
          persona: { type: id }
          giorno: { type: date }
      uscite:
        file: uscite.csv
        dialect: csv
        holds: pseudonymised
        columns:
          persona: { type: id }
          giorno: { type: date }
          motivo: { type: category }
    kpis:
      tenuta12:
        level: outcome
        label: { it: "Presenti a 12 settimane", en: "Still there at 12 weeks" }
        retained: 12 weeks
        better: higher
        target: 60%
        by: 2024-09-30
    analyses:
      tenuta:
        kind: retention
        role: primary
        kpi: tenuta12
        subjects: { source: cammino, id: persona, start: inizio }
        contacts: { source: presenze, id: persona, date: giorno }
        exits:
          source: uscite
          id: persona
          date: giorno
          reason: motivo
          withdrew: [ritiro]
          died: [decesso]
        by: [sesso]
        changed: { date: 2024-04-01, what: { it: "promemoria", en: "reminders" } }
    report:
      languages: [it, en]
      disclosure: { min_cell: 5, secondary: true }
    """

  /// 360 people, sixty a month on the first; men stop after their eighth week more often. What each
  /// does follows from the number, so that counts can be worked by hand.
  private static var contents: [String: [UInt8]] {
    var subjects = "persona,inizio,sesso\n"
    var contacts = "persona,giorno\n"
    var exits = "persona,giorno,motivo\n"
    for number in 0..<360 {
      guard let start = CivilDate(year: 2024, month: 1 + number / 60, day: 1) else { continue }
      let isMan = number % 2 == 1
      subjects += "P\(number),\(start.iso),\(isMan ? "M" : "F")\n"
      // Of ten men five come for 8 weeks and five for 20; of ten women two and eight.
      let place = number % 20 / 2
      let weeks = isMan ? (place < 5 ? 8 : 20) : (place < 2 ? 8 : 20)
      for week in 1...weeks {
        contacts += "P\(number),\(start.adding(days: 7 * week).iso)\n"
      }
      // Five people die long after their last visit: that changes nothing.
      if number < 5 { exits += "P\(number),\(start.adding(days: 190).iso),decesso\n" }
    }
    return [
      "cammino": Array(subjects.utf8), "presenze": Array(contacts.utf8),
      "uscite": Array(exits.utf8),
    ]
  }

  private func evaluated() async throws -> Evaluation {
    let outcome = read(Self.text)
    let study = try #require(
      outcome.study, "\(DiagnosticText().render(outcome.diagnostics))")
    let source = CSVSource(
      study.context.sources.map { $0.description(path: "\($0.name).csv") },
      contents: Self.contents)
    return try await study.evaluated(by: source)
  }

  @Test("gives the counts that its rows were made for, and a judgement on the target")
  func counts() async throws {
    let evaluation = try await evaluated()
    let found = try #require(evaluation.analyses.first)
    // 35% come for 8 weeks, the others for 20: all 360 at 4 and 8 weeks, 234 at 12.
    let rows = try #require(found.table("retention")).rows
    let cells = [0, 3, 6].map { [rows[$0][2], rows[$0][3]] }
    #expect(
      cells == [
        [.count(360), .count(360)], [.count(360), .count(360)], [.count(234), .count(360)],
      ])
    #expect(found.level?.judgement == .cannotSay, "65%, 59.9% to 69.7%")
    let bySex = try #require(found.table("groups-sesso")).rows
    #expect(bySex[4][2] == .count(144) && bySex[5][2] == .count(90))
    #expect(found.level?.sentences.contains { $0.term == "retention.who.some" } == true)
    #expect(found.figures.map(\.id) == ["cohorts", "curve", "hazard"])
    // Everybody who stops does so in week 9: the day after the visit of week 8.
    let worst = found.level?.sentences.first { $0.term == "retention.when" }
    #expect(worst?.arguments["week"] == .count(9))
  }

  @Test("writes the report in both languages, from results.json alone, with nothing left open")
  func report() async throws {
    let evaluation = try await evaluated()
    let files = ReportFiles(evaluation: evaluation, languages: [.it, .en]).texts()
    let italian = try #require(files.first { $0.path == "report.it.md" }?.text)
    let english = try #require(files.first { $0.path == "report.en.md" }?.text)
    #expect(italian.contains("65") && italian.contains("Ancora presenti a 12 settimane"))
    #expect(english.contains("Still there at 12 weeks"))
    #expect(english.contains("Cannot say whether the target 60% was met"))
    #expect(files.contains { $0.path == "figures/tenuta-cohorts.it.svg" })
    #expect(files.contains { $0.path == "tables/tenuta-groups-sesso.csv" })
    let line = try #require(EvaluationLines(evaluation, .en).lines.first)
    #expect(line.contains("65") && line.contains("Cannot say"))
  }

  @Test("shows no small count anywhere")
  func disclosure() async throws {
    let evaluation = try await evaluated()
    for table in try #require(evaluation.analyses.first).tables {
      for (index, column) in table.columns.enumerated() where column.guarded != nil {
        for row in table.rows {
          guard case .count(let count) = row[index] else { continue }
          #expect(count == 0 || count >= 5, "\(table.id) \(row)")
        }
      }
    }
  }
}
