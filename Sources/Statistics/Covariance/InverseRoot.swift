// SPDX-License-Identifier: GPL-3.0-or-later

/// `(I − E)^(−1/2) v` for a symmetric E, from the space that v, E v, E² v … span (Lanczos 1950): a
/// vector's image takes a small part of the time of the root itself, for beside a few directions the
/// hat matrix of a cluster shrinks all vectors alike.
struct InverseRoot {
  private let block: Matrix
  private let kept: [[Double]]
  private let lengths: [Double]
  private var basis: [[Double]] = []
  private var diagonal: [Double] = []
  private var beside: [Double] = []

  /// Dimensions at which it is asked whether they suffice.
  private static let stops = [4, 6, 8, 11, 15, 20, 30]
  /// Terms of the series, and the part of the one before that each may be at most.
  private static let mostTerms = 40
  private static let fading = 0.4
  /// Eigenvalues of `I − E` below this are left to a whole decomposition: whether they are 0 is not
  /// to be told from a few vectors.
  private static let least = 0.01

  /// - Parameters:
  ///   - block: E.
  ///   - kept: vectors that E keeps as they are, orthogonal to each other: the root leaves them out.
  init(_ block: Matrix, orthogonalTo kept: [[Double]]) {
    self.block = block
    self.kept = kept
    lengths = kept.map { Self.dot($0, $0) }
  }

  /// The image of a vector by the binomial series, where it fades quickly, as with many clusters
  /// alike; nil elsewhere.
  func series(for vector: [Double]) -> [Double]? {
    var term = vector
    remove(from: &term)
    var sum = term
    var coefficient = 1.0
    var before = Double.infinity
    for power in 1...Self.mostTerms {
      term = block.image(of: term)
      // Rounding would bring the kept vectors back, and E never lets them fade.
      remove(from: &term)
      coefficient *= Double(2 * power - 1) / Double(2 * power)
      var (largest, most) = (0.0, 0.0)
      for row in term.indices {
        let value = coefficient * term[row]
        sum[row] += value
        largest = max(largest, abs(value))
        most = max(most, abs(sum[row]))
      }
      if largest <= 1e-17 * most { return sum }
      if power > 3, largest > Self.fading * before { return nil }
      before = largest
    }
    return nil
  }

  /// The image of a vector; nil where a few dimensions do not suffice.
  mutating func image(of vector: [Double]) throws(StatisticsError) -> [Double]? {
    var next = vector
    remove(from: &next)
    let length = Self.dot(next, next).squareRoot()
    guard length > 0 else { return next }
    scale(&next, by: 1 / length)
    let most = min(next.count - kept.count, Self.stops.last ?? 0)
    while basis.count < most {
      basis.append(next)
      next = block.image(of: next)
      remove(from: &next)
      diagonal.append(orthogonalise(&next))
      let rest = Self.dot(next, next).squareRoot()
      let isExhausted = rest < 1e-14 || basis.count == vector.count - kept.count
      if isExhausted || Self.stops.contains(basis.count) {
        let coordinates = try coordinates()
        guard let coordinates else { return nil }
        let size = coordinates.reduce(0) { max($0, abs($1)) }
        if isExhausted || coordinates.suffix(2).allSatisfy({ abs($0) <= 1e-16 * size }) {
          return combined(coordinates, length)
        }
      }
      beside.append(rest)
      scale(&next, by: 1 / rest)
    }
    return nil
  }

  /// The first column of `(I − T)^(−1/2)`, T being E in the basis.
  private func coordinates() throws(StatisticsError) -> [Double]? {
    let size = diagonal.count
    var matrix = Matrix(rows: size, columns: size)
    for i in 0..<size {
      matrix[i, i] = 1 - diagonal[i]
      guard i > 0 else { continue }
      matrix[i, i - 1] = -beside[i - 1]
      matrix[i - 1, i] = -beside[i - 1]
    }
    let eigen = try SymmetricEigen(matrix)
    guard eigen.values.allSatisfy({ $0 > Self.least }) else { return nil }
    return (0..<size).map { i in
      (0..<size).reduce(0.0) { sum, l in
        sum + eigen.vectors[i, l] * eigen.vectors[0, l] / eigen.values[l].squareRoot()
      }
    }
  }

  private func combined(_ coordinates: [Double], _ length: Double) -> [Double] {
    var result = [Double](repeating: 0, count: basis[0].count)
    for (member, share) in zip(basis, coordinates) {
      for row in result.indices { result[row] += length * share * member[row] }
    }
    return result
  }

  /// Takes the basis out of a vector, twice, for rounding; gives the share of its last member.
  private func orthogonalise(_ vector: inout [Double]) -> Double {
    var last = 0.0
    for _ in 0..<2 {
      for (index, member) in basis.enumerated() {
        let share = Self.dot(member, vector)
        for row in vector.indices { vector[row] -= share * member[row] }
        if index == basis.count - 1 { last += share }
      }
    }
    return last
  }

  private func remove(from vector: inout [Double]) {
    for (member, length) in zip(kept, lengths) {
      let share = Self.dot(member, vector) / length
      for row in vector.indices { vector[row] -= share * member[row] }
    }
  }

  private func scale(_ vector: inout [Double], by factor: Double) {
    for row in vector.indices { vector[row] *= factor }
  }

  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        guard let a = left.baseAddress, let b = right.baseAddress else { return 0 }
        return dotProduct(a, b, count: min(left.count, right.count))
      }
    }
  }
}

extension Matrix {
  /// `(I − E)^(−1/2) v`, E being this symmetric matrix, where it is not 0; see ``InverseRoot``.
  /// Eigenvalues of `I − E` up to `singular` count as 0.
  func inverseRoot(
    times vector: [Double], orthogonalTo kept: [[Double]], singular: Double
  ) throws(StatisticsError) -> [Double] {
    var root = InverseRoot(self, orthogonalTo: kept)
    if let image = root.series(for: vector) { return image }
    if let image = try root.image(of: vector) { return image }
    var rest = scaled(by: -1)
    for i in 0..<rest.rows { rest[i, i] += 1 }
    let eigen = try SymmetricEigen(rest)
    let coordinates = try eigen.vectors.transposedTimes(vector)
    return eigen.vectors.image(
      of: zip(coordinates, eigen.values).map { $1 > singular ? $0 / $1.squareRoot() : 0 })
  }
}
