// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("What the simulations of coverage do not vouch for is said")
struct CoverageWarningTests {
  private func fit(_ response: [Double]) throws -> IntegratedAutocorrelation {
    let design = try Matrix(
      rows: response.indices.map { [1, Double($0), $0 >= response.count / 2 ? 1 : 0] })
    return try IntegratedAutocorrelation(
      AutoregressiveModel(design: design, response: response))
  }

  /// Alternates with some change, so that ρ is far from 1.
  private func rough(_ count: Int) -> [Double] {
    (0..<count).map { Double(($0 * 7) % 5) - Double($0 % 2) }
  }

  @Test("a series of 10 is outside, of 18 short, of 30 within")
  func sizes() throws {
    #expect(
      try fit(rough(10)).warnings == [.notSimulated(observations: 10, degreesOfFreedom: 7)])
    #expect(try fit(rough(18)).warnings == [.shortSeries(observations: 18)])
    #expect(try fit(rough(30)).warnings.isEmpty)
  }

  @Test("a smooth wave of 60 periods has a correlation beyond those simulated")
  func smooth() throws {
    let wave = (0..<60).map { Double(($0 % 40) * (40 - $0 % 40)) }
    let warnings = try fit(wave).warnings
    guard case .strongCorrelation(let median)? = warnings.first else {
      Issue.record("no warning: \(warnings)")
      return
    }
    #expect(median > 0.8)
  }

  @Test("counts near their Poisson variation hide a correlation")
  func counts() throws {
    let design = try Matrix(rows: (0..<30).map { [1, Double($0) / 30] })
    let fit = try IntegratedGeneralizedLinearModel(
      design: design, response: (0..<30).map { 20 + 2 * Double(($0 * 7) % 5) }, family: .poisson)
    #expect(
      fit.warnings.contains {
        if case .hiddenCorrelation(let dispersion) = $0 { dispersion < 3 } else { false }
      })
  }
}
