// SPDX-License-Identifier: GPL-3.0-or-later

/// Products of two columns summed over the pairs of neighbours at one distance.
///
/// Together with ``GapCorrelation`` these give u′R⁻¹v for every ρ without another pass over the
/// observations: that is what makes a grid over ρ cheap.
struct GapSums: Sendable {
  /// Periods between the neighbours.
  let gap: Int
  /// How many pairs of neighbours are that far apart.
  let pairs: Int
  /// Σ (a−b)(c−d), Σ (a+b)(c+d) and Σ (ac − bd), for each pair of columns asked for.
  private(set) var differences: [Double]
  private(set) var sums: [Double]
  private(set) var changes: [Double]

  /// One entry for each (left, right) in `products`, which index `columns`; `later` are the indices
  /// of the second neighbour of each pair.
  init(
    gap: Int, later: [Int], columns: [[Double]], products: [(left: Int, right: Int)]
  ) {
    self.gap = gap
    pairs = later.count
    differences = []
    sums = []
    changes = []
    differences.reserveCapacity(products.count)
    for product in products {
      let left = columns[product.left]
      let right = columns[product.right]
      var difference = 0.0
      var sum = 0.0
      var change = 0.0
      for index in later {
        let (a, b) = (left[index], left[index - 1])
        let (c, d) = (right[index], right[index - 1])
        difference += (a - b) * (c - d)
        sum += (a + b) * (c + d)
        change += a * c - b * d
      }
      differences.append(difference)
      sums.append(sum)
      changes.append(change)
    }
  }

  /// The distances that occur, in increasing order, each with the indices of the later neighbours.
  static func neighbours(of times: ObservationTimes) -> [(gap: Int, later: [Int])] {
    var groups: [Int: [Int]] = [:]
    for (index, gap) in times.gaps.enumerated() { groups[gap, default: []].append(index + 1) }
    return groups.sorted { $0.key < $1.key }.map { (gap: $0.key, later: $0.value) }
  }
}

/// The sums of all distances with the product at the first observation, ready to be weighted.
struct GapTable: Sendable {
  /// One for each distance that occurs, increasing.
  let gaps: [GapSums]
  /// The product at the first observation, which has no predecessor.
  let first: [Double]

  init(
    neighbours: [(gap: Int, later: [Int])], columns: [[Double]],
    products: [(left: Int, right: Int)]
  ) {
    gaps = neighbours.map {
      GapSums(gap: $0.gap, later: $0.later, columns: columns, products: products)
    }
    first = products.map { columns[$0.left][0] * columns[$0.right][0] }
  }

  /// u′R⁻¹v for each product.
  func weighted(by correlations: [GapCorrelation]) -> [Double] {
    var total = first
    for (sums, correlation) in zip(gaps, correlations) {
      let (difference, sum) = (correlation.differenceWeight, correlation.sumWeight)
      for index in total.indices {
        total[index] +=
          difference * sums.differences[index] + sum * sums.sums[index]
          + GapCorrelation.changeWeight * sums.changes[index]
      }
    }
    return total
  }

  /// d(u′R⁻¹v)/dρ for each product.
  func slopes(by correlations: [GapCorrelation]) -> [Double] {
    var total = [Double](repeating: 0, count: first.count)
    for (sums, correlation) in zip(gaps, correlations) {
      let (difference, sum) = (correlation.differenceSlope, correlation.sumSlope)
      for index in total.indices {
        total[index] += difference * sums.differences[index] + sum * sums.sums[index]
      }
    }
    return total
  }
}
