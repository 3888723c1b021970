// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates

/// Drop-out curves: the share that has not left, by days since enrolment, one curve a group, with
/// numbers at risk below.
public struct SurvivalFigure: Hashable, Codable, Sendable {
  /// Unit that the axis and the horizons are printed in: days, weeks or months (of 365.25/12 days).
  public var step: CalendarStep
  /// One to four groups, in printing order.
  public var groups: [Group]
  /// Days marked on the axis and on every curve: 28, 56, 84.
  public var horizons: [Int]
  /// Days under which the numbers at risk stand; the first is 0.
  public var riskDays: [Int]
  /// Last day of the axis.
  public var lastDay: Int
  /// Whether `steps` are the curve's values on chosen days (ends of weeks) and not its jumps: they
  /// are then joined by straight lines, since between them the curve is not told.
  public var isSampled: Bool
  /// What the curve is of; nil for people who leave a programme.
  public var topic: Topic?

  /// What a curve is of, where it is not of people who leave a programme.
  public enum Topic: String, Hashable, Codable, Sendable {
    /// Requests that wait for a service.
    case service
  }

  /// A figure of drop-out curves; every group must have one number at risk a day of `riskDays`.
  public init(
    step: CalendarStep, groups: [Group], horizons: [Int], riskDays: [Int], lastDay: Int,
    isSampled: Bool = false, topic: Topic? = nil
  ) {
    precondition(
      groups.allSatisfy { $0.atRisk.count == riskDays.count },
      "a group has not one number at risk a day")
    self.step = step
    self.groups = groups
    self.horizons = horizons
    self.riskDays = riskDays
    self.lastDay = lastDay
    self.isSampled = isSampled
    self.topic = topic
  }

  /// One curve.
  public struct Group: Hashable, Codable, Sendable {
    /// Its name, a text or a term of the figures' vocabulary (`figure.everyone`).
    public var label: Value
    /// The curve's steps, days rising; before the first the share is 1. Nil when withheld.
    public var steps: [Step]?
    /// The last day on which anybody is at risk; beyond it nothing can be estimated. Nil when
    /// withheld.
    public var lastAtRisk: Int?
    /// People at risk at each of `riskDays`; nil when withheld.
    public var atRisk: [Int?]

    /// A curve.
    public init(label: Value, steps: [Step]?, lastAtRisk: Int?, atRisk: [Int?]) {
      self.label = label
      self.steps = steps
      self.lastAtRisk = lastAtRisk
      self.atRisk = atRisk
    }
  }

  /// The curve from one day on, until the next step.
  public struct Step: Hashable, Codable, Sendable {
    /// Days since enrolment.
    public var day: Int
    /// Share that has not left by the end of that day.
    public var survival: Double
    /// Its interval.
    public var interval: Interval?

    /// A step.
    public init(day: Int, survival: Double, interval: Interval?) {
      self.day = day
      self.survival = survival
      self.interval = interval
    }
  }

  /// The figure without curves and numbers at risk; nil where its axis would still tell of single
  /// people: how long the longest wait was, and up to which day all groups were seen.
  func withheld() -> SurvivalFigure? {
    guard topic != .service else { return nil }
    var safe = self
    safe.groups = groups.map {
      Group(label: $0.label, steps: nil, lastAtRisk: nil, atRisk: $0.atRisk.map { _ in nil })
    }
    return safe
  }

  /// The figure with its shares and limits changed; a step without a result is left out.
  public func mapped(_ change: (Double) -> Double?) -> SurvivalFigure {
    var result = self
    for index in groups.indices {
      result.groups[index].steps = groups[index].steps?.compactMap { step in
        change(step.survival).map {
          Step(day: step.day, survival: $0, interval: step.interval?.mapped(change))
        }
      }
    }
    return result
  }
}

extension SurvivalFigure.Group {
  /// The step that holds on a day; nil before the first step, beyond the last person at risk, and
  /// when withheld.
  public func step(on day: Int) -> SurvivalFigure.Step? {
    guard let lastAtRisk, day <= lastAtRisk else { return nil }
    return steps?.last { $0.day <= day }
  }
}
