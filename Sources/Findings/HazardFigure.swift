// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates

/// Who leaves when: of those still there at the start of each week (day, month), the share that
/// leaves in it, one panel a group.
public struct HazardFigure: Hashable, Codable, Sendable {
  /// Length of a period.
  public var step: CalendarStep
  /// In printing order.
  public var groups: [Group]

  /// A figure of hazards.
  public init(step: CalendarStep, groups: [Group]) {
    self.step = step
    self.groups = groups
  }

  /// One panel.
  public struct Group: Hashable, Codable, Sendable {
    /// Its name, a text or a term of the figures' vocabulary (`figure.everyone`).
    public var label: Value
    /// Rising in their periods.
    public var points: [Point]

    /// A panel.
    public init(label: Value, points: [Point]) {
      self.label = label
      self.points = points
    }
  }

  /// One period.
  public struct Point: Hashable, Codable, Sendable {
    /// Its number: 1 is the first since enrolment (days 0 to 6, when periods are weeks).
    public var period: Int
    /// The share that leaves; absent when nobody is at risk.
    public var hazard: FigureMark
    /// People at risk at its start; nil when withheld.
    public var atRisk: Int?

    /// A period.
    public init(period: Int, hazard: FigureMark, atRisk: Int?) {
      self.period = period
      self.hazard = hazard
      self.atRisk = atRisk
    }
  }

  /// The figure without shares and numbers at risk.
  func withheld() -> HazardFigure {
    var safe = self
    for group in groups.indices {
      safe.groups[group].points = groups[group].points.map {
        Point(period: $0.period, hazard: $0.hazard.hidden, atRisk: nil)
      }
    }
    return safe
  }

  /// The figure with its shares and limits changed; a share without a result is absent.
  public func mapped(_ change: (Double) -> Double?) -> HazardFigure {
    var result = self
    for group in groups.indices {
      for point in groups[group].points.indices {
        result.groups[group].points[point].hazard =
          groups[group].points[point].hazard.mapped(change)
      }
    }
    return result
  }
}
