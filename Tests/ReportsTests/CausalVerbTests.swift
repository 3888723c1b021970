// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Testing

@testable import Reports

@Suite("Verbs of change")
struct CausalVerbTests {
  private let effect = Estimate(
    id: "e", value: 0.02, interval: Interval(lower: 0.01, upper: 0.03), unit: .points,
    estimator: "e")

  private func sentence(_ verdict: Verdict?, causal: Bool, _ language: Language) -> String {
    Wording(language).changeSentence(
      .init(
        absolute: "e", relative: nil, better: .higher, matters: 0.01, verdict: verdict,
        causal: causal), effect: effect, outcome: LocalizedText("X"),
      event: LocalizedText(it: "la campagna", en: "the campaign"), effectText: "…"
    ).plainText
  }

  @Test("without controls no verdict makes the campaign the subject of what happened")
  func described() {
    for verdict in Verdict.all.map(Optional.some) + [nil] {
      let italian = sentence(verdict, causal: false, .it)
      let english = sentence(verdict, causal: false, .en)
      #expect(!italian.hasPrefix("La campagna") && !italian.contains("se la campagna"))
      #expect(!english.hasPrefix("The campaign") && !english.contains("Whether the campaign"))
      for word in ["raised", "lowered", "caused"] { #expect(!english.contains(word)) }
      for word in ["ha fatto", "ha cambiato", "abbia"] { #expect(!italian.contains(word)) }
    }
  }

  @Test("with controls every verdict has a sentence of its own kind, and interim claims nothing")
  func causal() {
    #expect(sentence(.betterByEnough, causal: true, .en).hasPrefix("The campaign raised “X”"))
    #expect(sentence(.worseByEnough, causal: true, .it).hasPrefix("La campagna ha fatto salire"))
    #expect(sentence(.littleOrNoChange, causal: true, .en).contains("little or not at all"))
    for excluded in [Verdict.Excluded.nothing, .improvementThatMatters, .worseningThatMatters] {
      #expect(
        sentence(.cannotSay(excluded: excluded), causal: true, .en).hasSuffix("cannot be said: …."))
    }
    #expect(!sentence(nil, causal: true, .en).contains("raised"))
  }
}
