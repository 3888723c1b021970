// SPDX-License-Identifier: GPL-3.0-or-later

/// How seeds become starts of a generator.
enum Seeds {
  /// One step of SplitMix64 (Steele, Lea and Flood 2014): a one-to-one scramble of 64 bits.
  static func splitMix64(_ seed: UInt64) -> UInt64 {
    var z = seed &+ 0x9e37_79b9_7f4a_7c15
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// The 32-bit start of MT19937. The low half of a stream passes through the one-to-one finalizer
  /// of MurmurHash3 (Appleby 2011), so two streams with the same high half never share a start.
  static func start(seed: UInt64, stream: UInt64) -> UInt32 {
    let key = splitMix64(seed ^ splitMix64(stream >> 32))
    var low = UInt32(truncatingIfNeeded: stream)
    low = (low ^ (low >> 16)) &* 0x85eb_ca6b
    low = (low ^ (low >> 13)) &* 0xc2b2_ae35
    low ^= low >> 16
    return low ^ UInt32(truncatingIfNeeded: key ^ (key >> 32))
  }
}
