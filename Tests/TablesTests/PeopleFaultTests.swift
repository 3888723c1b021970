// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Tables

private let sources = [
  rows(
    "persons",
    [
      ColumnDescription(name: "id", type: .id), ColumnDescription(name: "start", type: .date),
      ColumnDescription(name: "month", type: .month),
      ColumnDescription(name: "age", type: .integer),
    ], ""),
  rows(
    "contacts",
    [
      ColumnDescription(name: "id", type: .id), ColumnDescription(name: "number", type: .integer),
      ColumnDescription(name: "at", type: .date),
    ], ""),
]

private func fault(
  id: String = "id", start: Scalar = .column("start"), keep: Tables.Predicate = .always,
  keys: [Key] = [], _ rollups: Rollup...
) async -> QueryFault? {
  let people = People(source: "persons", id: id, start: start, keep: keep, rollups: rollups)
  do throws(TableFailure) {
    _ = try await RowSources(sources).answer([
      SummaryQuery(.people(people), keys: keys, measures: [.rows])
    ])
    return nil
  } catch {
    if case .query(let fault) = error { return fault }
    return nil
  }
}

private func rollup(
  _ name: String = "n", source: String = "contacts", id: String = "id",
  date: Scalar = .column("at"), from: Scalar? = .spellStart, take: Rollup.Take = .rows
) -> Rollup {
  Rollup(name, source: source, id: id, date: date, from: from, take: take)
}

@Suite("Queries over people that cannot be asked")
struct PeopleFaultTests {
  @Test("say what does not fit the subjects")
  func subjects() async {
    #expect(await fault() == nil)
    #expect(await fault(id: "nobody") == .unknownColumn(source: "persons", column: "nobody"))
    #expect(
      await fault(id: "start") == .wrongKind(source: "persons", needed: "id", found: .day))
    #expect(
      await fault(start: .column("month"))
        == .wrongKind(source: "persons", needed: "day", found: .period(.month)))
    // A spell is only known once its start is.
    #expect(
      await fault(start: .spellEnd) == .unknownColumn(source: "persons", column: "spell end"))
    #expect(
      await fault(keep: .missing(.column("at")))
        == .unknownColumn(source: "persons", column: "at"))
    #expect(
      await fault(keys: [.column("at")]) == .unknownColumn(source: "persons", column: "at"))
  }

  @Test("say what does not fit the contacts")
  func contacts() async {
    #expect(await fault(rollup()) == nil)
    #expect(await fault(rollup(source: "visits")) == .unknownSource("visits"))
    #expect(
      await fault(rollup(id: "number"))
        == .wrongKind(source: "contacts", needed: "label", found: .number(scale: 0)))
    #expect(
      await fault(rollup(date: .column("number")))
        == .wrongKind(source: "contacts", needed: "day", found: .number(scale: 0)))
    #expect(
      await fault(rollup(date: .spellStart))
        == .unknownColumn(source: "contacts", column: "spell start"))
    #expect(
      await fault(rollup(take: .sum(.column("id"))))
        == .wrongKind(source: "contacts", needed: "number", found: .label))
  }

  @Test("say what is wrong with rollups among themselves")
  func rollups() async {
    #expect(await fault(rollup(), rollup()) == .duplicateName("n"))
    #expect(await fault(rollup("age")) == .duplicateName("age"))
    #expect(
      await fault(rollup("a", from: .column("b")), rollup("b", take: .first))
        == .unknownColumn(source: "persons", column: "b"))
    #expect(
      await fault(rollup("a"), rollup("b", from: .column("a")))
        == .wrongKind(source: "persons", needed: "day", found: .number(scale: 0)))
    #expect(await fault(rollup(from: nil, take: .unbroken(silence: 7))) == .malformed("unbroken"))
    #expect(await fault(rollup(take: .unbroken(silence: -1))) == .malformed("unbroken"))
  }

  @Test("spells are of people only")
  func spells() async {
    let query = SummaryQuery(
      .rows(source: "persons"), keys: [Key("end", .spellEnd)], measures: [.rows])
    await #expect(
      throws: TableFailure.query(.unknownColumn(source: "persons", column: "spell end"))
    ) { try await RowSources(sources).answer([query]) }
  }
}
