// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Tables

private struct Expected: Decodable {
  struct Group: Decodable {
    let key: [String]
    let sums: [String]
  }
  let lost: Int
  let groups: [Group]
}

private let columns = [
  ColumnDescription(name: "distretto", headers: ["Distretto"], type: .category),
  ColumnDescription(name: "data", headers: ["Data"], type: .date),
  ColumnDescription(
    name: "trattato", headers: ["Trattato"], type: .boolean(positive: ["S"], negative: ["N"])),
  ColumnDescription(name: "y", headers: ["Valore"], type: .decimal(scale: 3), optional: true),
  ColumnDescription(name: "x", headers: ["Conta"], type: .integer),
]

private let query = SummaryQuery(
  .rows(source: "sums"),
  keys: [
    .column("distretto"), Key("quarter", .period(.column("data"), .quarter)), .column("trattato"),
  ],
  measures: [
    .rows, .sum("y", .column("y")), .sum("yy", .column("y"), .column("y")),
    .sum("xy", .column("x"), .column("y")), .sum("xx", .column("x"), .column("x")),
    .sum("xxyy", .column("x"), .column("x"), .column("y"), .column("y")),
  ])

@Suite("Exact sums")
struct ExactSumsTests {
  @Test("sums of products of up to four numbers are Python's fractions, digit for digit")
  func sums() async throws {
    let expected = try Reference.json("exact-sums/expected.json", as: Expected.self)
    let description = SourceDescription(
      name: "sums", path: Reference.path("exact-sums/data.csv"), displayName: "data.csv",
      dialect: .italianExcel, columns: columns)
    let table = try await CSVSource([description]).answer([query]).tables[0]
    #expect(
      lines(table) == expected.groups.map { ($0.key + $0.sums).joined(separator: "|") })
    #expect(table.flow.rows == 600)
    #expect(
      table.flow.losses
        == [Loss(stage: "used", reason: .missing(column: "y"), rows: expected.lost)])
  }

  @Test("a sum that needs more than 38 digits is an error, never a wrong number")
  func overflow() async throws {
    let number = ColumnDescription(name: "n", type: .integer)
    let n = Scalar.column("n")
    let text = "n\n" + String(repeating: "999999999999999999\n", count: 3)
    for quantity in [Quantity.sum([n, n, n]), .sum([n, n, n, n])] {
      await #expect(throws: TableFailure.self) {
        try await answer(
          source([number]), text,
          SummaryQuery(.rows(source: "data"), measures: [Measure("big", quantity)]))
      }
    }
    let two = try await answer(
      source([number]), text,
      SummaryQuery(.rows(source: "data"), measures: [.sum("big", n, n)]))
    #expect(
      two.measures[0].units[0] == 3 * (Int128(999_999_999_999_999_999) * 999_999_999_999_999_999))
  }

  @Test("an exact number becomes the nearest double")
  func doubles() {
    #expect(FixedPoint(units: 125, scale: 1).double == 12.5)
    #expect(FixedPoint(units: -1, scale: 1).double == -0.1)
    #expect(FixedPoint(units: 102_971_811_805_368, scale: 15).double == 0.102971811805368)
    #expect(FixedPoint(units: 1_000_000_000_000_000_000_5, scale: 1).double == 1e18)
    #expect(FixedPoint(units: 0, scale: 60).double == 0)
    #expect(FixedPoint(units: -5, scale: 3).text == "-0.005")
    #expect(FixedPoint("-12.50") == FixedPoint(units: -1250, scale: 2))
    for text in ["", "-", ".5", "5.", "1e3", "1 2", "1234567890123456789"] {
      #expect(FixedPoint(text) == nil)
    }
  }
}
