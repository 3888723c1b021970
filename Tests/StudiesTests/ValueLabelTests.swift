// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Foundation
import Methods
import Reports
import Tables
import Testing

@testable import Studies

/// What readers call the values of columns, in every method at once: the shipped study that uses
/// nearly all of them.
@Suite("Labels of values")
struct ValueLabelTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "studies/colorectal-campaign")

  /// The study with a label for whatever its report shows as it stands in the data.
  private static func labelled() async throws -> (evaluation: Evaluation, codes: [String]) {
    let shipped = try #require(ShippedReport.all.first { $0.name == "colorectal-campaign" })
    let texts = Texts(shipped.evaluation)
    let codes = texts.bare.union(texts.coded).sorted()
    let bytes = try Data(contentsOf: folder.appending(path: "study.yaml"))
    var study = try #require(StudyReader.read(Array(bytes), name: "study.yaml").study)
    for source in study.context.sources.indices {
      for column in study.context.sources[source].columns.indices
      where study.context.sources[source].columns[column].type == .category {
        study.context.sources[source].columns[column].valueLabels = codes.enumerated().map {
          .init($1, .init(it: "<b>etichetta|\($0)|</b>", en: "<b>label|\($0)|</b>"))
        }
      }
    }
    let source = CSVSource(
      study.context.sources.map {
        $0.description(path: folder.appending(path: $0.file ?? "").path)
      })
    return (try await study.evaluated(by: source), codes)
  }

  @Test("every method shows the label, keeps the code beside it, and leaves no code bare")
  func everyMethod() async throws {
    let (evaluation, codes) = try await Self.labelled()
    let texts = Texts(evaluation)
    #expect(texts.coded.isDisjoint(with: texts.bare), "\(texts.coded.intersection(texts.bare))")
    #expect(texts.coded.isSuperset(of: ["Q1", "Q4", "Nord", "Valle"]), "\(texts.coded)")
    for kind in [
      "difference-in-differences", "equity-gap", "cost", "funnel", "ab-test", "retention",
      "survey",
    ] {
      let found = evaluation.analyses.filter { $0.kind == kind }
      #expect(!found.isEmpty && !Texts(found).coded.isEmpty, "\(kind)")
    }
    let json = String(decoding: try JSONEncoder().encode(evaluation), as: UTF8.self)
    #expect(json.contains(#""code":"Q1""#))
    for (language, word) in [(Language.it, "etichetta"), (.en, "label")] {
      let report = ReportFiles(evaluation: evaluation, languages: [language]).document(language)
      let text = MarkdownRenderer.render(report)
      #expect(!text.contains("<b>"), "a label is escaped")
      let number = try #require(codes.firstIndex(of: "Q1"))
      #expect(text.replacing("\\", with: "").contains("\(word)|\(number)|"))
      let words = text.split { !$0.isLetter && !$0.isNumber }
      #expect(!words.contains("Q1") && !words.contains("Q4"), "\(language)")
    }
    let pictures = ReportFiles(evaluation: evaluation, languages: [.it, .en]).figures
    #expect(!pictures.isEmpty)
    for (path, picture) in pictures {
      let words = picture.split { !$0.isLetter && !$0.isNumber }
      #expect(!words.contains("Q1") && !words.contains("Q4"), "\(path)")
    }
  }

  @Test("a text of the behaviour is in its language; one for both stays as it is")
  func behaviour() async throws {
    let evaluation = try await KPIChainStudy.evaluated([
      (
        "does: \"riconsegna il kit\"",
        "does: { it: \"riconsegna il campione\", en: \"returns the sample\" }"
      )
    ])
    let json = try JSONEncoder().encode(evaluation)
    let back = try JSONDecoder().decode(Evaluation.self, from: json)
    #expect(back.study.behaviour == evaluation.study.behaviour)
    let files = ReportFiles(evaluation: back, languages: [.it, .en])
    let english = MarkdownRenderer.render(files.document(.en))
    #expect(english.contains("returns the sample") && !english.contains("riconsegna il campione"))
    #expect(MarkdownRenderer.render(files.document(.it)).contains("riconsegna il campione"))
  }
}

/// The labels from data that findings hold, with what readers call them and without.
private struct Texts {
  var bare: Set<String> = []
  var coded: Set<String> = []

  init(_ evaluation: Evaluation) { self.init(evaluation.analyses) }

  init(_ analyses: [AnalysisFindings]) {
    guard let data = try? JSONEncoder().encode(analyses),
      let json = try? JSONSerialization.jsonObject(with: data)
    else { return }
    walk(json)
  }

  private mutating func walk(_ json: Any) {
    if let members = json as? [String: Any] {
      if members.count == 1, let text = members["text"] as? String { bare.insert(text) }
      if let code = members["code"] as? String { coded.insert(code) }
      for member in members.values { walk(member) }
    } else if let elements = json as? [Any] {
      for element in elements { walk(element) }
    }
  }
}
