// SPDX-License-Identifier: GPL-3.0-or-later

/// One two by two comparison of which a two-way fixed effects estimate is made.
public struct BaconComparison: Sendable, Hashable, Codable {
  /// What serves as control.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Units never treated.
    case treatedAgainstNever
    /// Units treated later, before they are.
    case earlierAgainstLater
    /// Units treated earlier, which have changed already: where effects grow this comparison has them
    /// with the wrong sign.
    case laterAgainstEarlier
  }
  /// What serves as control.
  public let kind: Kind
  /// First period of treatment of the units whose treatment starts.
  public let treated: Int
  /// First period of treatment of the controls; nil for never.
  public let control: Int?
  /// The difference in differences.
  public let estimate: Double
  /// Its share in the two-way fixed effects estimate; shares add up to one.
  public let weight: Double
}

/// A two-way fixed effects estimate taken apart (Goodman-Bacon 2021, theorem 1).
public struct BaconDecomposition: Sendable, Hashable, Codable {
  /// The comparisons, by kind, treated and control.
  public let comparisons: [BaconComparison]
  /// The two-way fixed effects estimate, computed on its own.
  public let twoWayEstimate: Double
  /// Units left out, by the specification's leave.
  public let excluded: [ExcludedUnit]

  /// Σ weight × estimate: the two-way estimate but for rounding.
  public var weightedSum: Double {
    comparisons.reduce(0) { $0 + $1.weight * $1.estimate }
  }

  /// The total weight of a kind, and its average estimate; nil when there is no such comparison.
  public func total(_ kind: BaconComparison.Kind) -> (weight: Double, estimate: Double)? {
    let members = comparisons.filter { $0.kind == kind }
    let weight = members.reduce(0) { $0 + $1.weight }
    guard weight > 0 else { return nil }
    return (weight, members.reduce(0) { $0 + $1.weight * $1.estimate } / weight)
  }
}

/// Takes the two-way fixed effects estimate of a balanced panel apart.
///
/// - Parameters:
///   - panel: one observation a unit and period; covariates are not used.
///   - alwaysTreated: what to do with units treated from the first period on.
///   - incomplete: what to do with units that lack a period.
/// - Throws: ``GroupTimeError``.
public func baconDecomposition(
  panel: [PanelObservation], alwaysTreated: UnusableUnits = .refuse,
  incomplete: UnusableUnits = .refuse
) throws(GroupTimeError) -> BaconDecomposition {
  let design = try GroupTimeDesign(
    panel: panel,
    GroupTimeSpecification(alwaysTreated: alwaysTreated, incomplete: incomplete))
  guard case .panel(let outcomes) = design.outcomes else { throw .nobodyTreated }
  let groups = BaconGroups(design, outcomes)
  let comparisons = groups.comparisons()
  // One cohort and nobody else: treatment is a function of the period.
  guard !comparisons.isEmpty else { throw .noControls(.notYetTreated) }
  return BaconDecomposition(
    comparisons: comparisons, twoWayEstimate: groups.twoWayEstimate(), excluded: design.excluded)
}

/// Mean outcomes of cohorts by period, which are all that a balanced panel's estimates need.
private struct BaconGroups {
  let periods: [Int]
  /// First periods of treatment; nil, last, for never.
  let starts: [Int?]
  /// Share of all weight, by cohort.
  let share: [Double]
  /// Mean outcomes, cohorts × periods.
  let mean: [[Double]]
  /// First treated place among periods; their number for never.
  let first: [Int]

  init(_ design: GroupTimeDesign, _ outcomes: Matrix) {
    periods = design.periods
    let never = design.cohorts.count
    var size = [Double](repeating: 0, count: never + 1)
    var sums = [[Double]](repeating: design.periods.map { _ in 0 }, count: never + 1)
    for i in design.units.indices {
      let g = design.cohort[i] ?? never
      size[g] += design.weight[i]
      for t in design.periods.indices { sums[g][t] += design.weight[i] * outcomes[i, t] }
    }
    let total = size.reduce(0, +)
    let present = size.indices.filter { size[$0] > 0 }
    starts = present.map { $0 == never ? nil : design.cohorts[$0] }
    share = present.map { size[$0] / total }
    mean = present.map { g in sums[g].map { $0 / size[g] } }
    let periods = design.periods
    first = starts.map { start in
      start.flatMap { start in periods.firstIndex { $0 >= start } } ?? periods.count
    }
  }

  func comparisons() -> [BaconComparison] {
    var found: [BaconComparison] = []
    let last = periods.count
    for (g, start) in starts.enumerated() {
      guard let start else { continue }
      for (c, control) in starts.enumerated() where c != g && first[c] != first[g] {
        if control == nil {
          found.append(pair(.treatedAgainstNever, start, g, c, periods: 0..<last))
        } else if first[g] < first[c] {
          found.append(pair(.earlierAgainstLater, start, g, c, periods: 0..<first[c]))
        } else {
          found.append(pair(.laterAgainstEarlier, start, g, c, periods: first[c]..<last))
        }
      }
    }
    let total = found.reduce(0) { $0 + $1.weight }
    let order = BaconComparison.Kind.allCases
    return order.flatMap { kind in found.filter { $0.kind == kind } }.map {
      BaconComparison(
        kind: $0.kind, treated: $0.treated, control: $0.control, estimate: $0.estimate,
        weight: $0.weight / total)
    }
  }

  /// One pair over the periods in which the control's treatment does not change. Its weight is the
  /// square of its share of the data times the variance of treatment in it (equations 10a to 10c).
  private func pair(
    _ kind: BaconComparison.Kind, _ start: Int, _ g: Int, _ c: Int, periods window: Range<Int>
  ) -> BaconComparison {
    let before = window.lowerBound..<first[g]
    let after = first[g]..<window.upperBound
    func change(_ group: Int) -> Double {
      average(mean[group][after]) - average(mean[group][before])
    }
    let length = Double(window.count)
    let both = share[g] + share[c]
    let treatedShare = share[g] / both
    let afterShare = Double(after.count) / length
    let data = both * length / Double(periods.count)
    let variance = treatedShare * (1 - treatedShare) * afterShare * (1 - afterShare)
    return BaconComparison(
      kind: kind, treated: start, control: starts[c], estimate: change(g) - change(c),
      weight: data * data * variance)
  }

  private func average(_ values: ArraySlice<Double>) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  /// Least squares of the outcome on treatment, with the means of cohorts and periods taken out: on
  /// a balanced panel that is two-way fixed effects.
  func twoWayEstimate() -> Double {
    let treated = first.map { first in periods.indices.map { $0 >= first ? 1.0 : 0 } }
    let byPeriod = periods.indices.map { t in
      share.indices.reduce(0) { $0 + share[$1] * treated[$1][t] }
    }
    let overall = average(byPeriod[...])
    var product = 0.0
    var square = 0.0
    for g in share.indices {
      let own = average(treated[g][...])
      for t in periods.indices {
        let rest = treated[g][t] - own - byPeriod[t] + overall
        product += share[g] * rest * mean[g][t]
        square += share[g] * rest * rest
      }
    }
    return product / square
  }
}
