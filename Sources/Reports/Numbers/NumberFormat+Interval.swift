// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings

extension NumberFormat {
  /// The decimals of an estimate and its limits: those at which half the interval's width has two
  /// significant digits (never fewer than none; two at least for ratios, whose limits lie unevenly).
  ///
  /// With one limit, the distance from the estimate counts as the half-width. A limit that is not
  /// the value of no change (0, or 1 for ratios) is never rounded onto it while three more decimals
  /// can prevent that: else a reader would see "0.0 to 4.3" beside "better".
  public func decimals(_ interval: Interval, _ unit: Unit, value: Double? = nil) -> Int {
    let limits = [bounded(interval.lower), bounded(interval.upper)].compactMap(\.self)
    let fallback = decimals(for: limits + [value].compactMap(\.self), unit)
    let halfWidth: Double
    if limits.count == 2 {
      halfWidth = ((limits[1] - limits[0]) / 2).magnitude
    } else if let limit = limits.first, let value = bounded(value) {
      halfWidth = (value - limit).magnitude
    } else {
      return fallback
    }
    guard let needed = printed(halfWidth, unit)?.decimals(significant: 2) else { return fallback }
    let isRatio = unit == .ratio || unit == .oddsRatio
    // Of people and events a tenth is already more than anyone can use.
    let decimals = min(unit == .count ? 1 : 10, max(isRatio ? 2 : 0, needed))
    return clear(of: isRatio ? 1 : 0, limits, unit, from: decimals)
  }

  /// The limits of an interval: `2.1 to 11.4`; a limit that does not exist is said in words.
  public func interval(
    _ interval: Interval, _ unit: Unit, decimals: Int? = nil, style: UnitStyle = .words
  ) -> String {
    let places = decimals ?? self.decimals(interval, unit)
    if interval.lower?.isNaN == true || interval.upper?.isNaN == true
      || interval.lower == .infinity || interval.upper == -.infinity
    {
      return missing
    }
    func limit(_ value: Double, last: Bool) -> String {
      let digits = digits(value, unit, decimals: places)
      switch unit {
      case .points, .rate, .measure:
        return last ? decorated(digits, unit, style == .words ? .words : style) : digits
      case .number, .proportion, .ratio, .oddsRatio, .count, .probability, .money:
        return decorated(digits, unit, style)
      }
    }
    switch (bounded(interval.lower), bounded(interval.upper), language) {
    case (let lower?, let upper?, .it):
      return "da \(limit(lower, last: false)) a \(limit(upper, last: true))"
    case (let lower?, let upper?, .en):
      return "\(limit(lower, last: false)) to \(limit(upper, last: true))"
    case (let lower?, nil, .it):
      return "da \(limit(lower, last: true)) in su, nessun limite superiore"
    case (let lower?, nil, .en): return "\(limit(lower, last: true)) upward, no upper limit"
    case (nil, let upper?, .it):
      return "fino a \(limit(upper, last: true)), nessun limite inferiore"
    case (nil, let upper?, .en): return "up to \(limit(upper, last: true)), no lower limit"
    case (nil, nil, .it): return "nessun limite"
    case (nil, nil, .en): return "no limits"
    }
  }

  /// An estimate with its interval, decimals set by the interval:
  /// `6.8 percentage points (2.1 to 11.4)`.
  public func estimate(
    _ value: Double?, _ interval: Interval?, _ unit: Unit, style: UnitStyle = .words
  ) -> String {
    guard let value, value.isFinite else { return missing }
    guard let interval else { return text(value, unit, style: style) }
    let places = decimals(interval, unit, value: value)
    let limitStyle: UnitStyle =
      switch unit {
      case .proportion, .money: style
      default: .bare
      }
    return text(value, unit, decimals: places, style: style)
      + " (\(self.interval(interval, unit, decimals: places, style: limitStyle)))"
  }

  /// An estimate with its interval: `6.8 percentage points (2.1 to 11.4)`.
  public func estimate(_ estimate: Estimate, style: UnitStyle = .words) -> String {
    self.estimate(estimate.value, estimate.interval, estimate.unit, style: style)
  }

  /// The name of an interval: `95% CI`, `IC 95%`.
  public func name(of interval: Interval) -> String {
    let shown = printed(interval.level, .proportion)
    let whole = shown.map { $0.point >= $0.digits.count } ?? true
    let level = text(interval.level, .proportion, decimals: whole ? 0 : 1)
    return language == .it ? "IC \(level)" : "\(level) CI"
  }

  /// A limit that exists: finite.
  func bounded(_ limit: Double?) -> Double? {
    guard let limit, limit.isFinite else { return nil }
    return limit
  }

  private func clear(of null: Double, _ limits: [Double], _ unit: Unit, from decimals: Int) -> Int {
    func touches(_ places: Int) -> Bool {
      limits.contains {
        $0 != null && digits($0, unit, decimals: places) == digits(null, unit, decimals: places)
      }
    }
    guard touches(decimals) else { return decimals }
    for extra in 1...3 where !touches(decimals + extra) { return decimals + extra }
    return decimals
  }
}
