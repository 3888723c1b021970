// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Tables

private struct Expected: Decodable {
  struct Group: Decodable {
    let key: [String]
    let counts: [Int]
  }
  let flow: [Group]
  let groups: [Group]
}

@Suite("Outcome windows")
struct OutcomeWindowTests {
  private let window = OutcomeWindow(
    datedBy: .column("invited"), within: 90, cutoff: day("2025-03-31"),
    starts: [day("2024-10-01")])

  @Test("the flow by arm and quarter, and the responses in time, are those worked row by row")
  func flow() async throws {
    let expected = try Reference.json("outcome-window/expected.json", as: Expected.self)
    let description = SourceDescription(
      name: "data", path: Reference.path("outcome-window/data.csv"), displayName: "data.csv",
      columns: [
        ColumnDescription(name: "invited", type: .date),
        ColumnDescription(name: "responded", type: .date, optional: true),
        ColumnDescription(name: "excluded", type: .boolean),
        ColumnDescription(name: "arm", type: .category),
      ])
    let keys = [Key.column("arm"), Key("quarter", .period(.column("invited"), .quarter))]
    let table = try await CSVSource([description]).answer([
      SummaryQuery(
        .rows(source: "data"),
        stages: [Stage(Stage.eligible, keep: .not(.isTrue("excluded")))] + window.stages,
        keys: keys,
        measures: [.rows, .count("responded", where: window.responded(.column("responded")))],
        flowKeys: keys)
    ]).tables[0]
    #expect(table.flow.names == ["rows", "eligible", "mature", "clear", "used"])
    let flow = table.flow.counts.indices.map { group in
      table.flow.keys.map { $0.text(group) ?? "" } + table.flow.counts[group].map { String($0) }
    }
    #expect(flow == expected.flow.map { $0.key + $0.counts.map { String($0) } })
    #expect(
      lines(table)
        == expected.groups.map { ($0.key + $0.counts.map { String($0) }).joined(separator: "|") })
    #expect(table.flow.total("rows") == 924)
    #expect(table.flow.losses.allSatisfy { $0.reason == .turnedAway })
  }

  @Test("a month is mature when its last day plus the window has come, and clear of the start")
  func months() async throws {
    let window = OutcomeWindow(
      datedBy: .column("month"), within: 30, cutoff: day("2024-06-30"),
      starts: [day("2024-03-01")])
    // Closes: 30 January's month on 1 March (straddles), February 30 March (straddles),
    // March (opens on the start) 30 April, May on 30 June (mature), June too late.
    let text = "month\n2023-12\n2024-01\n2024-02\n2024-03\n2024-05\n2024-06\n"
    let table = try await answer(
      source([ColumnDescription(name: "month", type: .month)]), text,
      SummaryQuery(
        .rows(source: "data"), stages: window.stages, keys: [.column("month")], measures: [.rows]))
    #expect(lines(table) == ["2023-12|1", "2024-03|1", "2024-05|1"])
    #expect(table.flow.totals == [6, 5, 3, 3])
  }

  @Test("a row without a date is lost for that column, not turned away")
  func undated() async throws {
    let table = try await answer(
      source([ColumnDescription(name: "invited", type: .date, optional: true)]),
      "invited\n2024-11-01\n\n2025-02-01\n\"\"\n",
      SummaryQuery(.rows(source: "data"), stages: window.stages, measures: [.rows]))
    // Rows of one empty cell are blank.
    #expect(table.flow.blank == 2)
    let two = try await answer(
      source([
        ColumnDescription(name: "invited", type: .date, optional: true),
        ColumnDescription(name: "id", type: .id),
      ]),
      "invited,id\n2024-11-01,1\n,2\n2025-02-01,3\n",
      SummaryQuery(.rows(source: "data"), stages: window.stages, measures: [.rows]))
    #expect(
      two.flow.losses == [
        Loss(stage: "mature", reason: .missing(column: "invited"), rows: 1),
        Loss(stage: "mature", reason: .turnedAway, rows: 1),
      ])
    #expect(two.flow.totals == [3, 1, 1, 1])
  }
}
