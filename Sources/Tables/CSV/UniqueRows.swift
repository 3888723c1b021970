// SPDX-License-Identifier: GPL-3.0-or-later

/// 128 bits that stand for a row's values: two rows of ten million agree by chance once in 10^24.
struct Fingerprint: Hashable {
  private(set) var low: UInt64 = 0x9AE1_6A3B_2F90_404F
  private(set) var high: UInt64 = 0xC949_D7C7_509E_6557

  mutating func add(_ number: Int64) { add(UInt64(bitPattern: number)) }

  mutating func add(_ bytes: Bytes) {
    add(UInt64(bytes.count))
    var rest = UnsafeRawBufferPointer(bytes)
    while rest.count >= 8 {
      add(rest.loadUnaligned(as: UInt64.self))
      rest = UnsafeRawBufferPointer(rebasing: rest[8...])
    }
    var word: UInt64 = 0
    for (index, byte) in rest.enumerated() { word |= UInt64(byte) << UInt64(8 * index) }
    if !rest.isEmpty { add(word) }
  }

  /// The bits as two numbers, neither of which means that a value is missing.
  var numbers: (low: Int64, high: Int64) {
    let (first, second) = (Int64(bitPattern: low), Int64(bitPattern: high))
    return (first == missingValue ? 0 : first, second == missingValue ? 0 : second)
  }

  private mutating func add(_ word: UInt64) {
    low = ByteHash.mix(low, word)
    high = ByteHash.mix(high, ~word &* 0xFF51_AFD7_ED55_8CCD)
  }
}

/// Where a row is: the number of its block above, its line within the block below. Places compare as
/// the rows follow each other.
struct RowPlace: Comparable {
  private let key: Int

  init(block: Int, line: Int) { key = block << 32 | line }

  /// The place that a column of places holds as this number, which is over 0.
  init(number: Int64) { key = Int(number) - 1 }

  var number: Int64 { Int64(key) + 1 }

  var block: Int { key >> 32 }
  var line: Int { key & 0xFFFF_FFFF }

  static func < (left: RowPlace, right: RowPlace) -> Bool { left.key < right.key }
}

/// The fingerprints of all rows of a source under one rule, and which rows repeat an earlier one.
///
/// Workers bring rows in any order; what it says in the end does not depend on that, because of two
/// equal rows the later one is always the one that repeats.
final class UniqueRows: @unchecked Sendable {
  typealias Entry = (fingerprint: Fingerprint, place: RowPlace)

  /// The rows of a file that repeat an earlier one: how many, and the first three.
  private struct Repeats {
    var count = 0
    var first: [Entry] = []

    mutating func add(_ entries: some Sequence<Entry>, count more: Int) {
      count += more
      first = Array((first + entries).sorted { $0.place < $1.place }.prefix(3))
    }
  }

  /// Part of the fingerprints, under a lock of its own so that workers seldom wait.
  private final class Part {
    let monitor = Monitor()
    var table = FingerprintTable()
    /// By number of the file.
    var repeats: [Int: Repeats] = [:]
  }

  static let parts = 64
  private let parts = (0..<UniqueRows.parts).map { _ in Part() }
  /// The first block of each file.
  private var files: [Int] = []

  /// Which part a fingerprint belongs to.
  static func part(_ fingerprint: Fingerprint) -> Int { Int(fingerprint.high >> 58) }

  /// Says that a file begins with a block; only while nobody brings rows.
  func begin(fileAt block: Int) { files.append(block) }

  private func file(_ place: RowPlace) -> Int {
    (files.lastIndex { $0 <= place.block }) ?? 0
  }

  /// Takes rows of one part.
  func add(_ entries: [Entry], part: Int) {
    let part = parts[part]
    part.monitor.locked {
      for entry in entries {
        guard let later = part.table.insert(entry) else { continue }
        part.repeats[file(later.place), default: Repeats()].add([later], count: 1)
      }
    }
  }

  /// For each file, by its number, how many of its rows repeat an earlier one, and the first three of
  /// them with the place of the first row like them. Only once all rows have been brought.
  func repeats() -> [(file: Int, count: Int, first: [(row: RowPlace, earlier: RowPlace)])] {
    files.indices.compactMap { file in
      var all = Repeats()
      for part in parts {
        if let found = part.repeats[file] { all.add(found.first, count: found.count) }
      }
      guard all.count > 0 else { return nil }
      return (file, all.count, all.first.map { ($0.place, earlier($0)) })
    }
  }

  private func earlier(_ entry: Entry) -> RowPlace {
    parts[UniqueRows.part(entry.fingerprint)].table.place(of: entry.fingerprint) ?? entry.place
  }
}

/// Fingerprints, each with the place of the first row that has it.
private struct FingerprintTable {
  private var slots: [UniqueRows.Entry?] = Array(repeating: nil, count: 64)
  private var count = 0

  /// Takes a row; gives back the later one of two that are alike.
  mutating func insert(_ entry: UniqueRows.Entry) -> UniqueRows.Entry? {
    let slot = find(entry.fingerprint)
    if let known = slots[slot] {
      if known.place < entry.place { return entry }
      slots[slot] = entry
      return known
    }
    slots[slot] = entry
    count += 1
    if count * 4 > slots.count * 3 { grow() }
    return nil
  }

  /// Where the first row with a fingerprint is.
  func place(of fingerprint: Fingerprint) -> RowPlace? { slots[find(fingerprint)]?.place }

  private func find(_ fingerprint: Fingerprint) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: fingerprint.low) & mask
    while let known = slots[slot], known.fingerprint != fingerprint { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: nil, count: old.count * 2)
    for case let entry? in old { slots[find(entry.fingerprint)] = entry }
  }
}
