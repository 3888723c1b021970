// SPDX-License-Identifier: GPL-3.0-or-later

/// From which period each treated unit is treated; units that are not named never are. Treatment,
/// once on, stays on.
public struct Adoption: Sendable, Hashable, Codable {
  /// The first treated period by unit.
  public let starts: [Int: Int]

  /// Adoption by the first treated period of each treated unit.
  public init(_ starts: [Int: Int]) { self.starts = starts }

  /// Adoption by some units from one period.
  public init(units: some Sequence<Int>, from period: Int) {
    starts = Dictionary(units.map { ($0, period) }, uniquingKeysWith: { first, _ in first })
  }

  /// The distinct dates, in order.
  public var dates: [Int] { Set(starts.values).sorted() }

  /// Refuses designs that no comparison before and after, treated and not, can come from.
  func check(against cells: PanelCells) throws(PanelError) {
    var first: [Int: Int] = [:]
    var last: [Int: Int] = [:]
    for (unit, period) in zip(cells.units, cells.periods) {
      first[unit] = min(first[unit] ?? period, period)
      last[unit] = max(last[unit] ?? period, period)
    }
    var early: [Int] = []
    var late: [Int] = []
    for (unit, start) in starts.sorted(by: { $0.key < $1.key }) {
      guard let begin = first[unit], let end = last[unit] else { throw .unknownUnit(unit) }
      if start <= begin { early.append(unit) }
      if start > end { late.append(unit) }
    }
    guard !starts.isEmpty else { throw .noTreatedUnit }
    guard early.isEmpty else { throw .treatedFromFirstPeriod(units: early) }
    guard late.isEmpty else { throw .treatedAfterLastPeriod(units: late) }
    if dates.count == 1, starts.count == first.count { throw .noControl }
  }
}

/// A column of the regression that is reported.
public enum PanelTerm: Sendable, Hashable, Codable {
  /// The effect of treatment: 1 where a unit is treated.
  case treatment
  /// Treated units at event times (periods since the start of treatment), from and through; more
  /// than one when ends are binned. `Int.min` and `Int.max` for open ends.
  case event(from: Int, through: Int)
  /// Treated units' linear departure, per period, from the controls: periods since the start of
  /// treatment, fitted before treatment only.
  case preTrend
  /// A covariate, counted from 0.
  case covariate(Int)
}

/// Which effects of treatment are estimated.
public enum PanelEffects: Sendable, Hashable, Codable {
  /// One effect, the same whenever and wherever.
  case constant
  /// One effect for each event time, relative to the one of reference (−1 is the last period before
  /// treatment: the universal base). Event times at or below `first` and at or above `last` are
  /// binned; nil keeps every event time apart.
  case eventStudy(reference: Int = -1, first: Int? = nil, last: Int? = nil)
  /// The treated units' linear pre-trend. Rows of treated units from their start on take no part.
  case preTrend
}
