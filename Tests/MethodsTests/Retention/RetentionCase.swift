// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Reports
import Statistics
import Tables

@testable import Methods

/// A retention of people whose rows a test writes, from CSV text to findings.
struct RetentionCase {
  /// Rows `id,start,group,sex,planned,withdrawn,died,moved`.
  var subjects: [String]
  /// Rows `id,day,what`.
  var contacts: [String]
  /// Rows `id,day,why`; no source of exits when nil.
  var exits: [String]?
  var cutoff = day("2024-12-31")
  var extracted: CivilDate?
  var holds = Holding.public
  var days = ColumnType.date
  var kpi: KPI?
  var specification = Retention.Specification(
    id: "stay", role: .secondary, kpi: nil, standard: nil,
    subjects: Retention.Subjects(
      source: "subjects", id: "id", start: "start", cohort: .every(.month), only: [],
      withdrawn: nil, died: nil, moved: nil),
    contacts: Retention.Contacts(source: "contacts", id: "id", date: "day", only: []),
    exits: nil, horizons: [4, 8, 12].map { CalendarSpan($0, .week) },
    window: CalendarSpan(3, .day), headline: .window, silentAfter: CalendarSpan(21, .day),
    repeats: .first, by: [], reference: [], changed: nil, plannedSessions: nil)

  init(_ subjects: [String], contacts: [String] = [], exits: [String]? = nil) {
    self.subjects = subjects
    self.contacts = contacts
    self.exits = exits
    if exits != nil {
      specification.exits = Retention.Exits(
        source: "exits", id: "id", date: "day", only: [], reason: "why", withdrew: ["withdrew"],
        died: ["died"], moved: ["moved"])
    }
  }

  /// Whoever has not left is still there.
  mutating func withoutContacts() {
    specification.contacts = nil
    specification.window = nil
    specification.headline = nil
    specification.silentAfter = nil
  }

  // MARK: From text to findings

  var sources: [StudySource] {
    func source(_ name: String, _ columns: [ColumnDescription]) -> StudySource {
      StudySource(
        name: name, file: "\(name).csv", dialect: .csv, holds: holds,
        provenance: .init(who: "registry", extracted: extracted), missing: [""],
        columns: columns, expectations: [])
    }
    return [
      source(
        "subjects",
        [
          ColumnDescription(name: "id", type: .id), ColumnDescription(name: "start", type: days),
          ColumnDescription(name: "group", type: .category, optional: true),
          ColumnDescription(name: "sex", type: .category, optional: true),
          ColumnDescription(name: "planned", type: .integer, optional: true),
          ColumnDescription(name: "withdrawn", type: .date, optional: true),
          ColumnDescription(name: "died", type: .date, optional: true),
          ColumnDescription(name: "moved", type: .date, optional: true),
        ]),
      source(
        "contacts",
        [
          ColumnDescription(name: "id", type: .id), ColumnDescription(name: "day", type: days),
          ColumnDescription(name: "what", type: .category, optional: true),
        ]),
      source(
        "exits",
        [
          ColumnDescription(name: "id", type: .id), ColumnDescription(name: "day", type: .date),
          ColumnDescription(name: "why", type: .category, optional: true),
        ]),
    ]
  }

  var context: StudyContext {
    StudyContext(
      header: StudyHeader(
        id: "study", title: LocalizedText("Study"), owner: "us", funding: nil,
        campaign: Campaign(from: day("2024-01-01"), to: nil), planned: .beforeData,
        cutoff: Cutoff(date: cutoff, why: "closed"), remark: nil),
      sources: sources, kpis: [kpi].compactMap(\.self))
  }

  private func text(_ header: String, _ rows: [String]) -> [UInt8] {
    Array((([header] + rows).joined(separator: "\n") + "\n").utf8)
  }

  func analysis(threads: Int? = nil) async throws -> Retention.RetentionAnalysis {
    let context = context
    let source = CSVSource(
      sources.map { $0.description(path: "\($0.name).csv") },
      contents: [
        "subjects": text("id,start,group,sex,planned,withdrawn,died,moved", subjects),
        "contacts": text("id,day,what", contacts), "exits": text("id,day,why", exits ?? []),
      ], options: ReadingOptions(threads: threads))
    let tables = try await source.answer(Retention.queries(specification, in: context)).tables
    return Retention.RetentionAnalysis(specification, of: tables, in: context)
  }

  func findings() async throws -> AnalysisFindings { try await analysis().findings() }

  /// Counts of everybody at a horizon.
  func tally(_ number: Int, _ definition: Retention.Definition = .window) async throws
    -> Retention.Tally
  {
    try await analysis().horizons[number].tally(definition)
  }

  /// The end of one person's participation: day and how, where one person is all there is.
  func end() async throws -> (day: Int, how: Retention.Queries.End)? {
    guard let cells = try await analysis().ends(.nobody)?.cells, cells.count == 1 else {
      return nil
    }
    return (cells[0].time, cells[0].end)
  }
}

/// A row of subjects.
func person(
  _ id: String, _ start: String, group: String = "", sex: String = "", planned: String = "",
  withdrawn: String = "", died: String = "", moved: String = ""
) -> String {
  [id, start, group, sex, planned, withdrawn, died, moved].joined(separator: ",")
}

/// A day that exists.
func day(_ text: String) -> CivilDate { CivilDate(iso: text) ?? CivilDate(day: 0) }
