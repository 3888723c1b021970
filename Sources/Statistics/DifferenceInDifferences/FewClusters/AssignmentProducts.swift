// SPDX-License-Identifier: GPL-3.0-or-later

/// Cross-products from which the regression on any assignment of treatment to clusters follows.
///
/// Treatment is 1 from a date on; in a regression of trends before, time up to the date.
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
  /// `Q'ẋ` in a basis of all of them, one row a cluster and pattern.
  private let shares: Matrix
  /// By cluster: the upper triangle of `Q_g'Q_g` in that basis, row by row, those beside the diagonal
  /// twice: its product with that of `r r'` is `r'Q_g'Q_g r`.
  private let spans: Matrix
  /// By cluster: `Q_g'ỹ_g` in that basis.
  private let responses: Matrix
  let rank: Int
  /// Of the assignment observed, by cluster: `Q_g'Q_g r − Q'ẋ_g`; and by cluster and pattern `r'Q'ẋ`.
  private let observedSpans: Matrix
  private let observedShares: [Double]
  private let patternCount: Int
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
    guard fit.isPermutable, let absorbed = fit.system.absorbed else { throw .needsConstantEffect }
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
        for row in members {
          column[row] = fit.treatment(in: fit.cells.periods[row], from: date) * whitening[row]
        }
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
    // Vectors that span everything need no basis of their own.
    let images = basis.rows < q.columns ? q.timesTranspose(of: basis) : q
    let shares = try panel { () throws(StatisticsError) in
      let given = try Matrix(rows: projections.flatMap { $0 })
      return basis.rows < q.columns ? given.timesTranspose(of: basis) : given
    }
    rank = images.columns
    self.shares = shares
    let spans = rows.map { images.selecting(rows: $0) }.map { $0.transposed }
      .map { $0.timesTranspose(of: $0) }
    self.spans = Self.packed(spans)
    var responses = Matrix(rows: rows.count, columns: images.columns)
    for (g, members) in rows.enumerated() {
      for row in members {
        for i in 0..<images.columns { responses[g, i] += images[row, i] * residual[row] }
      }
    }
    self.responses = responses
    let patterns = dates.count + 1
    var total = [Double](repeating: 0, count: images.columns)
    for (g, pattern) in observed.enumerated() {
      for i in total.indices { total[i] += shares[g * patterns + pattern, i] }
    }
    var observedSpans = Matrix(rows: rows.count, columns: images.columns)
    for (g, pattern) in observed.enumerated() {
      let image = spans[g].image(of: total)
      for i in total.indices {
        observedSpans[g, i] = image[i] - shares[g * patterns + pattern, i]
      }
    }
    self.observedSpans = observedSpans
    observedShares = shares.image(of: total)
    patternCount = patterns
    let directions = (0..<images.rows).map { images.row($0) }
    shocks = SpreadProducts(
      columns: regressors, images: directions, rows: rows, scale: whitening,
      group: fit.cells.periods)
    sampling = SpreadProducts(
      columns: regressors, images: directions, rows: rows,
      scale: zip(whitening, fit.cells.counts).map { $0 / $1.squareRoot() },
      group: Array(fit.cells.counts.indices))
  }

  /// `Q'ẋ` of a cluster and pattern in one direction of the basis.
  func share(_ cluster: Int, _ pattern: Int, _ direction: Int) -> Double {
    shares[cluster * patternCount + pattern, direction]
  }

  /// The estimate and its variance under an assignment of patterns to clusters.
  func statistics(_ patterns: [Int]) -> Found {
    var total = [Double](repeating: 0, count: rank)
    var (square, withResponse, withObserved, withTotal) = (0.0, 0.0, 0.0, 0.0)
    shares.withUnsafeElements { shares in
      for (g, pattern) in patterns.enumerated() {
        square += own[g][pattern, pattern]
        withResponse += self.withResponse[g][pattern]
        withObserved += own[g][pattern, observed[g]]
        let place = g * patternCount + pattern
        withTotal += observedShares[place]
        for j in 0..<rank { total[j] += shares[place * rank + j] }
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
    found.slope = (withObserved - withTotal) / length
    addVariance(to: &found, patterns, total, length)
    return found
  }

  private func addVariance(
    to found: inout Found, _ patterns: [Int], _ total: [Double], _ length: Double
  ) {
    var products: [Double] = []
    products.reserveCapacity(spans.columns)
    for i in 0..<rank {
      for j in i..<rank { products.append(total[i] * total[j]) }
    }
    total.withUnsafeBufferPointer { total in
      for (g, pattern) in patterns.enumerated() {
        let place = g * patternCount + pattern
        let response = self.withResponse[g][pattern] - responses.dot(row: g, total)
        let alone =
          own[g][pattern, pattern] + products.withUnsafeBufferPointer { spans.dot(row: g, $0) }
          - 2 * shares.dot(row: place, total)
        let crossed =
          own[g][pattern, observed[g]] + observedSpans.dot(row: g, total) - observedShares[place]
        let constant = (response - found.estimate * alone) / length
        let linear = (crossed - found.slope * alone) / length
        found.variance += constant * constant
        found.cross += constant * linear
        found.square += linear * linear
      }
    }
  }

  private static func packed(_ spans: [Matrix]) -> Matrix {
    let rank = spans.first?.rows ?? 0
    var result = Matrix(rows: spans.count, columns: rank * (rank + 1) / 2)
    for (g, span) in spans.enumerated() {
      var place = 0
      for i in 0..<rank {
        for j in i..<rank {
          result[g, place] = i == j ? span[i, i] : 2 * span[i, j]
          place += 1
        }
      }
    }
    return result
  }

  /// An orthonormal basis of vectors, those left out that are combinations of others to rounding.
  private static func basis(_ vectors: [[Double]], width: Int) -> Matrix {
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
    var result = Matrix(rows: basis.count, columns: width)
    for (i, member) in basis.enumerated() {
      for (j, value) in member.enumerated() { result[i, j] = value }
    }
    return result
  }

  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for i in left.indices { sum += left[i] * right[i] }
    return sum
  }
}

extension Matrix {
  /// The product of a row with a vector as long.
  fileprivate func dot(row: Int, _ vector: UnsafeBufferPointer<Double>) -> Double {
    withUnsafeElements { elements in
      guard let base = elements.baseAddress, let vector = vector.baseAddress else { return 0 }
      return dotProduct(base + row * columns, vector, count: columns)
    }
  }
}

extension FixedEffectsFit {
  /// Whether its first term is one that any cluster could have had: an effect from a date on, or, with
  /// one date, a trend up to it.
  var isPermutable: Bool {
    switch terms.first {
    case .treatment: true
    case .preTrend: adoption.dates.count == 1
    default: false
    }
  }

  /// What the first term is in a period, for a cluster treated from a date on.
  func treatment(in period: Int, from date: Int) -> Double {
    if terms.first == .preTrend { return Double(period - date) }
    return period >= date ? 1 : 0
  }

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
