// SPDX-License-Identifier: GPL-3.0-or-later

/// Cross-products from which the regression on any assignment of treatment to clusters follows.
///
/// Let `Q` span the columns beside treatment (period effects, covariates) with unit effects taken
/// out, `ỹ` be the response with both taken out, and `ẋ_gj` treatment of cluster g by pattern j with
/// unit effects taken out. The regressor of an assignment is `x̃ = Σ_g ẋ_g − Q r`, `r = Σ_g Q_g'ẋ_g`.
struct AssignmentProducts {
  /// Labels of the clusters, in order.
  let labels: [Int]
  /// The pattern of each cluster: 0 for never, else one more than the place of its date.
  let observed: [Int]

  /// By cluster, then by pattern: `ẋ'ỹ`.
  let withResponse: [[Double]]
  /// By cluster, pattern and pattern: `ẋ_j'ẋ_l`.
  let own: [Matrix]
  /// By cluster, patterns in rows: `Q'ẋ`, in a basis of all of them.
  let shares: [Matrix]
  /// By cluster: `Q_g'Q_g` and `Q_g'ỹ_g` in that basis.
  private let spans: [Matrix]
  private let responses: [[Double]]
  let rank: Int
  /// Squared weights of shocks of a cluster and period, and of people's outcomes.
  let shocks: SpreadProducts
  let sampling: SpreadProducts

  struct Found {
    /// Estimate for a hypothesised value of 0; what it loses by a unit of it.
    var estimate = 0.0
    var slope = 0.0
    /// CR0 variance: constant, minus twice the linear, and the square term.
    var variance = 0.0
    var cross = 0.0
    var square = 0.0
  }

  init(_ fit: FixedEffectsFit) throws(PanelError) {
    guard fit.convergence == nil else { throw .needsLeastSquares }
    guard fit.terms.first == .treatment, let absorbed = fit.system.absorbed else {
      throw .needsConstantEffect
    }
    let labels = Set(fit.clusters).sorted()
    let dates = fit.adoption.dates
    var rows = [[Int]](repeating: [], count: labels.count)
    let place = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    for (row, label) in fit.clusters.enumerated() { rows[place[label] ?? 0].append(row) }
    var observed: [Int] = []
    for (cluster, members) in rows.enumerated() {
      let starts = Set(members.map { fit.adoption.starts[fit.cells.units[$0]] })
      guard starts.count == 1, let start = starts.first else {
        throw .treatmentVariesWithinCluster(cluster: labels[cluster])
      }
      observed.append(start.flatMap(dates.firstIndex).map { $0 + 1 } ?? 0)
    }
    self.labels = labels
    self.observed = observed
    let rest = try fit.withoutTreatment()
    let q = rest.parts.factor.q
    let residual = rest.parts.whitenedResiduals
    let whitening = fit.rowWeights.map { $0.squareRoot() }
    var withResponse: [[Double]] = []
    var own: [Matrix] = []
    var projections: [[[Double]]] = []
    var regressors: [[[Double]]] = []
    for members in rows {
      var columns: [[Double]] = [members.map { _ in 0 }]
      for date in dates {
        var column = [Double](repeating: 0, count: fit.clusters.count)
        for row in members where fit.cells.periods[row] >= date { column[row] = whitening[row] }
        absorbed.remove(from: &column)
        columns.append(members.map { column[$0] })
      }
      withResponse.append(
        columns.map { column in
          zip(column, members).reduce(0) { $0 + $1.0 * residual[$1.1] }
        })
      var products = Matrix(rows: columns.count, columns: columns.count)
      for (i, left) in columns.enumerated() {
        for (j, right) in columns.enumerated() {
          products[i, j] = zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
        }
      }
      own.append(products)
      regressors.append(columns)
      projections.append(
        columns.map { column in
          (0..<q.columns).map { j in
            zip(column, members).reduce(0) { $0 + $1.0 * q[$1.1, j] }
          }
        })
    }
    self.withResponse = withResponse
    self.own = own
    let basis = Self.basis(projections.flatMap { $0 }, width: q.columns)
    rank = basis.count
    shares = projections.map { patterns in
      Self.matrix(patterns.map { pattern in basis.map { Self.dot($0, pattern) } }, basis.count)
    }
    let images = (0..<q.rows).map { row in
      let direction = q.row(row)
      return basis.map { Self.dot($0, direction) }
    }
    spans = rows.map { members in
      var span = Matrix(rows: basis.count, columns: basis.count)
      for row in members {
        for i in basis.indices {
          for j in basis.indices { span[i, j] += images[row][i] * images[row][j] }
        }
      }
      return span
    }
    responses = rows.map { members in
      basis.indices.map { i in members.reduce(0) { $0 + images[$1][i] * residual[$1] } }
    }
    shocks = SpreadProducts(
      columns: regressors, images: images, rows: rows, scale: whitening, group: fit.cells.periods)
    sampling = SpreadProducts(
      columns: regressors, images: images, rows: rows,
      scale: zip(whitening, fit.cells.counts).map { $0 / $1.squareRoot() },
      group: Array(fit.cells.counts.indices))
  }

  /// The estimate and its variance under an assignment of patterns to clusters.
  func statistics(_ patterns: [Int]) -> Found {
    var total = [Double](repeating: 0, count: rank)
    var observedTotal = total
    var (square, withResponse, withObserved) = (0.0, 0.0, 0.0)
    for (g, pattern) in patterns.enumerated() {
      square += own[g][pattern, pattern]
      withResponse += self.withResponse[g][pattern]
      withObserved += own[g][pattern, observed[g]]
      for j in 0..<rank {
        total[j] += shares[g][pattern, j]
        observedTotal[j] += shares[g][observed[g], j]
      }
    }
    let length = square - Self.dot(total, total)
    var found = Found()
    guard length > 1e-10 * square else {
      // Nothing of this assignment is left beside the other columns: count it as the most extreme.
      found.estimate = .infinity
      found.variance = 1
      return found
    }
    found.estimate = withResponse / length
    found.slope = (withObserved - Self.dot(total, observedTotal)) / length
    for (g, pattern) in patterns.enumerated() {
      let (span, share) = (spans[g], shares[g])
      var response = self.withResponse[g][pattern]
      var alone = own[g][pattern, pattern]
      var crossed = own[g][pattern, observed[g]]
      for i in 0..<rank {
        response -= total[i] * responses[g][i]
        var (image, observedImage) = (0.0, 0.0)
        for j in 0..<rank {
          image += span[i, j] * total[j]
          observedImage += span[i, j] * observedTotal[j]
        }
        alone += total[i] * (image - 2 * share[pattern, i])
        crossed +=
          total[i] * (observedImage - share[observed[g], i]) - observedTotal[i] * share[pattern, i]
      }
      let constant = (response - found.estimate * alone) / length
      let linear = (crossed - found.slope * alone) / length
      found.variance += constant * constant
      found.cross += constant * linear
      found.square += linear * linear
    }
    return found
  }

  /// An orthonormal basis of vectors, those left out that are combinations of others to rounding.
  private static func basis(_ vectors: [[Double]], width: Int) -> [[Double]] {
    let largest = vectors.map { dot($0, $0) }.max() ?? 0
    var basis: [[Double]] = []
    for vector in vectors where basis.count < width {
      var rest = vector
      for _ in 0..<2 {
        for member in basis {
          let share = dot(member, rest)
          for i in rest.indices { rest[i] -= share * member[i] }
        }
      }
      let length = dot(rest, rest)
      guard length > 1e-24 * largest else { continue }
      basis.append(rest.map { $0 / length.squareRoot() })
    }
    return basis
  }

  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for i in left.indices { sum += left[i] * right[i] }
    return sum
  }

  private static func matrix(_ rows: [[Double]], _ columns: Int) -> Matrix {
    var result = Matrix(rows: rows.count, columns: columns)
    for (i, row) in rows.enumerated() {
      for (j, value) in row.enumerated() { result[i, j] = value }
    }
    return result
  }
}

extension FixedEffectsFit {
  /// The regression without the column of treatment.
  func withoutTreatment() throws(PanelError) -> AbsorbedRegression {
    let roots = rowObservations.map { $0.squareRoot() }
    let means = zip(cells.sums, cells.counts).map { $0 / $1 }
    return try panel { () throws(StatisticsError) in
      try AbsorbedRegression(
        columns: Array(design.columns.dropFirst()), response: means, groups: design.absorbed,
        rootObservations: roots, weights: system.parts.weights)
    }
  }
}
