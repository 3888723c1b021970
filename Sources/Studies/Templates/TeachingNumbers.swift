// SPDX-License-Identifier: GPL-3.0-or-later

/// Knuth's MMIX linear congruential generator, its upper half: enough for a teaching example, and
/// never used for statistics.
struct TeachingNumbers {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}
