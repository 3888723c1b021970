// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Tables
import Testing

@testable import Methods

/// Small cells of places stand nowhere once disclosure control has been applied, and nothing is left
/// from which they follow.
@Suite("Small cells of places")
struct PlaceDisclosureTests {
  /// Pseudonymised counts whose months by group are large, but for what a test makes small.
  private func withheld(_ change: (inout PlaceCase) -> Void) async throws -> AnalysisFindings {
    let places = PlaceExtremes.changed { places in
      places.holds = .pseudonymised
      change(&places)
    }
    return DisclosureControl(minimumCell: 5).applied(to: try await places.findings())
  }

  /// The named tables, and every number of a model, stand nowhere; what stays has three digits.
  private func expectHidden(_ findings: AnalysisFindings, _ tables: [String]) {
    #expect(
      findings.note("disclosure.headline") != nil || findings.note("disclosure.whole") != nil)
    for id in tables + ["leave-one-out", "inference", "event-study", "sensitivity"] {
      #expect(findings.table(id) == nil, "\(id)")
      #expect(findings.figure(id) == nil, "\(id)")
    }
    for table in findings.tables {
      for (index, column) in table.columns.enumerated() where column.guarded == nil {
        for row in table.rows {
          if case .number = row[index] { Issue.record("\(table.id): \(row)") }
          if case .interval = row[index] { Issue.record("\(table.id): \(row)") }
        }
      }
    }
    for figure in findings.figures {
      guard case .series(let series) = figure.content else {
        Issue.record("\(figure.id)")
        continue
      }
      for panel in series.panels {
        for values in [panel.counterfactual, panel.lower, panel.upper] {
          #expect(values.allSatisfy { $0 == nil })
        }
      }
    }
    for estimate in findings.estimates {
      #expect(estimate.degreesOfFreedom == nil && estimate.standardError == nil)
      for number in [estimate.value, estimate.interval?.lower, estimate.interval?.upper] {
        guard let number, number != 0 else { continue }
        let text = "\(number)".split(separator: "e")[0].filter(\.isNumber)
        #expect(text.drop { $0 == "0" }.count <= 4, "\(number)")
      }
    }
  }

  @Test("large counts are shown, place by place too")
  func large() async throws {
    let findings = try await withheld { _ in }
    #expect(findings.note("disclosure.headline") == nil)
    #expect(findings.table("leave-one-out") != nil)
    let places = try #require(findings.table("places"))
    #expect(places.rows.allSatisfy { row in row.suffix(4).allSatisfy { $0 != .hidden } })
  }

  @Test("one small month of one group: the months, their figure and what leaves places out go")
  func smallMonth() async throws {
    let findings = try await withheld { places in
      for row in places.rows.indices
      where places.rows[row].period == 3 && places.starts[places.rows[row].place] == nil {
        places.rows[row].y = 1
      }
    }
    expectHidden(findings, ["series"])
  }

  @Test("one small place among large ones: no place's counts, no effect without it")
  func smallPlace() async throws {
    let findings = try await withheld { places in
      for row in places.rows.indices where places.rows[row].place == "D07" {
        places.rows[row].y = places.rows[row].period == 2 ? 3 : 0
        places.rows[row].n = 20
      }
    }
    expectHidden(findings, ["places"])
  }

  @Test("few who did not are guarded as few who did")
  func complement() async throws {
    let findings = try await withheld { places in
      for row in places.rows.indices where places.rows[row].place == "D07" {
        places.rows[row].n = 20
        places.rows[row].y = places.rows[row].period == 2 ? 18 : 20
      }
    }
    expectHidden(findings, ["places"])
  }
}
