// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Testing

@testable import Methods

/// What must not change the numbers of a comparison of places does not.
@Suite("Properties of a comparison of places")
struct PlacePropertyTests {
  /// One case of each kind, with one date and with several.
  private static func plain(_ kind: OutcomeKind, staggered: Bool) -> PlaceCase {
    var places =
      switch kind {
      case .rate: PlaceCase.rates()
      case .count: PlaceCase.counts()
      case .mean: PlaceCase.means()
      }
    if staggered { for place in 0..<2 { places.starts[PlaceCase.name(place)] = 10 } }
    return places
  }

  private static let kinds: [(OutcomeKind, Bool)] = [
    (.rate, true), (.count, false), (.mean, false),
  ]

  /// Every number of some findings, table by table.
  private func numbers(_ findings: AnalysisFindings) -> [Double] {
    func flat(_ value: Value) -> [Double] {
      switch value {
      case .number(let number, _): [number]
      case .interval(let interval, _): [interval.lower ?? .infinity, interval.upper ?? .infinity]
      case .count(let count): [Double(count)]
      default: []
      }
    }
    return findings.tables.filter { $0.id != "flow" }.flatMap {
      $0.rows.flatMap { $0.flatMap(flat) }
    }
  }

  /// Whether two findings hold the same numbers, to ten digits of the size of effects.
  private func expectSame(
    _ left: AnalysisFindings, _ right: AnalysisFindings, _ name: String = "",
    within tolerance: Double = 1e-10
  ) {
    let (first, second) = (numbers(left), numbers(right))
    #expect(left.headline != nil && first.count > 50, "\(name)")
    #expect(first.count == second.count, "\(name)")
    let worst = zip(first, second).map { abs($0 - $1) / max(1, abs($0)) }.filter { !$0.isNaN }.max()
    #expect((worst ?? 1) < tolerance, "\(name) \(worst ?? 1)")
  }

  @Test("the order of rows is irrelevant, to the last bit", arguments: kinds)
  func order(_ kind: OutcomeKind, _ staggered: Bool) async throws {
    let places = Self.plain(kind, staggered: staggered)
    var shuffled = places
    var noise = Noise(3)
    for row in shuffled.rows.indices.reversed() {
      shuffled.rows.swapAt(row, noise.below(row + 1))
    }
    #expect(shuffled.rows != places.rows)
    let first = try await places.findings()
    #expect(first.headline != nil)
    #expect(try await shuffled.findings() == first)
  }

  @Test("persons one by one give the numbers of their counts", arguments: [false, true])
  func persons(_ staggered: Bool) async throws {
    var places = PlaceCase.rates(places: 6, treated: 4, size: 60)
    if staggered { for place in 0..<2 { places.starts[PlaceCase.name(place)] = 10 } }
    places.adjust = ["stratum"]
    places.rows = places.rows.flatMap { row -> [PlaceCase.Row] in
      var (one, other) = (row, row)
      (one.n, one.y) = (row.n / 3, row.y / 3)
      (other.n, other.y, other.stratum) = (row.n - one.n, row.y - one.y, "Q2")
      return [one, other]
    }
    var persons = places
    persons.arePersons = true
    expectSame(try await places.findings(), try await persons.findings())
  }

  @Test("a place and month told in two rows is one", arguments: [OutcomeKind.rate, .count])
  func split(_ kind: OutcomeKind) async throws {
    let places = Self.plain(kind, staggered: false)
    var told = places
    told.rows = places.rows.flatMap { row -> [PlaceCase.Row] in
      var (one, other) = (row, row)
      (one.n, one.y) = (row.n / 2, row.y / 3)
      (other.n, other.y) = (row.n - one.n, row.y - one.y)
      return [one, other]
    }
    expectSame(try await places.findings(), try await told.findings())
  }

  @Test("other names of places, in the same order, change names alone", arguments: kinds)
  func names(_ kind: OutcomeKind, _ staggered: Bool) async throws {
    let places = Self.plain(kind, staggered: staggered)
    func other(_ name: String) -> String { "Forlì-\(name), \"è\"" }
    var renamed = places
    for row in renamed.rows.indices { renamed.rows[row].place = other(places.rows[row].place) }
    renamed.starts = [:]
    for (place, start) in places.starts { renamed.starts[other(place)] = start }
    let (first, second) = (try await places.findings(), try await renamed.findings())
    #expect(first.estimates == second.estimates)
    #expect(first.headline == second.headline && first.headline != nil)
    expectSame(first, second, within: 1e-300)
  }

  @Test("names in another order change no estimate", arguments: kinds)
  func namesReversed(_ kind: OutcomeKind, _ staggered: Bool) async throws {
    let places = Self.plain(kind, staggered: staggered)
    func other(_ name: String) -> String { "D\(99 - (Int(name.dropFirst()) ?? 0))" }
    var renamed = places
    for row in renamed.rows.indices { renamed.rows[row].place = other(places.rows[row].place) }
    renamed.starts = [:]
    for (place, start) in places.starts { renamed.starts[other(place)] = start }
    let (first, second) = (try await places.findings(), try await renamed.findings())
    for (left, right) in zip(first.estimates, second.estimates) {
      #expect(apart(left.value ?? 0, right.value ?? 1) < 1e-10)
      #expect(apart(left.interval?.lower ?? 0, right.interval?.lower ?? 1) < 1e-9)
      #expect(apart(left.interval?.upper ?? 0, right.interval?.upper ?? 1) < 1e-9)
    }
    #expect(first.headline?.verdict == second.headline?.verdict)
  }

  @Test("minutes in seconds: effects and limits sixty times as large", arguments: [false, true])
  func units(_ staggered: Bool) async throws {
    let minutes = Self.plain(.mean, staggered: staggered)
    var seconds = minutes
    for row in seconds.rows.indices { seconds.rows[row].y *= 60 }
    let small = try #require(try await minutes.findings().estimate("average.absolute"))
    let large = try #require(try await seconds.findings().estimate("average.absolute"))
    #expect(apart((large.value ?? 0) / 60, small.value ?? 1) < 1e-11)
    #expect(apart((large.interval?.lower ?? 0) / 60, small.interval?.lower ?? 1) < 1e-10)
    #expect(apart((large.interval?.upper ?? 0) / 60, small.interval?.upper ?? 1) < 1e-10)
  }

  @Test("a constant added to every value changes no effect")
  func shift() async throws {
    let places = Self.plain(.mean, staggered: false)
    var shifted = places
    for row in shifted.rows.indices { shifted.rows[row].y += 1_000_000 }
    let before = try #require(try await places.findings().estimate("average.absolute"))
    let after = try #require(try await shifted.findings().estimate("average.absolute"))
    #expect(abs((before.value ?? 0) - (after.value ?? 1)) < 1e-9)
    #expect(abs((before.interval?.lower ?? 0) - (after.interval?.lower ?? 1)) < 1e-9)
  }

  @Test("twice the events and twice the exposure: the ratio stays, its limits too")
  func exposure() async throws {
    let places = Self.plain(.count, staggered: false)
    var doubled = places
    for row in doubled.rows.indices {
      doubled.rows[row].y *= 2
      doubled.rows[row].n *= 2
    }
    let one = try #require(try await places.findings().estimate("average.relative"))
    let two = try #require(try await doubled.findings().estimate("average.relative"))
    #expect(apart(one.value ?? 0, two.value ?? 1) < 1e-9)
    #expect(apart(one.interval?.upper ?? 0, two.interval?.upper ?? 1) < 1e-9)
  }

  @Test("a neighbour counts as if it were not in the data", arguments: kinds)
  func neighbour(_ kind: OutcomeKind, _ staggered: Bool) async throws {
    var near = Self.plain(kind, staggered: staggered)
    var without = near
    near.neighbours = [PlaceCase.name(7)]
    without.rows.removeAll { $0.place == PlaceCase.name(7) }
    let (first, second) = (try await near.findings(), try await without.findings())
    #expect(first.estimates == second.estimates && !first.estimates.isEmpty)
    for table in ["summary", "inference", "event-study", "trends", "leave-one-out", "series"] {
      #expect(first.table(table) == second.table(table), "\(table)")
    }
    #expect(first.table("places")?.rows.last?[1] == .term("did.out.neighbour"))
    #expect(first.row("sensitivity", "did.choice.neighbours")?[1].double != nil)
  }

  @Test("a list of every place without the campaign is all of them")
  func list() async throws {
    let all = Self.plain(.rate, staggered: false)
    var listed = all
    listed.controls = .list((5..<8).map { PlaceCase.name($0) })
    let (first, second) = (try await all.findings(), try await listed.findings())
    #expect(first.estimates == second.estimates)
    #expect(first.tables == second.tables)
  }

  @Test("where places are of one size, people and places weigh the same")
  func weights() async throws {
    var people = Self.plain(.rate, staggered: false)
    for row in people.rows.indices { people.rows[row].n = 500 }
    var units = people
    units.weights = .units
    let one = try #require(try await people.findings().estimate("average.absolute"))
    let two = try #require(try await units.findings().estimate("average.absolute"))
    #expect(apart(one.value ?? 0, two.value ?? 1) < 1e-10)
    #expect(apart(one.interval?.lower ?? 0, two.interval?.lower ?? 1) < 1e-9)
  }
}
