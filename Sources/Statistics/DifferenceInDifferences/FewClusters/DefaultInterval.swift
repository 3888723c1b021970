// SPDX-License-Identifier: GPL-3.0-or-later

/// An interval of an effect by the method that its clusters allow.
public struct ClusteredInterval: Sendable, Hashable, Codable {
  /// Which method.
  public enum Method: String, Sendable, Hashable, Codable {
    /// CR2 with Satterthwaite's degrees of freedom.
    case satterthwaite
    /// The values that permutation of treatment over clusters does not reject.
    case permutation
  }

  /// Why that one.
  public enum Reason: String, Sendable, Hashable, Codable {
    /// Degrees of freedom are at least four.
    case enoughDegreesOfFreedom
    /// They are fewer, and CR2 need not hold its level.
    case fewDegreesOfFreedom
    /// One cluster is treated, or one is not: residuals say nothing of how it varies.
    case singleCluster
    /// They are fewer, and there is nothing to permute: an event time, or counts. The interval is
    /// CR2's, and need not hold.
    case fewDegreesAndNoPermutation
  }

  /// The interval; infinite where the data cannot bound the effect at this level.
  public let interval: ConfidenceInterval
  /// The p-value of no effect, by the same method.
  public let pValue: Double
  /// The method.
  public let method: Method
  /// Why it was chosen.
  public let reason: Reason
  /// Satterthwaite's degrees of freedom of CR2; nil when it has none.
  public let degreesOfFreedom: Double?
  /// The smallest p-value that permutation could give; nil for CR2.
  public let minimumPValue: Double?
}

extension FixedEffectsFit {
  /// Degrees of freedom from which the interval of CR2 holds.
  public static let enoughDegreesOfFreedom = 4.0

  /// The interval of a term by the method that holds its level with as few clusters as there are: the
  /// one place where the default is chosen.
  ///
  /// CR2 with Satterthwaite's degrees of freedom when these are at least four and two clusters or more
  /// stand on either side; else the inverted permutation test scaled by sizes
  /// (``PermutationStatistic/sizeScaled``; Ferman and Pinto 2019), which holds whether treated clusters
  /// are larger or smaller than the others. The plain permutation does not (down to .84 with the
  /// smallest treated), nor does the studentised one (.93 with 2 of 50 treated, .89 with 1 of 20), which
  /// is also wider. `Benchmarks/Coverage` has the simulations behind all of them.
  public func defaultInterval(
    _ term: Int = 0, level: Double = 0.95, replicates: Int = 9_999, seed: UInt64 = 1
  ) throws(PanelError) -> ClusteredInterval {
    let treated = treatedClusterCount
    let single = treated == 1 || clusterCount - treated == 1
    let clustered = Result { () throws(PanelError) in try self.estimate(term) }
    var degrees: Double?
    if case .studentT(let freedom)? = try? clustered.get().reference { degrees = freedom }
    let enough = !single && (degrees ?? 0) >= Self.enoughDegreesOfFreedom
    let permutable = convergence == nil && term == 0 && isPermutable && system.absorbed != nil
    guard enough || !permutable else {
      let test = try permutation(
        options: PermutationOptions(
          statistic: .sizeScaled, replicates: replicates, seed: seed))
      let interval = try panel { () throws(StatisticsError) in try test.interval(level: level) }
      return ClusteredInterval(
        interval: interval, pValue: test.pValue(), method: .permutation,
        reason: single ? .singleCluster : .fewDegreesOfFreedom, degreesOfFreedom: degrees,
        minimumPValue: test.minimumPValue)
    }
    let estimate = try clustered.get()
    return try panel { () throws(StatisticsError) in
      ClusteredInterval(
        interval: try estimate.interval(level: level), pValue: try estimate.pValue(),
        method: .satterthwaite,
        reason: enough ? .enoughDegreesOfFreedom : .fewDegreesAndNoPermutation,
        degreesOfFreedom: degrees, minimumPValue: nil)
    }
  }
}

extension LinearCombination {
  /// Whether an interval clustered by place holds its level: at least four degrees of freedom.
  public var hasEnoughDegreesOfFreedom: Bool {
    guard case .studentT(let degrees) = reference else { return true }
    return degrees >= FixedEffectsFit.enoughDegreesOfFreedom
  }
}
