// SPDX-License-Identifier: GPL-3.0-or-later

/// A placebo distribution of synthetic difference-in-differences.
public struct SyntheticPlacebos: Sendable, Hashable, Encodable {
  /// The estimates, as if these sets of controls had been treated.
  public let effects: [Double]
  /// Whether all sets were taken, not a random sample of them.
  public let isExact: Bool
  /// Root mean squared deviation of the effects from their mean (Algorithm 4). Valid when noise is
  /// as large among treated units as among controls.
  public let standardError: Double
  /// The share of effects, the actual one included, at least as far from 0.
  public let p: Double
  /// The placebo effects in each period after the start: placebos × periods.
  public let effectsByPeriod: [[Double]]
  /// How far the places moved apart before the start, a placebo: ``errorBefore(of:)``.
  public let errorsBefore: [Double]
  /// The same of the actual effect.
  public let errorBefore: Double
  /// The actual effect.
  let effect: Double
  /// Controls less one: the placebos of plain differences of means estimate their variance with as
  /// many degrees of freedom, however many sets are taken.
  public let degreesOfFreedom: Double

  /// The smallest p-value that so many placebos can give.
  public var minimumPValue: Double { 1 / Double(effects.count + 1) }

  /// The share of placebos that moved more closely with their weighted average before the start.
  public var betterFits: Double {
    Double(errorsBefore.count { $0 < errorBefore }) / Double(errorsBefore.count)
  }

  /// Whether nine in ten placebos moved more closely with their average before the start: then no
  /// number bounds the effect.
  public var isPoorFit: Bool { betterFits >= 0.9 }

  /// By how much the actual gaps before the start exceed a typical placebo's: what is not followed
  /// before is not followed after. At least 1.
  public var fitScale: Double {
    let typical =
      (errorsBefore.reduce(0) { $0 + $1 * $1 } / Double(errorsBefore.count)).squareRoot()
    return typical > 0 ? max(1, errorBefore / typical) : 1
  }

  /// How placebos bound an effect.
  public enum Rule: String, Sendable, Hashable, CaseIterable {
    /// By its rank among them.
    case ranks
    /// By their standard error and Student's t.
    case studentT
    /// By whichever is the wider. Several treated units give many placebos of few controls, whose
    /// largest is not far enough out for want of other controls (.925 with 2 of 10 treated,
    /// `Benchmarks/Coverage`); one gives few placebos, whose standard error says little of tails.
    case wider
    /// The same, times ``SyntheticPlacebos/fitScale``, and without ends where ``isPoorFit``: placebos
    /// that their average follows know nothing of places that it does not (down to .52 of 95%
    /// intervals hold outside the others' hull, `Benchmarks/Coverage`).
    case byFit

    fileprivate var isWider: Bool { self == .wider || self == .byFit }
  }

  /// The p-value of no effect; 1 where nothing bounds it.
  public func pValue(_ rule: Rule = .byFit) throws(StatisticsError) -> Double {
    guard rule != .byFit || !isPoorFit else { return 1 }
    let effect = abs(effect) / (rule == .byFit ? fitScale : 1)
    let ranked = share(atLeast: effect)
    guard rule != .ranks, standardError > 0 else { return ranked }
    let tail = try StudentT(degreesOfFreedom: degreesOfFreedom).upperTail(effect / standardError)
    return rule.isWider ? max(ranked, 2 * tail) : 2 * tail
  }

  /// The share of effects, the actual one included, at least so far from 0.
  private func share(atLeast size: Double) -> Double {
    let asFar = effects.count { abs($0) >= size * (1 - 1e-9) }
    return Double(asFar + 1) / Double(effects.count + 1)
  }

  /// How far from the estimate an effect may lie that the placebos do not reject at 1 − `level`: by
  /// ranks, effects for which more than that share of placebos, the actual assignment included, is at
  /// least as far from 0 as the estimate is from them. Infinite where there are too few placebos.
  /// - Parameters:
  ///   - period: a period after the start, counted from 0; nil for their mean.
  ///   - rule: how placebos bound the effect.
  public func halfWidth(
    level: Double = 0.95, period: Int? = nil, by rule: Rule = .byFit
  ) throws(StatisticsError) -> Double {
    guard rule != .byFit || !isPoorFit else { return .infinity }
    let scale = rule == .byFit ? fitScale : 1
    let effects = period.map { period in effectsByPeriod.map { $0[period] } } ?? effects
    let ranked = Self.ranked(effects, level: level)
    guard rule != .ranks, ranked < .infinity || rule == .studentT else { return ranked }
    let moments = Moments(effects)
    let error = (moments.squares / Double(effects.count)).squareRoot()
    let spread =
      error * (try StudentT(degreesOfFreedom: degreesOfFreedom).quantile(0.5 + 0.5 * level))
    return rule.isWider ? scale * max(ranked, spread) : spread
  }

  private static func ranked(_ effects: [Double], level: Double) -> Double {
    let sizes = effects.map { abs($0) }.sorted(by: >)
    // The actual assignment is always at least as far as itself.
    let allowed = (1 - level) * Double(sizes.count + 1) * (1 + 1e-9) - 1
    guard allowed >= 0 else { return .infinity }
    let place = Int(allowed.rounded(.down))
    return place < sizes.count ? sizes[place] : 0
  }
}

extension SyntheticDifferenceInDifferences {
  /// The variance by placebo (Algorithm 4): sets of controls, as many as units were treated, take
  /// their place among the other controls. With at most `replicates` such sets, all of them are
  /// taken; else a sample by seed, one stream a replicate. The penalty is the one of the estimate,
  /// as in the authors' program. Throws ``ComparisonError`` unless at least two controls remain.
  public func placebos(
    replicates: Int = 999, seed: UInt64
  ) throws(ComparisonError) -> SyntheticPlacebos {
    let controls = panel.controls
    let size = panel.treated.count
    guard controls.count >= size + 2 else {
      throw .tooFewControls(controls: controls.count, needed: size + 2)
    }
    try ComparisonError.wrapping { () throws(StatisticsError) in
      try Check.positive("replicates", Double(replicates))
    }
    let sets: [[Int]]
    let all = Combinations.count(size, of: controls.count, limit: replicates)
    if all != nil {
      sets = Combinations.all(size, of: controls.count)
    } else {
      sets = try ComparisonError.wrapping { () throws(StatisticsError) in
        try (0..<replicates).map { replicate throws(StatisticsError) in
          var order = Array(controls.indices)
          var random = try RandomSource(seed: seed, stream: UInt64(replicate))
          try random.shuffle(&order)
          return order.prefix(size).sorted()
        }
      }
    }
    var effects: [Double] = []
    var byPeriod: [[Double]] = []
    var errors: [Double] = []
    for set in sets {
      let chosen = Set(set)
      let placebo = TreatedPanel(
        outcomes: panel.outcomes, treated: set.map { controls[$0] },
        controls: controls.indices.filter { !chosen.contains($0) }.map { controls[$0] },
        periodsBefore: panel.periodsBefore)
      let weights = try placebo.weights(noise: noise)
      effects.append(placebo.effect(units: weights.units, periods: weights.periods))
      byPeriod.append(placebo.effectsByPeriod(units: weights.units, periods: weights.periods))
      errors.append(errorBefore(of: placebo.gaps(unitWeights: weights.units)))
    }
    let moments = Moments(effects)
    let asFar = effects.count { abs($0) >= abs(effect) * (1 - 1e-9) }
    return SyntheticPlacebos(
      effects: effects, isExact: all != nil,
      standardError: (moments.squares / Double(effects.count)).squareRoot(),
      p: Double(asFar + 1) / Double(effects.count + 1), effectsByPeriod: byPeriod,
      errorsBefore: errors, errorBefore: errorBefore(of: gaps), effect: effect,
      degreesOfFreedom: Double(controls.count - 1))
  }

  /// Root mean squared deviation of gaps from their mean before the start: levels may differ.
  private func errorBefore(of gaps: [Double]) -> Double {
    let before = gaps.prefix(panel.periodsBefore)
    return (Moments(Array(before)).squares / Double(before.count)).squareRoot()
  }

  /// The standard error by leaving out one unit at a time with the weights kept and rescaled
  /// (Algorithm 3): conservative, and of no use with few treated units. Throws
  /// `tooFewForJackknife` with fewer than two treated units or controls with weight.
  public func jackknifeStandardError() throws(ComparisonError) -> Double {
    let weighted = unitWeights.count { $0 > 0 }
    guard panel.treated.count >= 2, weighted >= 2 else {
      throw .tooFewForJackknife(treated: panel.treated.count, weightedControls: weighted)
    }
    let units = panel.outcomes.rows
    let effects = (0..<units).map { left in
      let controls = panel.controls.filter { $0 != left }
      let total = controls.reduce(0) { $0 + unitWeights[$1] }
      let rest = TreatedPanel(
        outcomes: panel.outcomes, treated: panel.treated.filter { $0 != left },
        controls: controls, periodsBefore: panel.periodsBefore)
      return rest.effect(units: controls.map { unitWeights[$0] / total }, periods: timeWeights)
    }
    return (Moments(effects).squares * Double(units - 1) / Double(units)).squareRoot()
  }
}

/// Subsets of 0, …, n − 1.
enum Combinations {
  /// How many subsets of a size there are; nil when more than `limit`.
  static func count(_ size: Int, of total: Int, limit: Int) -> Int? {
    var result = 1
    for k in 0..<min(size, total - size) {
      let (product, overflow) = result.multipliedReportingOverflow(by: total - k)
      guard !overflow else { return nil }
      result = product / (k + 1)
      // Counts grow up to the middle, so one beyond the limit stays beyond it.
      guard result <= limit else { return nil }
    }
    return result
  }

  /// All subsets of a size, in lexicographic order.
  static func all(_ size: Int, of total: Int) -> [[Int]] {
    var result: [[Int]] = []
    var set = Array(0..<size)
    while true {
      result.append(set)
      guard let place = set.indices.last(where: { set[$0] < total - size + $0 }) else {
        return result
      }
      set[place] += 1
      for later in (place + 1)..<max(size, place + 1) { set[later] = set[later - 1] + 1 }
    }
  }
}
