// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Testing

@testable import Methods

@Suite("Whom the campaign reached")
struct PlaceReachTests {
  private func absolute(_ row: [Value]?) -> Double { row?[1].double ?? .nan }

  @Test("controls reached in part: the estimate over what is left of the gap")
  func contaminated() async throws {
    var places = PlaceCase.rates()
    places.weights = .units
    // Three controls, places counting the same: 1 − (10% + 20% + 0%) / 3.
    places.contaminated = ["D05": 10, "D06": 20]
    let findings = try await places.findings()
    let plain = absolute(findings.row("sensitivity", "choice.main"))
    let clean = absolute(findings.row("sensitivity", "did.choice.contaminated"))
    #expect(abs(clean - plain / 0.9) < 1e-12)
    let note = try #require(findings.notes.first { $0.term == "did.warning.contaminated" })
    #expect(note.arguments["most"] == .number(clean, .points))
    #expect(abs((note.arguments["gap"]?.double ?? 0) - 0.9) < 1e-12)
  }

  @Test("the same with a weighted average, whatever it weighs; with several dates less is gone")
  func everyEstimator() async throws {
    // A place that begins later is compared with controls that were reached before its start too.
    let dates = PlaceExtremes.changed(.rates(treated: 5) { $0 < 2 ? 8 : 10 }) {
      $0.contaminated = ["D05": 20, "D06": 20, "D07": 20]
    }
    let several = try await dates.findings()
    let gap = several.notes.first { $0.term == "did.warning.contaminated" }?.arguments["gap"]
    #expect((gap?.double ?? 0) > 0.8 && (gap?.double ?? 0) < 1)
    let cases: [(String, PlaceCase)] = [
      ("synthetic", PlaceExtremes.changed { $0.controls = .synthetic(.control) }),
      (
        "synthetic did",
        PlaceExtremes.changed { $0.controls = .synthetic(.differences) }
      ),
    ]
    for (name, plain) in cases {
      var places = plain
      places.weights = .units
      // Whatever each control weighs, a fifth of the gap is gone.
      places.contaminated = ["D05": 20, "D06": 20, "D07": 20]
      let findings = try await places.findings()
      let main = absolute(findings.row("sensitivity", "choice.main"))
      let clean = absolute(findings.row("sensitivity", "did.choice.contaminated"))
      #expect(abs(clean - main / 0.8) < 1e-9, "\(name)")
    }
  }

  @Test("six in ten reached everywhere and no one else: the effect over 0.6, limits too")
  func received() async throws {
    var places = PlaceCase.rates()
    places.hasReach = true
    for row in places.rows.indices {
      places.rows[row].n = 1000
      places.rows[row].y = min(1000, places.rows[row].y)
      let isAfter = places.starts[places.rows[row].place] != nil && places.rows[row].period >= 8
      places.rows[row].reached = isAfter ? 600 : 0
    }
    let findings = try await places.findings()
    let effect = try #require(findings.estimate("average.absolute"))
    let ratio = try #require(findings.row("received", "did.received.ratio"))
    #expect(abs(absolute(ratio) - (effect.value ?? 0) / 0.6) < 1e-12)
    #expect(abs((ratio[2].limits?.lower ?? 0) - (effect.interval?.lower ?? 0) / 0.6) < 1e-9)
    #expect(abs((ratio[2].limits?.upper ?? 0) - (effect.interval?.upper ?? 0) / 0.6) < 1e-9)
    #expect(absolute(findings.row("received", "did.received.treated")) == 0.6)
    #expect(absolute(findings.row("received", "did.received.control")) == 0)
  }

  @Test("at its limits the outcome less that much of the reach is just not told from none")
  func inverted() async throws {
    var noise = Noise(11)
    var places = PlaceCase.rates()
    places.weights = .units
    places.hasReach = true
    for row in places.rows.indices {
      places.rows[row].y = places.rows[row].y * 1000 / places.rows[row].n
      places.rows[row].n = 1000
      let isAfter = places.starts[places.rows[row].place] != nil && places.rows[row].period >= 8
      places.rows[row].reached = isAfter ? 400 + noise.below(300) : noise.below(60)
    }
    let found = try await places.findings().row("received", "did.received.ratio")?[2].limits
    let (lower, upper) = (try #require(found?.lower), try #require(found?.upper))
    for limit in [lower, upper] {
      var left = places
      left.kind = .mean
      left.decimals = 9
      left.hasReach = false
      for row in left.rows.indices {
        let rest = Double(left.rows[row].y) - limit * Double(left.rows[row].reached)
        left.rows[row].y = Int((rest * 1e6).rounded())
      }
      let interval = try await left.findings().estimate("average.absolute")?.interval
      // Rounded to the ninth decimal.
      let nearest = min(abs(interval?.lower ?? 1), abs(interval?.upper ?? 1))
      #expect(nearest < 1e-8, "\(nearest)")
    }
  }

  @Test("where as many were reached elsewhere the effect on those reached has no limits")
  func weak() async throws {
    let findings = try await PlaceExtremes.reached(treated: 6, controls: 6).findings()
    let row = findings.row("received", "did.received.ratio")
    #expect(row?[2].limits?.lower == nil && row?[2].limits?.upper == nil)
    #expect(findings.notes.contains { $0.term == "did.warning.weak-reach" })
  }

  @Test("an outcome that should not move: nothing to see, or a warning, in its own unit")
  func placeboOutcome() async throws {
    var places = PlaceExtremes.reached()
    places.hasPlaceboOutcome = true
    func row(_ findings: AnalysisFindings) -> [Value]? {
      findings.table("falsification")?.rows.first {
        if case .phrase("false.outcome", _)? = $0.first { true } else { false }
      }
    }
    let still = try await places.findings()
    #expect(row(still)?.last == .term("reading.within"))
    for index in places.rows.indices
    where places.starts[places.rows[index].place] != nil && places.rows[index].period >= 8 {
      places.rows[index].z += places.rows[index].n / 10
    }
    let moved = try await places.findings()
    #expect(row(moved)?.last == .term("reading.moved"))
    #expect(abs(absolute(row(moved)) - 0.1) < 0.01)
    #expect(moved.notes.contains { $0.term == "did.warning.placebo" })
    #expect(moved.estimates == still.estimates)
  }
}
