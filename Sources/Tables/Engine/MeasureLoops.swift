// SPDX-License-Identifier: GPL-3.0-or-later

/// The loops over rows.
extension MeasureTotals {
  /// Adds the rows of a selection to their groups.
  func add(_ batch: Batch, _ selection: Selection, _ groups: UnsafePointer<Int32>) {
    let (products, times) = (products, selection.times)
    for (index, measure) in measures.enumerated() {
      let factors = measure.factors.map { $0.values(batch) }
      switch measure.operation {
      case .rows:
        // No file has 2^63 rows.
        each(index, groups, selection) { total, _, row in total.pointee &+= times?[row] ?? 1 }
      case .least:
        let values = factors[0]
        each(index, groups, selection) { total, _, row in
          total.pointee = min(total.pointee, values[row])
        }
      case .greatest:
        let values = factors[0]
        each(index, groups, selection) { total, _, row in
          total.pointee = max(total.pointee, values[row])
        }
      case .sum where times != nil: addWide(index, factors, selection, groups)
      case .sum where factors.count == 1:
        let values = factors[0]
        sum(index, groups, selection) { _, row in values[row] }
      case .sum where multiply(factors, selection):
        sum(index, groups, selection) { position, _ in products[position] }
      case .sum: addWide(index, factors, selection, groups)
      }
    }
    passed(selection.count)
  }

  /// Calls back with the total of each row's group, the row's position in the selection and its
  /// number in the batch.
  @inline(__always)
  private func each(
    _ measure: Int, _ groups: UnsafePointer<Int32>, _ selection: Selection,
    _ body: (UnsafeMutablePointer<Int64>, Int, Int) -> Void
  ) {
    let (base, width) = (recent + measure, measures.count)
    selection.each { position, row in body(base + Int(groups[position]) &* width, position, row) }
  }

  /// Adds a number a row.
  @inline(__always)
  private func sum(
    _ measure: Int, _ groups: UnsafePointer<Int32>, _ selection: Selection,
    _ number: (_ position: Int, _ row: Int) -> Int64
  ) {
    // Of each number the bits that differ from its sign: all together are no less than any.
    var bits: Int64 = 0
    each(measure, groups, selection) { total, position, row in
      let value = number(position, row)
      bits |= value ^ (value &>> 63)
      total.pointee &+= value
    }
    let magnitude = UInt64(bits) + 1
    if mayAdd(magnitude, selection.count, to: measure) { return }
    // Taken back exactly, whatever wrapped.
    each(measure, groups, selection) { total, position, row in
      total.pointee &-= number(position, row)
    }
    settleIfWorthwhile()
    if mayAdd(magnitude, selection.count, to: measure) {
      each(measure, groups, selection) { total, position, row in
        total.pointee &+= number(position, row)
      }
    } else {
      selection.each { position, row in
        add(Int128(number(position, row)), Int(groups[position]), measure)
      }
    }
  }

  /// Writes the product of each row; false if one needs more than 64 bits.
  private func multiply(_ factors: [UnsafePointer<Int64>], _ selection: Selection) -> Bool {
    let products = products
    var isTooMuch = false
    for (index, factor) in factors.dropFirst().enumerated() {
      let first = factors[0]
      selection.each { position, row in
        let (product, overflow) = (index == 0 ? first[row] : products[position])
          .multipliedReportingOverflow(by: factor[row])
        products[position] = product
        isTooMuch = isTooMuch || overflow
      }
    }
    return !isTooMuch
  }

  /// Adds products of up to 128 bits, each as often as its row counts.
  private func addWide(
    _ measure: Int, _ factors: [UnsafePointer<Int64>], _ selection: Selection,
    _ groups: UnsafePointer<Int32>
  ) {
    selection.each { position, row in
      var product: Int128 = 1
      for factor in factors {
        let (next, overflow) = product.multipliedReportingOverflow(by: Int128(factor[row]))
        if overflow { isOverflowed[measure] = true }
        product = next
      }
      let times = selection.times?[row] ?? 1
      let (all, overflow) = product.multipliedReportingOverflow(by: Int128(times))
      if !overflow {
        add(all, Int(groups[position]), measure)
      } else {
        // What does not fit at once may in the end, with what is added and taken away.
        for _ in 0..<times { add(product, Int(groups[position]), measure) }
      }
    }
  }
}
