// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Reports
import Testing

@testable import Methods

/// Every term that findings can hold is worded, in both languages, in words that promise no more
/// than the design gives.
@Suite("Words on places")
struct PlaceVocabularyTests {
  /// Analyses that differ in all that changes words.
  static var varied: [(String, PlaceCase)] {
    var cases = (PlaceExtremes.refusals + PlaceExtremes.warnings).map { ($0.term, $0.places) }
    func add(_ name: String, _ places: PlaceCase = .rates(), _ change: (inout PlaceCase) -> Void) {
      cases.append((name, PlaceExtremes.changed(places, change)))
    }
    for chosen in DifferenceInDifferences.Chosen.allCases {
      add("chosen \(chosen)") { $0.chosen = chosen }
    }
    let twoDates = PlaceCase.rates(treated: 6) { $0 < 3 ? 8 : 10 }
    for kind in [OutcomeKind.rate, .count, .mean] {
      for (name, places) in [("one date", PlaceCase.rates()), ("two dates", twoDates)] {
        add("\(kind) \(name)", places) {
          $0.kind = kind
          $0.hasExposure = kind == .count
          $0.weights = .units
          $0.better = .lower
        }
      }
    }
    add("events, exploratory", .counts()) {
      $0.hasExposure = false
      $0.role = .exploratory
      $0.events = [PlaceExtremes.event(.control), PlaceExtremes.event(.both)]
      $0.only = [ColumnFilter(column: "stratum", values: ["Q1"])]
    }
    for using in [[DifferenceInDifferences.MatchingVariable.outcomeBefore], [.column("stratum")]] {
      add("matched \(using)") { places in
        places.controls = .matched(.init(perTreated: 1, using: using, caliper: 2))
        for row in places.rows.indices where row.isMultiple(of: 3) {
          places.rows[row].stratum = "Q2"
        }
      }
    }
    for kind in DifferenceInDifferences.Synthetic.allCases {
      for count in [OutcomeKind.rate, .count, .mean] {
        add("\(kind) \(count)", .rates(places: 6, treated: 2)) { places in
          places.kind = count
          places.controls = .synthetic(kind)
          places.weights = .units
          places.neighbours = ["D05"]
        }
      }
    }
    for effect in DifferenceInDifferences.Effect.allCases {
      add("effect \(effect)", twoDates) { $0.effect = effect }
    }
    for kind in [OutcomeKind.rate, .mean] {
      add("reach \(kind)", PlaceExtremes.reached()) { places in
        places.kind = kind
        places.contaminated = ["D05": 10, "D06": 20]
        places.hasPlaceboOutcome = true
        places.differsBy = ["stratum"]
      }
    }
    for kind in [OutcomeKind.rate, .count] {
      add("differs, two dates \(kind)", PlaceGroupTests.twoDates) { places in
        places.kind = kind
        places.hasExposure = kind == .count
      }
    }
    add("differs, events", PlaceGroupTests.events) { _ in }
    add("list, neighbours") {
      $0.controls = .list(["D05", "D06"])
      $0.neighbours = ["D07"]
    }
    return cases
  }

  /// Their findings, worked out once.
  private static let findings = Task {
    var all: [(name: String, findings: AnalysisFindings)] = []
    for (name, places) in varied { all.append((name, try await places.findings())) }
    return all
  }

  @Test("every slot and every term is filled, in both languages")
  func filled() async throws {
    for (name, findings) in try await Self.findings.value {
      for language in Language.allCases {
        #expect(
          PlaceCase.rates().document(language, of: findings).unfilled == [],
          "\(name) \(language)")
        let wording = Wording(language, PlacePhrases.vocabulary)
        #expect(loose(findings, wording) == [], "\(name) \(language)")
      }
    }
  }

  /// Unfilled terms of notes, reasons, figures and facts, printed or not.
  private func loose(_ findings: AnalysisFindings, _ wording: Wording) -> [String] {
    var pieces: [Inline] = []
    for note in findings.notes + (findings.certainty?.reasons ?? []) {
      pieces += wording.note(note)
    }
    // The names choose paragraphs and are not printed themselves.
    for (name, fact) in findings.facts.sorted(by: { $0.key < $1.key })
    where name != "method.name" {
      pieces += wording.value(fact)
    }
    let figures = findings.figures.filter { figure in
      FigureSVG.render(figure, wording.language).contains("⟦")
    }
    return Document(wording.language, [.paragraph(pieces)]).unfilled + figures.map(\.id)
  }

  @Test("each case of a refusal or warning reaches it, a refusal alone")
  func named() async throws {
    let all = try await Self.findings.value
    for term in PlaceExtremes.refusals.map(\.term) {
      let findings = try #require(all.first { $0.name == term }?.findings)
      #expect(findings.notes.map(\.term) == [term])
      #expect(findings.notes.first?.severity == .refusal)
      #expect(findings.headline == nil && findings.certainty == nil)
      #expect(findings.estimates.isEmpty && findings.tables.isEmpty && findings.figures.isEmpty)
    }
    for term in PlaceExtremes.warnings.map(\.term) {
      let findings = try #require(all.first { $0.name == term }?.findings)
      #expect(findings.note(term) != nil, "\(term): \(findings.notes.map(\.term))")
      #expect(findings.headline != nil)
    }
  }

  @Test("every refusal, warning, remark and reason of certainty is reached by some case")
  func complete() async throws {
    var reached: Set<String> = []
    for (_, findings) in try await Self.findings.value {
      reached.formUnion((findings.notes + (findings.certainty?.reasons ?? [])).map(\.term))
    }
    #expect(Set(PlacePhrases.notes.terms).subtracting(reached).sorted() == [])
  }

  @Test("the vocabulary has no defect")
  func defects() { #expect(PlacePhrases.vocabulary.defects == []) }

  @Test("no phrase says significant, or no effect")
  func forbidden() {
    var phrases = PlacePhrases.vocabulary.terms.compactMap { PlacePhrases.vocabulary[$0] }
    phrases += (PlaceSectionPhrases.methods + PlaceSectionPhrases.estimand).map(\.phrase)
    for table in PlaceSectionPhrases.tables { phrases += [table.caption] + table.notes }
    phrases += PlaceSectionPhrases.captions.values
    for phrase in phrases {
      for text in [phrase.pattern(.it), phrase.pattern(.en)].map({ $0.lowercased() }) {
        for word in ["significant", "significativ", "no effect", "nessun effetto"] {
          #expect(!text.contains(word), "\(text)")
        }
      }
    }
  }

  @Test("causal verbs stand in the answer only without an event of one arm")
  func causal() async throws {
    let verbs = ["raised “", "lowered “", "caused", "ha fatto salire", "ha fatto scendere"]
    var places = PlaceCase.rates(effect: 0.3)
    for arms in [OtherEvent.Arms.both, .campaign, .control] {
      places.events = [PlaceExtremes.event(arms)]
      let findings = try await places.findings()
      for language in Language.allCases {
        let text = Self.paragraphs(places.document(language, of: findings))
        #expect(verbs.contains { text.contains($0) } == (arms == .both), "\(arms) \(text)")
      }
    }
  }

  private static func paragraphs(_ document: Document) -> String {
    var text = ""
    for block in document.blocks {
      if case .paragraph(let inlines) = block { text += inlines.plainText + "\n" }
    }
    return text
  }
}
