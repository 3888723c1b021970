// SPDX-License-Identifier: GPL-3.0-or-later

import Tables

/// Who was seen within three days of 4, 8 and 12 weeks after joining, by quartile, over the people and
/// contacts of `people.c`. Prints one line a quartile.
@main
struct PeopleQuery {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 2, let threads = Int(arguments[2]) else {
      print("usage: PeopleQuery FOLDER THREADS")
      return
    }
    let source = CSVSource(sources(arguments[1]), options: ReadingOptions(threads: threads))
    let table = try await source.answer([query]).tables[0]
    for group in 0..<table.count {
      let keys = table.keys.map { $0.text(group) ?? "" }
      print((keys + table.measures.map { $0.exact(group).text }).joined(separator: ","))
    }
  }

  private static let horizons: [Int32] = [28, 56, 84]

  private static let query = SummaryQuery(
    .people(
      People(
        source: "people", id: "id", start: .column("joined"), repeats: .first,
        rollups: horizons.map { day in
          Rollup(
            "seen\(day)", source: "contacts", id: "id", date: .column("day"),
            from: .addDays(.spellStart, day - 3), through: .addDays(.spellStart, day + 3),
            take: .first)
        })),
    keys: [.column("quartile")],
    measures: [.rows] + horizons.map { .count("at\($0)", where: .present(.column("seen\($0)"))) })

  private static func sources(_ folder: String) -> [SourceDescription] {
    [
      SourceDescription(
        name: "people", path: folder + "/people.csv", displayName: "people.csv",
        columns: [
          ColumnDescription(name: "id", type: .id), ColumnDescription(name: "joined", type: .date),
          ColumnDescription(name: "quartile", type: .category),
        ]),
      SourceDescription(
        name: "contacts", path: folder + "/contacts.csv", displayName: "contacts.csv",
        columns: [
          ColumnDescription(name: "id", type: .id), ColumnDescription(name: "day", type: .date),
        ]),
    ]
  }
}
