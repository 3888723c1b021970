// SPDX-License-Identifier: GPL-3.0-or-later

/// How an assignment's estimate would vary if a cell's mean varied by a shock of its cluster and
/// period, of variance `a`, and by the sampling of its n people, of variance `b / n`: the variance is
/// `a · shock + b · sampling` (Ferman and Pinto 2019, §3: the variance of a group's change as a
/// function of its size). With six months on either side and places that keep their size, a place's
/// change varies by `(a + b / n) / 3`.
struct AssignmentSpread {
  let shock: Double
  let sampling: Double

  /// The variance when `share` of an average place's is of sampling, up to a factor.
  func variance(share: Double, balance: Double) -> Double {
    (1 - share) * shock + share * balance * sampling
  }
}

/// `‖T x̃‖²` of the regressor `x̃ = Σ_g ẋ_g − Q r` of any assignment, from products made once, where T
/// sums weights of rows within groups, or scales them.
struct SpreadProducts {
  /// By cluster and pattern: `‖T ẋ‖²`.
  let own: [[Double]]
  /// By cluster and pattern: `Q'T'T ẋ`, in the basis of the assignments.
  private let shares: [[[Double]]]
  /// `Q'T'T Q`.
  private let span: Matrix

  /// - Parameters:
  ///   - columns: By cluster and pattern, `ẋ` of its rows.
  ///   - images: By row, Q in the basis.
  ///   - rows: By cluster, its rows.
  ///   - scale: By row, the weight that T gives it.
  ///   - group: By row, the group within its cluster over which T sums.
  init(
    columns: [[[Double]]], images: [[Double]], rows: [[Int]], scale: [Double], group: [Int]
  ) {
    let rank = images.first?.count ?? 0
    var span = Matrix(rows: rank, columns: rank)
    var own: [[Double]] = []
    var shares: [[[Double]]] = []
    for (members, patterns) in zip(rows, columns) {
      let labels = Set(members.map { group[$0] }).sorted()
      let place = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
      var image = [[Double]](repeating: [Double](repeating: 0, count: rank), count: labels.count)
      var sums = [[Double]](
        repeating: [Double](repeating: 0, count: labels.count), count: patterns.count)
      for (index, row) in members.enumerated() {
        let at = place[group[row]] ?? 0
        for i in 0..<rank { image[at][i] += scale[row] * images[row][i] }
        for pattern in patterns.indices {
          sums[pattern][at] += scale[row] * patterns[pattern][index]
        }
      }
      for vector in image {
        for i in 0..<rank {
          for j in 0..<rank { span[i, j] += vector[i] * vector[j] }
        }
      }
      own.append(sums.map { $0.reduce(0) { $0 + $1 * $1 } })
      shares.append(
        sums.map { sum in
          (0..<rank).map { i in zip(sum, image).reduce(0) { $0 + $1.0 * $1.1[i] } }
        })
    }
    self.own = own
    self.shares = shares
    self.span = span
  }

  /// `‖T x̃‖²` where the shares of an assignment's clusters add up to `total`.
  func value(_ patterns: [Int], total: [Double]) -> Double {
    var sum = 0.0
    for (cluster, pattern) in patterns.enumerated() {
      sum += own[cluster][pattern]
      for (share, part) in zip(shares[cluster][pattern], total) { sum -= 2 * share * part }
    }
    for i in total.indices {
      for j in total.indices { sum += total[i] * span[i, j] * total[j] }
    }
    return sum
  }
}

extension AssignmentProducts {
  /// How the estimate of an assignment would vary; nil where nothing of it is left.
  func spread(_ patterns: [Int]) -> AssignmentSpread? {
    var total = [Double](repeating: 0, count: rank)
    var square = 0.0
    for (g, pattern) in patterns.enumerated() {
      square += own[g][pattern, pattern]
      for j in 0..<rank { total[j] += share(g, pattern, j) }
    }
    let length = square - total.reduce(0) { $0 + $1 * $1 }
    guard length > 1e-10 * square else { return nil }
    return AssignmentSpread(
      shock: shocks.value(patterns, total: total) / (length * length),
      sampling: sampling.value(patterns, total: total) / (length * length))
  }

  /// What share of the variance is of sampling, from the changes, at the date that most treated
  /// clusters have, of the clusters of the commonest kind: the controls, unless more are treated. The
  /// estimated effect is taken off first, so that no hypothesis about it enters.
  func samplingShares(effect: Double) -> SamplingShares {
    let sizes = observed.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
    let kinds = sizes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    let kind = kinds.first ?? 0
    let date = kinds.first { $0 > 0 } ?? 0
    var observedTotal = [Double](repeating: 0, count: rank)
    for (g, pattern) in observed.enumerated() {
      for j in 0..<rank { observedTotal[j] += share(g, pattern, j) }
    }
    var changes: [Double] = []
    var spreads: [AssignmentSpread] = []
    // A cluster that was never seen before the date, or never after, has no change but rounding.
    let least = 1e-12 * (own.map { $0[date, date] }.max() ?? 0)
    for g in observed.indices where observed[g] == kind && own[g][date, date] > least {
      let length = own[g][date, date]
      var treated = own[g][date, observed[g]]
      for j in 0..<rank { treated -= share(g, date, j) * observedTotal[j] }
      changes.append((withResponse[g][date] - effect * treated) / length)
      spreads.append(
        AssignmentSpread(
          shock: shocks.own[g][date] / (length * length),
          sampling: sampling.own[g][date] / (length * length)))
    }
    return SamplingShares(changes: changes, spreads: spreads)
  }
}
