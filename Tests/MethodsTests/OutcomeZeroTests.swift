// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Methods

@Suite("Periods without rows")
struct OutcomeZeroTests {
  @Test("events counted as rows: a period between others that has no row had none")
  func zeros() {
    let series = OutcomeSeries(
      kind: .count, step: .month, periods: [10, 11, 14], numerator: [3, 1, 2],
      denominator: [1, 1, 1], hasExposure: false)
    let filled = series.filledWithZeros
    #expect(filled.periods == [10, 11, 12, 13, 14])
    #expect(filled.numerator == [3, 1, 0, 0, 2])
    #expect(filled.denominator == [1, 1, 1, 1, 1])
  }
}
