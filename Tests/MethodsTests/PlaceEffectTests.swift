// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Testing

@testable import Methods

@Suite("Which effect of several dates is judged")
struct PlaceEffectTests {
  private let twoDates = PlaceCase.rates(treated: 6) { $0 < 3 ? 8 : 10 }

  @Test("the effect that is asked for stands first and is judged; the others beside it")
  func choice() async throws {
    let average = try #require(try await twoDates.findings().table("effects"))
    let all = DifferenceInDifferences.Effect.allCases.map { "did.effect.\($0.rawValue)" }
    #expect(Set(average.rows.map(\.[0])) == Set(all.map { .term($0) }))
    for effect in DifferenceInDifferences.Effect.allCases {
      var places = twoDates
      places.effect = effect
      let findings = try await places.findings()
      let rows = try #require(findings.table("effects")?.rows)
      #expect(rows.first?.first == .term("did.effect.\(effect.rawValue)"))
      #expect(rows.count == all.count)
      #expect(rows.first?[1].double == findings.estimate("average.absolute")?.value)
      let same = try #require(average.rows.first { $0[0] == rows[0][0] })
      #expect(rows[0][1] == same[1] && rows[0][2] == same[2], "\(effect)")
    }
  }

  @Test("the longest exposure is that of the first date alone")
  func longest() async throws {
    var places = twoDates
    places.effect = .longest
    let longest = try await places.findings().estimate("average.absolute")?.value
    // Places that begin later have no fourth period after: they do not count.
    for row in places.rows.indices where places.starts[places.rows[row].place] == 10 {
      places.rows[row].y += 20
    }
    let moved = try await places.findings().estimate("average.absolute")?.value
    #expect(longest == moved)
  }

  @Test("a place that lacks a period is left out, named, and shown beside")
  func incomplete() async throws {
    var holed = twoDates
    holed.rows.removeAll { $0.place == "D07" && $0.period == 3 }
    var without = twoDates
    without.rows.removeAll { $0.place == "D07" }
    let (first, second) = (try await holed.findings(), try await without.findings())
    #expect(first.estimates == second.estimates)
    #expect(first.notes.contains { $0.term == "did.warning.gaps" })
    #expect(first.row("sensitivity", "did.choice.incomplete")?[1].double != nil)
    #expect(second.row("sensitivity", "did.choice.incomplete") == nil)
  }

  @Test("people who come with the campaign are seen in the size of the denominators")
  func sizes() async throws {
    let plain = PlaceCase.rates()
    let still = try await plain.findings().row("falsification", "did.false.sizes")
    #expect(still?.last == .term("reading.includes-none-open"))
    var grown = plain
    for row in grown.rows.indices
    where grown.starts[grown.rows[row].place] != nil && grown.rows[row].period >= 8 {
      grown.rows[row].y = grown.rows[row].y * 3 / 2
      grown.rows[row].n = grown.rows[row].n * 3 / 2
    }
    let moved = try await grown.findings().row("falsification", "did.false.sizes")
    #expect(moved?.last == .term("did.reading.sizes-moved"))
    #expect(abs((moved?[3].double ?? 0) - 1.5) < 0.05)
  }

  @Test("places drawn by lot: certainty does not say that nothing was assigned at random")
  func drawn() async throws {
    var places = PlaceCase.rates()
    for chosen in DifferenceInDifferences.Chosen.allCases {
      places.chosen = chosen
      #expect(
        (try await places.findings().certainty?.start == .drawn) == (chosen == .random))
    }
  }
}

@Suite("What a comparison of places could show")
struct PlacePowerTests {
  @Test("the time after is not looked at")
  func before() async throws {
    var places = PlaceCase.rates()
    let power = try #require(try await places.power())
    for row in places.rows.indices where places.rows[row].period >= 8 { places.rows[row].y /= 2 }
    #expect(try await places.power() == power)
    #expect(power.before == 8 && power.after == 4)
    #expect(power.replicates == 50)
  }

  @Test("false alarms are one in twenty, one date or two, within the error of 160 panels")
  func falseAlarms() async throws {
    for places in [PlaceCase.rates(places: 10, treated: 5), .rates(treated: 6) { $0 < 3 ? 8 : 10 }]
    {
      let power = try #require(try await places.power(160))
      // 5% ± 3 standard errors of a share of 160.
      #expect(power.falseAlarms < 0.05 + 3 * (0.05 * 0.95 / 160).squareRoot())
    }
  }

  @Test("a threshold of the smallest change that is shown is shown by eight in ten")
  func threshold() async throws {
    var places = PlaceCase.rates()
    let smallest = try #require(try await places.power()).smallest
    places.matters = .points(DecimalNumber(units: Int((smallest * 1e6).rounded(.up)), places: 4))
    let power = try #require(try await places.power())
    #expect(abs((power.powerAtMatters ?? 0) - 0.8) < 0.021)
  }

  @Test("more places show smaller changes; too few show none, however large")
  func places() async throws {
    let few = try #require(try await PlaceCase.rates(places: 8, treated: 4).power())
    let many = try #require(try await PlaceCase.rates(places: 24, treated: 12).power())
    #expect(many.smallest < few.smallest)
    let none = try #require(try await PlaceCase.rates(places: 6, treated: 1).power())
    #expect(none.smallest == .infinity)
    for synthetic in DifferenceInDifferences.Synthetic.allCases {
      var places = PlaceCase.rates(places: 20, treated: 1)
      places.controls = .synthetic(synthetic)
      #expect(try #require(try await places.power(10)).smallest.isFinite, "\(synthetic)")
    }
  }

  @Test("too short a time before gives none")
  func short() async throws {
    var places = PlaceCase.rates()
    places.rows.removeAll { $0.period < 6 }
    #expect(try await places.power() == nil)
  }
}
