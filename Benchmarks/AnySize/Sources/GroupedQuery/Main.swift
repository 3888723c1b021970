// SPDX-License-Identifier: GPL-3.0-or-later

import Tables

/// The query of the benchmark and nothing else: rows and sum of outcomes by district, month and
/// treated, over the invitations of `invitations.c`. Prints one line a group, sorted.
@main
struct GroupedQuery {
  static func main() async throws {
    guard CommandLine.arguments.count > 1 else {
      print("usage: GroupedQuery FILE [THREADS] [--digest]")
      return
    }
    let table = try await CSVSource([invitations(CommandLine.arguments[1])]).answer([query])
      .tables[0]
    for group in 0..<table.count {
      let keys = table.keys.map { $0.text(group) ?? "" }
      let measures = table.measures.map { $0.exact(group).text }
      print((keys + measures).joined(separator: ","))
    }
  }

  private static let query = SummaryQuery(
    .rows(source: "invitations"),
    keys: [.column("district"), .column("month"), .column("treated")],
    measures: [.rows, .sum("outcomes", .column("outcome"))])

  private static func invitations(_ path: String) -> SourceDescription {
    SourceDescription(
      name: "invitations", path: path, displayName: "invitations.csv",
      columns: [
        ColumnDescription(name: "district", type: .category),
        ColumnDescription(name: "month", type: .month),
        ColumnDescription(name: "treated", type: .boolean),
        ColumnDescription(name: "outcome", type: .integer),
      ])
  }
}
