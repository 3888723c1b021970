// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Findings
import Foundation
import Methods
import Tables
import Testing

@testable import Studies

@Suite("The template of a screening study")
struct ScreeningTemplateTests {
  private struct Expected: Decodable {
    var bytes: Int, sha256: String, rows: Int
  }

  private static func expected() throws -> Expected {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Reference/screening-template/expected.json")
    return try JSONDecoder().decode(Expected.self, from: Data(contentsOf: file))
  }

  @Test("writes the file that another program worked out, byte for byte, as Excel does in Italy")
  func data() throws {
    let expected = try Self.expected()
    let template = try #require(StudyTemplate.named("screening"))
    #expect(template.files.map(\.path) == ["study.yaml", "dati/inviti.csv"])
    let bytes = template.files[1].bytes
    #expect(bytes.count == expected.bytes)
    #expect(bytes.split(separator: UInt8(ascii: "\n")).count == expected.rows + 1)
    #expect(Digest.sha256(bytes) == expected.sha256)
    // `Età` in one byte a letter, as windows-1252 has it.
    #expect(bytes.contains(0xE0) && !template.files[0].bytes.contains(0xE0))
  }

  @Test("finds the effect that its data were made with, and fills the KPI chain")
  func effect() async throws {
    let template = try #require(StudyTemplate.named("screening"))
    let outcome = read(template.files[0].text)
    let study = try #require(outcome.study)
    let source = CSVSource(
      study.context.sources.map { $0.description(path: "\($0.name).csv") },
      contents: ["inviti": template.files[1].bytes])
    let evaluation = try await study.evaluated(by: source)
    #expect(evaluation.analyses.map(\.id) == ["promemoria", "andamento"])
    let effect = try #require(evaluation.analyses.first?.estimate("average.absolute"))
    let interval = try #require(effect.interval)
    // 9 points among those not excluded; some respond after the window closes.
    #expect((interval.lower ?? 1) < 0.085 && (interval.upper ?? 0) > 0.085)
    #expect((interval.lower ?? 0) > 0)
    #expect(evaluation.kpis.map(\.level) == ["output", "outcome", "impact"])
  }
}
