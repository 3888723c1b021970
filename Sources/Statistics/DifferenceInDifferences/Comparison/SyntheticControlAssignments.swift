// SPDX-License-Identifier: GPL-3.0-or-later

/// A synthetic control among those of every other way to choose which units are treated: placebo in
/// space (Abadie, Diamond and Hainmueller 2010, section 3.4), and the intervals that follow from it
/// (Firpo and Possebom 2018, *Journal of Causal Inference* 6).
///
/// Several treated units are taken together, as their mean. The statistic is the mean gap over some
/// periods after the start, by absolute value, over the root mean squared gap before: large only
/// where a unit moves away from a synthetic control that fitted it. Gaps before are of thirds of the
/// time before, each left out of the fit in turn (as Abadie, Diamond and Hainmueller 2015 train and
/// validate, *American Journal of Political Science* 59, section 3.2): gaps of the fit itself are too
/// small where controls surround a unit, and a unit among the others would seem to move when it does
/// not (.92 of 95% intervals hold, `Benchmarks/Coverage`). Where some choice of units is
/// foretold without error, or there is one period before, errors before say nothing of errors after,
/// and gaps are compared as they are.
public struct SyntheticControlAssignments: Sendable, Hashable, Encodable {
  /// The synthetic control of the treated units' mean: its `treated` is 0, and its weights are those
  /// of that mean (0) and of the controls, in their order.
  public let actual: SyntheticControl
  /// The controls, as rows of the outcomes: weights after the first are theirs.
  public let controls: [Int]
  /// The actual assignment, then the others.
  public let assignments: [SyntheticAssignment]
  /// Whether all assignments were taken, not a random sample of them.
  public let isExact: Bool

  /// The smallest p-value that so many assignments can give.
  public var minimumPValue: Double { 1 / Double(assignments.count) }

  /// The share of assignments, the actual one included, whose statistic is at least the actual one's
  /// were the effect `value`; ties, to 1e-9, count as at least.
  /// - Parameter periods: periods after the start whose mean gap is looked at, counted from 0.
  /// - Parameter errors: what gaps after the start are held against; by default what the fit before
  ///   the start calls for.
  public func pValue(
    against value: Double = 0, over periods: Range<Int>, by errors: Errors? = nil
  ) -> Double {
    let shares = (errors ?? defaultErrors).divisors.map { divisor in
      let actual = assignments[0].statistic(over: periods, against: value, by: divisor)
      let count = assignments.count {
        $0.statistic(over: periods, against: value, by: divisor) >= actual * (1 - 1e-9)
      }
      return Double(count) / Double(assignments.count)
    }
    return shares.max() ?? 1
  }

  /// The share of assignments whose ratio of errors after and before the start is at least the actual
  /// one's (Abadie, Diamond and Hainmueller 2010): a test of no effect in any period, by the errors of
  /// the fit itself.
  public var errorRatioPValue: Double {
    let count = assignments.count {
      $0.errorRatio >= assignments[0].errorRatio * (1 - 1e-9)
    }
    return Double(count) / Double(assignments.count)
  }

  /// The smallest interval that holds all constant effects that the test does not reject at
  /// 1 − `level`; infinite where no number of them is rejected on that side.
  /// - Parameter errors: what gaps after the start are held against; by default what the fit before
  ///   the start calls for.
  public func interval(
    level: Double = 0.95, over periods: Range<Int>, by errors: Errors? = nil
  ) -> ConfidenceInterval {
    let intervals = (errors ?? defaultErrors).divisors.map {
      interval(level: level, over: periods, by: $0)
    }
    return ConfidenceInterval(
      lower: intervals.map(\.lower).min() ?? -.infinity,
      upper: intervals.map(\.upper).max() ?? .infinity, level: level)
  }

  private func interval(
    level: Double, over periods: Range<Int>, by divisor: SyntheticAssignment.Divisor
  ) -> ConfidenceInterval {
    let needed = (1 - level) * Double(assignments.count)
    let regions = assignments.map { $0.region(against: assignments[0], over: periods, by: divisor) }
    func limit(_ regions: [[ClosedRange<Double>]]) -> Double {
      // Closed regions: those that begin at a point count there before others end.
      var events: [(at: Double, change: Int)] = []
      for range in regions.joined() {
        events.append((range.lowerBound, 1))
        events.append((range.upperBound, -1))
      }
      events.sort { ($0.at, -$0.change) < ($1.at, -$1.change) }
      var count = 0
      for event in events {
        count += event.change
        // A share of 5% of 20 is not above 5%: it is one in twenty that rejects.
        if Double(count) > needed * (1 + 1e-9) { return event.at }
      }
      return assignments[0].meanGap(over: periods)
    }
    let mirrored = regions.map { $0.map { -$0.upperBound...(-$0.lowerBound) } }
    return ConfidenceInterval(lower: limit(regions), upper: -limit(mirrored), level: level)
  }
}

/// One way to choose which units are treated.
public struct SyntheticAssignment: Sendable, Hashable, Encodable {
  /// The gap in each period after the start.
  public let gapsAfter: [Double]
  /// How the gap moves when the effect is taken off the units that were really treated: −1 for the
  /// actual assignment.
  public let slope: Double
  /// Root mean squared gap before the start.
  public let errorBefore: Double
  /// Root mean squared gap before the start in thirds of it, each left out of the fit; nil with one
  /// period before.
  public let heldOutError: Double?
  /// What gaps after are divided by: the held-out error, or 1.
  let yardstick: Double
  /// What the ratio of errors divides by: the error before, or 1 where some fit is perfect.
  let ratioDivisor: Double

  /// Which error before the start gaps after are divided by.
  enum Divisor { case leftOut, ofFit }

  func size(_ divisor: Divisor) -> Double {
    divisor == .leftOut ? yardstick : ratioDivisor
  }

  /// The mean gap over some periods after the start.
  public func meanGap(over periods: Range<Int>) -> Double {
    gapsAfter[periods].reduce(0, +) / Double(periods.count)
  }

  var errorRatio: Double {
    (gapsAfter.reduce(0) { $0 + $1 * $1 } / Double(gapsAfter.count)).squareRoot() / ratioDivisor
  }

  func statistic(
    over periods: Range<Int>, against value: Double,
    by divisor: SyntheticAssignment.Divisor
  ) -> Double {
    abs(meanGap(over: periods) + slope * value) / size(divisor)
  }

  /// Effects under which this assignment's statistic is at least the actual one's: where
  /// (a + bτ)² s₀² ≥ (a₀ − τ)² s², between the two roots or outside them.
  func region(
    against actual: SyntheticAssignment, over periods: Range<Int>,
    by divisor: SyntheticAssignment.Divisor
  ) -> [ClosedRange<Double>] {
    let whole = -Double.infinity...Double.infinity
    let (gap, own) = (meanGap(over: periods), actual.meanGap(over: periods))
    // Divided by both errors, so that sizes do not matter.
    let (left, tilt) = (gap / size(divisor), slope / size(divisor))
    let scale = 1 / actual.size(divisor)
    let roots = [1.0, -1.0].compactMap { sign -> Double? in
      // left + tilt τ = sign (own − τ) scale
      let divisor = tilt + sign * scale
      guard abs(divisor) > 1e-12 * scale else { return nil }
      return (sign * own * scale - left) / divisor
    }.sorted()
    func holds(_ value: Double) -> Bool {
      abs(left + tilt * value) >= abs(own - value) * scale * (1 - 1e-9)
    }
    guard let first = roots.first, let last = roots.last else { return [whole] }
    let step = max(1, abs(first), abs(last))
    var ranges: [ClosedRange<Double>] = []
    if holds(first - step) { ranges.append(-Double.infinity...first) }
    if first < last, holds((first + last) / 2) { ranges.append(first...last) }
    if holds(last + step) { ranges.append(last...Double.infinity) }
    // The actual assignment against itself, and others that only touch.
    return ranges.isEmpty ? [own...own] : SyntheticAssignment.joined(ranges)
  }

  /// Ranges that touch, as one: a point must not count twice.
  private static func joined(_ ranges: [ClosedRange<Double>]) -> [ClosedRange<Double>] {
    var result: [ClosedRange<Double>] = []
    for range in ranges {
      if let previous = result.last, previous.upperBound >= range.lowerBound {
        result[result.count - 1] = previous.lowerBound...range.upperBound
      } else {
        result.append(range)
      }
    }
    return result
  }
}

/// Fits a synthetic control to the mean of some units, and to every other choice of as many units,
/// the others being its controls.
///
/// - Parameters:
///   - outcomes: units × periods, in time order.
///   - treated: the treated units, as rows.
///   - periodsBefore: how many periods come before the start.
///   - replicates: with more choices than this, a sample of that size is taken.
///   - seed: of the sample, one stream a replicate.
/// - Throws: ``ComparisonError``, in particular with no treated unit or fewer than two others.
public func syntheticControlAssignments(
  outcomes: Matrix, treated: [Int], periodsBefore: Int, replicates: Int = 999, seed: UInt64
) throws(ComparisonError) -> SyntheticControlAssignments {
  guard !treated.isEmpty else { throw .noTreatedUnits }
  try ComparisonError.wrapping { () throws(StatisticsError) in
    try Check.positive("replicates", Double(replicates))
    for unit in treated where !(0..<outcomes.rows).contains(unit) {
      throw .outOfRange(
        what: "unit", value: Double(unit), allowed: "a row of the outcomes, counted from 0")
    }
  }
  let size = treated.count
  guard outcomes.rows - size >= 2 else {
    throw .tooFewControls(controls: outcomes.rows - size, needed: 2)
  }
  try checkPanel(outcomes: outcomes, periodsBefore: periodsBefore, neededBefore: 1)
  let own = treated.sorted()
  var sets = [own]
  let count = Combinations.count(size, of: outcomes.rows, limit: replicates + 1)
  if count != nil {
    sets += Combinations.all(size, of: outcomes.rows).filter { $0 != own }
  } else {
    sets += try ComparisonError.wrapping { () throws(StatisticsError) in
      try (0..<replicates).map { replicate throws(StatisticsError) in
        var order = Array(0..<outcomes.rows)
        var random = try RandomSource(seed: seed, stream: UInt64(replicate))
        try random.shuffle(&order)
        return order.prefix(size).sorted()
      }
    }
  }
  let members = Set(own)
  let parts = HeldOutPeriods(outcomes, before: periodsBefore)
  var actual: SyntheticControl?
  var fits: [(control: SyntheticControl, slope: Double, heldOut: Double?)] = []
  for set in sets {
    let chosen = Set(set)
    let others = (0..<outcomes.rows).filter { !chosen.contains($0) }
    let control = try syntheticControl(
      of: set, among: others, outcomes: outcomes, periodsBefore: periodsBefore)
    if actual == nil { actual = control }
    var slope = -Double(set.count { members.contains($0) }) / Double(size)
    for (index, unit) in others.enumerated() where members.contains(unit) {
      slope += control.weights[index + 1]
    }
    fits.append((control, slope, try parts.error(of: set, among: others)))
  }
  // The same for every assignment, so that all are still treated alike.
  let divisors = comparable(fits.map(\.control.errorBefore))
  let yardsticks = comparable(fits.map { $0.heldOut ?? 0 })
  let assignments = fits.indices.map { index in
    SyntheticAssignment(
      gapsAfter: Array(fits[index].control.gaps.dropFirst(periodsBefore)),
      slope: fits[index].slope, errorBefore: fits[index].control.errorBefore,
      heldOutError: fits[index].heldOut, yardstick: yardsticks[index],
      ratioDivisor: divisors[index])
  }
  guard let actual else { throw .noTreatedUnits }
  return SyntheticControlAssignments(
    actual: actual, controls: (0..<outcomes.rows).filter { !members.contains($0) },
    assignments: assignments, isExact: count != nil)
}

/// Errors that gaps can be divided by; 1 for all where one of them is all but 0.
private func comparable(_ errors: [Double]) -> [Double] {
  let typical = errors.sorted()[errors.count / 2]
  let isPerfect = typical == 0 || errors.contains { $0 <= 1e-6 * typical }
  return isPerfect ? errors.map { _ in 1 } : errors
}

/// The synthetic control of the mean of some units.
func syntheticControl(
  of units: [Int], among controls: [Int], outcomes: Matrix, periodsBefore: Int
) throws(ComparisonError) -> SyntheticControl {
  var rows = Matrix(rows: controls.count + 1, columns: outcomes.columns)
  for period in 0..<outcomes.columns {
    rows[0, period] = units.reduce(0) { $0 + outcomes[$1, period] } / Double(units.count)
    for (index, unit) in controls.enumerated() { rows[index + 1, period] = outcomes[unit, period] }
  }
  return try syntheticControl(outcomes: rows, treated: 0, periodsBefore: periodsBefore)
}
