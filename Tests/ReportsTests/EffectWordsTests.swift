// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Testing

@testable import Reports

@Suite("Effects in words")
struct EffectWordsTests {
  private let people = LocalizedText(it: "invitati", en: "invited")

  private func estimate(
    _ value: Double?, _ lower: Double?, _ upper: Double?, _ unit: Unit
  ) -> Estimate {
    Estimate(
      id: "e", value: value, interval: Interval(lower: lower, upper: upper), unit: unit,
      estimator: "e")
  }

  @Test("design.md's sentence, absolute and relative together")
  func golden() {
    let absolute = estimate(0.044, 0.012, 0.077, .points)
    let relative = estimate(1.09, 1.02, 1.16, .ratio)
    #expect(
      Wording(.en).effect(
        absolute: absolute, relative: relative, people: people, intervals: false)
        == "44 more per 1,000 invited (12 to 77); ratio 1.09")
    #expect(
      Wording(.it).effect(
        absolute: absolute, relative: relative, people: people, intervals: false)
        == "44 in più ogni 1.000 invitati (da 12 a 77); rapporto 1,09")
    #expect(
      Wording(.en).effect(absolute: absolute, relative: relative, people: people)
        == "44 more per 1,000 invited (12 to 77); ratio 1.090 (1.020 to 1.160)")
  }

  @Test("a fall is given as so many fewer, its limits in rising size")
  func fewer() {
    let fall = estimate(-0.044, -0.077, -0.012, .points)
    #expect(
      Wording(.en).difference(fall, people: people) == "44 fewer per 1,000 invited (12 to 77)")
    #expect(
      Wording(.it).difference(fall, people: people)
        == "44 in meno ogni 1.000 invitati (da 12 a 77)")
    #expect(
      Wording(.en).difference(fall) == "4.4 percentage points lower (1.2 to 7.7)")
    #expect(
      Wording(.it).difference(fall) == "4,4 punti percentuali in meno (da 1,2 a 7,7)")
  }

  @Test("where the interval holds both signs, each limit has its own direction")
  func bothSigns() {
    let undecided = estimate(0.044, -0.012, 0.1, .points)
    #expect(
      Wording(.en).difference(undecided, people: people)
        == "44 more per 1,000 invited (from 12 fewer to 100 more)")
    #expect(
      Wording(.it).difference(undecided, people: people)
        == "44 in più ogni 1.000 invitati (da 12 in meno a 100 in più)")
    let casualties = estimate(-3120, -7150, 910, .count)
    #expect(
      Wording(.it).difference(casualties) == "3.120 in meno (da 7.150 in meno a 910 in più)")
  }

  @Test("a difference that rounds to zero has no direction")
  func zero() {
    #expect(
      Wording(.en).difference(estimate(0.0001, -0.05, 0.05, .points), people: people)
        == "0 per 1,000 invited (from 50 fewer to 50 more)")
  }

  @Test("other units, one limit, and nothing at all")
  func others() {
    #expect(
      Wording(.en).difference(estimate(-2.14, -3.42, -0.86, .measure("min")))
        == "2.1 min less (0.9 to 3.4)")
    #expect(
      Wording(.en).difference(estimate(0.0021, 0.0004, 0.0038, .rate(per: 1000)))
        == "2.1 per 1,000 more (0.4 to 3.8)")
    #expect(
      Wording(.it).difference(estimate(50, 20, nil, .count))
        == "50 in più (da 20 in su, nessun limite superiore)")
    #expect(
      Wording(.en).difference(estimate(-50, nil, -20, .count))
        == "50 fewer (20 upward, no upper limit)")
    #expect(Wording(.it).difference(estimate(nil, nil, nil, .count)) == "non disponibile")
    #expect(Wording(.en).difference(estimate(.nan, 0, 1, .count)) == "not available")
    let plain = Estimate(id: "e", value: 0.044, unit: .points, estimator: "e")
    #expect(Wording(.en).difference(plain, people: people) == "44 more per 1,000 invited")
    #expect(Wording(.en).relative(estimate(1.9, 1.2, 3.0, .oddsRatio)).hasPrefix("odds ratio 1.90"))
    #expect(
      Wording(.it).relative(estimate(-0.2728, -0.35, -0.19, .proportion))
        == "variazione relativa −27,3% (da −35,0% a −19,0%)")
  }
}
