// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Statistics

/// People of districts in two groups before and after, whose chances differ between districts anew
/// in every group and time; some districts with the campaign, or none set apart.
struct EquityDesign: Sendable {
  let clusters: Int
  /// Districts with the campaign, spread over the sizes; 0: no controls.
  let treated: Int
  let sizes: Sizes
  /// People of a district in a group and time, on average over districts.
  let size: Double
  /// Correlation of two people of one district, group and time.
  let correlation: Double

  /// Districts all alike; growing fourfold; or growing eightfold for one group while they fall
  /// eightfold for the other, as where the deprived live elsewhere.
  enum Sizes: String, Sendable, CaseIterable { case equal, spread, opposed }

  var label: String {
    "\(clusters),\(treated),\(sizes.rawValue),\(decimals(size, 0)),\(decimals(correlation, 4))"
  }

  /// Reference and focus before, then after: shares that differ, and a gap that narrows by 6 points
  /// whatever the district.
  static let shares = [0.60, 0.45, 0.64, 0.55]

  /// The cells' weights in the change of gap: after less before of reference less focus, of the
  /// campaign's districts less that of the others.
  var contrast: [Double] {
    let change: [Double] = [-1, 1, 1, -1]
    return treated > 0 ? change + change.map { -$0 } : change
  }

  var truth: Double {
    zip(contrast, Self.shares + (treated > 0 ? Self.shares : [])).reduce(0) { $0 + $1.0 * $1.1 }
  }

  func people(_ cluster: Int, cell: Int) -> Int {
    let place = Double(cluster) / Double(clusters - 1)
    let growth: (Double) -> Double = { steep in
      // A mean of 1 over the districts, near enough, whatever the steepness.
      pow(steep, place) * log(steep) / (steep - 1)
    }
    switch sizes {
    case .equal: return Int(size)
    case .spread: return Int((size * growth(4)).rounded())
    case .opposed: return Int((size * growth(cell % 2 == 0 ? 8 : 0.125)).rounded())
    }
  }

  /// The districts with the campaign: the middle of each of as many equal stretches.
  var campaign: Set<Int> {
    guard treated > 0 else { return [] }
    return Set((0..<treated).map { (2 * $0 + 1) * clusters / (2 * treated) })
  }

  /// One sample.
  func sample(_ random: inout RandomSource) throws(StatisticsError) -> [CellOutcome] {
    var outcomes: [CellOutcome] = []
    let campaign = self.campaign
    for cluster in 0..<clusters {
      let first = treated > 0 && !campaign.contains(cluster) ? 4 : 0
      for (cell, share) in Self.shares.enumerated() {
        let spread = (correlation * share * (1 - share)).squareRoot()
        let chance = min(max(share + spread * random.normal(), 0), 1)
        let count = people(cluster, cell: cell)
        let sum = try random.binomial(trials: count, success: chance)
        outcomes.append(
          CellOutcome(
            cluster: cluster, cell: first + cell, count: Double(count), sum: Double(sum)))
      }
    }
    return outcomes
  }
}
