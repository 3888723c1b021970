// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Reports

/// What a method's section says: its terms, sentences and captions. Slots are facts of the findings.
struct SectionText: Sendable {
  /// The terms of the method.
  var vocabulary: Vocabulary
  /// What the analysis estimates, in one sentence, and what else the reader must know first.
  var estimand: [Sentence]
  /// The figures below the answer, by name, and those below the tables.
  var figures: [String]
  var lateFigures: [String]
  /// The caption of each figure.
  var captions: [String: Phrase]
  /// The tables, in order; those that the findings lack are passed over.
  var tables: [TableEntry]
  /// How it was computed.
  var methods: [Sentence]

  /// A table of the section: which, its caption and the notes below it.
  struct TableEntry: Sendable {
    var id: String
    var caption: Phrase
    var notes: [Phrase] = []
  }

  /// A sentence, and when it is due.
  struct Sentence: Sendable {
    var phrase: Phrase
    var when: @Sendable (AnalysisFindings) -> Bool = { _ in true }

    /// A sentence that is due where a fact is that term.
    static func fact(_ name: String, _ term: String, _ phrase: Phrase) -> Sentence {
      Sentence(phrase: phrase) { $0.facts[name] == .term(term) }
    }

    /// A sentence that is due where there is such a fact.
    static func has(_ name: String, _ phrase: Phrase) -> Sentence {
      Sentence(phrase: phrase) { $0.facts[name] != nil }
    }
  }

  static let event = LocalizedText(it: "la campagna", en: "the campaign")
  static let remarksHeading = Phrase(it: "Da sapere", en: "Worth knowing")
}

extension Phrase {
  /// Which rows count, where the study file restricts them.
  static let only = Phrase(
    it: "Contano solo le righe con {only}.", en: "Only rows with {only} count.")
}
