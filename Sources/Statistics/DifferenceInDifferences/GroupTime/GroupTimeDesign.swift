// SPDX-License-Identifier: GPL-3.0-or-later

/// What is observed, checked and in an order that does not depend on the order of the rows.
struct GroupTimeDesign {
  /// Periods, ascending.
  let periods: [Int]
  /// First periods of treatment, ascending; units whose treatment starts later than can be seen are
  /// never treated here.
  let cohorts: [Int]
  /// The unit of each row: a unit of a panel, or a cell.
  let units: [Int]
  /// Place of the row's cohort among cohorts; nil for never treated.
  let cohort: [Int?]
  /// Weight of one person.
  let weight: [Double]
  /// People in the row: 1 on a panel.
  let people: [Double]
  /// Place of the row's cluster among clusters.
  let cluster: [Int]
  /// Labels of the clusters, ascending.
  let clusters: [Int]
  let covariates: CovariateBasis
  let outcomes: Outcomes
  let excluded: [ExcludedUnit]

  enum Outcomes {
    /// Rows × periods.
    case panel(Matrix)
    /// One a row: its period's place, its mean, its sum of squares about the mean.
    case cells(period: [Int], mean: [Double], squares: [Double])
  }

  /// One row as it came, of either kind.
  struct Row {
    let unit: Int
    let firstTreated: Int?
    let weight: Double
    let cluster: Int
    let covariates: GroupTimeCovariates
  }

  /// Makes the parts that both kinds share. The rows are already sorted.
  init(
    rows: [Row], people: [Double], periods: [Int], anticipation: Int, outcomes: Outcomes,
    excluded: [ExcludedUnit]
  ) throws(GroupTimeError) {
    let last = (periods.last ?? 0) + anticipation
    let seen = rows.map { row in row.firstTreated.flatMap { $0 > last ? nil : $0 } }
    cohorts = Set(seen.compactMap { $0 }).sorted()
    guard !cohorts.isEmpty else { throw .nobodyTreated }
    let place = Dictionary(uniqueKeysWithValues: cohorts.enumerated().map { ($1, $0) })
    cohort = seen.map { start in start.flatMap { place[$0] } }
    clusters = Set(rows.map(\.cluster)).sorted()
    guard clusters.count > 1 else { throw .tooFewClusters(found: clusters.count) }
    let clusterPlace = Dictionary(uniqueKeysWithValues: clusters.enumerated().map { ($1, $0) })
    cluster = rows.map { clusterPlace[$0.cluster, default: 0] }
    units = rows.map(\.unit)
    weight = rows.map(\.weight)
    self.people = people
    self.periods = periods
    self.outcomes = outcomes
    self.excluded = excluded
    covariates = try GroupTimeDesign.basis(rows.map(\.covariates))
  }

  private static func basis(
    _ covariates: [GroupTimeCovariates]
  ) throws(GroupTimeError) -> CovariateBasis {
    var strata: [Int] = []
    var numbers: [[Double]] = []
    var none = 0
    for (row, value) in covariates.enumerated() {
      switch value {
      case .none: none += 1
      case .stratum(let stratum): strata.append(stratum)
      case .numbers(let values):
        if let first = numbers.first, first.count != values.count + 1 {
          throw .mixedCovariates(row: row)
        }
        numbers.append([1] + values)
      }
      guard none == row + 1 || strata.count == row + 1 || numbers.count == row + 1 else {
        throw .mixedCovariates(row: row)
      }
    }
    if !numbers.isEmpty {
      return .columns(try asGroupTime { () throws(StatisticsError) in try Matrix(rows: numbers) })
    }
    if strata.isEmpty {
      return .strata(index: [Int](repeating: 0, count: covariates.count), labels: [0])
    }
    let labels = Set(strata).sorted()
    let place = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    return .strata(index: strata.map { place[$0, default: 0] }, labels: labels)
  }
}

/// A unit that was left out, and why.
public struct ExcludedUnit: Sendable, Hashable, Codable {
  /// Why a unit takes no part.
  public enum Reason: String, Sendable, Hashable, Codable {
    /// Treated from the first period on.
    case treatedFromTheStart
    /// It lacks periods.
    case incomplete
  }
  /// The unit.
  public let unit: Int
  /// Why.
  public let reason: Reason
}
