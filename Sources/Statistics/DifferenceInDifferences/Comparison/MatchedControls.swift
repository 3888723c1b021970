// SPDX-License-Identifier: GPL-3.0-or-later

/// Which controls were matched to which treated units. Units are rows of the features.
public struct MatchedControls: Sendable, Hashable, Encodable {
  /// A treated unit and one of its controls.
  public struct Pair: Sendable, Hashable, Encodable {
    /// The treated unit.
    public let treated: Int
    /// The control.
    public let control: Int
    /// Their distance, in standard deviations of a typical feature.
    public let distance: Double
  }

  /// A unit that takes no part, and why.
  public struct Exclusion: Sendable, Hashable, Encodable {
    /// The unit.
    public let unit: Int
    /// Why.
    public let reason: Reason
  }

  /// Why a unit takes no part.
  public enum Reason: Sendable, Hashable, Encodable {
    /// No unit of the other group is in its stratum.
    case aloneInStratum
    /// The nearest unit of the other group (in its stratum) is farther than the caliper.
    case beyondCaliper(nearest: Double)
    /// A treated unit whose controls within reach all serve other treated units.
    case controlsTaken
    /// A control within reach that was not among the nearest; distance to the nearest treated
    /// unit within reach.
    case notAmongNearest(nearest: Double)
  }

  /// Pairs, by treated unit, nearest control first.
  public let pairs: [Pair]
  /// One weight a unit: 1 for a matched treated unit, for a control the sum over its treated units
  /// of one over their number of controls, 0 for units left out. Controls' weights sum to the
  /// number of matched treated units.
  public let weights: [Double]
  /// Treated units left out.
  public let excludedTreated: [Exclusion]
  /// Controls left out.
  public let excludedControls: [Exclusion]
  /// Rows of the treated units, the rows of `distances`.
  public let treatedUnits: [Int]
  /// Rows of the controls, the columns of `distances`.
  public let controlUnits: [Int]
  /// All distances, treated units × controls, whether or not a pair may be made.
  public let distances: Matrix

  /// For each of `controlUnits` the distance to the nearest treated unit.
  public var nearestDistances: [Double] {
    (0..<distances.columns).map { distances.column($0).min() ?? .infinity }
  }

  /// The sum of the distances of all pairs.
  public var totalDistance: Double { pairs.reduce(0) { $0 + $1.distance } }

  init(
    units: Int, treatedUnits: [Int], controlUnits: [Int], candidates: MatchCandidates,
    chosen: [[Int]]
  ) {
    let distances = candidates.distances
    var pairs: [Pair] = []
    var weights = [Double](repeating: 0, count: units)
    for (i, columns) in chosen.enumerated() where !columns.isEmpty {
      weights[treatedUnits[i]] = 1
      for j in columns {
        pairs.append(
          Pair(treated: treatedUnits[i], control: controlUnits[j], distance: distances[i, j]))
        weights[controlUnits[j]] += 1 / Double(columns.count)
      }
    }
    excludedTreated = treatedUnits.indices.filter { chosen[$0].isEmpty }.map { i in
      let peers = controlUnits.indices.filter { candidates.sameStratum[i][$0] }
      let nearest = peers.map { distances[i, $0] }.min()
      let reachable = peers.contains { candidates.allows(i, $0) }
      let reason = Self.reason(nearest: nearest, reachable: reachable, else: .controlsTaken)
      return Exclusion(unit: treatedUnits[i], reason: reason)
    }
    excludedControls = controlUnits.indices.filter { weights[controlUnits[$0]] == 0 }.map { j in
      let peers = treatedUnits.indices.filter { candidates.sameStratum[$0][j] }
      let nearest = peers.map { distances[$0, j] }.min()
      let reachable = peers.filter { candidates.allows($0, j) }.map { distances[$0, j] }.min()
      let reason = Self.reason(
        nearest: nearest, reachable: reachable != nil,
        else: .notAmongNearest(nearest: reachable ?? .infinity))
      return Exclusion(unit: controlUnits[j], reason: reason)
    }
    self.pairs = pairs
    self.weights = weights
    self.treatedUnits = treatedUnits
    self.controlUnits = controlUnits
    self.distances = distances
  }

  private static func reason(nearest: Double?, reachable: Bool, else other: Reason) -> Reason {
    guard let nearest else { return .aloneInStratum }
    return reachable ? other : .beyondCaliper(nearest: nearest)
  }
}
