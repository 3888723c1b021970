// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Testing

/// The rule of design.md, row by row, each on its own: a row does not know of the others.
private struct Row: Sendable {
  let verdict: Verdict
  let holds: @Sendable (_ low: Double, _ high: Double, _ matters: Double) -> Bool

  static let all = [
    Row(verdict: .betterByEnough) { low, _, m in low > 0 && low >= m },
    Row(verdict: .betterPerhapsByEnough) { low, high, m in 0 < low && low < m && m <= high },
    Row(verdict: .betterByLess) { low, high, m in 0 < low && high < m },
    Row(verdict: .littleOrNoChange) { low, high, m in
      low <= 0 && 0 <= high && -m < low && high < m
    },
    Row(verdict: .cannotSay(excluded: .improvementThatMatters)) { low, high, m in
      low <= -m && 0 <= high && high < m
    },
    Row(verdict: .cannotSay(excluded: .worseningThatMatters)) { low, high, m in
      -m < low && low <= 0 && m <= high
    },
    Row(verdict: .cannotSay(excluded: .nothing)) { low, high, m in low <= -m && m <= high },
    Row(verdict: .worseByLess) { low, high, m in -m < low && high < 0 },
    Row(verdict: .worsePerhapsByEnough) { low, high, m in low <= -m && -m < high && high < 0 },
    Row(verdict: .worseByEnough) { _, high, m in high < 0 && high <= -m },
  ]
}

@Suite("Verdict rule on a grid of limits, the edges and infinity among them")
struct VerdictGridTests {
  private static let thresholds = [0.25, 1, 2, 1e-300, 1e300]

  /// Every place where a row could begin or end, the numbers next to it, and infinity.
  private static func limits(_ matters: Double) -> [Double] {
    let edges = [0, matters, -matters]
    let near = edges.flatMap { [$0.nextDown, $0, $0.nextUp] }
    return [-Double.infinity, -3 * matters, -matters / 2, -0.0] + near
      + [matters / 2, 3 * matters, .infinity]
  }

  @Test("exactly one row holds for each (lo, hi, m), and it is the verdict", arguments: thresholds)
  func oneRow(matters: Double) {
    var seen: Set<Verdict> = []
    for low in Self.limits(matters) {
      for high in Self.limits(matters) where low <= high {
        let holding = Row.all.filter { $0.holds(low, high, matters) }.map(\.verdict)
        let found = Verdict(
          interval: Interval(lower: low, upper: high), better: .higher, matters: matters)
        #expect(holding == [found], "[\(low), \(high)] against \(matters)")
        seen.insert(found)
      }
    }
    #expect(seen.count == Row.all.count, "the grid reaches every row")
  }

  @Test("where lower is better, the mirrored interval has the same verdict", arguments: thresholds)
  func mirrored(matters: Double) {
    for low in Self.limits(matters) {
      for high in Self.limits(matters) where low <= high {
        let higher = Verdict(
          interval: Interval(lower: low, upper: high), better: .higher, matters: matters)
        let lower = Verdict(
          interval: Interval(lower: -high, upper: -low), better: .lower, matters: matters)
        #expect(higher == lower)
      }
    }
  }

  @Test("a limit that is missing is one that is infinite")
  func unbounded() {
    for limit in Self.limits(1) {
      for better in BetterDirection.allCases {
        #expect(
          Verdict(interval: Interval(lower: limit, upper: nil), better: better, matters: 1)
            == Verdict(
              interval: Interval(lower: limit, upper: .infinity), better: better, matters: 1)
        )
        #expect(
          Verdict(interval: Interval(lower: nil, upper: limit), better: better, matters: 1)
            == Verdict(
              interval: Interval(lower: -.infinity, upper: limit), better: better, matters: 1))
      }
    }
  }

  @Test("without a threshold exactly one of better, worse, cannot say")
  func noThreshold() {
    for low in Self.limits(1) {
      for high in Self.limits(1) where low <= high {
        let rows: [(Bool, Verdict)] = [
          (low > 0, .better), (high < 0, .worse),
          (low <= 0 && high >= 0, .cannotSay(excluded: .nothing)),
        ]
        let found = Verdict(
          interval: Interval(lower: low, upper: high), better: .higher, matters: nil)
        #expect(rows.filter(\.0).map(\.1) == [found])
      }
    }
  }
}
