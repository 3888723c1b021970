// SPDX-License-Identifier: GPL-3.0-or-later

extension StudyContext {
  /// The seed of whatever an analysis simulates: FNV-1a (Fowler, Noll and Vo) of the study's and the
  /// analysis's identifiers, so that nobody can choose it and every run has the same.
  public func seed(of analysis: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in Array(header.id.utf8) + [0] + Array(analysis.utf8) {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    return hash
  }
}
