// SPDX-License-Identifier: GPL-3.0-or-later

import CLoops

/// The loops over the rows of a batch, one an operation. Pointers, wrapping arithmetic and
/// conditions without branches: what is checked here once a row is most of what a query costs.
/// Columns are as long as a batch may be, and numbers have at most 18 digits, so that nothing is
/// out of bounds and nothing that wraps is used.
enum Kernels {
  typealias Numbers = UnsafePointer<Int64>
  typealias Output = UnsafeMutablePointer<Int64>

  /// `second` minus `first`.
  static func subtract(_ first: Numbers, from second: Numbers, _ count: Int, _ result: Output) {
    for row in 0..<count {
      let (a, b) = (first[row], second[row])
      // A missing value is the least number there is.
      result[row] = min(a, b) == missingValue ? missingValue : b &- a
    }
  }

  static func add(_ number: Int64, _ values: Numbers, _ count: Int, _ result: Output) {
    for row in 0..<count {
      let value = values[row]
      result[row] = value == missingValue ? missingValue : value &+ number
    }
  }

  /// Times a factor, or `overflowedValue`.
  static func scale(_ values: Numbers, _ factor: Int64, _ count: Int, _ result: Output) {
    for row in 0..<count {
      let value = values[row]
      let (product, overflow) = value.multipliedReportingOverflow(by: factor)
      let number = overflow || product == missingValue ? overflowedValue : product
      result[row] = value == missingValue ? missingValue : number
    }
  }

  /// The lesser of the result so far and a value, whichever is there.
  static func least(_ values: Numbers, _ count: Int, _ result: Output) {
    for row in 0..<count {
      // One less, a missing value is the greatest number and the others keep their order.
      result[row] = min(values[row] &- 1, result[row] &- 1) &+ 1
    }
  }

  /// How many of the bounds a number reaches.
  static func band(_ values: Numbers, _ bounds: [Int64], _ count: Int, _ result: Output) {
    bounds.withUnsafeBufferPointer { bounds in
      for row in 0..<count {
        let value = values[row]
        var reached: Int64 = 0
        for bound in bounds { reached &+= bound <= value ? 1 : 0 }
        result[row] = value == missingValue ? missingValue : reached
      }
    }
  }

  /// A function of each value that is there.
  static func map(
    _ values: Numbers, _ count: Int, _ result: Output, _ function: (Int64) -> Int64
  ) {
    for row in 0..<count {
      let value = values[row]
      let isNumber = value > overflowedValue
      result[row] = isNumber ? function(value) : missingValue
    }
  }

  /// One of two numbers, as a truth says.
  static func choose(
    _ truths: UnsafePointer<UInt8>, _ yes: Int64, _ no: Int64, _ count: Int, _ result: Output
  ) {
    withUnsafeTemporaryAllocation(of: Int64.self, capacity: 4) { choices in
      choices[Int(Truth.no)] = no
      choices[Int(Truth.unknown)] = missingValue
      choices[Int(Truth.yes)] = yes
      choices[Int(Truth.overflowed)] = overflowedValue
      guard let table = UnsafePointer(choices.baseAddress) else { return }
      for row in 0..<count { result[row] = table[Int(truths[row] & 3)] }
    }
  }

  /// One of two columns' numbers, as a truth says.
  static func choose(
    _ truths: UnsafePointer<UInt8>, _ yes: Numbers, _ no: Numbers, _ count: Int, _ result: Output
  ) {
    for row in 0..<count {
      let truth = truths[row]
      let (first, second) = (yes[row], no[row])
      let other = truth == Truth.no ? second : missingValue &+ Int64(truth >> 1)
      result[row] = truth == Truth.yes ? first : other
    }
  }

  /// Marks the results of which an operand overflowed.
  static func carryOverflow<Element>(
    _ operand: Numbers, _ count: Int, _ result: UnsafeMutablePointer<Element>, _ mark: Element
  ) {
    for row in 0..<count where operand[row] == overflowedValue { result[row] = mark }
  }
}

/// Predicates.
extension Kernels {
  typealias Truths = UnsafeMutablePointer<UInt8>

  static func isMissing(_ values: Numbers, _ count: Int, _ result: Truths) {
    for row in 0..<count { result[row] = values[row] == missingValue ? Truth.yes : Truth.no }
  }

  static func isOneOf(_ values: Numbers, _ codes: [Int64], _ count: Int, _ result: Truths) {
    codes.withUnsafeBufferPointer { codes in
      for row in 0..<count {
        let value = values[row]
        var truth = value == missingValue ? Truth.unknown : Truth.no
        for code in codes { truth = code == value ? Truth.yes : truth }
        result[row] = truth
      }
    }
  }

  static func atMost(_ left: Numbers, _ right: Numbers, _ count: Int, _ result: Truths) {
    cloops_at_most(left, right, count, result)
  }

  static func negate(_ truths: UnsafePointer<UInt8>, _ count: Int, _ result: Truths) {
    for row in 0..<count {
      let truth = truths[row]
      result[row] = truth == Truth.overflowed ? truth : Truth.yes &- truth
    }
  }

  static func conjoin(_ truths: UnsafePointer<UInt8>, _ count: Int, _ result: Truths) {
    for row in 0..<count { result[row] = min(result[row], truths[row]) }
  }

  /// The conjunction where an overflow counts only if no part before it is false.
  static func conjoinInOrder(_ truths: UnsafePointer<UInt8>, _ count: Int, _ result: Truths) {
    for row in 0..<count {
      let (before, truth) = (result[row], truths[row])
      let isDecided = before == Truth.no || before == Truth.overflowed
      let both = truth == Truth.overflowed ? truth : min(before, truth)
      result[row] = isDecided ? before : both
    }
  }
}
