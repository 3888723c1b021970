// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Foundation
import Studies
import Testing

/// Disclosure control leaves three digits of an effect where counts are rounded: what that means for
/// verdicts and for what the registered choices would have given.
@Suite("Bundles whose counts are rounded")
struct RoundedBundleTests {
  private let rounded = TamperedBundle.study.replacing(
    "secondary: true", with: "secondary: true, round_to: 5")

  private func evaluated(_ bundle: TamperedBundle) throws -> Evaluation {
    let run = try Command.esito(
      ["evaluate", "study.yaml", "--salt", "salt"], in: bundle.scratch.folder)
    #expect(run.code == 0, "\(run.messages)")
    return try JSONDecoder().decode(Evaluation.self, from: Data(bundle.text("results.json").utf8))
  }

  @Test("a limit that was rounded across the threshold raises no false alarm")
  func threshold() async throws {
    let bundle = try TamperedBundle()
    try bundle.scratch.write(rounded, to: "study.yaml")
    let first = try evaluated(bundle)
    let analysis = try #require(first.analyses.first)
    let headline = try #require(analysis.headline)
    let shown = try #require(analysis.estimate(headline.absolute)?.interval?.upper)
    let exact = try JSONDecoder().decode(
      Evaluation.self, from: Data(bundle.scratch.text("bundle.private/results.json").utf8))
    let kept = try #require(exact.analyses.first?.estimate(headline.absolute)?.interval?.upper)
    // Fewer cases are better: the threshold stands between the limit that was found and the one shown.
    #expect(shown != kept)
    let matters = (-(shown + kept) / 2 * 1000).rounded() / 1000
    try bundle.scratch.write(
      rounded.replacing("matters: 10", with: "matters: \(matters)"), to: "study.yaml")
    let again = try evaluated(bundle)
    let verdict = try #require(again.analyses.first?.headline?.verdict)
    let interval = try #require(again.analyses.first?.estimate(headline.absolute)?.interval)
    #expect(verdict != Verdict(interval: interval, better: .lower, matters: matters))
    let found = try await bundle.verified(data: true)
    #expect(found.outcome(.text)?.status == .fine, "\(found.text)")
    #expect(found.outcome(.data)?.word == "IDENTICAL")

    // A verdict that no such limit gives is still found.
    try bundle.replace(
      "\"verdict\" : \"\(verdict.name)\"", "\"verdict\" : \"worse\"", in: "results.json")
    let forged = try await bundle.verified()
    #expect(forged.outcome(.text)?.status == .mismatch)
  }

  @Test("what the registered choices would have given keeps no more digits than what is published")
  func registered() throws {
    let bundle = try TamperedBundle()
    let register = try Command.esito(["register", "study.yaml"], in: bundle.scratch.folder)
    #expect(register.code == 0)
    try bundle.scratch.write(
      rounded.replacing("shape: [level]", with: "shape: [level, slope]"), to: "study.yaml")
    let registration = try #require(try evaluated(bundle).registration)
    let answers = registration.results.flatMap { [$0.registered, $0.now] }.compactMap(\.self)
    #expect(answers.count == 2)
    for estimate in answers.map(\.estimate) {
      let numbers = [estimate.value, estimate.interval?.lower, estimate.interval?.upper]
      for number in numbers.compactMap(\.self) {
        let digits = "\(number)".filter(\.isNumber).drop { $0 == "0" }
        #expect(digits.count <= 3, "\(number)")
      }
    }
  }
}
