// SPDX-License-Identifier: GPL-3.0-or-later

/// Which units are seen in which periods.
public struct PanelBalance: Sendable, Hashable, Codable {
  /// A unit in a period.
  public struct Place: Sendable, Hashable, Codable {
    /// The unit.
    public let unit: Int
    /// The period.
    public let period: Int
  }

  /// Units with people, in order.
  public let units: [Int]
  /// Periods with people, in order.
  public let periods: [Int]
  /// Places of a unit and a period without people, in order.
  public let missing: [Place]
  /// Units seen in one period only: their own effect explains them, and they tell nothing.
  public let seenOnce: [Int]

  /// Whether every unit is seen in every period.
  public var isBalanced: Bool { missing.isEmpty }

  /// The balance of cells; rows without people do not count.
  public init(_ cells: PanelCells) {
    let rows = cells.used
    let seen = Set(rows.map { Place(unit: cells.units[$0], period: cells.periods[$0]) })
    let units = Set(rows.map { cells.units[$0] }).sorted()
    let periods = Set(rows.map { cells.periods[$0] }).sorted()
    var missing: [Place] = []
    var once: [Int] = []
    for unit in units {
      let absent = periods.filter { !seen.contains(Place(unit: unit, period: $0)) }
      missing += absent.map { Place(unit: unit, period: $0) }
      if absent.count == periods.count - 1 { once.append(unit) }
    }
    self.units = units
    self.periods = periods
    self.missing = missing
    seenOnce = once
  }
}
