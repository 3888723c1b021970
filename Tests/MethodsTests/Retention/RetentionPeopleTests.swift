// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import FoundationEssentials
import Statistics
import Tables
import Testing

@testable import Methods

/// Fourteen people with every date edge case, held to counts made elsewhere and to a curve worked by
/// hand and by R's survfit.
@Suite("Fourteen people")
struct RetentionPeopleTests {
  private struct Expected: Decodable {
    var point: [String: [String: Count]]

    struct Count: Decodable {
      var x: Int
      var n: Int
      var wilson: [Double]

      init(from decoder: any Decoder) throws {
        // Lists of ids stand beside the counts.
        guard let box = try? decoder.container(keyedBy: Key.self) else {
          (x, n, wilson) = (0, 0, [])
          return
        }
        x = try box.decode(Int.self, forKey: .x)
        n = try box.decode(Int.self, forKey: .n)
        wilson = try box.decode([Double].self, forKey: .wilson)
      }
      enum Key: String, CodingKey { case x, n, wilson }
    }
  }

  private func people() throws -> RetentionCase {
    func lines(_ name: String) throws -> [String] {
      String(decoding: try References.shared("retention/\(name)"), as: UTF8.self)
        .split(separator: "\n").dropFirst().map(String.init)
    }
    var people = RetentionCase(
      try lines("persons.csv").map { line in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        return person(cells[0], cells[1], sex: cells[4], withdrawn: cells[2], died: cells[3])
      }, contacts: try lines("contacts.csv").map { $0 + "," })
    people.days = .instant(.rome)
    people.cutoff = day("2024-06-10")
    people.specification.subjects.withdrawn = "withdrawn"
    people.specification.subjects.died = "died"
    return people
  }

  @Test(
    "shares and Wilson intervals at 4, 8 and 12 weeks by every definition",
    .enabled(if: References.areShared))
  func shares() async throws {
    let expected: Expected = try References.decoded(References.shared("retention/results.json"))
    let analysis = try await people().analysis()
    for (number, days) in ["28", "56", "84"].enumerated() {
      let point = try #require(expected.point[days])
      for (name, definition, withoutDead) in [
        ("window_pm3", Retention.Definition.window, false),
        ("window_pm3_excl_deaths", .window, true), ("on_or_after", .onOrAfter, false),
        ("exact_day", .exactDay, false),
      ] {
        let count = try #require(point[name])
        let tally = analysis.horizons[number].tally(definition)
        let share = try #require(tally.share(withoutDead: withoutDead))
        #expect(share.count == count.x && share.total == count.n, "\(name) at \(days)")
        let interval = try share.estimate(level: 0.95).interval
        #expect(apart(interval.lower, count.wilson[0]) < 1e-10)
        #expect(apart(interval.upper, count.wilson[1]) < 1e-10)
      }
      // One row a definition, the headline first, in the table that the report prints.
      let table = try #require(analysis.findings().table("retention"))
      let headline = try #require(point["window_pm3"])
      #expect(table.rows[number * 3][2] == .count(headline.x))
      #expect(table.rows[number * 3][3] == .count(headline.n))
    }
  }

  @Test(
    "the drop-out curve under the first silence longer than 21 days, worked by hand",
    .enabled(if: References.areShared))
  func curve() async throws {
    let ends = try #require(try await people().analysis().ends(.nobody))
    let days = ends.cells.flatMap { cell in
      [String](repeating: "\(cell.time) \(cell.end)", count: cell.people)
    }.sorted()
    #expect(
      days == [
        "0 followed", "1 silent", "1 silent", "1 silent", "1 silent", "1 silent", "1 silent",
        "14 followed", "15 silent", "22 died", "28 withdrew", "29 silent", "6 silent", "8 silent",
      ])
    let curve = KaplanMeier(try #require(ends.counts()))
    let expected: [(day: Int, share: Double)] = [
      (1, 7.0 / 13), (6, 6.0 / 13), (8, 5.0 / 13), (15, 15.0 / 52), (28, 15.0 / 104), (29, 0),
    ]
    for point in expected {
      let found = try curve.survival(on: point.day, level: 0.95)
      #expect(abs(try #require(found).share.estimate - point.share) < 1e-15)
    }
    // Seen again after the silence that ended it: P01, P02, P04, P06, P09, P10, P13, P14.
    #expect(ends.returned == 8)
  }

  @Test(
    "with a silence of 30 days as R's survfit has it", .enabled(if: References.areShared))
  func longerSilence() async throws {
    var people = try people()
    people.specification.silentAfter = CalendarSpan(30, .day)
    let ends = try #require(try await people.analysis().ends(.nobody))
    struct Reference: Decodable {
      var silent_after_30_deaths_censored: Curve
      struct Curve: Decodable {
        var times: [Int]
        var survival: [Double]
      }
    }
    let reference: Reference = try References.decoded(
      References.committed("retention-people/expected.json"))
    let curve = KaplanMeier(try #require(ends.counts()))
    let expected = reference.silent_after_30_deaths_censored
    #expect(!expected.times.isEmpty)
    for (time, share) in zip(expected.times, expected.survival) {
      let found = try curve.survival(on: time, level: 0.95)
      #expect(abs(try #require(found).share.estimate - share) < 1e-12)
    }
  }
}
