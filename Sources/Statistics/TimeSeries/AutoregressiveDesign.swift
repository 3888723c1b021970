// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// A design observed at times whose errors are correlated as ρ^|tᵢ−tⱼ|, prepared so that any ρ and
/// any response cost little: one pass over the observations here, none for another ρ.
///
/// The sums are taken over the columns of an orthonormal basis Q = XT, because those over the columns
/// themselves would square the condition number of X.
public struct AutoregressiveDesign: Sendable {
  /// When the rows were observed.
  public let times: ObservationTimes
  /// The number of columns of X.
  public let columns: Int
  /// X.
  public let matrix: Matrix
  let factor: OrthogonalFactor
  /// The columns of Q.
  let basis: [[Double]]
  private let logDeterminantOfTransform: Double
  let neighbours: [(gap: Int, later: [Int])]
  private let table: GapTable

  /// The number of observations.
  public var observations: Int { times.count }
  /// Observations less columns.
  public var degreesOfFreedom: Int { observations - columns }

  /// Prepares a design.
  ///
  /// - Parameters:
  ///   - matrix: X, one row an observation, of full column rank.
  ///   - times: when the rows were observed; consecutive if nil.
  /// - Throws: ``StatisticsError`` on an empty or mismatched shape, values that are not finite, or
  ///   dependent columns (named); ``TimeSeriesError/tooFewObservations(observations:needed:)``
  ///   unless there are more rows than columns.
  public init(_ matrix: Matrix, times: ObservationTimes? = nil) throws {
    let times = times ?? ObservationTimes(consecutive: matrix.rows)
    guard matrix.columns > 0 else { throw StatisticsError.empty(what: "columns of the design") }
    try Check.length("times", times.count, equals: matrix.rows)
    try Check.finite(matrix.elements, "design")
    guard matrix.rows > matrix.columns else {
      throw TimeSeriesError.tooFewObservations(
        observations: matrix.rows, needed: matrix.columns + 1)
    }
    let factor = try OrthogonalFactor(design: matrix, rootWeights: nil, rows: matrix.rows)
    self.times = times
    self.matrix = matrix
    self.factor = factor
    columns = matrix.columns
    basis = (0..<matrix.columns).map(factor.q.column)
    logDeterminantOfTransform = factor.logDeterminantOfTransform
    neighbours = GapSums.neighbours(of: times)
    var products: [(left: Int, right: Int)] = []
    for row in 0..<columns { for column in 0...row { products.append((row, column)) } }
    table = GapTable(neighbours: neighbours, columns: basis, products: products)
  }

  /// Everything at one ρ that does not depend on the response; throws ``TimeSeriesError`` unless
  /// −1 < ρ < 1 and the information matrix is positive definite to working precision.
  public func factored(at rho: Double) throws(TimeSeriesError) -> AutoregressiveFactor {
    guard rho > -1, rho < 1 else { throw .correlationOutOfRange(rho) }
    let gaps = table.gaps.map { GapCorrelation(rho: rho, gap: $0.gap) }
    guard
      let information = PackedCholesky(order: columns, packed: table.weighted(by: gaps))
    else { throw .singularAtCorrelation(rho) }
    var logCorrelation = 0.0
    for (sums, gap) in zip(table.gaps, gaps) {
      logCorrelation += Double(sums.pairs) * gap.logVariance
    }
    return AutoregressiveFactor(
      rho: rho, gaps: gaps, information: information,
      logDeterminantOfCorrelation: logCorrelation,
      logDeterminantOfInformation: information.logDeterminant - 2 * logDeterminantOfTransform)
  }

  /// d(Q′R⁻¹Q)/dρ, packed.
  func informationSlope(at factor: AutoregressiveFactor) -> [Double] {
    table.slopes(by: factor.gaps)
  }

  /// d log|R| / dρ.
  func logDeterminantSlope(at factor: AutoregressiveFactor) -> Double {
    var total = 0.0
    for (sums, gap) in zip(table.gaps, factor.gaps) {
      total += Double(sums.pairs) * gap.logVarianceSlope
    }
    return total
  }
}

extension OrthogonalFactor {
  /// log|det T|. T is upper triangular with its rows exchanged, so each column has one element
  /// other than zero in the rows that no column before it has used.
  var logDeterminantOfTransform: Double {
    var unused = Array(0..<transform.rows)
    var total = 0.0
    for column in 0..<transform.columns {
      guard let place = unused.firstIndex(where: { transform[$0, column] != 0 }) else { continue }
      total += log(abs(transform[unused.remove(at: place), column]))
    }
    return total
  }
}

/// What a design gives at one ρ, whatever the response: R⁻¹ and (X′R⁻¹X)⁻¹ in factored form.
public struct AutoregressiveFactor: Sendable {
  /// The correlation of neighbours one period apart.
  public let rho: Double
  let gaps: [GapCorrelation]
  /// Cholesky factor of Q′R⁻¹Q.
  let information: PackedCholesky
  /// log|R|, R the matrix of ρ^|tᵢ−tⱼ|.
  public let logDeterminantOfCorrelation: Double
  /// log|X′R⁻¹X|.
  public let logDeterminantOfInformation: Double
}
