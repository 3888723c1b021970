// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Findings

@Suite("A verdict beside limits that were rounded")
struct RoundedVerdictTests {
  private func follows(
    _ verdict: Verdict, _ lower: Double?, _ upper: Double?, matters: Double? = 10
  ) -> Bool {
    verdict.follows(
      from: Interval(lower: lower, upper: upper), better: .higher, matters: matters)
  }

  @Test("a limit that three digits bring onto a threshold leaves both verdicts open")
  func threshold() {
    // 9.96 and 10.04 have the three digits 10.0 at most half a unit away.
    #expect(follows(.betterByEnough, 10, 20.4) && follows(.betterPerhapsByEnough, 10, 20.4))
    #expect(follows(.betterPerhapsByEnough, 2, 9.99) == false)
    #expect(follows(.betterByLess, 2, 9.99) && follows(.betterPerhapsByEnough, 2, 10))
  }

  @Test("far from a threshold, or at more digits, one verdict holds")
  func far() {
    #expect(follows(.betterByEnough, 10.2, 20) && !follows(.betterPerhapsByEnough, 10.2, 20))
    #expect(!follows(.betterPerhapsByEnough, 10.0001, 20))
    #expect(!follows(.worse, -1, 2, matters: nil) && !follows(.betterByEnough, nil, 20))
    #expect(follows(.betterByEnough, 12, nil))
  }
}
