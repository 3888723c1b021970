// SPDX-License-Identifier: GPL-3.0-or-later

/// What each cluster (or individual) contributes to each effect, and to the size of each cohort.
///
/// A person's contribution is the influence function over the number of observations, so that an
/// effect's variance is the sum of squares of the rows. Individuals in cells take two rows a cell:
/// √n × the contribution at the mean, and the slope × √Σ(y − ȳ)²; their squares add up to those of
/// the people.
struct GroupTimeInfluence: Sendable {
  /// Rows × (effects, then cohorts).
  var matrix: Matrix
  let effects: Int
  /// Place of each row's cohort among cohorts, their number for never treated, nil for a row of
  /// several cohorts or of people without a cluster.
  let rowCohort: [Int?]
  /// Size of each cohort: Σ people × weight.
  let cohortSize: [Double]

  init(_ design: GroupTimeDesign, effects: Int, sampling: GroupTimeSampling) {
    self.effects = effects
    let cohorts = design.cohorts.count
    var cohortSize = [Double](repeating: 0, count: cohorts)
    for i in design.units.indices {
      if let g = design.cohort[i] { cohortSize[g] += design.people[i] * design.weight[i] }
    }
    self.cohortSize = cohortSize
    let rows: Int
    switch (sampling, design.outcomes) {
    case (.clusters, _):
      rows = design.clusters.count
      var seen = [Int?](repeating: nil, count: rows)
      var mixed = [Bool](repeating: false, count: rows)
      for i in design.units.indices {
        let c = design.cluster[i]
        let g = design.cohort[i] ?? cohorts
        if let known = seen[c], known != g { mixed[c] = true }
        seen[c] = g
      }
      rowCohort = seen.indices.map { mixed[$0] ? nil : seen[$0] }
    case (.individuals, .panel):
      rows = design.units.count
      rowCohort = design.cohort.map { $0 ?? cohorts }
    case (.individuals, .cells):
      rows = 2 * design.units.count
      rowCohort = [Int?](repeating: nil, count: rows)
    }
    matrix = Matrix(rows: rows, columns: effects + cohorts)
    let everyone = Array(design.units.indices)
    for g in 0..<cohorts {
      let member = design.units.indices.map { design.cohort[$0] == g ? design.weight[$0] : 0 }
      add(
        column: effects + g, rows: everyone, contribution: member,
        slope: member.map { _ in 0 }, design: design, sampling: sampling)
    }
  }

  /// Adds what one comparison's rows contribute to a column.
  mutating func add(
    column: Int, rows: [Int], contribution: [Double], slope: [Double], design: GroupTimeDesign,
    sampling: GroupTimeSampling
  ) {
    let width = matrix.columns
    matrix.withUnsafeMutableElements { elements in
      for (i, row) in rows.enumerated() {
        switch (sampling, design.outcomes) {
        case (.clusters, _):
          elements[design.cluster[row] * width + column] += design.people[row] * contribution[i]
        case (.individuals, .panel): elements[row * width + column] += contribution[i]
        case (.individuals, .cells(_, _, let squares)):
          elements[2 * row * width + column] += design.people[row].squareRoot() * contribution[i]
          elements[(2 * row + 1) * width + column] += slope[i] * squares[row].squareRoot()
        }
      }
    }
  }

  /// √Σ of the squares of one column.
  func standardError(_ column: Int) -> Double {
    var sum = 0.0
    for i in 0..<matrix.rows { sum += matrix[i, column] * matrix[i, column] }
    return sum.squareRoot()
  }

  /// The rows' contributions to a combination of effects and cohort sizes.
  func combined(effects weights: [Double], sizes gradient: [Double]) -> [Double] {
    let all = weights + gradient
    return (0..<matrix.rows).map { matrix.dot(row: $0, all) }
  }
}
