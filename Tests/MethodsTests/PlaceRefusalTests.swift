// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Testing

@testable import Methods

/// What places cannot answer stands in the findings as one refusal, and nothing else does.
@Suite("Refusals of a comparison of places")
struct PlaceRefusalTests {
  private func note(_ term: String) async throws -> Note {
    let places = try #require(PlaceExtremes.refusals.first { $0.term == term }?.places)
    return try #require(try await places.findings().notes.first)
  }

  @Test("an impossible number is named by its place and period")
  func places() async throws {
    let place: [String: Value] = [
      "place": .text("D01"), "period": .period(.month, 2023 * 12 + 8),
    ]
    for term in ["negative", "empty-denominator", "impossible-rate"] {
      #expect(try await note("did.refused.\(term)").arguments == place)
    }
  }

  @Test("places without a time before are named, with one date and with several")
  func fromFirst() async throws {
    let named: [String: Value] = ["places": .list([.text("D03")])]
    #expect(try await note("did.refused.from-first").arguments == named)
    var places = PlaceCase.rates { $0 < 2 ? 10 : 8 }
    places.rows.removeAll { $0.place == "D03" && $0.period < 8 }
    let findings = try await places.findings()
    #expect(findings.notes.map(\.term) == ["did.refused.from-first"])
    #expect(findings.notes.first?.arguments == named)
  }

  @Test("a side without periods is counted, those left out before the start too")
  func side() async throws {
    #expect(
      try await note("did.refused.no-side").arguments == ["before": .count(0), "after": .count(4)])
    var places = PlaceCase.rates()
    places.rows.removeAll { $0.period < 6 }
    places.anticipation = 2
    #expect(try await places.findings().notes.map(\.term) == ["did.refused.no-side"])
  }

  @Test("the same value everywhere, whatever the kind and the dates")
  func constant() async throws {
    for kind in [OutcomeKind.rate, .count, .mean] {
      for start in [8, 10] {
        var places = PlaceCase.rates { $0 < 2 ? start : 8 }
        places.kind = kind
        places.hasExposure = kind == .count
        for row in places.rows.indices { (places.rows[row].y, places.rows[row].n) = (30, 100) }
        #expect(
          try await places.findings().notes.map(\.term) == ["did.refused.constant"],
          "\(kind) \(start)")
      }
    }
  }

  @Test("every place begins, none is left: several dates compare with those not yet begun")
  func noneLeft() async throws {
    var places = PlaceCase.rates(places: 6, treated: 6) { $0 < 3 ? 8 : 10 }
    places.neighbours = []
    let findings = try await places.findings()
    #expect(findings.notes.allSatisfy { $0.severity != .refusal })
    #expect(findings.headline != nil)
    let together = try await PlaceCase.rates(places: 6, treated: 6).findings()
    #expect(together.notes.map(\.term) == ["did.refused.no-control"])
  }

  @Test("a place left out does not stop the analysis of the others")
  func leftOut() async throws {
    var places = PlaceCase.rates()
    places.neighbours = ["D07"]
    let row = try #require(places.rows.lastIndex { $0.place == "D07" })
    places.rows[row].n = 0
    #expect(try await places.findings().notes.allSatisfy { $0.severity != .refusal })
  }
}
