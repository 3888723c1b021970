// SPDX-License-Identifier: GPL-3.0-or-later

extension DeletedPanel {
  struct Found {
    var estimate: Double
    /// CR2.
    var variance: Double
    /// Satterthwaite's.
    var degreesOfFreedom: Double
  }

  /// What one cluster adds to the variance and to its distribution.
  struct Share {
    /// What the cluster adds to the estimate beyond its expectation.
    var score: Double
    /// Variance of the score were errors independent of all fitted effects.
    var own: Double
    /// (α, η), periods and treatment of each: `α = Σ π φ`, `η = Σ w π φ`.
    var left: [Double]
    /// `(D α − C η, −C α)`.
    var right: [Double]
  }

  /// The estimate with its variance; nil where nothing varies.
  func solved() -> Found? {
    var shares: [Share] = []
    for cluster in panel.rows.indices where cluster != out {
      guard let share = share(cluster) else { return nil }
      shares.append(share)
    }
    let variance = shares.reduce(0) { $0 + $1.score * $1.score }
    // P_gh = [g = h] own_g + left_g · right_h: see `Satterthwaite`.
    var (trace, squares) = (0.0, 0.0)
    for (g, share) in shares.enumerated() {
      let own = share.own + Self.dot(share.left, share.right)
      trace += own
      squares += own * own
      for other in shares[..<g] {
        let crossed = Self.dot(share.left, other.right)
        squares += 2 * crossed * crossed
      }
    }
    let degrees = trace * trace / squares
    guard variance > 0, degrees > 0, degrees.isFinite else { return nil }
    return Found(estimate: estimate, variance: variance, degreesOfFreedom: degrees)
  }

  /// With `B_g` the block of `(I − H)(I − H)'` of the cluster (unit effects included, `Φ = I`), what
  /// CR2 puts in place of `w x̃ / s` is `π = B_g^(−1/2) w x̃ / s`, less what of it the unit's own
  /// effect takes.
  private func share(_ cluster: Int) -> Share? {
    let members = panel.rows[cluster]
    let weights = Array(panel.weights[members])
    let levels = Array(panel.levels[members])
    let regressor = Array(regressor[members])
    let total = weights.reduce(0, +)
    let mean = panel.meanOfLevels(cluster)
    let start = zip(weights, regressor).map { $0 * $1 / square }
    let block = hatBlock(weights, levels, regressor, mean)
    let root = try? block.inverseRoot(
      times: start, orthogonalTo: [weights], singular: ClusterAdjustment.singular)
    guard var pi = root else { return nil }
    let shift = pi.reduce(0, +) / total
    for row in pi.indices { pi[row] -= weights[row] * shift }

    let size = panel.levelCount
    var (alpha, eta) = ([Double](repeating: 0, count: size), [Double](repeating: 0, count: size))
    var (alphaX, etaX, etaSum) = (0.0, 0.0, 0.0)
    var (score, own) = (0.0, 0.0)
    for row in pi.indices {
      let weighted = weights[row] * pi[row]
      alpha[levels[row]] += pi[row]
      eta[levels[row]] += weighted
      alphaX += pi[row] * regressor[row]
      etaX += weighted * regressor[row]
      etaSum += weighted
      score += pi[row] * residuals[members.lowerBound + row]
      own += pi[row] * pi[row]
    }
    for level in eta.indices { eta[level] -= etaSum * mean[level] }
    let (ofAlpha, ofEta) = (inverse.image(of: alpha), inverse.image(of: eta))
    let spreadAlpha = spread.image(of: alpha)
    let first = (0..<size).map {
      spreadAlpha[$0] + spreadWithTreatment[$0] * alphaX - ofEta[$0]
    }
    let firstX =
      Self.dot(spreadWithTreatment, alpha) + spreadOfTreatment * alphaX - etaX / square
    return Share(
      score: score, own: own, left: alpha + [alphaX] + eta + [etaX],
      right: first + [firstX] + ofAlpha.map { -$0 } + [-alphaX / square])
  }

  /// `I − B_g`: with K the block of `X (X'WX)⁻¹ X'` and K₂ that of its square under W², `K W + W K −
  /// K₂`, the unit's own effect included.
  private func hatBlock(
    _ weights: [Double], _ levels: [Int], _ regressor: [Double], _ mean: [Double]
  ) -> Matrix {
    let total = weights.reduce(0, +)
    let squares = weights.reduce(0) { $0 + $1 * $1 }
    var squared = mean.map { -squares * $0 }
    var squaredX = 0.0
    for row in weights.indices {
      squared[levels[row]] += weights[row] * weights[row]
      squaredX += weights[row] * weights[row] * regressor[row]
    }
    let (hat, hatSpread) = (inverse.image(of: mean), spread.image(of: mean))
    let unit = inverse.image(of: squared)
    let hatMean = Self.dot(hat, mean)
    let spreadMean = Self.dot(hatSpread, mean)
    let (unitMean, mixedMean) = (Self.dot(unit, mean), Self.dot(spreadWithTreatment, mean))
    let constant = squares / (total * total) + spreadMean
    // What stands beside products of two rows: K's sides, and K₂'s, one of them times x̃.
    let side = levels.map { 0.5 * (1 / total + hatMean) - hat[$0] }
    let factor = levels.indices.map { row in
      (unit[levels[row]] - unitMean + squaredX * regressor[row] / square) / total
        - hatSpread[levels[row]] + 0.5 * constant
    }
    let mixed = levels.indices.map { row in
      spreadWithTreatment[levels[row]] - mixedMean + 0.5 * spreadOfTreatment * regressor[row]
    }
    let count = weights.count
    var block = Matrix(rows: count, columns: count)
    let width = panel.levelCount
    block.withUnsafeMutableElements { block in
      inverse.withUnsafeElements { inverse in
        spread.withUnsafeElements { spread in
          for i in 0..<count {
            let base = levels[i] * width
            for j in 0...i {
              let place = base + levels[j]
              let k = inverse[place] + side[i] + side[j] + regressor[i] * regressor[j] / square
              let k2 =
                spread[place] + factor[i] + factor[j] + mixed[i] * regressor[j]
                + regressor[i] * mixed[j]
              let value = k * (weights[i] + weights[j]) - k2
              block[i * count + j] = value
              block[j * count + i] = value
            }
          }
        }
      }
    }
    return block
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
