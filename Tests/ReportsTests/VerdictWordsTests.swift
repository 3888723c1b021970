// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Testing

@testable import Reports

@Suite("Verdicts in words")
struct VerdictWordsTests {
  private let outcome = LocalizedText(it: "Adesione all’invito", en: "Response to the invitation")
  private let event = LocalizedText(it: "la campagna", en: "the campaign")

  private func headline(
    _ verdict: Verdict?, causal: Bool = false, matters: Double? = 0.02
  ) -> AnalysisFindings.Headline {
    AnalysisFindings.Headline(
      absolute: "average", relative: nil, better: .higher, matters: matters, verdict: verdict,
      causal: causal)
  }

  private func effect(_ value: Double, _ lower: Double?, _ upper: Double?) -> Estimate {
    Estimate(
      id: "average", value: value, interval: Interval(lower: lower, upper: upper), unit: .points,
      estimator: "e")
  }

  private func sentence(_ language: Language, _ verdict: Verdict?, matters: Double? = 0.02)
    -> String
  {
    Wording(language).verdictSentence(
      headline(verdict, matters: matters), effect: effect(0.03, -0.021, 0.114)
    ).plainText
  }

  @Test("each verdict has design.md's words")
  func labels() {
    let expected: [(String, String)] = [
      ("better, by an amount that matters", "meglio, in misura che conta"),
      (
        "better; whether by enough to matter is not certain",
        "meglio; se in misura che conta non è certo"
      ),
      ("better, by less than matters", "meglio, ma meno di quanto conta"),
      ("better", "meglio"), ("little or no change", "cambiamento piccolo o nullo"),
      ("cannot say", "non si può dire"), ("cannot say", "non si può dire"),
      ("cannot say", "non si può dire"), ("worse", "peggio"),
      ("worse, by less than matters", "peggio, ma meno di quanto conta"),
      (
        "worse; whether by enough to matter is not certain",
        "peggio; se in misura che conta non è certo"
      ),
      ("worse, by an amount that matters", "peggio, in misura che conta"),
    ]
    for (verdict, words) in zip(everyVerdict, expected) {
      #expect(Wording(.en).verdict(verdict) == words.0)
      #expect(Wording(.it).verdict(verdict) == words.1)
    }
    #expect(expected.count == everyVerdict.count)
  }

  @Test("cannot say: what the data fit and what they exclude")
  func cannotSay() {
    #expect(
      sentence(.en, .cannotSay(excluded: .worseningThatMatters))
        == "Cannot say: the data fit a change from −2.1 to 11.4 percentage points, but a "
        + "worsening that matters is excluded. The smallest change that matters, as declared: "
        + "2 percentage points.")
    #expect(
      sentence(.it, .cannotSay(excluded: .improvementThatMatters))
        == "Non si può dire: i dati sono compatibili con un cambiamento da −2,1 a 11,4 punti "
        + "percentuali, ma un miglioramento che conta è escluso. Il più piccolo cambiamento che "
        + "conta, come dichiarato: 2 punti percentuali.")
    #expect(
      sentence(.it, .cannotSay(excluded: .nothing), matters: 0.01)
        == "Non si può dire: i dati sono compatibili con un cambiamento da −2,1 a 11,4 punti "
        + "percentuali. Il più piccolo cambiamento che conta, come dichiarato: 1 punto "
        + "percentuale.")
    let open = Wording(.en).verdictSentence(
      headline(.cannotSay(excluded: .nothing)), effect: effect(0.03, -0.021, nil))
    #expect(
      open.plainText.hasPrefix(
        "Cannot say: the data fit a change of −2.1 percentage points upward, no upper limit."))
  }

  @Test("no threshold, and no verdict before the cut-off, are said")
  func missingParts() {
    #expect(
      sentence(.en, .better, matters: nil)
        == "Better. No threshold above which a change matters was declared.")
    #expect(
      sentence(.it, .worse, matters: nil)
        == "Peggio. Non è stata dichiarata una soglia oltre la quale un cambiamento conta.")
    #expect(sentence(.en, nil) == "Interim look, before the cut-off date: no verdict.")
    #expect(
      sentence(.it, nil) == "Analisi intermedia, prima della data di chiusura: nessun giudizio.")
  }

  @Test("no sentence says significant, and an undecided one never says no effect")
  func forbidden() {
    for language in Language.allCases {
      for verdict in everyVerdict + [nil] {
        for causal in [true, false] {
          let change = Wording(language).changeSentence(
            headline(verdict, causal: causal), effect: effect(0.03, -0.02, 0.1), outcome: outcome,
            event: event, effectText: "44")
          let text = (sentence(language, verdict) + " " + change.plainText).lowercased()
          #expect(!text.contains("signific"))
          guard case .cannotSay? = verdict else { continue }
          for claim in [
            "no effect", "no change", "nessun effetto", "nessun cambiamento", "nullo", "nulla",
          ] { #expect(!text.contains(claim), "\(text)") }
        }
      }
    }
  }

  @Test("only a causal headline says that the campaign did it")
  func causalVerbs() {
    func change(_ language: Language, _ value: Double, _ verdict: Verdict?, causal: Bool) -> String
    {
      Wording(language).changeSentence(
        headline(verdict, causal: causal), effect: effect(value, nil, nil), outcome: outcome,
        event: event, effectText: "44"
      ).plainText
    }
    #expect(
      change(.en, 0.03, .betterByEnough, causal: true)
        == "The campaign raised “Response to the invitation”: 44.")
    #expect(
      change(.it, -0.03, .worse, causal: true)
        == "La campagna ha fatto scendere il valore di «Adesione all’invito»: 44.")
    #expect(
      change(.en, 0.03, .betterByEnough, causal: false)
        == "“Response to the invitation” changed, upwards, when the campaign began: 44.")
    #expect(
      change(.it, -0.03, .worseByLess, causal: false)
        == "Il valore di «Adesione all’invito» è cambiato, verso il basso, quando ha avuto inizio "
        + "la campagna: 44.")
    for verdict in everyVerdict + [nil] {
      let english = change(.en, 0.03, verdict, causal: false)
      let italian = change(.it, 0.03, verdict, causal: false)
      for verb in ["campaign raised", "campaign lowered", "campaign changed"] {
        #expect(!english.contains(verb))
      }
      for verb in ["ha fatto", "ha cambiato", "abbia cambiato"] { #expect(!italian.contains(verb)) }
    }
  }

  @Test("certainty: its level, then each reason in the vocabulary's words")
  func certainty() {
    let words = Wording(
      .en,
      Vocabulary([
        "few.points": Phrase(
          it: "In meno: solo {n} punti.", en: "Down: only {n} {n?point:points}.")
      ]))
    let certainty = Certainty(up: nil, down: [Note("few.points", .warning, ["n": .count(6)])])
    #expect(
      words.certaintySentence(certainty).plainText
        == "Certainty: very low. It starts at low, because nothing was assigned at random. "
        + "Down: only 6 points.")
    for level in [Certainty.Level.veryLow, .low, .moderate, .high] {
      #expect(!Wording(.it).certainty(level).isEmpty)
    }
  }
}
