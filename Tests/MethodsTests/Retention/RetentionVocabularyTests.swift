// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Reports
import Statistics
import Tables
import Testing

@testable import Methods

/// Every term that findings can hold is worded, in both languages.
@Suite("Words on retention")
struct RetentionVocabularyTests {
  /// Analyses that differ in all that changes words.
  static var varied: [(String, RetentionCase)] {
    let plain = RetentionPropertyTests.simulated(120, seed: 5, through: day("2024-06-30"))
    func changed(_ change: (inout RetentionCase) -> Void) -> RetentionCase {
      var copy = plain
      change(&copy)
      return copy
    }
    return [
      (
        "everything",
        changed {
          $0.specification.by = ["sex", "group"]
          $0.specification.changed = .init(
            date: day("2024-03-01"), what: LocalizedText(it: "promemoria", en: "reminders"))
          $0.specification.plannedSessions = "planned"
          $0.specification.role = .exploratory
          $0.specification.subjects.only = [.init(column: "sex", values: ["F", "M"])]
          $0.subjects += [
            person("E", "2024-01-08", planned: "3"), person("E", "2024-01-08", planned: "3"),
            person("L", "2024-07-09"),
          ]
          $0.contacts += ["E,2024-01-01,", "X,2024-02-02,", "E,2024-07-07,"]
          $0.exits = ["E,2024-02-09,died", "P1,2024-06-01,moved", "P2,2024-05-01,withdrew"]
          $0.specification.exits = Retention.Exits(
            source: "exits", id: "id", date: "day", only: [], reason: "why",
            withdrew: ["withdrew"], died: ["died"], moved: ["moved"])
        }
      ),
      ("on or after", changed { $0.specification.headline = .onOrAfter }),
      ("spells", changed { $0.specification.repeats = .spells }),
      (
        "column cohorts",
        changed { $0.specification.subjects.cohort = .column("group") }
      ),
      (
        "russell",
        changed {
          $0.specification.standard = .russell
          $0.specification.horizons = [6, 12].map { CalendarSpan($0, .month) }
          $0.specification.silentAfter = nil
        }
      ),
      (
        "interim, guarded",
        changed {
          $0.extracted = day("2024-05-01")
          $0.holds = .pseudonymised
          $0.contacts = $0.contacts.filter { $0.split(separator: ",")[1] <= "2024-05-01" }
          $0.subjects = $0.subjects.filter { $0.split(separator: ",")[1] <= "2024-05-01" }
        }
      ),
      ("log", changed { $0.withoutContacts() }),
      ("young", changed { $0.cutoff = day("2024-01-20") }),
      ("nobody", changed { $0.cutoff = day("2023-01-20") }),
      (
        "future",
        changed {
          $0.extracted = day("2024-02-01"); $0.cutoff = day("2024-02-01")
        }
      ),
      (
        "nobody chosen",
        changed { $0.specification.subjects.only = [.init(column: "sex", values: ["X"])] }
      ),
    ]
  }

  @Test("every slot and every term is filled, in both languages")
  func filled() async throws {
    for (name, people) in Self.varied {
      let findings = try await people.findings()
      for language in Language.allCases {
        let document = Document(
          language, Retention.blocks(findings, kpi: nil, language: language))
        #expect(document.unfilled == [], "\(name) \(language)")
        let wording = Wording(language, RetentionPhrases.vocabulary)
        var pieces: [Inline] = []
        for note in findings.notes + (findings.level?.sentences ?? []) {
          pieces += wording.note(note)
        }
        for (_, fact) in findings.facts.sorted(by: { $0.key < $1.key }) {
          pieces += wording.value(fact)
        }
        #expect(Document(language, [.paragraph(pieces)]).unfilled == [], "\(name) \(language)")
      }
      // Each table that findings hold is told in the section.
      for table in findings.tables {
        #expect(RetentionSection.entry(table.id) != nil, "\(table.id)")
      }
    }
  }

  @Test("the vocabulary has no defect, and says neither significant nor no effect")
  func defects() {
    #expect(RetentionPhrases.vocabulary.defects == [])
    let captions = Array(RetentionSection.captions.values)
    let tables = Array(RetentionSection.tableCaptions.values)
    let notes = RetentionSection.tableNotes.values.flatMap { $0 }
    let sentences = (RetentionSection.estimand + RetentionSection.methods).map(\.phrase)
    let own = RetentionPhrases.vocabulary.terms.compactMap { RetentionPhrases.vocabulary[$0] }
    for phrase in own + captions + tables + notes + sentences {
      #expect(phrase.slots(.it).sorted() == phrase.slots(.en).sorted())
      for text in [phrase.pattern(.it), phrase.pattern(.en)].map({ $0.lowercased() }) {
        for word in ["significant", "significativ", "no effect", "nessun effetto"] {
          #expect(!text.contains(word), "\(text)")
        }
      }
    }
  }
}
