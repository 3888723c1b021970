// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Testing

@testable import Methods

@Suite("Placebo in space")
struct PlaceboPlacesTests {
  private func result(_ changes: [Double]) throws -> PlaceboPlaces.Result {
    var problem = try SeatBelts.problem()
    let base = try SeatBelts.series(SeatBelts.rear)
    func series(_ change: Double) -> OutcomeSeries {
      var series = base
      for index in series.periods.indices where series.periods[index] >= 1983 * 12 + 1 {
        series.numerator[index] *= change
      }
      return series
    }
    problem.campaign = series(0.5)
    let places = changes.enumerated().map { (name: "p\($0)", series: series($1)) }
    return try #require(
      try PlaceboPlaces(main: problem, places: places, unit: .count).result())
  }

  @Test("the largest change ranks first")
  func first() throws {
    let result = try result([1, 0.9, 1.1, 0.8])
    #expect(result.rank == 1)
    #expect(result.among == 5)
    #expect(result.table.rows.count == 5)
  }

  @Test("places with larger changes, up or down, rank before it")
  func behind() throws {
    #expect(try result([1, 0.2, 4]).rank == 3)
  }

  @Test("a place without data on both sides is shown and not ranked")
  func short() throws {
    var problem = try SeatBelts.problem()
    problem.campaign = try SeatBelts.series(SeatBelts.front)
    let rear = try SeatBelts.series(SeatBelts.rear).filtered { $0 < 1983 * 12 }
    let found = try PlaceboPlaces(
      main: problem, places: [(name: "x", series: rear)], unit: .count
    ).result()
    #expect(found?.among == 1)
    #expect(found?.table.rows[1][1] == .missing)
  }
}
