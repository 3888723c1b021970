// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Reports
import Tables
import Testing

@testable import Methods

/// Every term that findings can hold is worded, in both languages.
@Suite("Words on gaps")
struct GapVocabularyTests {
  private static let findings = Task {
    var all: [(name: String, findings: AnalysisFindings)] = []
    for (name, gap) in GapExtremes.refusals + GapExtremes.warnings + GapExtremes.others {
      all.append((name, try await gap.findings()))
    }
    return all
  }

  @Test("every slot and every term is filled, in both languages")
  func filled() async throws {
    for (name, findings) in try await Self.findings.value {
      for language in Language.allCases {
        #expect(
          GapCase.quartiles().document(language, of: findings).unfilled == [],
          "\(name) \(language)")
        let wording = Wording(language, GapPhrases.vocabulary)
        var pieces: [Inline] = []
        for note in findings.notes + (findings.certainty?.reasons ?? []) {
          pieces += wording.note(note)
        }
        #expect(Document(language, [.paragraph(pieces)]).unfilled == [], "\(name) \(language)")
        let figures = findings.figures.filter {
          FigureSVG.render($0, language).contains("⟦")
        }
        #expect(figures.isEmpty, "\(name) \(language)")
      }
    }
  }

  @Test("each case of a refusal or warning reaches it, a refusal alone")
  func named() async throws {
    let all = try await Self.findings.value
    for term in GapExtremes.refusals.map(\.term) {
      let findings = try #require(all.first { $0.name == term }?.findings)
      #expect(findings.notes.map(\.term) == [term])
      #expect(findings.headline == nil && findings.tables.isEmpty && findings.estimates.isEmpty)
    }
    for term in GapExtremes.warnings.map(\.term) {
      let findings = try #require(all.first { $0.name == term }?.findings)
      #expect(
        findings.notes.contains { $0.term == term }, "\(term): \(findings.notes.map(\.term))")
      #expect(findings.headline != nil)
    }
  }

  @Test("every note of the method is reached by some case")
  func complete() async throws {
    var reached: Set<String> = []
    for (_, findings) in try await Self.findings.value {
      reached.formUnion((findings.notes + (findings.certainty?.reasons ?? [])).map(\.term))
    }
    #expect(Set(GapNotePhrases.notes.terms).subtracting(reached).sorted() == [])
  }

  @Test("the vocabulary has no defect")
  func defects() { #expect(GapPhrases.vocabulary.defects == []) }

  @Test(
    "a small group withholds the analysis whole, and says how to mend it",
    arguments: [Holding.pseudonymised, .aggregates])
  func withheld(holds: Holding) async throws {
    let control = DisclosureControl(minimumCell: 5)
    func small(_ change: (inout GapCase) -> Void) async throws -> AnalysisFindings {
      let gap = GapCase.changed { gap in
        gap.holds = holds
        change(&gap)
      }
      return control.applied(to: try await gap.findings())
    }
    let plain = try await small { _ in }
    #expect(plain.headline != nil && !plain.tables.isEmpty)
    for group in ["Q4", nil] {
      let findings = try await small { gap in
        if group != nil { gap.rows.removeAll { $0.group == group && $0.isAfter } }
        gap.rows.append(.init(isAfter: true, group: group, y: 3, n: 400))
      }
      #expect(findings.notes.map(\.term) == ["disclosure.whole"])
      #expect(findings.tables.isEmpty && findings.estimates.isEmpty && findings.figures.isEmpty)
      #expect(findings.headline == nil)
    }
    // All but three did: the complement is as telling.
    let complement = try await small { gap in
      gap.rows.removeAll { $0.group == "Q1" && $0.isAfter }
      gap.rows.append(.init(isAfter: true, group: "Q1", y: 397, n: 400))
    }
    #expect(complement.notes.map(\.term) == ["disclosure.whole"])
  }
}
