// SPDX-License-Identifier: GPL-3.0-or-later

/// The different labels of one column, each with a code from 0 in order of first sight; bytes are
/// compared, not characters.
final class LabelTable {
  private var bytes: [UInt8] = []
  /// Where each label ends in `bytes`.
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  /// Codes plus one, open addressing; a power of two, at most half full.
  private var slots: [Int32] = Array(repeating: 0, count: 64)

  init(_ labels: [String] = []) {
    for label in labels { _ = code(of: label) }
  }

  var count: Int { ends.count }

  /// The label with that code.
  func label(_ code: Int) -> String {
    String(decoding: bytes[start(code)..<ends[code]], as: UTF8.self)
  }

  /// The code of a label, new if it was not there.
  func code(of label: String) -> Int {
    var label = label
    return label.withUTF8 { code(of: $0) }
  }

  /// The code of a label, new if it was not there.
  func code(of label: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = ByteHash.hash(label)
    let slot = find(label, hash)
    if slots[slot] != 0 { return Int(slots[slot]) - 1 }
    let code = ends.count
    bytes.append(contentsOf: label)
    ends.append(bytes.count)
    hashes.append(hash)
    slots[slot] = Int32(code + 1)
    if ends.count * 2 > slots.count { grow() }
    return code
  }

  /// The code of a label, or nil if it is not there.
  func existing(_ label: UnsafeBufferPointer<UInt8>) -> Int? {
    let code = slots[find(label, ByteHash.hash(label))]
    return code == 0 ? nil : Int(code) - 1
  }

  private func start(_ code: Int) -> Int { code == 0 ? 0 : ends[code - 1] }

  private func find(_ label: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let code = Int(slots[slot]) - 1
      if code < 0 || (hashes[code] == hash && isEqual(code, label)) { return slot }
      slot = (slot + 1) & mask
    }
  }

  private func isEqual(_ code: Int, _ label: UnsafeBufferPointer<UInt8>) -> Bool {
    let from = start(code)
    guard ends[code] - from == label.count else { return false }
    for offset in 0..<label.count where bytes[from + offset] != label[offset] { return false }
    return true
  }

  private func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for code in ends.indices {
      var slot = Int(truncatingIfNeeded: hashes[code]) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(code + 1)
    }
  }
}

/// A hash of bytes for tables whose order reaches no output.
enum ByteHash {
  static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }

  static func hash(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64 = 0x2545_F491_4F6C_DD1D)
    -> UInt64
  {
    var hash = mix(seed, UInt64(bytes.count) &+ 0xD6E8_FEB8_6659_FD93)
    var index = 0
    while index < bytes.count {
      var word: UInt64 = 0
      let end = min(index + 8, bytes.count)
      while index < end {
        word = word << 8 | UInt64(bytes[index])
        index += 1
      }
      hash = mix(hash, word ^ 0xA076_1D64_78BD_642F)
    }
    return mix(hash, 0xE703_7ED1_A0B4_28DB)
  }
}
