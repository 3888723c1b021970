// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Testing

@Suite("Verdict rule")
struct VerdictTests {
  @Test("design.md's table holds on an exhaustive grid, and exactly one row of it each time")
  func grid() {
    let grid = stride(from: -3.0, through: 3.0, by: 0.25)
    for low in grid {
      for high in grid where high >= low {
        for matters in [0.25, 0.5, 1.0, 2.0] {
          let verdict = Verdict(
            interval: Interval(lower: low, upper: high), better: .higher, matters: matters)
          let rows: [(Bool, Verdict)] = [
            (low >= matters, .betterByEnough),
            (0 < low && low < matters && matters <= high, .betterPerhapsByEnough),
            (0 < low && high < matters, .betterByLess),
            (low <= 0 && 0 <= high && -matters < low && high < matters, .littleOrNoChange),
            (
              low <= 0 && 0 <= high && low <= -matters && high < matters,
              .cannotSay(excluded: .improvementThatMatters)
            ),
            (
              low <= 0 && 0 <= high && low > -matters && high >= matters,
              .cannotSay(excluded: .worseningThatMatters)
            ),
            (
              low <= 0 && 0 <= high && low <= -matters && high >= matters,
              .cannotSay(excluded: .nothing)
            ),
            (high < 0 && -matters < low, .worseByLess),
            (low <= -matters && -matters < high && high < 0, .worsePerhapsByEnough),
            (high <= -matters, .worseByEnough),
          ]
          let holding = rows.filter(\.0).map(\.1)
          #expect(holding == [verdict], "[\(low), \(high)] against \(matters)")
        }
      }
    }
  }

  @Test("an outcome that is better when lower gives the mirrored verdict")
  func mirrored() {
    let fewer = Interval(lower: -5, upper: -3)
    #expect(Verdict(interval: fewer, better: .lower, matters: 2) == .betterByEnough)
    #expect(Verdict(interval: fewer, better: .higher, matters: 2) == .worseByEnough)
  }

  @Test("without a threshold: better, worse or cannot say")
  func noThreshold() {
    let none: Double? = nil
    func verdict(_ low: Double?, _ high: Double?) -> Verdict {
      Verdict(interval: Interval(lower: low, upper: high), better: .higher, matters: none)
    }
    #expect(verdict(1, 2) == .better)
    #expect(verdict(-2, -1) == .worse)
    #expect(verdict(-1, 1) == .cannotSay(excluded: .nothing))
    #expect(verdict(nil, nil) == .cannotSay(excluded: .nothing))
    #expect(verdict(0.5, nil) == .better)
  }

  @Test("a limit that is not a number decides nothing")
  func notANumber() {
    let verdict = Verdict(
      interval: Interval(lower: .nan, upper: 1), better: .higher, matters: 2)
    #expect(verdict == .cannotSay(excluded: .nothing))
  }
}
