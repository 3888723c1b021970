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

  @Test("the same people seen twice: the error is that of individual differences, by hand")
  func paired() async throws {
    let gap = GapExtremes.paired
    let change = try #require(try await gap.change())
    // Differences of each person, group by group: mean and s² / n.
    func differences(_ group: String) -> [Double] {
      let rows = gap.rows.filter { $0.group == group }
      return (0..<40).compactMap { person in
        let own = rows.filter { $0.person == "P\(person)" }
        guard own.count == 2 else { return nil }
        return Double((own.first { $0.isAfter }?.y ?? 0) - (own.first { !$0.isAfter }?.y ?? 0))
      }
    }
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    func variance(_ values: [Double]) -> Double {
      let middle = mean(values)
      let squares = values.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
      return squares / Double(values.count - 1) / Double(values.count)
    }
    let (reference, focus) = (differences("Q1"), differences("Q4"))
    #expect(reference.count == 20 && focus.count == 20)
    #expect(abs(change.value - (mean(reference) - mean(focus))) < 1e-14)
    let error = (variance(reference) + variance(focus)).squareRoot()
    // Two groups of twenty people: Welch's degrees of freedom with equal variances are 38.
    let width = try #require(change.upper) - change.value
    #expect(abs(try #require(change.degreesOfFreedom) - 38) < 1e-9)
    #expect(abs(width / 2.024394163911969 - error) < 1e-9)
    let flow = try #require(try await gap.findings().table("flow")?.rows.last)
    #expect(flow[0] == .term("equity.flow.paired") && flow[1] == .count(80))
  }

  @Test("an outcome that nobody had, and a group that holds everybody, have a result or a reason")
  func edges() async throws {
    let none = GapCase.changed { gap in
      for row in gap.rows.indices { gap.rows[row].y = 0 }
    }
    let empty = try await none.findings()
    #expect(empty.estimates.first?.value == 0 && empty.estimates.first?.interval == nil)
    #expect(empty.notes.contains { $0.term == "equity.warning.no-interval" })
    let independent = GapCase.changed(none) { $0.errors = .independent }
    let scored = try #require(try await independent.findings().estimates.first?.interval)
    #expect((scored.lower ?? 0) < 0 && (scored.upper ?? 0) > 0)
    let alone = GapCase.changed { gap in gap.rows.removeAll { $0.group != "Q1" } }
    #expect(try await alone.findings().notes.map(\.term) == ["equity.refused.empty-group"])
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
