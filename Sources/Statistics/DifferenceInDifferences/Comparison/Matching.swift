// SPDX-License-Identifier: GPL-3.0-or-later

/// How controls are matched to treated units.
public struct Matching: Sendable, Hashable {
  /// Controls for each treated unit, at least 1.
  public var neighbours: Int
  /// Whether one control may serve several treated units.
  public var replacement: Bool
  /// The distance.
  public var distance: MatchingDistance
  /// The largest distance of a pair, in the units of the distance (standard deviations in a
  /// typical feature); nil for any.
  public var caliper: Double?

  /// Matching by nearest neighbours.
  public init(
    neighbours: Int = 1, replacement: Bool = false,
    distance: MatchingDistance = .standardized(), caliper: Double? = nil
  ) {
    self.neighbours = neighbours
    self.replacement = replacement
    self.distance = distance
    self.caliper = caliper
  }
}

/// Matches controls to treated units on their features (the outcome's history, covariates).
///
/// With replacement each treated unit gets its nearest controls. Without, pairs are chosen together
/// so that, in this order, as many treated units as possible have a control, as many pairs as
/// possible are made, and the sum of distances is the smallest (optimal matching, Rosenbaum 1989):
/// the result does not depend on which treated unit is served first. Distances are compared in
/// steps of 2⁻³²; ties go to the control that stands first.
///
/// - Parameters:
///   - features: units × features. History and covariates alike are numbers here.
///   - treated: one a unit, whether it is treated.
///   - strata: one a unit; only units of one stratum are matched. Nil for no strata.
///   - options: neighbours, replacement, distance and caliper.
/// - Throws: ``ComparisonError`` when shapes or numbers are refused, there is no treated unit, no
///   control, or no distance. That a treated unit finds no control is a result, not an error.
public func match(
  features: Matrix, treated: [Bool], strata: [Int]? = nil, options: Matching = Matching()
) throws(ComparisonError) -> MatchedControls {
  try checkMatching(features: features, treated: treated, strata: strata, options: options)
  let treatedUnits = treated.indices.filter { treated[$0] }
  let controlUnits = treated.indices.filter { !treated[$0] }
  guard !treatedUnits.isEmpty else { throw .noTreatedUnits }
  guard !controlUnits.isEmpty else { throw .tooFewControls(controls: 0, needed: 1) }
  let distances = try options.distance.matrix(
    features: features, treated: treatedUnits, controls: controlUnits)
  let candidates = MatchCandidates(
    distances: distances,
    sameStratum: { i, j in strata.map { $0[treatedUnits[i]] == $0[controlUnits[j]] } ?? true },
    caliper: options.caliper)
  let chosen =
    options.replacement
    ? candidates.nearest(options.neighbours) : candidates.optimal(options.neighbours)
  return MatchedControls(
    units: treated.count, treatedUnits: treatedUnits, controlUnits: controlUnits,
    candidates: candidates, chosen: chosen)
}

private func checkMatching(
  features: Matrix, treated: [Bool], strata: [Int]?, options: Matching
) throws(ComparisonError) {
  try ComparisonError.wrapping { () throws(StatisticsError) in
    try Check.length("treatment indicators", treated.count, equals: features.rows)
    if let strata { try Check.length("strata", strata.count, equals: features.rows) }
    try Check.finite(features.elements, "features")
    guard options.neighbours >= 1 else {
      throw .outOfRange(
        what: "neighbours", value: Double(options.neighbours), allowed: "1 or more")
    }
    if let caliper = options.caliper { try Check.positive("caliper", caliper) }
  }
  guard features.columns > 0 else { throw .noFeatures }
}
