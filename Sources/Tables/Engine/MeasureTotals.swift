// SPDX-License-Identifier: GPL-3.0-or-later

/// A measure made ready.
struct CompiledMeasure {
  enum Operation { case rows, sum, least, greatest }

  let operation: Operation
  /// What is multiplied; one for least and greatest, none for rows.
  let factors: [NumberColumn]
  let kind: ValueKind

  /// The columns that it reads, in order of mention.
  var columns: [Int] { factors.flatMap(\.columns) }
}

/// The measures of every group, exact: 8 bytes each while 64 bits suffice, then 24.
///
/// Rows are added to 64 bits a total, whose greatest magnitude is known not to be passed; before it
/// might be, they are brought to 128 bits. There a total is kept modulo 2^128. What was carried out
/// of it stands apart, and only if that comes to 0 in the end is there an answer: so that no order
/// of adding or merging changes whether there is.
final class MeasureTotals {
  let measures: [CompiledMeasure]
  /// What was added to each total since it was last settled; the least or greatest value so far.
  var recent: UnsafeMutablePointer<Int64>
  /// For each measure, a magnitude that none of its `recent` passes; at most `Int64.max`.
  private var reach: [UInt64]
  /// The rest of the totals, once one needs it.
  private var settled: UnsafeMutablePointer<Int128>?
  private var capacity = 16
  private var count = 0
  private var carries: [Carry: Int] = [:]
  /// Rows added since totals were last settled.
  private var rowsSinceSettling = 0
  /// For each measure, whether a product of one row needed more than 128 bits.
  var isOverflowed: [Bool]
  /// Products of the rows at hand.
  let products: UnsafeMutablePointer<Int64>

  private struct Carry: Hashable {
    let group: Int
    let measure: Int
  }

  init(_ measures: [CompiledMeasure]) {
    self.measures = measures
    recent = .allocate(capacity: max(1, capacity * measures.count))
    reach = measures.map { _ in 0 }
    isOverflowed = measures.map { _ in false }
    products = .allocate(capacity: Batch.capacity)
    products.initialize(repeating: 0, count: Batch.capacity)
  }

  deinit {
    recent.deallocate()
    settled?.deallocate()
    products.deallocate()
  }

  /// The first measure of which a product or a total needs more than 128 bits.
  var overflowed: Int? {
    if settled != nil { settle() }
    let carried = carries.filter { $0.value != 0 }.map(\.key.measure)
    return measures.indices.first { isOverflowed[$0] || carried.contains($0) }
  }

  subscript(group: Int, measure: Int) -> Int128 {
    let index = group * measures.count + measure
    return (settled.map { $0[index] } ?? 0) &+ Int128(recent[index])
  }

  /// Makes room for that many groups; new ones hold what adding starts from.
  func grow(to groups: Int) {
    guard groups > count else { return }
    let width = measures.count
    if groups > capacity {
      capacity = max(groups, capacity * 2)
      recent = MeasureTotals.larger(recent, count * width, capacity * width)
      settled = settled.map { MeasureTotals.larger($0, count * width, capacity * width) }
    }
    for group in count..<groups {
      for (index, measure) in measures.enumerated() {
        let start: Int64 =
          switch measure.operation {
          case .rows, .sum: 0
          case .least: .max
          case .greatest: .min
          }
        (recent + (group * width + index)).initialize(to: start)
      }
    }
    settled.map { ($0 + count * width).initialize(repeating: 0, count: (groups - count) * width) }
    count = groups
  }

  private static func larger<Number: BitwiseCopyable>(
    _ old: UnsafeMutablePointer<Number>, _ count: Int, _ capacity: Int
  ) -> UnsafeMutablePointer<Number> {
    let new = UnsafeMutablePointer<Number>.allocate(capacity: max(1, capacity))
    new.update(from: old, count: count)
    old.deallocate()
    return new
  }

  // MARK: Bits

  /// Whether numbers of at most that magnitude may be added to 64 bits, for each of some rows to any
  /// of a measure's totals; if so they are expected to be.
  func mayAdd(_ magnitude: UInt64, _ rows: Int, to measure: Int) -> Bool {
    let (most, overflow) = magnitude.multipliedReportingOverflow(by: UInt64(rows))
    guard !overflow, most <= Int64.max, reach[measure] + most <= Int64.max else { return false }
    reach[measure] += most
    return true
  }

  /// Makes room in 64 bits, unless that takes more work than to add rows to 128.
  func settleIfWorthwhile() {
    if rowsSinceSettling >= count { settle() }
  }

  /// Says that so many rows were added.
  func passed(_ rows: Int) { rowsSinceSettling += rows }

  /// Brings what is in 64 bits to 128.
  private func settle() {
    let totals = widened()
    for (index, measure) in measures.enumerated() {
      guard measure.operation == .sum || measure.operation == .rows else { continue }
      for group in 0..<count {
        let recent = recent + (group * measures.count + index)
        add(Int128(recent.pointee), group, index, totals)
        recent.pointee = 0
      }
      reach[index] = 0
    }
    rowsSinceSettling = 0
  }

  private func widened() -> UnsafeMutablePointer<Int128> {
    if let settled { return settled }
    let made = UnsafeMutablePointer<Int128>.allocate(capacity: max(1, capacity * measures.count))
    made.initialize(repeating: 0, count: count * measures.count)
    settled = made
    return made
  }

  /// Adds to a total of 128 bits.
  func add(_ value: Int128, _ group: Int, _ measure: Int) {
    add(value, group, measure, widened())
  }

  private func add(
    _ value: Int128, _ group: Int, _ measure: Int, _ totals: UnsafeMutablePointer<Int128>
  ) {
    let total = totals + (group * measures.count + measure)
    let (sum, overflow) = total.pointee.addingReportingOverflow(value)
    total.pointee = sum
    if overflow { carries[Carry(group: group, measure: measure), default: 0] += value < 0 ? -1 : 1 }
  }

  // MARK: Merging

  /// Takes over what is known of the measures as a whole, before any group of the other's.
  func merge(_ other: MeasureTotals) {
    for index in measures.indices {
      isOverflowed[index] = isOverflowed[index] || other.isOverflowed[index]
      if reach[index] + other.reach[index] > Int64.max { settle() }
      reach[index] += other.reach[index]
    }
  }

  /// Adds what another holds of a group to one of this.
  func merge(_ other: MeasureTotals, _ theirs: Int, into ours: Int) {
    let width = measures.count
    for (index, measure) in measures.enumerated() {
      let value = other.recent[theirs * width + index]
      let total = recent + (ours * width + index)
      switch measure.operation {
      case .least: total.pointee = min(total.pointee, value)
      case .greatest: total.pointee = max(total.pointee, value)
      case .rows, .sum: total.pointee &+= value
      }
      if let settled = other.settled { add(settled[theirs * width + index], ours, index) }
      if let carry = other.carries[Carry(group: theirs, measure: index)] {
        carries[Carry(group: ours, measure: index), default: 0] += carry
      }
    }
  }
}
