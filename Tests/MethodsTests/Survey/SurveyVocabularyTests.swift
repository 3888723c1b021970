// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Reports
import Tables
import Testing

@testable import Methods

/// Every term that findings can hold is worded, in both languages.
@Suite("Words on surveys")
struct SurveyVocabularyTests {
  static func varied() throws -> [(String, SurveyCase)] {
    let plain = try SurveyCase.committed()
    func changed(_ change: (inout SurveyCase) -> Void) -> SurveyCase {
      var copy = plain
      change(&copy)
      return copy
    }
    let few = SurveyCase(
      SurveyCase.people("T0", [0, 0, 0, 9, 9], of: "csat")
        + SurveyCase.people("T1", [0, 0, 0, 0, 11], of: "csat"))
    return [
      ("plain", plain),
      (
        "everything",
        changed {
          $0.specification.by = "site"
          $0.specification.role = .exploratory
          $0.specification.invited = .init(before: 100, after: 2000)
          $0.specification.only = [.init(column: "site", values: ["Nord", "Sud"])]
          $0.extracted = day("2024-06-01")
        }
      ),
      (
        "guarded",
        changed {
          $0.holds = .pseudonymised; $0.specification.by = "site"
        }
      ),
      ("paired", changed { $0.specification.pairedBy = "id" }),
      (
        "paired, guarded",
        changed {
          $0.specification.pairedBy = "id"; $0.holds = .pseudonymised
        }
      ),
      ("one wave", changed { $0.specification.waves = nil }),
      ("few", few), ("nobody", SurveyCase(["a,T9,,,,,,"])),
      ("negative", SurveyCase.counts(["a,T1,,5,-3"], .csat)),
    ]
  }

  @Test("every slot and every term is filled, in both languages, tables, notes and figures")
  func filled() async throws {
    for (name, survey) in try Self.varied() {
      let findings = DisclosureControl(minimumCell: 5).applied(to: try await survey.findings())
      for language in Language.allCases {
        let blocks = Survey.blocks(findings, kpi: nil, language: language)
        #expect(Document(language, blocks).unfilled == [], "\(name) \(language)")
        let wording = Wording(language, SurveySection.vocabulary(findings))
        let headers = findings.tables.flatMap(\.columns).flatMap { wording.term("column.\($0.id)") }
        #expect(Document(language, [.paragraph(headers)]).unfilled == [], "\(name) \(language)")
        for figure in findings.figures {
          #expect(!FigureSVG.render(figure, language).contains("⟦"), "\(name) \(language)")
        }
      }
    }
  }

  @Test("Italian and English use the same slots")
  func slots() { #expect(SurveyPhrases.vocabulary.defects == []) }

  @Test("no word claims a cause")
  func causes() {
    for term in SurveyPhrases.notes.terms {
      let texts = Language.allCases.compactMap { SurveyPhrases.notes[term]?.pattern($0) }
      for text in texts {
        for verb in [
          "caused", "causa", "effetto", "effect of", "la campagna ha", "thanks to", "grazie a",
        ] {
          #expect(!text.lowercased().contains(verb), "\(term)")
        }
      }
    }
  }
}
