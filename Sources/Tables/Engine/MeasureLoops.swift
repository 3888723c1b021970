// SPDX-License-Identifier: GPL-3.0-or-later

/// The loops over rows.
extension MeasureTotals {
  /// Adds the rows of a selection to their groups.
  func add(_ batch: Batch, _ selection: Selection, _ groups: UnsafePointer<Int32>) {
    let (rows, count, products) = (selection.rows, selection.count, products)
    for (index, measure) in measures.enumerated() {
      let factors = measure.factors.map { $0.values(batch) }
      switch measure.operation {
      case .rows:
        // No file has 2^63 rows.
        each(index, groups, count) { total, _ in total.pointee &+= 1 }
      case .least:
        let values = factors[0]
        each(index, groups, count) { total, position in
          total.pointee = min(total.pointee, values[Int(rows[position])])
        }
      case .greatest:
        let values = factors[0]
        each(index, groups, count) { total, position in
          total.pointee = max(total.pointee, values[Int(rows[position])])
        }
      case .sum where factors.count == 1:
        let values = factors[0]
        sum(index, groups, count) { values[Int(rows[$0])] }
      case .sum where multiply(factors, rows, count): sum(index, groups, count) { products[$0] }
      case .sum: addWide(index, factors, selection, groups)
      }
    }
    passed(count)
  }

  /// Calls back with the total of each row's group and the row's position in the selection.
  @inline(__always)
  private func each(
    _ measure: Int, _ groups: UnsafePointer<Int32>, _ count: Int,
    _ body: (UnsafeMutablePointer<Int64>, Int) -> Void
  ) {
    let (base, width) = (recent + measure, measures.count)
    for position in 0..<count { body(base + Int(groups[position]) &* width, position) }
  }

  /// Adds a number a row.
  @inline(__always)
  private func sum(
    _ measure: Int, _ groups: UnsafePointer<Int32>, _ count: Int, _ number: (Int) -> Int64
  ) {
    // Of each number the bits that differ from its sign: all together are no less than any.
    var bits: Int64 = 0
    each(measure, groups, count) { total, position in
      let value = number(position)
      bits |= value ^ (value &>> 63)
      total.pointee &+= value
    }
    let magnitude = UInt64(bits) + 1
    if mayAdd(magnitude, count, to: measure) { return }
    // Taken back exactly, whatever wrapped.
    each(measure, groups, count) { total, position in total.pointee &-= number(position) }
    settleIfWorthwhile()
    if mayAdd(magnitude, count, to: measure) {
      each(measure, groups, count) { total, position in total.pointee &+= number(position) }
    } else {
      for position in 0..<count { add(Int128(number(position)), Int(groups[position]), measure) }
    }
  }

  /// Writes the product of each row; false if one needs more than 64 bits.
  private func multiply(
    _ factors: [UnsafePointer<Int64>], _ rows: UnsafePointer<Int32>, _ count: Int
  ) -> Bool {
    let products = products
    var isTooMuch = false
    for (index, factor) in factors.dropFirst().enumerated() {
      let first = factors[0]
      for position in 0..<count {
        let row = Int(rows[position])
        let (product, overflow) = (index == 0 ? first[row] : products[position])
          .multipliedReportingOverflow(by: factor[row])
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
