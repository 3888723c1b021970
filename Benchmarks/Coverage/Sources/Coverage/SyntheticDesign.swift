// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics

/// A panel of places whose outcomes are levels, autocorrelated shocks and, where synthetic controls
/// are the point, two common factors that places follow in different degrees.
struct SyntheticDesign: Sendable {
  let places: Int
  let treated: Int
  let factors: Factors
  let rho: Double

  /// What moves places apart.
  enum Factors: String, Sendable, CaseIterable {
    /// Nothing but shocks: trends are parallel.
    case none
    /// Two random walks; the treated are drawn like the others.
    case chance
    /// The same; the treated are the most ordinary places, within the hull of the others.
    case inside
    /// The same; the treated follow the first walk more than any other place, outside the hull.
    case outside
  }

  var label: String { "\(places),\(treated),\(factors.rawValue),\(decimals(rho, 1))" }

  static let before = 12
  static let after = 6

  /// Outcomes without effect, units × periods; the first units are the treated.
  func outcomes(from random: inout RandomSource) throws -> Matrix {
    let periods = Self.before + Self.after
    var walks = [[Double]](repeating: [], count: 2)
    for factor in walks.indices {
      var value = 0.0
      for _ in 0..<periods {
        value += 0.5 * random.normal()
        walks[factor].append(value)
      }
    }
    var kinds = (0..<places).map { _ in
      Kind(level: 2 * random.normal(), loadings: [random.normal(), random.normal()])
    }
    switch factors {
    case .none: for place in kinds.indices { kinds[place].loadings = [0, 0] }
    case .chance: break
    case .inside: kinds.sort { $0.distance < $1.distance }
    case .outside:
      kinds.sort { $0.loadings[0] > $1.loadings[0] }
      for place in 0..<treated { kinds[place].loadings[0] += 1 }
    }
    var rows: [[Double]] = []
    for kind in kinds {
      var shock = random.normal()
      rows.append(
        (0..<periods).map { period in
          defer { shock = rho * shock + (1 - rho * rho).squareRoot() * random.normal() }
          return kind.level + zip(kind.loadings, walks).reduce(shock) { $0 + $1.0 * $1.1[period] }
        })
    }
    return try Matrix(rows: rows)
  }

  /// What a place is like.
  private struct Kind {
    var level: Double
    var loadings: [Double]
    var distance: Double {
      level * level / 4 + loadings.reduce(0) { $0 + $1 * $1 }
    }
  }
}
