// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import FoundationEssentials
import Methods
import Testing

@testable import Studies

@Suite("The JSON Schema and what is said of keys and codes")
struct ReadingSchemaTests {
  private static let reference = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Reference/study-schema")

  private func committed(_ name: String) throws -> String {
    try String(contentsOf: Self.reference.appending(path: name), encoding: .utf8)
  }

  @Test("the files that an independent validator checked are today's")
  func committedFiles() throws {
    #expect(try committed("schema.json") == StudySchema.json.text + "\n")
    #expect(try committed("full-study.yaml") == FullStudy.text)
    #expect(try committed("template.yaml") == StudyTemplate.all[0].files[0].text)
    #expect(try committed("resolved.yaml") == read(FullStudy.text).study?.resolved)
  }

  @Test("the validator accepts every valid study and refuses every planted mistake")
  func evidence() throws {
    struct Evidence: Decodable {
      var conforms: [String: Bool]
      var refuses: [String: Bool]
    }
    let evidence = try JSONDecoder().decode(
      Evidence.self, from: Data(committed("evidence.json").utf8))
    #expect(evidence.conforms.count >= 3 && evidence.conforms.values.allSatisfy { $0 })
    #expect(evidence.refuses.count >= 8 && evidence.refuses.values.allSatisfy { $0 })
  }

  @Test("every key says what it is for, with an example that its form reads")
  func documented() throws {
    for entry in KeyIndex.entries {
      #expect(entry.key.summary.hasSuffix("."), "\(entry.path)")
      let text = try #require(KeyIndex.explanation(of: entry.path))
      #expect(text.contains(entry.key.summary))
      guard !entry.key.example.contains("…") else { continue }
      let reading = Reading(SourceText(name: "", text: entry.key.example))
      let node = try #require(reading.compose(), "\(entry.path): \(entry.key.example)")
      guard entry.path.split(separator: ".").count > 2 else { continue }
      #expect(
        entry.key.readAny(node, reading) != nil,
        "\(entry.path): \(DiagnosticText().render(reading.diagnostics))")
    }
  }

  @Test("no key is a word that YAML 1.1 reads as true or false")
  func booleans() {
    let words: Set = ["on", "off", "yes", "no", "true", "false", "y", "n", "null"]
    for entry in KeyIndex.entries { #expect(!words.contains(entry.key.name), "\(entry.path)") }
  }

  @Test("every wrong key in Italian leads to the right one, at its place")
  func aliases() {
    var tried = 0
    for entry in KeyIndex.entries {
      #expect(!entry.key.aliases.contains(entry.key.name))
      tried += entry.key.aliases.count
    }
    #expect(tried > 250)
  }

  @Test("`explain` knows codes of the study, of the data, and keys by Italian words")
  func explain() throws {
    for (word, part) in [
      ("S014", "unknown key"), ("d047", "D047"), ("matters", "smallest change"),
      ("soglia", "kpis.<name>.matters"), ("kpis.<name>.target", "Where it should get to"),
    ] {
      guard case .success(let text) = Explain.topic(word) else {
        Issue.record("nothing about \(word)")
        continue
      }
      #expect(text.contains(part), "\(word): \(text)")
    }
    guard case .failure(let unknown) = Explain.topic("tagret") else {
      Issue.record("`tagret` was explained")
      return
    }
    #expect(unknown.diagnostic.help == "did you mean `target`?")
  }

  @Test("the template runs: it reads without a word, and its data are the same on every machine")
  func template() throws {
    for template in StudyTemplate.all {
      let outcome = read(template.files[0].text)
      #expect(outcome.diagnostics.isEmpty && outcome.study != nil)
      #expect(StudyTemplate.named(template.name)?.name == template.name)
    }
    let lines = StudyTemplate.all[0].files[1].text.split(separator: "\n")
    #expect(lines.count == 49)
    // Worked by an independent script, Tests/Reference/study-schema/uptake.py.
    #expect(
      lines.map(String.init)
        == (try committed("uptake.csv")).split(separator: "\n").map(String.init))
  }
}
