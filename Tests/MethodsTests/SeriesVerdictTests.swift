// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Reports
import Testing

@testable import Methods

/// One effect carries the verdict, by one rule, and none before the cut-off.
@Suite("The verdict on a series")
struct SeriesVerdictTests {
  private func series() -> SeriesCase {
    var noise = Noise(21)
    var series = SeriesCase(counts: noise.counts(60, mean: 400, change: 0.25, from: 40))
    series.starts = [40]
    series.matters = .number(DecimalNumber(units: 30))
    return series
  }

  @Test("a clear rise is better where higher is, worse where lower is")
  func directions() throws {
    var series = series()
    let better = try #require(series.findings().headline)
    #expect(better.verdict == .betterByEnough)
    #expect(better.each == .month)
    series.better = .lower
    #expect(series.findings().headline?.verdict == .worseByEnough)
    series.matters = nil
    #expect(series.findings().headline?.verdict == .worse)
    series.matters = .number(DecimalNumber(units: 5000))
    #expect(series.findings().headline?.verdict == .worseByLess)
  }

  @Test("extracted before the cut-off is interim: no verdict; from that day on there is one")
  func interim() {
    var series = series()
    series.cutoff = CivilDate(day: 20_000)
    series.extracted = CivilDate(day: 19_999)
    #expect(series.findings().headline != nil)
    #expect(series.findings().headline?.verdict == nil)
    series.extracted = CivilDate(day: 20_000)
    #expect(series.findings().headline?.verdict != nil)
  }

  @Test(
    "whichever effect carries it, the headline names an estimate with its interval",
    arguments: [
      (InterruptedTimeSeries.Effect.average, "average.absolute"), (.level, "level.absolute"),
      (.slope, "slope.absolute"), (.cumulative, "cumulative.absolute"),
      (.at(3), "effect.3.absolute"),
    ])
  func effects(_ effect: InterruptedTimeSeries.Effect, _ name: String) throws {
    var series = series()
    series.effect = effect
    let findings = series.findings()
    let headline = try #require(findings.headline)
    #expect(headline.absolute == name)
    #expect(headline.verdict != nil)
    #expect(findings.estimate(name)?.interval?.lower != nil)
    for language in [Language.it, .en] {
      #expect(series.document(language, of: findings).unfilled == [])
    }
  }

  @Test("of a linear model, level and slope are the coefficients")
  func coefficients() throws {
    var series = series()
    series = SeriesCase(means: series.numerator)
    series.starts = [40]
    series.estimator = .ols
    let fit = try series.solved().fit
    for (effect, shape) in [
      (InterruptedTimeSeries.Effect.level, InterruptedTimeSeries.Shape.level), (.slope, .slope),
    ] {
      series.effect = effect
      let estimate = try #require(series.findings().estimate("\(shape.rawValue).absolute"))
      let column = try #require(fit.regression.design.terms.firstIndex(of: .change(shape, 0)))
      #expect(apart(try #require(estimate.value), fit.coefficients[column]) < 1e-12)
    }
  }

  @Test("causal words need a control, and no event on one series only")
  func causal() {
    var series = series()
    #expect(series.findings().headline?.causal == false)
    var noise = Noise(8)
    series.control = (noise.counts(60, mean: 380, from: 60), series.denominator)
    #expect(series.findings().headline?.causal == true)
    let event = OtherEvent(
      date: CivilDate(day: 19_800), what: LocalizedText(it: "sciopero", en: "strike"),
      affects: .campaign)
    series.events = [event]
    let findings = series.findings()
    #expect(findings.headline?.causal == false)
    #expect(
      findings.note("its.warning.one-arm")?.arguments == [
        "events": .list([.localized(event.what)])
      ])
    #expect(findings.certainty?.level == .veryLow)
    // Without a control every event is on one arm, whomever it touched.
    series.control = nil
    let alone = series.findings()
    #expect(alone.certainty?.level == .veryLow)
    #expect(alone.certainty?.reasons.contains { $0.term == "certainty.other-event" } == true)
  }
}
