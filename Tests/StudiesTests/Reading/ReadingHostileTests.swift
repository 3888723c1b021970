// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Testing

@testable import Studies

@Suite("Hostile study files never crash the reader")
struct ReadingHostileTests {
  @Test("truncated at each byte")
  func truncated() {
    let bytes = Array(FullStudy.text.utf8)
    for length in 0..<bytes.count {
      let outcome = StudyReader.read(Array(bytes[..<length]), name: "study.yaml")
      #expect(outcome.study == nil || !outcome.diagnostics.hasErrors)
      for diagnostic in outcome.diagnostics { #expect(!diagnostic.help.isEmpty) }
      if length % 97 == 0 { _ = DiagnosticText(colours: true).render(outcome.diagnostics) }
    }
  }

  @Test("random bytes, and random bytes in a valid study")
  func random() {
    var state: UInt64 = 42
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    let valid = Array(FullStudy.text.utf8)
    let syntax = Array(":-[]{}#&*!|>'\"%@`,?\n\t \\\u{0}é".utf8)
    for round in 0..<600 {
      var bytes: [UInt8]
      if round % 3 == 0 {
        bytes = (0..<Int(next() % 400)).map { _ in UInt8(truncatingIfNeeded: next()) }
      } else {
        bytes = valid
        for _ in 0...(next() % 4) {
          let place = Int(next() % UInt64(bytes.count))
          bytes[place] =
            round % 3 == 1
            ? syntax[Int(next() % UInt64(syntax.count))] : UInt8(truncatingIfNeeded: next())
        }
      }
      let outcome = StudyReader.read(bytes, name: "study.yaml")
      _ = DiagnosticText(colours: true).render(outcome.diagnostics)
      #expect(outcome.study != nil || outcome.diagnostics.hasErrors)
    }
  }

  @Test("nothing but brackets, a million of them")
  func deep() {
    for opening in ["[", "{", "- ", "? ", "{a: ", "[[{"] {
      let text = String(repeating: opening, count: 1_000_000 / opening.utf8.count)
      #expect(read(text).diagnostics.hasErrors)
    }
    let indented = (0..<500).map { String(repeating: " ", count: $0) + "a:" }
    #expect(read(indented.joined(separator: "\n")).diagnostics.first?.code == Code.yamlFeature.id)
  }

  @Test("a billion laughs")
  func laughs() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let inner = [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(inner)]\n"
    }
    let outcome = read(text)
    #expect(outcome.diagnostics.contains { $0.code == Code.yamlFeature.id })
    #expect(DiagnosticText().render(outcome.diagnostics).utf8.count < 20_000)
  }

  @Test("a text of a megabyte is quoted in part only")
  func huge() {
    let text = "spec: " + String(repeating: "é", count: 500_000)
    let outcome = read(text)
    #expect(outcome.diagnostics.hasErrors)
    #expect(DiagnosticText().render(outcome.diagnostics).utf8.count < 5_000)
    let larger = [UInt8](repeating: 0x61, count: SourceText.maximumBytes + 1)
    let refused = StudyReader.read(larger, name: "study.yaml")
    #expect(refused.diagnostics.map(\.code) == [Code.fileTooLarge.id])
  }

  @Test("a hundred thousand keys")
  func wide() {
    let text = (0..<100_000).map { "k\($0): 1" }.joined(separator: "\n")
    let outcome = read(String(text.prefix(1_000_000)))
    #expect(outcome.diagnostics.hasErrors)
  }

  @Test("bytes that are no text are refused where they stand")
  func encodings() {
    func codes(_ bytes: [UInt8]) -> [String] {
      StudyReader.read(bytes, name: "study.yaml").diagnostics.map(\.code)
    }
    #expect(codes([]) == [Code.emptyFile.id])
    #expect(codes(Array("# nothing\n".utf8)) == [Code.emptyFile.id])
    #expect(codes([0xFF, 0xFE, 0x73, 0x00]) == [Code.notUTF8.id])
    let latin = Array("spec: 1\nstudy: { owner: \"et".utf8) + [0xE0] + Array("\" }".utf8)
    let refused = StudyReader.read(latin, name: "study.yaml").diagnostics
    #expect(refused.map(\.code) == [Code.notUTF8.id])
    #expect(refused.first?.span == Span(line: 2, column: 20))
    let marked = [0xEF, 0xBB, 0xBF] + Array(FullStudy.text.utf8)
    #expect(StudyReader.read(marked, name: "study.yaml").study != nil)
    let windows = FullStudy.text.replacing("\n", with: "\r\n")
    #expect(read(windows).study == read(FullStudy.text).study)
  }
}
