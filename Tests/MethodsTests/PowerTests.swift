// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics
import Testing

@testable import Methods

@Suite("Power by simulation")
struct PowerTests {
  private static let start = 1983 * 12 + 1

  private func power(controlled: Bool, seed: UInt64 = 1) throws -> SeriesPower.Result {
    let rear = controlled ? try SeatBelts.series(SeatBelts.rear) : nil
    var problem = try SeatBelts.problem(control: rear, estimator: .integratedAutocorrelation)
    problem.campaign = problem.campaign.filtered { $0 < PowerTests.start }
    problem.control = problem.control?.filtered { $0 < PowerTests.start }
    return try SeriesPower(
      problem: problem, planned: Array(PowerTests.start..<PowerTests.start + 23), better: .lower,
      replicates: 150, seed: seed
    ).result()
  }

  @Test(
    "a series without change is found changed about one time in twenty", arguments: [false, true])
  func falseAlarms(controlled: Bool) throws {
    let result = try power(controlled: controlled)
    // 150 replicates at 5%: a standard error of 1.8 points.
    #expect(result.falseAlarms < 0.12)
    #expect(result.shows(0) < 0.12)
    #expect(result.shows(result.smallest * 1.001) >= 0.8)
    #expect(result.shows(1e6) == 1)
  }

  @Test("a control series makes smaller changes visible")
  func control() throws {
    #expect(try power(controlled: true).smallest < power(controlled: false).smallest)
  }

  @Test("the same seed gives the same numbers")
  func seeded() throws {
    let first = try power(controlled: false)
    let second = try power(controlled: false)
    #expect(first.smallest == second.smallest)
    #expect(try power(controlled: false, seed: 2).smallest != first.smallest)
  }

  /// Standardised by the fit's own weights, which hold the noise of both series' total, the
  /// comparison of white-noise counts seemed autocorrelated at 0.998.
  @Test("counts without autocorrelation against a smooth control show none")
  func whiteNoise() throws {
    var random = try RandomSource(seed: 3)
    var campaign = try SeatBelts.series(SeatBelts.front)
    var control = try SeatBelts.series(SeatBelts.rear)
    for index in campaign.periods.indices {
      campaign.numerator[index] = (700 + 60 * random.normal()).rounded()
      control.numerator[index] = 400
      campaign.denominator[index] = 1
      control.denominator[index] = 1
    }
    var problem = try SeatBelts.problem(control: control, estimator: .integratedAutocorrelation)
    problem.campaign = campaign
    let fit = try problem.solved().fit
    #expect(abs(try #require(fit.autocorrelation)) < 0.3)
  }
}
