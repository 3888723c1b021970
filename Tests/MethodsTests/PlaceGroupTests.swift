// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Testing

@testable import Methods

@Suite("For whom the effect differs")
struct PlaceGroupTests {
  @Test("one model gives each group the effect that it has by itself")
  func effects() async throws {
    var places = PlaceExtremes.reached()
    places.hasReach = false
    places.differsBy = ["stratum"]
    let table = try #require(try await places.findings().table("differs"))
    let column = try #require(table.columns.firstIndex { $0.id == "estimate" })
    for (row, group) in zip(table.rows, ["Q1", "Q2"]) {
      #expect(row[1] == .text(group))
      var alone = places
      alone.differsBy = []
      alone.only = [ColumnFilter(column: "stratum", values: [group])]
      let own = try await alone.findings().estimate("average.absolute")?.value ?? 0
      #expect(abs((row[column].double ?? 0) - own) < 1e-10, "\(group)")
    }
    #expect(table.rows.last?[1] == .term("did.differs.test"))
  }

  @Test("the test sees an effect in one group alone, whatever the groups are called")
  func interaction() async throws {
    func p(_ effect: Double, _ names: [String: String]) async throws -> Double {
      var places = PlaceExtremes.reached()
      places.hasReach = false
      places.differsBy = ["stratum"]
      for row in places.rows.indices {
        let isMoved =
          places.starts[places.rows[row].place] != nil && places.rows[row].period >= 8
          && places.rows[row].stratum == "Q2"
        if isMoved { places.rows[row].y += Int(effect * Double(places.rows[row].n)) }
        places.rows[row].stratum = names[places.rows[row].stratum] ?? ""
      }
      let table = try #require(try await places.findings().table("differs"))
      let column = try #require(table.columns.firstIndex { $0.id == "p" })
      return try #require(table.rows.last?[column].double)
    }
    let (same, swapped) = (["Q1": "Q1", "Q2": "Q2"], ["Q1": "Z", "Q2": "A"])
    #expect(try await p(0, same) > 0.05)
    let seen = try await p(0.2, same)
    #expect(seen < 0.001)
    #expect(abs(try await p(0.2, swapped) - seen) < 1e-9)
  }

  // MARK: Several dates, counts

  /// Two groups of people in eight places, five of them with the campaign, from two dates on.
  static var twoDates: PlaceCase {
    var places = PlaceExtremes.reached()
    places.hasReach = false
    places.differsBy = ["stratum"]
    for place in 0..<2 { places.starts[PlaceCase.name(place)] = 10 }
    return places
  }

  /// Events of two groups of people over their exposure, one date.
  static var events: PlaceCase {
    var places = PlaceExtremes.reached()
    places.hasReach = false
    places.differsBy = ["stratum"]
    places.kind = .count
    places.hasExposure = true
    return places
  }

  private func alone(_ places: PlaceCase, _ group: String) async throws -> AnalysisFindings {
    var alone = places
    alone.differsBy = []
    alone.only = [ColumnFilter(column: "stratum", values: [group])]
    return try await alone.findings()
  }

  private func cells(_ table: FindingTable, _ row: Int) throws -> (Value, Interval?, Value) {
    func column(_ id: String) throws -> Int {
      try #require(table.columns.firstIndex { $0.id == id })
    }
    let cells = table.rows[row]
    return (try cells[column("estimate")], try cells[column("interval")].limits, cells[1])
  }

  @Test("several dates: each group's effect and interval by itself, and their difference")
  func severalDates() async throws {
    let places = Self.twoDates
    let table = try #require(try await places.findings().table("differs"))
    var values: [Double] = []
    for (row, group) in ["Q1", "Q2"].enumerated() {
      let (value, interval, name) = try cells(table, row)
      #expect(name == .text(group))
      let own = try #require(try await alone(places, group).estimate("average.absolute"))
      #expect(abs((value.double ?? 0) - (own.value ?? 1)) < 1e-10)
      // Few degrees of freedom: the table gives no interval where the effect's own need not hold.
      if let lower = interval?.lower {
        #expect(abs(lower - (own.interval?.lower ?? 1)) < 1e-10)
      }
      values.append(value.double ?? 0)
    }
    let (difference, _, name) = try cells(table, 2)
    #expect(abs((difference.double ?? 0) - (values[1] - values[0])) < 1e-12)
    #expect(
      name
        == .phrase("did.differs.difference", ["group": .text("Q2"), "reference": .text("Q1")]))
    #expect(table.rows.last?[1] == .term("did.differs.test"))
  }

  @Test("several dates: the test sees an effect in one group alone")
  func severalDatesSeen() async throws {
    func p(_ effect: Double) async throws -> Double {
      var places = Self.twoDates
      for row in places.rows.indices {
        let start = places.starts[places.rows[row].place]
        if let start, places.rows[row].period >= start, places.rows[row].stratum == "Q2" {
          places.rows[row].y += Int(effect * Double(places.rows[row].n))
        }
      }
      let table = try #require(try await places.findings().table("differs"))
      let column = try #require(table.columns.firstIndex { $0.id == "p" })
      return try #require(table.rows.last?[column].double)
    }
    #expect(try await p(0) > 0.05)
    #expect(try await p(0.3) < 0.01)
  }

  @Test("counts: each group's rate ratio by itself, and the ratio of the ratios")
  func ratios() async throws {
    let places = Self.events
    let table = try #require(try await places.findings().table("differs"))
    var values: [Double] = []
    for (row, group) in ["Q1", "Q2"].enumerated() {
      let (value, interval, name) = try cells(table, row)
      #expect(name == .text(group))
      guard case .number(let ratio, .ratio) = value else {
        Issue.record("not a ratio")
        return
      }
      let own = try #require(try await alone(places, group).estimate("average.relative"))
      #expect(abs(ratio - (own.value ?? 0)) < 1e-9)
      if let lower = interval?.lower {
        #expect(abs(lower - (own.interval?.lower ?? 1)) < 1e-8)
      }
      values.append(ratio)
    }
    let (ratio, _, name) = try cells(table, 2)
    #expect(abs((ratio.double ?? 0) - values[1] / values[0]) < 1e-9)
    #expect(
      name == .phrase("did.differs.ratio", ["group": .text("Q2"), "reference": .text("Q1")]))
  }

  @Test("events counted row by row: a group without an event somewhere had none there")
  func countedEvents() async throws {
    var places = Self.events
    places.hasExposure = false
    places.arePersons = true
    // Each row is one event; a group of a place and period is left without any.
    places.rows = places.rows.flatMap { row in
      let gone = row.place == "D07" && row.period == 3 && row.stratum == "Q1"
      return [PlaceCase.Row](repeating: row, count: gone ? 0 : row.y / 10)
    }
    let table = try #require(try await places.findings().table("differs"))
    for (row, group) in ["Q1", "Q2"].enumerated() {
      let (value, _, _) = try cells(table, row)
      let own = try await alone(places, group).estimate("average.relative")
      #expect(abs((value.double ?? 0) - (own?.value ?? 1)) < 1e-9, "\(group)")
    }
  }

  @Test("a group that lacks some of the effects that are averaged has none, and says so")
  func lacking() async throws {
    var places = Self.twoDates
    places.rows.removeAll { $0.stratum == "Q2" && $0.period == 11 }
    let table = try #require(try await places.findings().table("differs"))
    #expect(table.rows[1].last == .term("did.reading.not-estimable"))
    #expect(table.rows.last?.last == .term("did.trend.too-few"))
  }

  @Test("a group without a single event after the start leaves the ratios untold, and says so")
  func withoutEvents() async throws {
    var places = Self.events
    for row in places.rows.indices
    where places.rows[row].stratum == "Q2" && places.rows[row].period >= 8
      && places.starts[places.rows[row].place] != nil
    {
      places.rows[row].y = 0
    }
    let table = try #require(try await places.findings().table("differs"))
    #expect(table.rows.last?[1] == .term("did.differs.test"))
    #expect(table.rows.last?.last == .term("did.trend.too-few"))
  }
}
