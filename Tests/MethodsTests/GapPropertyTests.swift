// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics
import Testing

@testable import Methods

@Suite("Properties of gaps")
struct GapPropertyTests {
  @Test("the order of rows and how they are divided change nothing")
  func rowOrder() async throws {
    let gap = GapCase.quartiles()
    let one = try await gap.findings()
    var other = gap
    other.rows = gap.rows.reversed().flatMap { row -> [GapCase.Row] in
      var (first, second) = (row, row)
      (first.n, first.y) = (row.n / 2, row.y / 2)
      (second.n, second.y) = (row.n - first.n, row.y - first.y)
      return [first, second]
    }
    let divided = try await other.findings()
    // The flow counts rows of the file, and there are twice as many.
    let (a, b) = (one.tables.filter { $0.id != "flow" }, divided.tables.filter { $0.id != "flow" })
    #expect(a == b && one.estimates == divided.estimates && one.headline == divided.headline)
  }

  @Test("where less is better, counting those who did not gives the same gap")
  func complement() async throws {
    let gap = GapCase.quartiles()
    let mirrored = GapCase.changed(gap) { mirrored in
      mirrored.better = .lower
      for row in mirrored.rows.indices {
        mirrored.rows[row].y = mirrored.rows[row].n - mirrored.rows[row].y
      }
    }
    let one = try #require(try await gap.change())
    let other = try #require(try await mirrored.change())
    #expect(abs(one.value - other.value) < 1e-14)
    #expect(abs((one.lower ?? 0) - (other.lower ?? 1)) < 1e-13)
    // The ratio of the one is the complements' ratio of the other.
    let ratio = try #require(try await gap.change(.ratio))
    let complements = try #require(try await mirrored.change(.complementRatio))
    #expect(abs(ratio.value - complements.value) < 1e-13)
  }

  @Test("against controls: the campaign's change less the controls', as the table has them")
  func controls() async throws {
    let gap = GapCase.changed { $0.treated = ["D1", "D2", "D3"] }
    let findings = try await gap.findings()
    let rows = try #require(findings.table("controls")?.rows)
    let values = rows.compactMap { $0[1].double }
    #expect(values.count == 3 && abs(values[0] - values[1] - values[2]) < 1e-14)
    #expect(findings.headline?.causal == true)
    #expect(findings.estimates.first?.value == values[2])
    // The controls' change alone is what a study of those districts would find.
    let alone = GapCase.changed { gap in
      gap.rows.removeAll { ["D1", "D2", "D3"].contains($0.unit) }
    }
    #expect(abs((try await alone.change()?.value ?? 1) - values[1]) < 1e-14)
  }

  @Test("what each group adds makes up the change of the whole")
  func gains() async throws {
    let rows = try #require(try await GapCase.quartiles().findings().table("gains")?.rows)
    let parts = rows.dropLast().map { row in (row[7].double ?? 1) + (row[8].double ?? 1) }
    #expect(abs(parts.reduce(0, +) - (rows.last?[5].double ?? 1)) < 1e-14)
  }

  @Test("a mean has gaps in its unit, and no odds")
  func means() async throws {
    let gap = GapCase.changed { gap in
      gap.isMean = true
      for row in gap.rows.indices { gap.rows[row].y = gap.rows[row].y * 100 + 5000 }
    }
    let findings = try await gap.findings()
    #expect(findings.table("gaps")?.rows.count == 2)
    guard case .number(_, .measure("min"))? = findings.table("gaps")?.rows.first?[1] else {
      Issue.record("no unit")
      return
    }
  }
}
