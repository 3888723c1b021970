// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Reports

@Suite("Decimal rounding")
struct DecimalDigitsTests {
  private func rounded(_ value: Double, _ decimals: Int) -> String? {
    DecimalDigits(value).map { digits in
      let text = digits.text(decimals: decimals)
      let fraction = text.fraction.isEmpty ? "" : "." + text.fraction.map { "\($0)" }.joined()
      return (text.isNegative ? "-" : "") + text.whole.map { "\($0)" }.joined() + fraction
    }
  }

  @Test(
    "halves as written go away from zero, whatever the bits hold",
    arguments: [
      // 0.285 and 1.005 are stored below the half, 2.675 too: C's printf prints 0.28, 1.00, 2.67.
      (0.285, 2, "0.29"), (1.005, 2, "1.01"), (2.675, 2, "2.68"), (-2.675, 2, "-2.68"),
      (0.5, 0, "1"), (1.5, 0, "2"), (2.5, 0, "3"), (-0.5, 0, "-1"), (0.125, 2, "0.13"),
      (0.045, 2, "0.05"), (0.15, 1, "0.2"), (0.25, 1, "0.3"), (0.35, 1, "0.4"),
    ])
  func ties(value: Double, decimals: Int, expected: String) {
    #expect(rounded(value, decimals) == expected)
  }

  @Test(
    "carries run through nines, small values fall to zero without a sign",
    arguments: [
      (9.995, 2, "10.00"), (999.5, 0, "1000"), (0.9996, 3, "1.000"), (0.04, 1, "0.0"),
      (-0.04, 1, "0.0"), (-0.0, 2, "0.00"), (0.05, 1, "0.1"), (0.0, 0, "0"), (0.6, 0, "1"),
      (0.4, 0, "0"), (1e-300, 4, "0.0000"), (123_456_789.0, 1, "123456789.0"),
      (1e15, 0, "1000000000000000"), (1.5e-5, 5, "0.00002"), (1.49e-5, 5, "0.00001"),
    ])
  func edges(value: Double, decimals: Int, expected: String) {
    #expect(rounded(value, decimals) == expected)
  }

  @Test("NaN and the infinities are no decimals")
  func notFinite() {
    for value in [Double.nan, .infinity, -.infinity] { #expect(DecimalDigits(value) == nil) }
  }

  @Test("scaling by a power of ten moves the point and changes no digit")
  func shifted() {
    // 0.57 × 100 in binary is 56.99999999999999.
    let share = DecimalDigits(0.57)?.shifted(2)
    #expect(share?.text(decimals: 0).whole == [5, 7])
    #expect(DecimalDigits(0)?.shifted(7) == DecimalDigits(0))
  }

  @Test(
    "two significant digits after rounding",
    arguments: [
      (4.65, 1), (0.0465, 3), (46.5, 0), (465.0, -1), (0.0996, 2), (0.0994, 3), (9.96, 0),
      (9.94, 1), (1.0, 1), (0.5, 2),
    ])
  func significant(value: Double, decimals: Int) {
    #expect(DecimalDigits(value)?.decimals(significant: 2) == decimals)
  }

  @Test("rounding is within half a unit of the last digit, and exact where nothing is cut")
  func halfUnit() {
    var random = TestRandom(seed: 1)
    for _ in 0..<20_000 {
      let value = random.number()
      let decimals = Int(random.next() % 7)
      guard let text = rounded(value, decimals), let back = Double(text) else {
        Issue.record("no text for \(value)")
        continue
      }
      let unit = (0..<decimals).reduce(1.0) { power, _ in power / 10 }
      let slack = max(value.magnitude.ulp, back.magnitude.ulp) * 2
      #expect((back - value).magnitude <= unit / 2 + slack, "\(value) as \(text)")
    }
  }
}

/// A small generator with a seed (SplitMix64), so that properties are tried on the same values.
struct TestRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number of either sign and of any size from 1e-5 to 1e8, some of them with few digits.
  mutating func number() -> Double {
    let mantissa = Double(next() % 2_000_001) - 1_000_000
    let scales = [1e-11, 1e-9, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1, 100]
    let value = mantissa * scales[Int(next() % UInt64(scales.count))]
    return next() % 2 == 0 ? value : value * Double.random(in: 0.5...2, using: &self)
  }
}
