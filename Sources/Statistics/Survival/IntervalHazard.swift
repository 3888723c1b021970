// SPDX-License-Identifier: GPL-3.0-or-later

/// Events in a stretch of days over the time at risk in it: when do most leave?
public struct IntervalHazard: Sendable, Hashable, Codable {
  /// First day of the stretch; events of day 0 count in the first stretch, which begins at day 1.
  public let firstDay: Int
  /// Last day of the stretch, inclusive.
  public let lastDay: Int
  /// People at risk on its first day.
  public let atRisk: Int
  /// Events in it.
  public let events: Int
  /// Days at risk in it, summed over people.
  public let personDays: Int
  /// Events a person over a whole stretch, with its exact Poisson interval.
  public let rate: IntervalEstimate
}

extension SurvivalCounts {
  /// Hazard in stretches of `width` days (7: by week), from day 1 on, through a day or to the end of
  /// observation: events over person-days, times `width`. A stretch that ends early, and one nobody
  /// was at risk in, are cut or left out.
  ///
  /// The interval is Poisson's (Garwood 1936) and not binomial: people enter and leave observation
  /// within a stretch, so there is a time at risk but no whole number of trials. It is a little too
  /// wide where many leave in one stretch. Throws `outOfRange` unless `width` is at least 1 and
  /// 0 < level < 1.
  public func hazards(
    every width: Int, through last: Int? = nil, level: Double
  ) throws(StatisticsError) -> [IntervalHazard] {
    guard width >= 1 else {
      throw .outOfRange(what: "width of a stretch", value: Double(width), allowed: "1 or more")
    }
    try Check.level(level)
    let end = min(last ?? .max, days[days.count - 1].day)
    var hazards: [IntervalHazard] = []
    for first in stride(from: 1, through: max(end, 0), by: width) {
      let final = min(first + width - 1, end)
      let personDays = personDays(from: first, through: final)
      guard personDays > 0 else { continue }
      let events = days.reduce(0) { sum, day in
        let counted = day.day <= final && (day.day >= first || first == 1)
        return sum + (counted ? day.events : 0)
      }
      let rate = try EventRate(
        events: events, exposure: Double(personDays) / Double(width)
      ).estimate(level: level)
      hazards.append(
        IntervalHazard(
          firstDay: first, lastDay: final, atRisk: atRisk(on: first), events: events,
          personDays: personDays, rate: rate))
    }
    return hazards
  }

  /// Σ over the days of people at risk on them: whoever leaves on day t was at risk through t.
  func personDays(from first: Int, through last: Int) -> Int {
    var (sum, day, index) = (0, first, days.firstIndex { $0.day >= first } ?? days.count)
    while day <= last {
      guard index < days.count else { break }
      // Constant up to the day before the next one listed, then that day's own number.
      let next = days[index].day
      let before = min(next, last + 1)
      if before > day { sum += (before - day) * atRisk(on: day) }
      if next <= last { sum += atRisk[index] }
      day = before + 1
      index += 1
    }
    return sum
  }
}
