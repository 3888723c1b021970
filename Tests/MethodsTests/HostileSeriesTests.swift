// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import FoundationEssentials
import Testing

@testable import Methods

/// Six hundred small series of every kind and scale: each is answered or refused, and every number
/// that stands in the findings is finite.
@Suite("Hostile series")
struct HostileSeriesTests {
  private static let magnitudes = [0, 1e-12, 1e-3, 1, 7, 400, 1e6, 1e15]

  private func series(_ seed: Int) -> SeriesCase {
    var noise = Noise(UInt64(seed) &* 7919)
    let length = 4 + noise.below(30)
    var series = SeriesCase(counts: values(length, &noise))
    switch noise.below(3) {
    case 0: series.hasExposure = noise.below(2) == 0
    case 1:
      series.kind = .rate
      series.denominator = series.numerator.map { $0 + Double(noise.below(3)) * ($0 + 1) }
    default:
      series.kind = .mean
      if noise.below(2) == 0 { series.numerator = series.numerator.map { -$0 } }
    }
    if series.kind == .count, series.hasExposure { series.denominator = values(length, &noise) }
    design(&series, length, &noise)
    if noise.below(4) == 0 {
      let control = values(length, &noise)
      series.control = (
        control, series.kind == .rate ? control.map { 2 * $0 + 1 } : series.denominator
      )
    }
    return series
  }

  private func design(_ series: inout SeriesCase, _ length: Int, _ noise: inout Noise) {
    let start = 1 + noise.below(length - 1)
    series.starts = [start]
    if start + 4 < length, noise.below(5) == 0 { series.starts.append(start + 3) }
    if noise.below(6) == 0 { series.off = [start: min(length, start + 3)] }
    series.shape =
      [[.level], [.level, .slope], [.slope], [.pulse], [.level, .pulse]][
        noise.below(5)]
    if noise.below(4) == 0 {
      let treatment: InterruptedTimeSeries.WashIn.Treatment =
        noise.below(2) == 0 ? .ramp : .leftOut
      series.washIn = .init(length: .init(1, .month), periods: 1, treatment: treatment)
    }
    series.season = [.none, .none, .harmonics(1), .months][noise.below(4)]
    if noise.below(5) == 0 { series.calendar = [.easter, .workingDays] }
    if noise.below(3) == 0 { series.gaps = [noise.below(length), noise.below(length)] }
    let plain: [InterruptedTimeSeries.Estimator] = [.integratedAutocorrelation, .neweyWest]
    let kinds: [InterruptedTimeSeries.Estimator] =
      series.kind == .mean ? [.ols, .reml, .praisWinsten] : [.quasiLikelihood]
    series.estimator = (plain + kinds)[noise.below(2 + kinds.count)]
    series.effect = [.average, .cumulative, .at(2)][noise.below(3)]
  }

  private func values(_ length: Int, _ noise: inout Noise) -> [Double] {
    let magnitude = Self.magnitudes[noise.below(Self.magnitudes.count)]
    let shape = noise.below(5)
    return (0..<length).map { place in
      switch shape {
      case 0: magnitude
      case 1: (magnitude * noise.uniform()).rounded()
      case 2: magnitude * (1 + noise.uniform())
      case 3: place > length / 2 ? magnitude : 0
      default: magnitude * (noise.below(8) == 0 ? 1000 : 1) * noise.uniform()
      }
    }
  }

  @Test("600 small series are answered or refused, and what is printed is finite")
  func survives() {
    var answered = 0
    var refused = 0
    var broken: [String] = []
    for seed in 0..<600 {
      let findings = series(seed).findings()
      let refusals = findings.notes.filter { $0.severity == .refusal }
      if refusals.isEmpty { answered += 1 } else { refused += 1 }
      if refusals.isEmpty == findings.estimates.isEmpty { broken.append("\(seed): \(refusals)") }
      // JSON has no infinity and no NaN: encoding fails on either.
      if (try? JSONEncoder().encode(findings)) == nil { broken.append("\(seed): not finite") }
    }
    #expect(broken.isEmpty, "\(broken.count): \(broken.prefix(12))")
    #expect(answered > 100 && refused > 100, "\(answered) answered, \(refused) refused")
  }
}
