// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Numbers that look random and are the same in every run: SplitMix64 (Steele, Lea, Flood 2014).
struct Noise {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// Between 0 and 1.
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Standard normal (Box and Muller 1958).
  mutating func normal() -> Double {
    (-2 * log(1 - uniform())).squareRoot() * cos(2 * .pi * uniform())
  }

  /// A whole number below a bound.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// Counts around a mean that trends, with a change from a place on.
  mutating func counts(
    _ length: Int, mean: Double = 200, trend: Double = 0.002, change: Double = 0,
    from start: Int = 36
  ) -> [Double] {
    (0..<length).map { place in
      let level = mean * exp(trend * Double(place) + (place >= start ? change : 0))
      return max(0, (level + 1.3 * level.squareRoot() * normal()).rounded())
    }
  }
}
