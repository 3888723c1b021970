// SPDX-License-Identifier: GPL-3.0-or-later

/// Averages of group-time effects (Callaway and Sant'Anna 2021, section 3). They answer different
/// questions and can differ in sign.
public enum EffectAggregation: Sendable, Hashable, Codable {
  /// Over all treated cohorts and periods, each cohort counted by its size.
  case simple
  /// By cohort, over its treated periods alike; overall by the cohorts' sizes.
  case cohort
  /// By period, over the cohorts treated by then by their sizes; overall over periods alike.
  case calendar
  /// By periods since treatment began, over cohorts by their sizes; overall over event times from 0
  /// alike. With `balancedThrough`, only cohorts seen that long after their start, and event times up
  /// to it: from 0 on every average is over the same cohorts.
  case dynamic(balancedThrough: Int? = nil)
}

/// How the sizes of cohorts enter the uncertainty of an average.
public enum CohortShares: String, Sendable, Hashable, Codable, CaseIterable {
  /// Estimated from a sample: another sample would have other shares (R's did).
  case estimated
  /// Given: the places that took part are the places of interest (as fixest's sunab).
  case fixed
}

/// An average of group-time effects.
public struct AverageEffect: Sendable {
  /// The cohort, period or event time it belongs to; nil for an overall average.
  public let index: Int?
  /// The average, in units of the outcome.
  public let estimate: Double
  /// √Σ of the squared contributions, as R's did; nil where 0 by construction.
  public let standardError: Double?
  /// Weight of each effect of ``GroupTimeEffects/effects``, in their order.
  public let weights: [Double]

  /// What each cluster or individual contributes.
  let contributions: [Double]
  /// Places of the cohorts whose effects are averaged.
  let cohorts: [Int]
  /// Place of each row's cohort.
  let rowCohort: [Int?]
  /// First periods of treatment by place.
  let cohortStarts: [Int]
  /// The effects averaged.
  let source: GroupTimeEffects
}

/// One kind of average, in parts and overall.
public struct AggregatedEffects: Sendable {
  /// Which kind.
  public let aggregation: EffectAggregation
  /// How cohort sizes entered the standard errors.
  public let shares: CohortShares
  /// The average over the parts.
  public let overall: AverageEffect
  /// Averages by cohort, period or event time, ascending; none for the simple average.
  public let parts: [AverageEffect]
  /// Clusters.
  public let clusters: Int
}

extension GroupTimeEffects {
  /// Averages the effects.
  ///
  /// - Parameters:
  ///   - aggregation: over what.
  ///   - shares: whether standard errors count that cohort sizes are estimated.
  /// - Throws: ``GroupTimeError/noEffects(what:)`` when no effect after treatment is left.
  public func average(
    _ aggregation: EffectAggregation, shares: CohortShares = .estimated
  ) throws(GroupTimeError) -> AggregatedEffects {
    let averaging = EffectAveraging(self, shares)
    let treated = effects.indices.filter { effects[$0].eventTime >= 0 }
    guard !treated.isEmpty else { throw .noEffects(what: "after treatment") }
    let parts: [AverageEffect]
    let overall: AverageEffect
    switch aggregation {
    case .simple:
      parts = []
      overall = averaging.bySize(nil, treated)
    case .cohort:
      let groups = averaging.groups(treated) { $0.cohort }
      parts = groups.map { averaging.alike($0.key, $0.members) }
      overall = averaging.cohortsBySize(parts)
    case .calendar:
      parts = averaging.groups(treated) { $0.period }
        .map { averaging.bySize($0.key, $0.members) }
      overall = averaging.mean(of: parts)
    case .dynamic(let through):
      parts = averaging.groups(averaging.balanced(through)) { $0.eventTime }
        .map { averaging.bySize($0.key, $0.members) }
      let after = parts.filter { ($0.index ?? -1) >= 0 }
      guard !after.isEmpty else { throw .noEffects(what: "after treatment") }
      overall = averaging.mean(of: after)
    }
    return AggregatedEffects(
      aggregation: aggregation, shares: shares, overall: overall, parts: parts,
      clusters: clusters)
  }
}
