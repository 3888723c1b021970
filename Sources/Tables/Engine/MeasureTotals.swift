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

/// The measures of every group: 16 bytes each, exact.
///
/// A total is kept modulo 2^128. What was carried out of it stands apart, and only if that comes to
/// 0 in the end is there an answer: so that no order of adding or merging changes whether there is.
final class MeasureTotals {
  private let measures: [CompiledMeasure]
  private var totals: UnsafeMutablePointer<Int128>
  private var capacity = 16
  private var count = 0
  private var carries: [Carry: Int] = [:]
  /// For each measure, whether numbers of more than 64 bits were added: only then can it carry.
  private var isWide: [Bool]
  /// For each measure, whether a product of one row needed more than 128 bits.
  private var isOverflowed: [Bool]
  /// Products of the rows at hand.
  private let products: UnsafeMutablePointer<Int64>

  private struct Carry: Hashable {
    let group: Int
    let measure: Int
  }

  init(_ measures: [CompiledMeasure]) {
    self.measures = measures
    totals = .allocate(capacity: max(1, capacity * measures.count))
    isWide = measures.map { _ in false }
    isOverflowed = isWide
    products = .allocate(capacity: Batch.capacity)
    products.initialize(repeating: 0, count: Batch.capacity)
  }

  deinit {
    totals.deallocate()
    products.deallocate()
  }

  /// The first measure of which a product or a total needs more than 128 bits.
  var overflowed: Int? {
    let carried = carries.filter { $0.value != 0 }.map(\.key.measure)
    return measures.indices.first { isOverflowed[$0] || carried.contains($0) }
  }

  subscript(group: Int, measure: Int) -> Int128 { totals[group * measures.count + measure] }

  /// Makes room for that many groups; new ones hold what adding starts from.
  func grow(to groups: Int) {
    let width = measures.count
    if groups > capacity {
      capacity = max(groups, capacity * 2)
      let larger = UnsafeMutablePointer<Int128>.allocate(capacity: max(1, capacity * width))
      larger.update(from: totals, count: count * width)
      totals.deallocate()
      totals = larger
    }
    for group in count..<max(count, groups) {
      for (index, measure) in measures.enumerated() {
        let start: Int128 =
          switch measure.operation {
          case .rows, .sum: 0
          case .least: .max
          case .greatest: .min
          }
        (totals + (group * width + index)).initialize(to: start)
      }
    }
    count = max(count, groups)
  }

  /// Adds what another holds of a group to one of this.
  func merge(_ other: MeasureTotals, _ theirs: Int, into ours: Int) {
    for (index, measure) in measures.enumerated() {
      let value = other[theirs, index]
      let total = totals + (ours * measures.count + index)
      switch measure.operation {
      case .least: total.pointee = min(total.pointee, value)
      case .greatest: total.pointee = max(total.pointee, value)
      case .rows, .sum: add(value, ours, index)
      }
      if let carry = other.carries[Carry(group: theirs, measure: index)] {
        carries[Carry(group: ours, measure: index), default: 0] += carry
      }
    }
  }

  /// Takes over what is known of the measures as a whole.
  func merge(_ other: MeasureTotals) {
    for index in measures.indices {
      isWide[index] = isWide[index] || other.isWide[index]
      isOverflowed[index] = isOverflowed[index] || other.isOverflowed[index]
    }
  }

  private func add(_ value: Int128, _ group: Int, _ measure: Int) {
    let total = totals + (group * measures.count + measure)
    let (sum, overflow) = total.pointee.addingReportingOverflow(value)
    total.pointee = sum
    if overflow { carries[Carry(group: group, measure: measure), default: 0] += value < 0 ? -1 : 1 }
  }
}

/// The loops over rows.
extension MeasureTotals {
  /// Adds the rows of a selection to their groups.
  func add(_ batch: Batch, _ selection: Selection, _ groups: UnsafePointer<Int32>) {
    let (rows, count, products) = (selection.rows, selection.count, products)
    for (index, measure) in measures.enumerated() {
      let factors = measure.factors.map { $0.values(batch) }
      switch measure.operation {
      case .rows: each(index, groups, count) { total, _ in total.pointee &+= 1 }
      case .least:
        let values = factors[0]
        each(index, groups, count) { total, position in
          total.pointee = min(total.pointee, Int128(values[Int(rows[position])]))
        }
      case .greatest:
        let values = factors[0]
        each(index, groups, count) { total, position in
          total.pointee = max(total.pointee, Int128(values[Int(rows[position])]))
        }
      case .sum where factors.count == 1:
        let values = factors[0]
        each(index, groups, count) { total, position in
          total.pointee &+= Int128(values[Int(rows[position])])
        }
      case .sum where !isWide[index] && multiply(factors, rows, count):
        each(index, groups, count) { total, position in
          total.pointee &+= Int128(products[position])
        }
      case .sum: addWide(index, factors, selection, groups)
      }
    }
  }

  /// Calls back with the total of each row's group and the row's position in the selection.
  @inline(__always)
  private func each(
    _ measure: Int, _ groups: UnsafePointer<Int32>, _ count: Int,
    _ body: (UnsafeMutablePointer<Int128>, Int) -> Void
  ) {
    let (base, width) = (totals + measure, measures.count)
    for position in 0..<count { body(base + Int(groups[position]) &* width, position) }
  }

  /// Writes the product of each row; false if one needs more than 64 bits.
  private func multiply(
    _ factors: [UnsafePointer<Int64>], _ rows: UnsafePointer<Int32>, _ count: Int
  ) -> Bool {
    let products = products
    for position in 0..<count { products[position] = factors[0][Int(rows[position])] }
    var isTooMuch = false
    for factor in factors.dropFirst() {
      for position in 0..<count {
        let (product, overflow) = products[position]
          .multipliedReportingOverflow(by: factor[Int(rows[position])])
        products[position] = product
        isTooMuch = isTooMuch || overflow
      }
    }
    return !isTooMuch
  }

  /// Adds products of up to 128 bits.
  private func addWide(
    _ measure: Int, _ factors: [UnsafePointer<Int64>], _ selection: Selection,
    _ groups: UnsafePointer<Int32>
  ) {
    isWide[measure] = true
    for position in 0..<selection.count {
      let row = Int(selection.rows[position])
      var product: Int128 = 1
      for factor in factors {
        let (next, overflow) = product.multipliedReportingOverflow(by: Int128(factor[row]))
        if overflow { isOverflowed[measure] = true }
        product = next
      }
      add(product, Int(groups[position]), measure)
    }
  }
}
