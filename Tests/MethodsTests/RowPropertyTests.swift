// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Tables
import Testing

@testable import Methods

/// The way from rows to findings, on rows in memory.
@Suite("Rows of a series")
struct RowPropertyTests {
  private func findings(_ rows: [[RowCell]], _ kind: OutcomeKind) async throws
    -> AnalysisFindings
  {
    var series = SeriesCase(counts: [Double](repeating: 1, count: 48), exposure: nil)
    series.kind = kind
    series.hasExposure = kind == .count
    let source = RowSource(
      name: "data",
      columns: [
        ColumnDescription(name: "period", type: .month),
        ColumnDescription(name: "y", type: .integer), ColumnDescription(name: "n", type: .integer),
      ], rows: rows)
    let queries = InterruptedTimeSeries.queries(series.specification, in: series.context)
    let tables = try await source.answer(queries).tables
    return InterruptedTimeSeries.findings(series.specification, of: tables, in: series.context)
  }

  private func rows() -> [[RowCell]] {
    var noise = Noise(7)
    let counts = noise.counts(48, change: 0.15)
    return counts.indices.map { place in
      [
        .number(FixedPoint(units: Int128(2021 * 12 + place), scale: 0)),
        .number(FixedPoint(units: Int128(counts[place]), scale: 0)),
        .number(FixedPoint(units: Int128(1000 + place), scale: 0)),
      ]
    }
  }

  @Test("their order is irrelevant", arguments: [OutcomeKind.count, .rate, .mean])
  func order(_ kind: OutcomeKind) async throws {
    let rows = rows()
    var noise = Noise(3)
    var shuffled = rows
    for place in shuffled.indices.reversed() { shuffled.swapAt(place, noise.below(place + 1)) }
    #expect(shuffled != rows)
    let first = try await findings(rows, kind)
    #expect(first.headline?.verdict != nil)
    #expect(try await findings(shuffled, kind) == first)
  }

  @Test(
    "a period told in two rows gives the same numbers",
    arguments: [OutcomeKind.count, .rate])
  func split(_ kind: OutcomeKind) async throws {
    let rows = rows()
    let halves: [[RowCell]] = rows.flatMap { row -> [[RowCell]] in
      guard case .number(let y) = row[1], case .number(let n) = row[2] else { return [row] }
      let first = y.units / 3
      let part = n.units / 2
      return [
        [
          row[0], .number(FixedPoint(units: first, scale: 0)),
          .number(FixedPoint(units: part, scale: 0)),
        ],
        [
          row[0], .number(FixedPoint(units: y.units - first, scale: 0)),
          .number(FixedPoint(units: n.units - part, scale: 0)),
        ],
      ]
    }
    let whole = try await findings(rows, kind)
    let told = try await findings(halves, kind)
    #expect(whole.estimates == told.estimates)
    #expect(whole.headline == told.headline)
    #expect(whole.headline != nil)
  }
}
