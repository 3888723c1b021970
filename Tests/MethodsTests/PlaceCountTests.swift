// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Findings
import FoundationEssentials
import Reports
import Testing

@testable import Methods

/// Counts over places: every number on the scale that is printed beside it.
@Suite("Counts by place")
struct PlaceCountTests {
  private struct Expected: Decodable {
    var eventStudy: [String: Double]
    var slopeRatio: Double
  }

  private func reference() throws -> (places: PlaceCase, expected: Expected) {
    let columns = References.columns(try References.committed("did-counts/data.csv"))
    func column(_ name: String) throws -> [Int] { try #require(columns[name]).map { Int($0) } }
    let (place, period) = (try column("place"), try column("period"))
    let (n, y) = (try column("n"), try column("y"))
    var places = PlaceCase(
      place.indices.map {
        .init(place: PlaceCase.name(place[$0]), period: period[$0], y: y[$0], n: n[$0])
      }, starts: Dictionary(uniqueKeysWithValues: (0..<4).map { (PlaceCase.name($0), 8) }))
    places.kind = .count
    places.hasExposure = true
    places.better = .lower
    return (places, try References.decoded(try References.committed("did-counts/expected.json")))
  }

  @Test("effects by period are events a place, as statsmodels' ratios give them")
  func eventStudy() async throws {
    let (places, expected) = try reference()
    let rows = try #require(try await places.findings().table("event-study")).rows
    #expect(rows.count == 12)
    for row in rows {
      guard case .count(let time) = row[0], time != -1 else { continue }
      let value = try #require(expected.eventStudy[String(time)])
      #expect(apart(try #require(row[1].double), value) < 1e-9, "\(time)")
      let interval = try #require(row[2].limits)
      #expect(try #require(interval.lower) < value && value < #require(interval.upper))
    }
  }

  @Test("the trend before is a ratio a period, and what matters is set against it on its own scale")
  func trend() async throws {
    var (places, expected) = try reference()
    places.matters = .number(DecimalNumber(units: 5))
    let findings = try await places.findings()
    let slope = try #require(findings.row("trends", "did.trend.slope-ratio"))
    guard case .number(let ratio, .ratio) = slope[1] else {
      Issue.record("no ratio: \(slope[1])")
      return
    }
    #expect(apart(ratio, expected.slopeRatio) < 1e-9)
    // Five events of some eighty a month and place, reached in four months: small beside the noise.
    let power = try #require(findings.table("trends")?.rows.last?[5].double)
    #expect(power > 0.05 && power < 0.5)
  }

  @Test(
    "the effect is said to be of a place, in its sentence, its estimand and the power of a plan")
  func perPlace() async throws {
    let places = try reference().places
    let findings = try await places.findings()
    #expect(findings.headline?.perPlace == true)
    #expect(findings.facts["weights"] == .term("did.weights.counts"))
    #expect(try await places.power(20)?.perPlace == true)
    let words = Wording(.en, PlacePhrases.vocabulary).headlineEffect(findings)
    #expect(words?.contains("fewer a month per place (") == true, "\(words ?? "")")
    #expect(try await PlaceCase.rates().findings().headline?.perPlace == nil)
  }

  @Test("the return to the average is of events a place, not of a rate")
  func returning() async throws {
    var places = try reference().places
    places.chosen = .recentLow
    let note = try #require(try await places.findings().note("did.warning.recent-low-size"))
    #expect(try #require(note.arguments["rise"]?.double) > 0.1)
  }

  @Test("counts that nothing bounds have neither a lower nor an upper limit, and no ratio")
  func unbounded() async throws {
    let findings = try await PlaceCase.counts(treated: 1).findings()
    let estimate = try #require(findings.estimate("average.absolute"))
    #expect(estimate.interval?.lower == nil && estimate.interval?.upper == nil)
    #expect(findings.estimate("average.relative") == nil)
  }
}
