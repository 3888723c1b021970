// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Foundation
import Methods
import Reports
import Tables
import Testing

@testable import Studies

@Suite("An evaluation in text")
struct EvaluationTextsTests {
  private static func made() async throws -> Study.Made {
    let template = try #require(StudyTemplate.named("screening"))
    let study = try #require(read(template.files[0].text).study)
    let source = CSVSource(
      study.context.sources.map { $0.description(path: "\($0.name).csv") },
      contents: ["inviti": template.files[1].bytes])
    return try await study.made(by: source)
  }

  @Test("reads back as what was found, so that the report can be written at the same time")
  func readsBack() async throws {
    let made = try await Self.made()
    let texts = EvaluationTexts(made, languages: [.it, .en])
    let read = try JSONDecoder().decode(Evaluation.self, from: Data(texts.results.utf8))
    #expect(read == made.evaluation)
    let rendered = ReportFiles(evaluation: read, languages: [.it, .en]).texts()
    #expect(texts.report.map(\.path) == rendered.map(\.path))
    #expect(texts.report.map(\.text) == rendered.map(\.text))
    #expect(texts.report.map(\.path).prefix(2) == ["report.it.md", "report.en.md"])
    let unsuppressed = try #require(texts.unsuppressed)
    #expect(
      try JSONDecoder().decode(Evaluation.self, from: Data(unsuppressed.utf8))
        == made.unsuppressed)
  }

  @Test("a number that JSON cannot hold leaves results and report empty, which are never written")
  func noNumber() async throws {
    var made = try await Self.made()
    made.evaluation.analyses[0].estimates[0].value = .nan
    let texts = EvaluationTexts(made, languages: [.it])
    #expect(texts.results.isEmpty && texts.report.isEmpty)
  }
}
