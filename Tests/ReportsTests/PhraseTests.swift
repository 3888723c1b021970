// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Testing

@testable import Reports

@Suite("Phrases")
struct PhraseTests {
  @Test("slots are filled, chosen words follow the number, other braces stay")
  func filling() {
    let phrase = Phrase(
      it: "{n} {n?punto:punti} su {total} {non uno slot} {",
      en: "{n} {n?point:points} of {total} {not a slot} {")
    #expect(phrase.slots(.it) == ["n", "total"])
    #expect(
      phrase.text(.it, ["n": "1", "total": "8"]) == "1 punto su 8 {non uno slot} {")
    #expect(
      phrase.text(.en, ["n": "3", "total": "8"]) == "3 points of 8 {not a slot} {")
  }

  @Test("what fills a slot is never read as a slot, and markup in it never as markup")
  func noInjection() {
    let phrase = Phrase(it: "«{a}» {b}", en: "“{a}” {b}")
    #expect(phrase.text(.en, ["a": "{b}", "b": "%@ %d {a}"]) == "“{b}” %@ %d {a}")
  }

  @Test("a slot that nothing fills is found in the document")
  func unfilled() {
    let phrase = Phrase(it: "da {low} a {high}", en: "{low} to {high}")
    let cell = phrase.inlines(.en, ["low": ["1"]])
    let table = Block.Table(caption: ["c"], columns: [.init(["h"])], rows: [[cell]])
    let words = Wording(.en)
    let document = Document(
      .en,
      [
        .list(ordered: false, items: [[.quote([.table(table)])]]),
        .callout(label: words.term("no such term"), [.paragraph([.strong([.emphasis(cell)])])]),
        .figure(.init(path: "f.svg", alternative: "", caption: phrase.inlines(.en))),
      ])
    #expect(document.unfilled == ["high", "no such term", "high", "low", "high"])
    #expect(Document(.en, [.paragraph(words.term("missing"))]).unfilled.isEmpty)
  }

  @Test("every phrase of this module has both languages with the same slots")
  func complete() {
    for vocabulary in [Vocabulary.core, FigureWords.phrases, AlternativeWords.phrases] {
      #expect(vocabulary.defects.isEmpty)
      #expect(!vocabulary.terms.isEmpty)
    }
    #expect(Vocabulary(fixedPhrases).defects.isEmpty)
    for verdict in everyVerdict {
      let label = VerdictWords.label(verdict)
      #expect(!label.it.isEmpty && !label.en.isEmpty && label.slots(.it).isEmpty)
    }
  }

  @Test("defects are found: an empty text, a slot in one language only")
  func defects() {
    let vocabulary = Vocabulary([
      "b": Phrase(it: "{x}", en: "{x} {y}"), "a": Phrase(it: "", en: "text"),
      "c": Phrase(it: "{x} e {y}", en: "{y} and {x}"),
    ])
    #expect(
      vocabulary.defects == [
        "a: no text in it", "b: slots differ, it [\"x\"], en [\"x\", \"y\"]",
      ])
  }

  @Test("of two entries with one term, the method's own holds")
  func adding() {
    let words = Wording(.en, Vocabulary(["yes": Phrase(it: "certo", en: "indeed")]))
    #expect(words.term("yes").plainText == "indeed")
    #expect(words.term("no").plainText == "no")
  }

  @Test("every step, unit and role has its words")
  func coverage() {
    for language in Language.allCases {
      let words = Wording(language, FigureWords.phrases)
      let units: [Unit] = [
        .number, .proportion, .points, .ratio, .oddsRatio, .count, .rate(per: 1000),
        .measure("km"), .probability, .money("EUR"),
      ]
      for step in CalendarStep.allCases {
        #expect(words.vocabulary[step.rawValue] != nil)
        #expect(words.vocabulary[step.rawValue + "s"] != nil)
        for unit in units {
          let label = FigureWords.axis(unit, step, words)
          #expect(!label.contains("⟦"))
        }
      }
      for role in AnalysisFindings.Role.allCases { #expect(words.vocabulary[role.rawValue] != nil) }
      for better in BetterDirection.allCases {
        #expect(words.vocabulary[better.rawValue] != nil)
      }
    }
  }

  private var fixedPhrases: KeyValuePairs<String, Phrase> {
    [
      "fits": VerdictWords.fits, "interim": VerdictWords.interim,
      "noThreshold": VerdictWords.noThreshold, "threshold": VerdictWords.threshold,
      "certainty": CertaintyWords.sentence, "raised": ChangeWords.raised,
      "lowered": ChangeWords.lowered, "rose": ChangeWords.rose, "fell": ChangeWords.fell,
      "littleCausal": ChangeWords.littleCausal, "little": ChangeWords.little,
      "undecidedCausal": ChangeWords.undecidedCausal, "undecided": ChangeWords.undecided,
    ]
  }
}

/// Every verdict there is.
let everyVerdict: [Verdict] = [
  .betterByEnough, .betterPerhapsByEnough, .betterByLess, .better, .littleOrNoChange,
  .cannotSay(excluded: .nothing), .cannotSay(excluded: .improvementThatMatters),
  .cannotSay(excluded: .worseningThatMatters), .worse, .worseByLess, .worsePerhapsByEnough,
  .worseByEnough,
]
