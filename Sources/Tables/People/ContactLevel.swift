// SPDX-License-Identifier: GPL-3.0-or-later

/// What a spell's record holds while the contacts of one level are read.
///
/// A record begins with the identity and `PersonMark`. Then for each stream its set of days, if one of
/// its rollups needs days in their order or their number: the bounds and two words of `DayBlocks`;
/// and for each other rollup its bounds and one word, or two for a sum.
struct ContactLevel {
  /// What contacts of one stream do to a record.
  struct Entry {
    let stream: Int
    /// Where the set of days begins, and the rollups that are read from it.
    var set: Int?
    var setRollups: [Int] = []
    var direct: [Direct] = []
  }
  struct Direct {
    let rollup: Int
    let offset: Int
    let take: Operation
  }
  enum Operation {
    case rows, first, last
    /// Of the stream's n-th sum.
    case sum(Int)
  }

  /// Words of a record before the first entry.
  static let header = 3

  let entries: [Entry]
  /// Words of a record.
  let stride: Int

  /// The record of a level.
  init(_ level: Int, of design: PeopleDesign) {
    var entries: [Entry] = []
    var offset = ContactLevel.header
    for stream in design.streams.indices {
      let members = design.rollups.indices.filter {
        design.rollups[$0].stream == stream && design.rollups[$0].level == level
      }
      guard !members.isEmpty else { continue }
      var entry = Entry(stream: stream)
      let needsSet = members.contains { design.rollups[$0].rollup.take.needsDays }
      if needsSet {
        entry.set = offset
        offset += 3
      }
      var sums = 0
      for index in members {
        let take: Operation
        switch design.rollups[index].rollup.take {
        case .days, .unbroken: take = .rows
        case .first: take = .first
        case .last: take = .last
        case .rows: take = .rows
        case .sum:
          take = .sum(sums)
          sums += 1
        }
        if needsSet, design.rollups[index].rollup.take.canUseDays {
          entry.setRollups.append(index)
        } else {
          entry.direct.append(Direct(rollup: index, offset: offset, take: take))
          if case .sum = take { offset += 3 } else { offset += 2 }
        }
      }
      entries.append(entry)
    }
    self.entries = entries
    stride = offset
  }
}

extension Rollup.Take {
  /// Whether it needs to know the different days.
  var needsDays: Bool {
    switch self {
    case .days, .unbroken: true
    case .rows, .first, .last, .sum: false
    }
  }

  /// Whether it can be read from the different days.
  var canUseDays: Bool {
    switch self {
    case .days, .unbroken, .first, .last: true
    case .rows, .sum: false
    }
  }
}

/// Two days in one word: from and through, both included; or a person's first start and the number of
/// spells.
struct DayPair {
  let low: Int32
  let high: Int32

  init(_ low: Int32, _ high: Int32) {
    self.low = low
    self.high = high
  }

  init(word: Int64) {
    low = Int32(truncatingIfNeeded: word)
    high = Int32(truncatingIfNeeded: word >> 32)
  }

  var word: Int64 { Int64(high) << 32 | Int64(UInt32(bitPattern: low)) }

  /// No day lies between them.
  static let none = DayPair(.max, .min)
}

/// A sum in two words that does not depend on the order of its parts; unknown once a part is.
enum SumWords {
  /// The upper word of an unknown sum; no sum of 64-bit numbers reaches it.
  private static let unknown = Int64.min

  static func add(_ value: Int64, to words: UnsafeMutablePointer<Int64>) {
    guard words[1] != unknown else { return }
    guard value != missingValue else {
      words[1] = unknown
      return
    }
    let (low, carry) = UInt64(bitPattern: words[0]).addingReportingOverflow(
      UInt64(bitPattern: value))
    words[0] = Int64(bitPattern: low)
    words[1] += (value < 0 ? -1 : 0) + (carry ? 1 : 0)
  }

  /// The sum; missing if it is unknown; nil if it does not fit a column.
  static func value(_ words: UnsafeMutablePointer<Int64>) -> Int64? {
    if words[1] == unknown { return missingValue }
    let sum = Int128(words[1]) << 64 | Int128(UInt64(bitPattern: words[0]))
    guard let value = Int64(exactly: sum), value != missingValue else { return nil }
    return value
  }
}
