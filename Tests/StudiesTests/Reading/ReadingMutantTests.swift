// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Testing

@testable import Studies

@Suite("Every key of the schema deleted, misspelt, mistyped, emptied")
struct ReadingMutantTests {
  static let root = Reading(SourceText(name: "study.yaml", text: FullStudy.text)).compose()
  static let mutants = root.map(Mutant.all) ?? []

  @Test("the valid study is valid, also as the generator writes it")
  func valid() throws {
    let root = try #require(Self.root)
    #expect(read(FullStudy.text).study != nil)
    #expect(read(root.value.fileText).study == read(FullStudy.text).study)
    #expect(!read(FullStudy.text).diagnostics.hasErrors)
  }

  @Test("the valid study writes every key of the schema")
  func everyKey() throws {
    let written = Mutant.paths(of: try #require(Self.root))
    #expect(KeyIndex.entries.map(\.path).filter { !written.contains($0) } == [])
    #expect(Set(KeyIndex.entries.map(\.path)).count > 100)
  }

  @Test("each mistake gives an error with code, place and a way out")
  func mistakes() throws {
    #expect(Self.mutants.count > 900)
    for mutant in Self.mutants {
      let outcome = read(mutant.text)
      let errors = outcome.diagnostics.filter { $0.severity == .error }
      #expect(outcome.study == nil, "\(mutant.testDescription) was accepted")
      for error in errors {
        #expect(Code.find(error.code) != nil && error.span != nil && !error.help.isEmpty)
        #expect(error.sourceLine != nil && !error.message.isEmpty)
      }
      let root = Reading(SourceText(name: "", text: mutant.text)).compose()
      let lines = try #require(root).lines(at: mutant.steps)
      #expect(
        errors.contains { Self.fits($0, mutant, lines: lines) },
        "\(mutant.testDescription): \(DiagnosticText().render(outcome.diagnostics))")
    }
  }

  /// Whether an error is about the mistake that was planted: its code, its line, its key.
  private static func fits(_ error: Diagnostic, _ mutant: Mutant, lines: Set<Int>) -> Bool {
    guard let span = error.span else { return false }
    let name = mutant.key.name
    switch mutant.mistake {
    case .deleted:
      return error.code == Code.missingKey.id && error.message.contains("`\(name)`")
        && error.help.contains("`\(name)") && (mutant.steps.isEmpty || lines.contains(span.line))
        || error.help.contains("`\(name):")
    case .misspelt(let wrong):
      return error.code == Code.unknownKey.id && error.message.contains("`\(wrong)`")
        && error.help.contains("did you mean `\(name)`?") && lines.contains(span.line)
    case .mistyped, .emptied: return lines.contains(span.line)
    }
  }
}
