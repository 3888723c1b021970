// SPDX-License-Identifier: GPL-3.0-or-later

import CLoops

/// Where rows of the same keys are found without hashing: keys that span few values are the digits of
/// a number, and that number indexes a table of cells, 0 at first.
final class DirectIndex {
  private static let farthest: Int64 = 1 << 62

  /// The range of one key: code 0 is a missing value, code 1 is `low`.
  private struct Digit {
    var low: Int64
    var values: Int
    var stride = 1
  }

  private var digits: [Digit]
  private let mostCells: Int
  /// One for each number, `count` of them.
  private(set) var cells: UnsafeMutablePointer<Int32>
  private(set) var count = 1

  /// An index of that many keys; of at most so many cells, of which only those that occur are touched.
  init(width: Int, mostCells: Int) {
    self.mostCells = mostCells
    digits = Array(repeating: Digit(low: 0, values: 0), count: width)
    cells = .allocate(capacity: 1)
    cells.initialize(to: 0)
  }

  deinit { cells.deallocate() }

  /// Writes the number of each row's keys; false if a key lies outside its range.
  func write(
    _ keys: [UnsafePointer<Int64>], _ selection: Selection, _ result: UnsafeMutablePointer<Int32>
  ) -> Bool {
    for (index, (digit, values)) in zip(digits, keys).enumerated() {
      let isInside =
        selection.isWhole
        ? cloops_number(
          values, selection.count, digit.low, UInt64(digit.values), Int32(digit.stride),
          index == 0 ? 0 : 1, result) != 0
        : index == 0
          ? DirectIndex.write(digit, values, selection) { result[$0] = $1 }
          : DirectIndex.write(digit, values, selection) { result[$0] &+= $1 }
      if !isInside { return false }
    }
    return true
  }

  @inline(__always)
  private static func write(
    _ digit: Digit, _ values: UnsafePointer<Int64>, _ selection: Selection,
    _ put: (Int, Int32) -> Void
  ) -> Bool {
    let (low, size, stride) = (digit.low, UInt64(digit.values), Int32(digit.stride))
    var outside: UInt8 = 0
    selection.each { index, row in
      let value = values[row]
      let offset = UInt64(bitPattern: value &- low)
      let isInside = offset < size
      let code = isInside ? Int32(truncatingIfNeeded: offset) &+ 1 : 0
      outside |= !isInside && value != missingValue ? 1 : 0
      put(index, code &* stride)
    }
    return outside == 0
  }

  /// The key that a number has in a column.
  func key(_ number: Int, _ column: Int) -> Int64 {
    let digit = digits[column]
    let code = number / digit.stride % (digit.values + 1)
    return code == 0 ? missingValue : digit.low + Int64(code - 1)
  }

  /// Widens the ranges to hold these rows and empties all cells; false if that takes too many cells.
  func widen(_ keys: [UnsafePointer<Int64>], _ selection: Selection) -> Bool {
    var needed = digits
    for (index, values) in keys.enumerated() {
      var (low, high) = (Int64.max, Int64.min)
      selection.each { _, row in
        let value = values[row]
        if value != missingValue {
          low = min(low, value)
          high = max(high, value)
        }
      }
      guard low <= high else { continue }
      guard let digit = union(digits[index], low, high) else { return false }
      needed[index] = digit
    }
    // Room on both sides, so that a file in order of time does not widen at every batch.
    let roomy = needed.map { digit in
      let room = digit.values / 2
      return Digit(low: digit.low &- Int64(room), values: digit.values + 2 * room)
    }
    return lay(out: roomy) || lay(out: needed)
  }

  private func union(_ digit: Digit, _ low: Int64, _ high: Int64) -> Digit? {
    let least = digit.values == 0 ? low : min(low, digit.low)
    let most = digit.values == 0 ? high : max(high, digit.low + Int64(digit.values) - 1)
    let (span, overflow) = most.subtractingReportingOverflow(least)
    // Far from the ends of 64 bits no offset of a missing value can look like one inside.
    guard !overflow, span < mostCells, least > -Self.farthest, most < Self.farthest else {
      return nil
    }
    return Digit(low: least, values: Int(span) + 1)
  }

  private func lay(out ranges: [Digit]) -> Bool {
    var size = 1
    var laid = ranges
    for index in laid.indices {
      laid[index].stride = size
      size *= laid[index].values + 1
      guard size <= mostCells else { return false }
    }
    digits = laid
    cells.deallocate()
    count = size
    cells = .allocate(capacity: size)
    cells.initialize(repeating: 0, count: size)
    return true
  }
}
