// SPDX-License-Identifier: GPL-3.0-or-later

/// A group of people followed in days, as counts by day: its size grows with the days, never with
/// the people, and it answers all that a table of persons would.
public struct SurvivalCounts: Sendable, Hashable, Codable {
  /// The days on which something happened, ascending, each once.
  public let days: [SurvivalDay]
  /// People at risk on each of those days: entered by then, not yet gone before it.
  public let atRisk: [Int]
  /// People in all.
  public let people: Int

  /// Counts by day, in any order; rows of one day are added up. Everybody leaves once, by an event,
  /// by censoring or by a competing event, so that those who did not enter later are all at risk
  /// before the first day. Throws `empty` without people, `outOfRange` for negative counts or days,
  /// and for a day on which more have left than entered.
  public init(_ rows: [SurvivalDay]) throws(StatisticsError) {
    for row in rows {
      let counts = [row.day, row.events, row.censored, row.competing, row.entered]
      for (name, count) in zip(["day", "events", "censored", "competing", "entered"], counts)
      where count < 0 || count > 1_000_000_000_000 {
        throw .outOfRange(
          what: "\(name) of a survival day", value: Double(count), allowed: "from 0 to 1e12")
      }
    }
    var days: [SurvivalDay] = []
    for row in rows.sorted(by: { $0.day < $1.day }) {
      if let last = days.last, last.day == row.day {
        days[days.count - 1] = last + row
      } else {
        days.append(row)
      }
    }
    days.removeAll { $0.leaving + $0.entered == 0 }
    people = days.reduce(0) { $0 + $1.leaving }
    guard people > 0 else { throw .empty(what: "people of a survival analysis") }
    var present = people - days.reduce(0) { $0 + $1.entered }
    var atRisk: [Int] = []
    for day in days {
      present += day.entered
      guard present >= day.leaving else {
        throw .outOfRange(
          what: "people leaving on day \(day.day)", value: Double(day.leaving),
          allowed: "at most those at risk")
      }
      atRisk.append(present)
      present -= day.leaving
    }
    self.days = days
    self.atRisk = atRisk
  }

  /// All people of several groups as one. Throws `empty` without groups.
  public static func pooled(_ groups: [SurvivalCounts]) throws(StatisticsError) -> SurvivalCounts {
    try SurvivalCounts(groups.flatMap(\.days))
  }

  /// Number of events.
  public var events: Int { days.reduce(0) { $0 + $1.events } }

  /// People at risk on any day, between the days listed too: the number that stands under a curve.
  public func atRisk(on day: Int) -> Int {
    guard let index = days.lastIndex(where: { $0.day <= day }) else {
      return people - days.reduce(0) { $0 + $1.entered }
    }
    return days[index].day == day ? atRisk[index] : atRisk[index] - days[index].leaving
  }

  /// The first day on which somebody is at risk: 0 unless all entered later.
  public var observedFrom: Int {
    people > days.reduce(0) { $0 + $1.entered } ? 0 : days.first { $0.entered > 0 }?.day ?? 0
  }

  /// The last day up to which somebody was at risk on every day: beyond it nothing is estimable,
  /// unless everybody has had the event.
  public var observedThrough: Int {
    for (index, day) in days.enumerated() where atRisk[index] == day.leaving {
      let next = index + 1
      if next == days.count || days[next].day > day.day + 1 || days[next].entered == 0 {
        return day.day
      }
    }
    return days[days.count - 1].day
  }

  /// The same people followed to `day` only: those who leave later are censored on it, those who
  /// enter later are left out. Throws `empty` when nobody is left.
  public func followed(through day: Int) throws(StatisticsError) -> SurvivalCounts {
    let later = days.filter { $0.day > day }
    let censored = later.reduce(0) { $0 + $1.leaving - $1.entered }
    return try SurvivalCounts(
      days.filter { $0.day <= day } + [SurvivalDay(day: day, censored: censored)])
  }
}
