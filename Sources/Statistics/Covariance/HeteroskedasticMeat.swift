// SPDX-License-Identifier: GPL-3.0-or-later

extension RegressionParts {
  /// Rows whose leverage is one: their residual is 0 whatever their error was.
  var rowsOfLeverageOne: [Int] { leverages.indices.filter { leverages[$0] > 1 - 1e-10 } }

  /// n / (n − k).
  func smallSampleFactor() throws(StatisticsError) -> Double {
    guard degreesOfFreedom > 0 else { throw .noDegreesOfFreedom }
    return Double(rows) / Double(degreesOfFreedom)
  }

  /// Σ s_i s_i' with the corrected squares.
  func meat(_ correction: HeteroskedasticCorrection) throws(StatisticsError) -> Matrix {
    var common = 1.0
    switch correction {
    case .hc0: break
    case .hc1: common = try smallSampleFactor()
    case .hc2, .hc3:
      let alone = rowsOfLeverageOne
      guard alone.isEmpty else { throw .leverageOne(rows: alone) }
    }
    var sum = Matrix(rows: columns, columns: columns)
    for row in leverages.indices where takesPart[row] {
      let spare = 1 - leverages[row]
      let factor: Double
      switch correction {
      case .hc0, .hc1: factor = common
      case .hc2: factor = 1 / spare
      case .hc3: factor = 1 / (spare * spare)
      }
      let score = score(row)
      Self.addProduct(score, score, scale: factor, to: &sum)
    }
    return sum
  }
}
