// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Testing

@testable import Methods

/// What a reader must weigh is said, with its numbers, and only where it holds.
@Suite("Warnings of a series")
struct SeriesWarningTests {
  private func series(_ change: (inout SeriesCase) -> Void = { _ in }) -> AnalysisFindings {
    var noise = Noise(11)
    var series = SeriesCase(counts: noise.counts(48, change: 0.3))
    series.season = .harmonics(1)
    series.matters = .number(DecimalNumber(units: 20))
    change(&series)
    return series.findings()
  }

  private func warnings(_ findings: AnalysisFindings) -> [String] {
    findings.notes.filter { $0.severity == .warning }.map(\.term)
  }

  @Test("a long, plain series of large counts carries no warning")
  func none() { #expect(warnings(series()) == []) }

  @Test("gaps within the series are counted, those left out are not")
  func gaps() {
    let findings = series {
      $0.gaps = [4, 5, 20]
      $0.exclude = [20...21]
    }
    #expect(findings.note("its.warning.gaps")?.arguments == ["n": .count(2)])
  }

  @Test("fewer than eight points on a side")
  func short() {
    let findings = series { $0.starts = [41] }
    #expect(
      findings.note("its.warning.few-points")?.arguments == [
        "before": .count(41), "after": .count(7),
      ])
    #expect(findings.certainty?.reasons.contains { $0.term == "certainty.few-points" } == true)
    #expect(series { $0.starts = [40] }.note("its.warning.few-points") == nil)
  }

  @Test("a stretch after that is longer than the one before")
  func horizon() {
    #expect(
      series { $0.starts = [20] }.note("its.warning.horizon")?.arguments == [
        "before": .count(20), "after": .count(28),
      ])
    #expect(series { $0.starts = [24] }.note("its.warning.horizon") == nil)
  }

  @Test("counts below 30 a period on average")
  func low() {
    let findings = series { $0.numerator = $0.numerator.map { ($0 / 20).rounded() + 1 } }
    guard case .number(let mean, _)? = findings.note("its.warning.low-counts")?.arguments["mean"]
    else {
      Issue.record("no warning of low counts")
      return
    }
    #expect(mean > 5 && mean < 30)
  }

  @Test("no season, no threshold, an exploratory role, rows lost")
  func declarations() {
    #expect(series { $0.season = .none }.note("its.warning.no-season") != nil)
    #expect(series { $0.matters = nil }.note("outcome.no-threshold") != nil)
    #expect(series { $0.role = .exploratory }.note("outcome.exploratory") != nil)
    let lost = series { $0.rowsUsed = 940 }
    #expect(
      lost.note("outcome.lost-rows")?.severity == .warning)
    #expect(series { $0.rowsUsed = 950 }.note("outcome.lost-rows") == nil)
  }

  @Test("estimators that disagree are named on both sides")
  func disagree() throws {
    var found: Note?
    for seed in 0..<200 where found == nil {
      var noise = Noise(UInt64(seed))
      let counts = noise.counts(30, mean: 300, change: 0.1, from: 20)
      var series = SeriesCase(counts: counts)
      series.starts = [20]
      found = series.findings().note("its.warning.disagree")
    }
    let note = try #require(found)
    guard case .list(let deciding)? = note.arguments["deciding"],
      case .list(let undecided)? = note.arguments["undecided"]
    else {
      Issue.record("no lists")
      return
    }
    #expect(deciding.count + undecided.count == 3)
    #expect(!deciding.isEmpty && !undecided.isEmpty)
  }

  @Test("REML at the boundary: a drift that no trend explains")
  func boundary() throws {
    // A random walk: the likelihood rises towards autocorrelation 1 in some of them.
    let found = (0..<60).contains { seed in
      var noise = Noise(UInt64(seed))
      var value = 100.0
      var series = SeriesCase(
        means: (0..<24).map { _ in
          value += noise.normal()
          return value
        })
      series.starts = [16]
      return series.findings().note("its.warning.boundary") != nil
    }
    #expect(found)
  }

  @Test("periods dropped and horizons beyond the data are listed")
  func remarks() {
    let findings = series {
      $0.incomplete = [48]
      $0.effectsAt = [1, 12, 13, 24]
    }
    #expect(
      findings.note("outcome.incomplete")?.arguments == [
        "periods": .list([.period(.month, 2021 * 12 + 48)])
      ])
    #expect(
      findings.note("its.remark.beyond")?.arguments == [
        "horizons": .list([.count(13), .count(24)])
      ])
  }

  @Test("a relative effect is not given where the value without the change may not be positive")
  func relative() {
    var noise = Noise(2)
    let series = SeriesCase(means: (0..<48).map { _ in noise.normal() })
    let findings = series.findings()
    #expect(findings.note("outcome.no-relative")?.severity == .remark)
    #expect(findings.estimate("average.relative") == nil)
    #expect(findings.estimate("average.absolute") != nil)
  }
}
