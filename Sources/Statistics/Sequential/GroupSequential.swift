// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Two-sided boundaries for looks at accumulating data, so that all looks together raise a false
/// alarm with probability alpha.
///
/// How much of alpha may be spent by each look follows from the share of the information that it
/// has (Lan, DeMets 1983); here by the function whose boundaries are close to those of O'Brien and
/// Fleming (1979), with half of alpha for each side. The boundaries follow by recursive numerical
/// integration of the density of the statistic among trials that went on (Armitage, McPherson, Rowe
/// 1969): Gauss-Legendre quadrature between the boundaries of each look.
public struct GroupSequential: Sendable, Hashable {
  /// Share of the information at each look, ascending, the last at most 1.
  public let information: [Double]
  /// Probability of a false alarm, both sides together.
  public let alpha: Double
  /// What of alpha is spent by each look, both sides together.
  public let spent: [Double]
  /// The standardised effect beyond which a look shows a difference.
  public let boundaries: [Double]

  /// Boundaries for looks with these shares of the information. Throws `empty` without looks,
  /// `outOfRange` for more than 50 looks, shares that do not ascend within 0...1, or an alpha
  /// outside 1e-6...0.5.
  public init(information: [Double], alpha: Double) throws(StatisticsError) {
    guard !information.isEmpty else { throw .empty(what: "looks") }
    guard information.count <= 50 else {
      throw .outOfRange(what: "looks", value: Double(information.count), allowed: "at most 50")
    }
    guard (1e-6...0.5).contains(alpha) else {
      throw .outOfRange(what: "alpha", value: alpha, allowed: "from 1e-6 to 0.5")
    }
    for (index, share) in information.enumerated() {
      let before = index > 0 ? information[index - 1] : 0
      guard share > before + 1e-6, share <= 1 else {
        throw .outOfRange(
          what: "information", value: share, allowed: "ascending, from 0 to 1, 1e-6 apart")
      }
    }
    self.information = information
    self.alpha = alpha
    let quantile = try NormalDistribution.standard.upperQuantile(alpha / 4)
    let spent = information.map { share in
      // Each side spends 2 − 2Φ(z / √t) with z of a quarter of alpha (Lan, DeMets 1983, α₁*).
      4 * NormalDistribution.standard.upperTail(quantile / share.squareRoot())
    }
    self.spent = spent
    boundaries = try GroupSequential.boundaries(information, spent)
  }

  private static func boundaries(
    _ information: [Double], _ spent: [Double]
  ) throws(StatisticsError) -> [Double] {
    var boundaries: [Double] = []
    var going: Density?
    for (look, share) in information.enumerated() {
      let side = 0.5 * (spent[look] - (look > 0 ? spent[look - 1] : 0))
      let boundary: Double
      if let going {
        boundary = BrentRoot.find(from: 0, to: 40, tolerance: 1e-13) { bound in
          // On the logarithmic scale the root is found as well where 1e-20 is left to spend.
          logarithm(going.upperTail(bound, at: share)) - logarithm(side)
        }
      } else {
        boundary = try NormalDistribution.standard.upperQuantile(side)
      }
      boundaries.append(boundary)
      going = Density(after: going, within: boundary, at: share)
    }
    return boundaries
  }

  private static func logarithm(_ value: Double) -> Double {
    log(max(value, 1e-300))
  }

  /// The density of the standardised statistic of trials that crossed no boundary so far, at the
  /// nodes of a quadrature between the boundaries.
  private struct Density {
    let share: Double
    /// Nodes, and at each the density times its weight.
    let nodes: [Double], masses: [Double]

    init(after before: Density?, within boundary: Double, at share: Double) {
      self.share = share
      // Beyond 9 nothing is left that a double could add.
      let end = min(boundary, 9)
      let rule = GaussLegendre.rule
      nodes = rule.map { end * $0.node }
      masses = rule.map { part in
        let z = end * part.node
        return end * part.weight * (before?.density(z, at: share) ?? NormalDensity.at(z))
      }
    }

    /// Probability to go beyond a boundary, upwards, at a later look.
    func upperTail(_ boundary: Double, at later: Double) -> Double {
      let spread = (later - share).squareRoot()
      return zip(nodes, masses).reduce(0) { sum, part in
        let step = (boundary * later.squareRoot() - part.0 * share.squareRoot()) / spread
        return sum + part.1 * NormalDistribution.standard.upperTail(step)
      }
    }

    /// The density at a later look.
    func density(_ z: Double, at later: Double) -> Double {
      let spread = (later - share).squareRoot()
      return zip(nodes, masses).reduce(0) { sum, part in
        let step = (z * later.squareRoot() - part.0 * share.squareRoot()) / spread
        return sum + part.1 * NormalDensity.at(step) * later.squareRoot() / spread
      }
    }
  }
}
