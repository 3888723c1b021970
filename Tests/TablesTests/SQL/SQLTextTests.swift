// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Foundation
import Testing

@testable import Tables

@Suite("The text of queries, as auditors read it")
struct SQLTextTests {
  private static let reference = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Reference/sql-text")

  private static let columns = [
    ColumnDescription(name: "distretto", headers: ["Distretto"], type: .category),
    ColumnDescription(name: "invito", headers: ["invito"], type: .date),
    ColumnDescription(
      name: "escluso", headers: ["escluso"], type: .boolean(positive: ["S"], negative: ["N"])),
    ColumnDescription(
      name: "spesa", headers: ["spesa"], type: .decimal(scale: 2), optional: true,
      minimum: .number(FixedPoint(units: 0, scale: 0))),
  ]

  private static let query = SummaryQuery(
    .rows(source: "data"),
    stages: [
      Stage(
        Stage.eligible,
        keep: .every([
          .oneOf(.column("distretto"), ["L'Aquila", "a;b"]), .not(.isTrue("escluso")),
        ]))
    ],
    keys: [.column("distretto"), Key("mese", .period(.column("invito"), .month))],
    measures: [
      .rows, .sum("spesa", .column("spesa")), .sum("q", .column("spesa"), .column("spesa")),
    ])

  private func text(_ engine: SQLEngine) throws -> String {
    let table = sqlTable(
      engine, Self.columns, place: engine == .duckdb ? .csv : place("screening"), path: "/x/y.csv",
      dialect: .italianExcel, missing: ["", "n.d."],
      expect: [.unique(["distretto", "invito"]), .noGaps(column: "invito", every: .month)])
    var layout = SQLLayout(table.description)
    if engine == .postgres { layout.natives = [.text, .date, .other, .other] }
    let rows = TypedRows(
      table, relation: table.relation(path: table.description.displayName), layout: layout)
    let query = try SQLQuery(Self.query, rows: SQLRows(rows))
    let checks = SQLChecks(source: table.description, rows: rows).statements
    return ([query.table("t"), query.flow("f")] + checks).joined(separator: ";\n\n") + ";\n"
  }

  @Test("is the text that stands in the tree, read and understood", arguments: SQLEngine.allCases)
  func golden(engine: SQLEngine) throws {
    if let folder = Programs.environment["ESITO_WRITE_SQL"] {
      try Data(try text(engine).utf8).write(
        to: URL(fileURLWithPath: "\(folder)/\(engine.rawValue).sql"))
    }
    let file = Self.reference.appendingPathComponent("\(engine.rawValue).sql")
    #expect(try text(engine) == String(contentsOf: file, encoding: .utf8))
  }

  @Test("nothing but SELECT, and no path of this machine", arguments: SQLEngine.allCases)
  func selects(engine: SQLEngine) throws {
    let text = try text(engine)
    for statement in text.split(separator: ";\n") {
      #expect(statement.drop { $0.isNewline }.hasPrefix("SELECT "), "\(statement.prefix(40))")
    }
    #expect(!text.contains("/x/y.csv") && !text.contains("--") && !text.contains("/*"))
  }
}
