// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import FoundationEssentials
import Testing

@testable import Tables

private let personColumns = [
  ColumnDescription(name: "id", type: .id),
  ColumnDescription(name: "enrolled_at", type: .instant(.rome)),
  ColumnDescription(name: "withdrawn_on", type: .date, optional: true),
  ColumnDescription(name: "died_on", type: .date, optional: true),
  ColumnDescription(name: "quartile", type: .category, optional: true),
]
private let contactColumns = [
  ColumnDescription(name: "id", type: .id),
  ColumnDescription(name: "at", type: .instant(.rome)),
]

private let cutoff = Scalar.day(day("2024-06-10"))

/// The last day of a spell that counts: the day before another begins or before the withdrawal, the
/// day of death, the cut-off.
private let end = Scalar.earliest([
  .addDays(.spellEnd, -1), .addDays(.column("withdrawn_on"), -1), .column("died_on"), cutoff,
])

private func contacts(_ name: String, from: Int32, through: Int32?) -> Rollup {
  Rollup(
    name, source: "contacts", id: "id", date: .column("at"), from: .addDays(.spellStart, from),
    through: through.map { .earliest([.addDays(.spellStart, $0), end]) } ?? end, take: .days)
}

private let people = People(
  source: "persons", id: "id", start: .column("enrolled_at"), repeats: .first,
  rollups: [Int32(28), 56, 84].flatMap { horizon in
    [
      contacts("window \(horizon)", from: horizon - 3, through: horizon + 3),
      contacts("exact \(horizon)", from: horizon, through: horizon),
      contacts("after \(horizon)", from: horizon, through: nil),
    ]
  } + [
    Rollup(
      "kept", source: "contacts", id: "id", date: .column("at"), through: end,
      take: .unbroken(silence: 21))
  ])

/// How many are retained, of those whose window has closed by the cut-off.
private func retained(_ rollup: String, closes: Int32, alive: Bool = false) -> SummaryQuery {
  let closed = Tables.Predicate.atMost(.addDays(.spellStart, closes), cutoff)
  var stages = [Stage(Stage.eligible, keep: closed)]
  if alive { stages.append(Stage("alive", keep: .missing(.column("died_on")))) }
  return SummaryQuery(
    .people(people), stages: stages,
    measures: [.rows, .count("retained", where: .atMost(.integer(1), .column(rollup)))])
}

private struct Results: Decodable {
  struct Cell: Decodable {
    let x: Int
    let n: Int
  }
  let point: [String: [String: Cell]]

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
  private enum Keys: String, CodingKey { case point }

  init(from decoder: any Decoder) throws {
    let horizons = try decoder.container(keyedBy: Keys.self)
      .nestedContainer(keyedBy: Key.self, forKey: .point)
    var point: [String: [String: Cell]] = [:]
    for horizon in horizons.allKeys {
      let cells = try horizons.nestedContainer(keyedBy: Key.self, forKey: horizon)
      for name in cells.allKeys where !name.stringValue.hasSuffix("observable") {
        guard name.stringValue != "eligible_ids_day_h" else { continue }
        point[horizon.stringValue, default: [:]][name.stringValue] = try cells.decode(
          Cell.self, forKey: name)
      }
    }
    self.point = point
  }
}

/// The two files; nil where they are not there.
private func files() -> CSVSource? {
  guard let persons = Reference.shared("retention/persons.csv"),
    let contacts = Reference.shared("retention/contacts.csv")
  else { return nil }
  return CSVSource([
    SourceDescription(
      name: "persons", path: persons, displayName: "persons.csv", columns: personColumns),
    SourceDescription(
      name: "contacts", path: contacts, displayName: "contacts.csv", columns: contactColumns),
  ])
}

@Suite("The 14 people of the retention reference")
struct PeopleRetentionTests {
  @Test("window, exact day and on-or-after count as in results.json")
  func horizons() async throws {
    guard let files = files(), let results = Reference.shared("retention/results.json") else {
      return
    }
    let expected = try JSONDecoder().decode(
      Results.self, from: Data(try Reference.bytes(results)))
    for horizon in [Int32(28), 56, 84] {
      let queries = [
        retained("window \(horizon)", closes: horizon + 3),
        retained("window \(horizon)", closes: horizon + 3, alive: true),
        retained("exact \(horizon)", closes: horizon),
        retained("after \(horizon)", closes: horizon),
      ]
      let tables = try await files.answer(queries).tables
      let names = ["window_pm3", "window_pm3_excl_deaths", "exact_day", "on_or_after"]
      for (name, table) in zip(names, tables) {
        let cell = try #require(expected.point[String(horizon)]?[name])
        #expect(lines(table) == ["\(cell.n)|\(cell.x)"], "\(name) at \(horizon)")
      }
      #expect(tables[0].flow.rows == 15)
      let flow = try #require(tables[0].flow.people)
      #expect(flow.persons == 14 && flow.laterSpells == 1 && flow.spells == 14)
      #expect(flow.contacts[0].rows == 32 && flow.contacts[0].linked == 32)
      // P02 was seen on 5 January, enrolled on the 8th.
      #expect(flow.contacts[0].early == 1)
    }
  }

  @Test("the first silence of more than three weeks is where it is by hand")
  func unbroken() async throws {
    guard let files = files() else { return }
    // Days from enrolment to the last contact before the silence. P03 left on day 28, so that its
    // contact of that day no longer counts; P05 enrolled again on day 65.
    let byHand = [28, 14, 21, 5, 7, 0, 14, 0, 0, 0, 26, 7, 0, 0]
    let query = SummaryQuery(
      .people(people),
      keys: [.column("id"), Key("kept", .daysBetween(.spellStart, .column("kept")))],
      measures: [.rows])
    let found = lines(try await files.answer([query]).tables[0])
    #expect(
      found
        == byHand.enumerated().map { index, days in
          "P\(index < 9 ? "0" : "")\(index + 1)|\(days)|1"
        })
  }
}
