// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Findings
import Foundation
import Methods
import Reports
import Tables
import Testing

@testable import Studies

@Suite("A study of variants given out by chance")
struct ABTestStudyTests {
  private struct Effect: Decodable {
    var difference: [Double], ratio: [Double], p: Double?
  }
  private struct Expected: Decodable {
    var counts: [String: [Int]]
    var two: Effect, three: [String: Effect], holm: [Double], look2of4: Effect
    var binomial: Double, chisquare: Double
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Reference/ab-test")

  private static func expected() throws -> Expected {
    try JSONDecoder().decode(
      Expected.self, from: Data(contentsOf: folder.appending(path: "expected.json")))
  }

  private static func text(_ more: String, holds: String = "public") -> String {
    """
    spec: 1
    study:
      id: messaggi
      title: { it: "Due messaggi", en: "Two messages" }
      owner: "ASL Valdoro"
      campaign: { from: 2024-10-01, to: 2025-02-28 }
      planned: before-data
    sources:
      invii:
        file: messages.csv
        dialect: csv
        holds: \(holds)
        columns:
          giorno: { type: date }
          variante: { type: category }
          clic: { type: boolean, positive: ["S"], negative: ["N"] }
    kpis:
      clic:
        level: output
        label: { it: "Clic sul messaggio", en: "Clicks on the message" }
        source: invii
        rate: { of: clic, over: rows }
        dated_by: giorno
        better: higher
        matters: 1 pp
    analyses:
      messaggi:
        kind: ab-test
        role: primary
        kpi: clic
        variant: variante
        \(more)
    report:
      languages: [it, en]
    """
  }

  private static func found(
    _ text: String, _ data: String? = nil
  ) async throws -> (Evaluation, AnalysisFindings) {
    let outcome = read(text)
    let study = try #require(
      outcome.study, "\(DiagnosticText().render(outcome.diagnostics))")
    let bytes =
      try data.map { Array($0.utf8) }
      ?? Array(Data(contentsOf: folder.appending(path: "messages.csv")))
    let source = CSVSource(
      study.context.sources.map { $0.description(path: "\($0.name).csv") },
      contents: ["invii": bytes])
    let evaluation = try await study.evaluated(by: source)
    return (evaluation, try #require(evaluation.analyses.first))
  }

  private func agree(_ estimate: Estimate?, _ expected: [Double]) -> Bool {
    let found = [estimate?.value, estimate?.interval?.lower, estimate?.interval?.upper]
    // Wilson's limits by another sum, a quantile from another library: eleven digits.
    return zip(found, expected).allSatisfy { abs(($0 ?? .nan) - $1) <= 1e-11 * max(1, abs($1)) }
  }

  @Test(
    "two variants: difference, ratio, p and numbers given out as statsmodels and scipy have them")
  func two() async throws {
    let expected = try Self.expected()
    let (_, found) = try await Self.found(
      Self.text("variants: [A, B]\n    allocated: random"))
    #expect(agree(found.estimate("effects.absolute"), expected.two.difference))
    #expect(agree(found.estimate("effects.relative"), expected.two.ratio))
    let p = try #require(found.table("effects")).rows[0][5]
    guard case .number(let value, .probability) = p else {
      Issue.record("no p")
      return
    }
    #expect(abs(value - (expected.two.p ?? .nan)) < 1e-12)
    guard case .number(let allocation, _)? = found.table("allocation")?.rows[0][1] else {
      Issue.record("no p of the allocation")
      return
    }
    #expect(abs(allocation - expected.binomial) < 1e-10)
    #expect(found.headline?.causal == true && found.certainty?.start == .drawn)
    #expect(
      found.headline?.verdict == .betterPerhapsByEnough
        || found.headline?.verdict == .betterByEnough)
    #expect(found.notes.contains { $0.term == "ab.remark.one-look" })
  }

  @Test("three variants: alpha is divided, p-values are Holm's, the verdict is of the one named")
  func three() async throws {
    let expected = try Self.expected()
    let (_, found) = try await Self.found(
      Self.text("variants: [A, B, C]\n    allocated: random\n    ratio: [2, 2, 1]\n    compare: C"))
    let absolute = try #require(expected.three["C"])
    #expect(agree(found.estimate("effects.absolute"), absolute.difference))
    let rows = try #require(found.table("effects")).rows
    for (row, p) in zip(rows, expected.holm) {
      guard case .number(let value, _) = row[5] else {
        Issue.record("no p")
        continue
      }
      #expect(abs(value - p) < 1e-12)
    }
    guard case .number(let allocation, _)? = found.table("allocation")?.rows[0][1] else {
      Issue.record("no p of the allocation")
      return
    }
    #expect(abs(allocation - expected.chisquare) < 1e-12)
  }

  @Test("at the second of four looks the interval is the repeated one")
  func looks() async throws {
    let expected = try Self.expected()
    let (evaluation, found) = try await Self.found(
      Self.text("variants: [A, B]\n    allocated: random\n    looks: { planned: 4, this: 2 }"))
    #expect(agree(found.estimate("effects.absolute"), expected.look2of4.difference))
    #expect(agree(found.estimate("effects.relative"), expected.look2of4.ratio))
    #expect(found.table("looks")?.rows.count == 4)
    #expect(found.table("effects")?.rows[0][5] == .missing)
    let files = ReportFiles(evaluation: evaluation, languages: [.it, .en]).texts()
    for file in files where file.path.hasSuffix(".md") { #expect(!file.text.contains("⟦")) }
    let english = try #require(files.first { $0.path == "report.en.md" }?.text)
    #expect(english.contains("This is look 2 of 4 that were planned."))
    let italian = try #require(files.first { $0.path == "report.it.md" }?.text)
    #expect(italian.contains("La variante B"))
  }

  @Test("numbers far from the ratio declared take the causal words away and lower certainty")
  func ratio() async throws {
    let (_, found) = try await Self.found(
      Self.text("variants: [A, B]\n    allocated: random\n    ratio: [1, 2]"))
    #expect(found.headline?.causal == false)
    #expect(found.notes.contains { $0.term == "ab.warning.ratio" })
    #expect(found.certainty?.reasons.first?.term == "ab.certainty.ratio")
  }

  @Test("a variant with few responses is withheld whole, an empty one refused")
  func few() async throws {
    let rows = (0..<60).map { "2024-10-02,\($0 % 2 == 0 ? "A" : "B"),\($0 < 3 ? "S" : "N")" }
    let (_, small) = try await Self.found(
      Self.text("variants: [A, B]\n    allocated: random", holds: "pseudonymised"),
      "giorno,variante,clic\n" + rows.joined(separator: "\n") + "\n")
    #expect(small.tables.isEmpty && small.estimates.isEmpty && small.headline == nil)
    #expect(small.notes.map(\.term) == ["disclosure.whole"])
    let (_, empty) = try await Self.found(
      Self.text("variants: [A, Z]\n    allocated: random"))
    #expect(empty.notes.map(\.term) == ["ab.refused.empty"])
  }

  @Test("whole days or places, wrong ratios and looks beyond the plan are told with a way out")
  func mistakes() {
    let outcome = read(
      Self.text(
        "variants: [A, B]\n    allocated: by-day\n    ratio: [1, 1, 1]\n    compare: A\n"
          + "    looks: { planned: 2, this: 3 }"))
    #expect(outcome.study == nil && outcome.diagnostics.count == 4)
    for part in ["whole days", "3 parts for 2 variants", "no variant `A`", "look 3 of 2"] {
      #expect(outcome.diagnostics.contains { $0.message.contains(part) }, "\(part)")
    }
  }
}
