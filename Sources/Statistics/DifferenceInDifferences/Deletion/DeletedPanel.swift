// SPDX-License-Identifier: GPL-3.0-or-later

/// The regression on the rows of all clusters but one, up to what concerns single clusters.
///
/// With `z` the indicators of a row's period less their weighted mean over its cluster, and x̃
/// treatment with the effects of units and periods taken out, `φ = (z, x̃)`: the whitened design
/// without unit effects has rows √w φ', and `(X'WX)⁻¹` of them is `C = diag(R, 1/s)`, R being the
/// inverse of `Σ w z z'` without the first period and `s = Σ w x̃²`.
struct DeletedPanel {
  let panel: DeletablePanel
  let out: Int
  /// R, with a row and a column of zeros for the first period.
  let inverse: Matrix
  /// x̃, one a row.
  let regressor: [Double]
  /// s.
  let square: Double
  let estimate: Double
  /// Residuals of the outcome, one a row.
  let residuals: [Double]
  /// `D = C F C` with `F = Σ w² φ φ'`: between periods, between periods and treatment, of treatment.
  let spread: Matrix
  let spreadWithTreatment: [Double]
  let spreadOfTreatment: Double

  /// Less of a sum of squares than this is rounding of 0.
  private static let least = 1e-10

  init?(_ panel: DeletablePanel, without out: Int) {
    self.panel = panel
    self.out = out
    let size = panel.levelCount
    var sums = LevelSums(size)
    for cluster in panel.rows.indices where cluster != out { sums.add(cluster, of: panel) }
    guard let inverse = sums.products.inverseWithoutFirst(least: Self.least) else { return nil }
    self.inverse = inverse
    let regressor = Self.residual(panel.treatment, panel, inverse.image(of: sums.treatment))
    self.regressor = regressor
    let response = Self.residual(panel.outcome, panel, inverse.image(of: sums.outcome))
    var (square, product, whole, varied) = (0.0, 0.0, 0.0, 0.0)
    for cluster in panel.rows.indices where cluster != out {
      for row in panel.rows[cluster] {
        let weighted = panel.weights[row] * regressor[row]
        square += weighted * regressor[row]
        product += weighted * response[row]
        whole += panel.weights[row] * panel.treatment[row] * panel.treatment[row]
        varied += panel.weights[row] * panel.outcome[row] * panel.outcome[row]
      }
    }
    guard square > Self.least * whole, varied > 0 else { return nil }
    self.square = square
    estimate = product / square
    residuals = regressor.indices.map { response[$0] - product / square * regressor[$0] }
    // Symmetric factors are their own transposes.
    spread = inverse.timesTranspose(of: sums.squaredProducts).timesTranspose(of: inverse)
    var (mixed, own) = ([Double](repeating: 0, count: size), 0.0)
    for cluster in panel.rows.indices where cluster != out {
      let mean = panel.meanOfLevels(cluster)
      var sum = 0.0
      for row in panel.rows[cluster] {
        let value = panel.weights[row] * panel.weights[row] * regressor[row]
        mixed[panel.levels[row]] += value
        sum += value
        own += value * regressor[row]
      }
      for level in mixed.indices { mixed[level] -= sum * mean[level] }
    }
    spreadWithTreatment = inverse.image(of: mixed).map { $0 / square }
    spreadOfTreatment = own / (square * square)
  }

  /// A centred variable less what the periods explain.
  private static func residual(
    _ variable: [Double], _ panel: DeletablePanel, _ effects: [Double]
  ) -> [Double] {
    var result = variable
    for members in panel.rows {
      var (sum, total) = (0.0, 0.0)
      for row in members {
        sum += panel.weights[row] * effects[panel.levels[row]]
        total += panel.weights[row]
      }
      for row in members { result[row] -= effects[panel.levels[row]] - sum / total }
    }
    return result
  }
}

/// Sums over clusters of products of `z`, the indicators of periods.
struct LevelSums {
  /// `Σ w z z'`.
  private(set) var products: Matrix
  /// `Σ w² z z'`.
  private(set) var squaredProducts: Matrix
  /// `Σ w z` times treatment, and times the outcome.
  private(set) var treatment: [Double]
  private(set) var outcome: [Double]

  init(_ levels: Int) {
    products = Matrix(rows: levels, columns: levels)
    squaredProducts = products
    treatment = [Double](repeating: 0, count: levels)
    outcome = treatment
  }

  mutating func add(_ cluster: Int, of panel: DeletablePanel) {
    let members = panel.rows[cluster]
    let total = members.reduce(0) { $0 + panel.weights[$1] }
    let squares = members.reduce(0) { $0 + panel.weights[$1] * panel.weights[$1] }
    for row in members {
      let (weight, level) = (panel.weights[row], panel.levels[row])
      products[level, level] += weight
      squaredProducts[level, level] += weight * weight
      treatment[level] += weight * panel.treatment[row]
      outcome[level] += weight * panel.outcome[row]
      for other in members {
        let share = weight * panel.weights[other] / total
        products[level, panel.levels[other]] -= share
        squaredProducts[level, panel.levels[other]] -=
          share * (weight + panel.weights[other] - squares / total)
      }
    }
  }
}

extension DeletablePanel {
  /// Weighted share of each period in a cluster.
  func meanOfLevels(_ cluster: Int) -> [Double] {
    var mean = [Double](repeating: 0, count: levelCount)
    let total = rows[cluster].reduce(0) { $0 + weights[$1] }
    for row in rows[cluster] { mean[levels[row]] += weights[row] / total }
    return mean
  }
}
