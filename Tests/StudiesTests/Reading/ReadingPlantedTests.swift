// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Testing

@testable import Studies

@Suite("Mistakes planted by hand")
struct ReadingPlantedTests {
  @Test("units, names and references")
  func values() throws { try check(Planted.values) }

  @Test("dates and designs")
  func designs() throws { try check(Planted.designs) }

  @Test("comparisons of places")
  func places() throws { try check(Planted.places) }

  @Test("retention")
  func retention() throws { try check(Planted.retention) }

  @Test("gaps between groups")
  func gaps() throws { try check(Planted.gaps) }

  @Test("surveys and waits")
  func surveys() throws { try check(Planted.surveys) }

  @Test("costs")
  func costs() throws { try check(Planted.costs) }

  @Test("labels of values and texts in two languages")
  func labels() throws { try check(Planted.labels) }

  @Test("YAML itself")
  func yaml() throws { try check(Planted.yaml) }

  @Test("all errors of a file in one run")
  func together() throws {
    var text = FullStudy.text
    let some = Planted.values.prefix(1) + Planted.values[10...11] + Planted.designs[3...3]
    for planted in some + Planted.designs[28...31] {
      text = try change(text, planted).text
    }
    let codes = read(text).diagnostics.filter { $0.severity == .error }.map(\.code)
    for code in [Code.missingUnit, .unknownKey, .datesContradict, .outOfRange, .unknownChoice] {
      #expect(codes.contains(code.id))
    }
    #expect(codes.count >= 7)
  }

  private func check(_ mistakes: [Planted]) throws {
    for planted in mistakes {
      let (text, place) = try change(FullStudy.text, planted)
      let outcome = read(text)
      let found = outcome.diagnostics.first { diagnostic in
        diagnostic.code == planted.code.id && diagnostic.span?.line == place.line
          && diagnostic.span?.column == place.column && diagnostic.help.contains(planted.help)
          && diagnostic.severity == (planted.isWarning ? .warning : .error)
      }
      #expect(
        found != nil,
        "\(planted.new) at \(place): \(DiagnosticText().render(outcome.diagnostics))")
      #expect((outcome.study == nil) == !planted.isWarning)
    }
  }

  /// The text with the mistake, and where the diagnostic must stand.
  private func change(_ text: String, _ planted: Planted) throws -> (text: String, place: Span) {
    let old = try #require(text.firstRange(of: planted.old), "\(planted.old) is not in the study")
    let changed = text.replacingCharacters(in: old, with: planted.new)
    let after = changed.unicodeScalars[old.lowerBound...]
    let mark = try #require(
      String(after).firstRange(of: planted.at), "\(planted.at) is not in the changed study")
    let offset = String(after)[..<mark.lowerBound].unicodeScalars.count
    let before = changed.unicodeScalars[..<old.lowerBound].count + offset
    let lead = changed.unicodeScalars.prefix(before)
    let line = lead.count { $0 == "\n" } + 1
    let column = lead.reversed().prefix { $0 != "\n" }.count + 1
    return (changed, Span(line: line, column: column))
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with new: String) -> String {
    String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}
