// SPDX-License-Identifier: GPL-3.0-or-later

/// What happened on one day since the start, counted over people.
public struct SurvivalDay: Sendable, Hashable, Codable {
  /// Days since each person's own start, 0 or more.
  public var day: Int
  /// People whose event came on that day.
  public var events: Int
  /// People last seen on that day without an event: still at risk on it, not after it.
  public var censored: Int
  /// People removed on that day by an event of another kind (a death when leaving is the event).
  /// Kaplan-Meier and log-rank treat them as censored; `CumulativeIncidence` does not.
  public var competing: Int
  /// People who come under observation at the start of that day, at risk from it on: those of a
  /// landmark. Everybody else entered before the first day.
  public var entered: Int

  /// A day's counts.
  public init(
    day: Int, events: Int = 0, censored: Int = 0, competing: Int = 0, entered: Int = 0
  ) {
    self.day = day
    self.events = events
    self.censored = censored
    self.competing = competing
    self.entered = entered
  }

  /// Those who are no longer at risk on the day after.
  var leaving: Int { events + censored + competing }

  static func + (one: SurvivalDay, other: SurvivalDay) -> SurvivalDay {
    SurvivalDay(
      day: one.day, events: one.events + other.events, censored: one.censored + other.censored,
      competing: one.competing + other.competing, entered: one.entered + other.entered)
  }
}
