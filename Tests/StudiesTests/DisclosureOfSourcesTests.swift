// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Methods
import Tables
import Testing

@testable import Studies

@Suite("Which rows may be shown however few they are")
struct DisclosureOfSourcesTests {
  private func context(persons: Holding, contacts: Holding) -> StudyContext {
    let sources = [("persons", persons), ("contacts", contacts)].map { name, holds in
      StudySource(
        name: name, file: "\(name).csv", dialect: .csv, holds: holds, provenance: nil,
        missing: [], columns: [], expectations: [])
    }
    return StudyContext(
      header: StudyHeader(
        id: "study", title: LocalizedText("Study"), owner: "us", funding: nil,
        campaign: Campaign(from: CivilDate(day: 20_000), to: nil), planned: .beforeData,
        cutoff: nil, remark: nil),
      sources: sources, kpis: [])
  }

  private let persons = Relation.people(
    People(
      source: "persons", id: "id", start: .column("start"),
      rollups: [
        Rollup("visits", source: "contacts", id: "id", date: .column("at"), take: .rows)
      ]))

  @Test("people may only if the source of their contacts is public too")
  func people() {
    #expect(context(persons: .public, contacts: .public).isPublic(persons))
    #expect(!context(persons: .public, contacts: .pseudonymised).isPublic(persons))
    #expect(!context(persons: .pseudonymised, contacts: .public).isPublic(persons))
  }

  @Test("rows may if their own source is public, whatever others hold")
  func rows() {
    let context = context(persons: .public, contacts: .pseudonymised)
    #expect(context.isPublic(.rows(source: "persons")))
    #expect(!context.isPublic(.rows(source: "contacts")))
    #expect(!context.isPublic(.rows(source: "unheard of")))
  }
}
