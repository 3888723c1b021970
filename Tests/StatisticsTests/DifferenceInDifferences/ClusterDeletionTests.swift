// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// A short cut may not change the answer: regressions without each cluster, made anew, are the source.
@Suite("Without each cluster")
struct ClusterDeletionTests {
  /// Units of very different sizes over some periods and two strata, some cells missing.
  private static func cells(units: Int, periods: Int, complete: Bool) throws -> PanelCells {
    var random = try RandomSource(seed: 11)
    var (unit, period, stratum, count, sum): ([Int], [Int], [Int], [Double], [Double]) =
      ([], [], [], [], [])
    for u in 0..<units {
      let level = random.normal()
      for p in 0..<periods {
        for s in 0..<2 {
          let people = Double(5 + 40 * (u % 4) + Int(30 * random.uniform()))
          let mean = level + 0.1 * Double(p * (1 + s)) + random.normal()
          guard complete || random.uniform() < 0.85 else { continue }
          unit.append(u)
          period.append(p)
          stratum.append(s)
          count.append(people)
          sum.append(people * mean)
        }
      }
    }
    return try PanelCells(
      units: unit, periods: period, strata: stratum, counts: count, sums: sum)
  }

  private func leavingOut(_ unit: Int, of cells: PanelCells) throws -> PanelCells {
    try PanelCells(
      units: cells.units, periods: cells.periods, strata: cells.strata,
      counts: zip(cells.units, cells.counts).map { $0 == unit ? 0 : $1 }, sums: cells.sums)
  }

  @Test(
    "estimate, standard error and degrees of freedom are those of a fit to the others",
    arguments: [(EstimandWeights.people, true), (.people, false), (.units, true), (.units, false)],
    [StratumEffects.none, .byPeriod])
  func refit(_ kind: (weights: EstimandWeights, complete: Bool), strata: StratumEffects) throws {
    let cells = try Self.cells(units: 13, periods: 8, complete: kind.complete)
    let starts = [0: 4, 3: 4, 5: 4, 8: 6, 9: 6]
    let options = FixedEffectsOptions(weights: kind.weights, level: .cells, strata: strata)
    let fit = try fixedEffects(cells, adoption: Adoption(starts), options: options)
    let deletions = try #require(ClusterDeletions(fit))
    for unit in 0..<13 {
      let fast = try #require(deletions.estimate(without: unit), "unit \(unit)")
      let refit = try fixedEffects(
        leavingOut(unit, of: cells), adoption: Adoption(starts.filter { $0.key != unit }),
        options: options)
      let covariance = try refit.covariance(.clustered(.cr2))
      let slow = try refit.estimate(of: refit.picking(0), covariance: covariance)
      // Normal equations of a well-conditioned design lose two or three of sixteen digits.
      expect(
        [fast.estimate, fast.standardError], equals: [slow.estimate, slow.standardError],
        digits: 11)
      guard case .studentT(let degrees) = fast.reference,
        case .studentT(let expected) = slow.reference
      else {
        Issue.record("not Student's t")
        continue
      }
      expect([degrees], equals: [expected], digits: 10)
    }
  }

  @Test("one combination's way to CR2 gives what the whole covariance does")
  func oneCombination() throws {
    let cells = try Self.cells(units: 9, periods: 6, complete: false)
    for starts in [[0: 3, 3: 3, 5: 3], [2: 3]] {
      for (weights, level) in [
        (EstimandWeights.people, ObservationLevel.cells), (.people, .people), (.units, .cells),
      ] {
        let options = FixedEffectsOptions(weights: weights, level: level)
        let fit = try fixedEffects(cells, adoption: Adoption(starts), options: options)
        let covariance = try fit.covariance(.clustered(.cr2))
        let whole = try fit.estimate(of: fit.picking(0), covariance: covariance)
        let own = try fit.estimate(0)
        expect([own.standardError], equals: [whole.standardError], digits: 10)
        let degrees = try #require(own.reference.degreesOfFreedomOfT)
        expect(degrees, equals: try #require(whole.reference.degreesOfFreedomOfT), digits: 8)
      }
    }
  }

  @Test("where one side would keep a single unit, and for other designs, a fit is left to answer")
  func leftToFit() throws {
    let cells = try Self.cells(units: 6, periods: 6, complete: true)
    let options = FixedEffectsOptions(level: .cells)
    let fit = try fixedEffects(cells, adoption: Adoption([1: 3, 2: 3]), options: options)
    let deletions = try #require(ClusterDeletions(fit))
    #expect(deletions.estimate(without: 1) == nil)
    #expect(deletions.estimate(without: 4) != nil)
    #expect(deletions.estimate(without: 77) == nil)
    let study = try fixedEffects(
      cells, adoption: Adoption([1: 3, 2: 3]), effects: .eventStudy(), options: options)
    #expect(ClusterDeletions(study) == nil)
    let people = try fixedEffects(cells, adoption: Adoption([1: 3, 2: 3]))
    #expect(ClusterDeletions(people) == nil)
  }
}

extension ReferenceDistribution {
  fileprivate var degreesOfFreedomOfT: Double? {
    if case .studentT(let degrees) = self { degrees } else { nil }
  }
}
