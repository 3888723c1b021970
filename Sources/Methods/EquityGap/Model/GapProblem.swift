// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Glibc
import Statistics

extension EquityGap {
  /// One question to the cells of a dimension: values of groups before and after, in the places with
  /// the campaign and, where there are any, in those without.
  struct GapProblem {
    let cells: GapCells
    let better: BetterDirection
    /// Units of each arm, the campaign's first; one arm of all units where there are no controls.
    let arms: [Set<Int>]
    /// Numbers of the groups that enter gaps and indices, reference first and focus last: those that
    /// the study file names, and, where groups have no order, every other with people throughout.
    let compared: [Int]
    let isClustered: Bool
    /// Means by part, arm, compared group and stratum.
    let means: CellMeans
    /// Each stratum's weight in a standardised value; one of 1 where nothing is held equal.
    let weights: [Double]

    /// Why there is no answer.
    enum Refusal: Error, Hashable {
      /// Nobody in a group, before or after.
      case emptyGroup(group: Int, part: Int, arm: Int)
      /// Nobody in a group of a stratum, so that its mix cannot be held equal.
      case emptyStratum(group: Int, stratum: Int, part: Int)
      /// More responses than people, or a negative sum.
      case impossible(group: Int)
      case fewUnits(Int)
    }

    init(
      _ cells: GapCells, better: BetterDirection, treated: Set<Int>?, isClustered: Bool,
      isAdjusted: Bool
    ) throws {
      self.cells = cells
      self.better = better
      self.isClustered = isClustered
      let all = Set(cells.units.indices)
      arms = treated.map { [$0, all.subtracting($0)] } ?? [all]
      let strata = isAdjusted ? cells.strata.count : 1
      compared = GapProblem.compared(cells, arms, isAdjusted: isAdjusted)
      let position = Dictionary(uniqueKeysWithValues: compared.enumerated().map { ($1, $0) })
      var people = [Double](repeating: 0, count: strata)
      var outcomes: [CellOutcome] = []
      for cell in cells.cells {
        guard let group = position[cell.group], cell.people != 0 || cell.sum != 0,
          let arm = arms.firstIndex(where: { $0.contains(cell.unit) })
        else { continue }
        guard cell.people > 0, cells.kind == .mean || (0...cell.people).contains(cell.sum) else {
          throw Refusal.impossible(group: cell.group)
        }
        let stratum = isAdjusted ? cell.stratum : 0
        people[stratum] += cell.people
        let place = (cell.part * arms.count + arm) * compared.count + group
        outcomes.append(
          CellOutcome(
            cluster: isClustered ? cell.unit : 0, cell: place * strata + stratum,
            count: cell.people, sum: cell.sum, withinSquares: cell.withinSquares))
      }
      try GapProblem.check(outcomes, compared, arms.count, strata)
      let total = people.reduce(0, +)
      weights = people.map { $0 / total }
      means = try GapProblem.means(
        outcomes, cells: 2 * arms.count * compared.count * strata,
        isClustered ? .clustered : cells.kind == .rate ? .independentShares : .independentMeans)
    }

    private static func means(
      _ outcomes: [CellOutcome], cells: Int, _ errors: CellErrors
    ) throws -> CellMeans {
      do {
        return try CellMeans(outcomes, cells: cells, errors: errors)
      } catch StatisticsError.tooFewClusters(let found) {
        throw Refusal.fewUnits(found)
      }
    }

    private static func compared(
      _ cells: GapCells, _ arms: [Set<Int>], isAdjusted: Bool
    ) -> [Int] {
      let isOrdered = if case .ordered = cells.dimension.groups { true } else { false }
      return cells.groups.indices.filter { group in
        if cells.groups[group].isNamed { return true }
        guard !isOrdered, cells.groups[group].name != nil else { return false }
        let members = cells.cells.filter { $0.group == group && $0.people > 0 }
        return (0..<2).allSatisfy { part in
          arms.allSatisfy { units in
            let here = members.filter { $0.part == part && units.contains($0.unit) }
            return isAdjusted
              ? Set(here.map(\.stratum)).count == cells.strata.count : !here.isEmpty
          }
        }
      }
    }

    /// Refuses groups, or strata of groups, with nobody in them.
    private static func check(
      _ outcomes: [CellOutcome], _ groups: [Int], _ arms: Int, _ strata: Int
    ) throws {
      let present = Set(outcomes.map(\.cell))
      for part in 0..<2 {
        for arm in 0..<arms {
          for (position, group) in groups.enumerated() {
            let first = ((part * arms + arm) * groups.count + position) * strata
            let empty = (0..<strata).filter { !present.contains(first + $0) }
            if empty.count == strata {
              throw Refusal.emptyGroup(group: group, part: part, arm: arm)
            }
            if let stratum = empty.first {
              throw Refusal.emptyStratum(group: group, stratum: stratum, part: part)
            }
          }
        }
      }
    }

    // MARK: Values

    private var groupCount: Int { compared.count }

    /// The value of a group, standardised where a mix is held equal.
    /// - Parameter group: its position among those compared.
    func value(_ part: Int, arm: Int = 0, group: Int) -> Functional {
      var gradient = [Double](repeating: 0, count: means.means.count)
      let first = ((part * arms.count + arm) * groupCount + group) * weights.count
      for (stratum, weight) in weights.enumerated() { gradient[first + stratum] = weight }
      let value = zip(gradient, means.means).reduce(0) { $0 + $1.0 * $1.1 }
      return Functional(value: value, gradient: gradient)
    }

    /// Values of all compared groups, in their order.
    func values(_ part: Int, arm: Int = 0) -> [Functional] {
      (0..<groupCount).map { value(part, arm: arm, group: $0) }
    }

    /// People by compared group.
    func people(_ part: Int, arm: Int = 0) -> [Double] {
      (0..<groupCount).map { group in
        let first = ((part * arms.count + arm) * groupCount + group) * weights.count
        return (0..<weights.count).reduce(0) { $0 + means.counts[first + $1] }
      }
    }

    /// The groups as Statistics takes them, the most deprived first.
    func grouped(_ part: Int, sharesOf shares: Int? = nil) throws -> GroupedOutcome {
      try GroupedOutcome(
        sizes: people(shares ?? part).reversed(), values: values(part).map(\.value).reversed())
    }

    // MARK: Limits

    /// A function of the means with its limits.
    func estimated(_ function: Functional) -> Estimated {
      guard
        let combination = try? means.combination(function.value, gradient: function.gradient),
        let interval = try? combination.interval(level: 0.95), combination.standardError > 0
      else { return Estimated(value: function.value) }
      var degrees: Double?
      if case .studentT(let freedom) = combination.reference { degrees = freedom }
      return Estimated(
        value: function.value, lower: interval.lower, upper: interval.upper,
        p: try? combination.pValue(), degreesOfFreedom: degrees)
    }

    /// The limits of a share, made on the scale of log odds so that they stay between 0 and 1.
    func estimatedShare(_ share: Functional) -> Estimated {
      guard cells.kind == .rate else { return estimated(share) }
      guard let odds = share.logOdds else { return Estimated(value: share.value) }
      var found = estimated(odds).mapped { 1 / (1 + exp(-$0)) }
      found.value = share.value
      return found
    }
  }
}
