// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// A design observed at times whose errors are correlated as ρ^|tᵢ−tⱼ|, prepared so that any ρ and
/// any response cost little: one pass over the observations here, none for another ρ.
///
/// The columns are orthonormalised first (X = QT), because products of the columns themselves would
/// square the condition number of X.
public struct AutoregressiveDesign: Sendable {
  /// When the rows were observed.
  public let times: ObservationTimes
  /// The number of columns of X.
  public let columns: Int
  /// The rows of X, as columns.
  let design: [[Double]]
  let basis: OrthonormalBasis
  let neighbours: [(gap: Int, later: [Int])]
  private let table: GapTable

  /// The number of observations.
  public var observations: Int { times.count }
  /// Observations less columns.
  public var degreesOfFreedom: Int { observations - columns }

  /// From columns whose shape, rank and finiteness have been checked.
  init(checkedColumns design: [[Double]], times: ObservationTimes) {
    self.times = times
    columns = design.count
    self.design = design
    basis = OrthonormalBasis(of: design)
    neighbours = GapSums.neighbours(of: times)
    var products: [(left: Int, right: Int)] = []
    for row in 0..<columns { for column in 0...row { products.append((row, column)) } }
    table = GapTable(neighbours: neighbours, columns: basis.columns, products: products)
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
    var logBasis = 0.0
    for index in 0..<columns { logBasis += log(basis.triangle[index][index]) }
    return AutoregressiveFactor(
      rho: rho, gaps: gaps, information: information,
      logDeterminantOfCorrelation: logCorrelation,
      logDeterminantOfInformation: information.logDeterminant + 2 * logBasis)
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
