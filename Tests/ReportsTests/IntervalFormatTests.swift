// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Testing

@testable import Reports

@Suite("Intervals in words")
struct IntervalFormatTests {
  private let italian = NumberFormat(.it)
  private let english = NumberFormat(.en)

  @Test(
    "half the width at two significant digits sets the decimals",
    arguments: [
      // Half-widths 4.65, 0.465, 46.5, 0.0465 points; 0.0993 and 0.0996 straddle the carry.
      (0.021, 0.114, Unit.points, 1), (0.0521, 0.0614, .points, 2), (0.1, 1.03, .points, 0),
      (0.010000, 0.010930, .points, 3), (1.0, 1.1986, .number, 3), (1.0, 1.1992, .number, 2),
      (12, 1242, .count, 0), (1.2, 10.5, .count, 1), (0.1, 0.3, .count, 1),
      (0.66, 0.8, .ratio, 3), (0.5, 200, .ratio, 2), (100, 1030, .money("EUR"), 0),
    ])
  func decimals(lower: Double, upper: Double, unit: Unit, decimals: Int) {
    #expect(english.decimals(Interval(lower: lower, upper: upper), unit) == decimals)
  }

  @Test("design.md's interval reads as it prints it")
  func golden() {
    let interval = Interval(lower: 0.021, upper: 0.114)
    #expect(italian.interval(interval, .points, style: .bare) == "da 2,1 a 11,4")
    #expect(english.interval(interval, .points, style: .bare) == "2.1 to 11.4")
    #expect(italian.interval(interval, .points) == "da 2,1 a 11,4 punti percentuali")
    #expect(
      italian.estimate(0.068, interval, .points) == "6,8 punti percentuali (da 2,1 a 11,4)")
    #expect(
      english.estimate(0.068, interval, .points) == "6.8 percentage points (2.1 to 11.4)")
    let share = Interval(lower: 0.501, upper: 0.547)
    #expect(italian.estimate(0.524, share, .proportion) == "52,4% (da 50,1% a 54,7%)")
    let money = Interval(lower: 1200, upper: 34_000)
    #expect(english.estimate(5000, money, .money("EUR")) == "€5,000 (€1,200 to €34,000)")
  }

  @Test("a limit that does not exist is said in words")
  func unbounded() {
    let upward = Interval(lower: 21, upper: nil)
    #expect(
      italian.interval(upward, .money("EUR"), decimals: 0)
        == "da 21\u{A0}€ in su, nessun limite superiore")
    #expect(english.interval(upward, .money("EUR"), decimals: 0) == "€21 upward, no upper limit")
    let downward = Interval(lower: -.infinity, upper: 0.114)
    #expect(
      italian.interval(downward, .points, decimals: 1)
        == "fino a 11,4 punti percentuali, nessun limite inferiore")
    #expect(
      english.interval(downward, .points, decimals: 1)
        == "up to 11.4 percentage points, no lower limit")
    #expect(italian.interval(Interval(lower: nil, upper: nil), .ratio) == "nessun limite")
    #expect(english.interval(Interval(lower: nil, upper: .infinity), .ratio) == "no limits")
  }

  @Test("with one limit, the distance from the estimate sets the decimals")
  func oneSided() {
    // 6.8 − 2.1 = 4.7: one decimal.
    #expect(english.decimals(Interval(lower: 2.1, upper: nil), .number, value: 6.8) == 1)
    #expect(
      english.estimate(6.8, Interval(lower: 2.1, upper: nil), .measure("min"))
        == "6.8 min (2.1 upward, no upper limit)")
  }

  @Test("NaN limits and limits at the wrong end read as missing")
  func invalid() {
    let invalid = [
      Interval(lower: .nan, upper: 1), Interval(lower: 0, upper: .nan),
      Interval(lower: .infinity, upper: nil), Interval(lower: nil, upper: -.infinity),
    ]
    for interval in invalid {
      #expect(english.interval(interval, .points) == "not available")
    }
    #expect(english.estimate(nil, Interval(lower: 0, upper: 1), .points) == "not available")
    #expect(english.estimate(.nan, nil, .points) == "not available")
  }

  @Test("a limit is never rounded onto the value of no change that it excludes")
  func clearOfNull() {
    // Half-width 4.63: one decimal would print 0.0.
    #expect(
      english.interval(Interval(lower: 0.0004, upper: 0.093), .points, style: .bare)
        == "0.04 to 9.30")
    #expect(english.interval(Interval(lower: 0.6, upper: 0.9982), .ratio) == "0.600 to 0.998")
    #expect(english.interval(Interval(lower: 1.0002, upper: 1.8), .ratio) == "1.0002 to 1.8000")
    // Exactly no change stays as it is.
    #expect(
      english.interval(Interval(lower: 0, upper: 0.093), .points, style: .bare) == "0.0 to 9.3")
    // Closer than three more decimals can show: left as it is.
    #expect(
      english.interval(Interval(lower: 1e-9, upper: 0.093), .points, style: .bare)
        == "0.0 to 9.3")
  }

  @Test("degenerate and huge intervals print something and never trap")
  func hostile() {
    let values = [
      0, -0.0, 1e-300, 1e300, -1e300, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 1, 0.5,
      Double.leastNonzeroMagnitude,
    ]
    for lower in values {
      for upper in values {
        for unit in [Unit.points, .ratio, .count, .rate(per: 1000), .money("EUR"), .probability] {
          let interval = Interval(lower: lower, upper: upper)
          #expect(!english.estimate(0.1, interval, unit).isEmpty)
          #expect(!italian.interval(interval, unit).contains("-"))
        }
      }
    }
  }

  @Test("an interval is named by its level")
  func names() {
    let interval = Interval(lower: 0, upper: 1, level: 0.95)
    #expect(italian.name(of: interval) == "IC 95%")
    #expect(english.name(of: interval) == "95% CI")
    #expect(english.name(of: Interval(lower: 0, upper: 1, level: 0.975)) == "97.5% CI")
  }
}
