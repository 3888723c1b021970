// SPDX-License-Identifier: GPL-3.0-or-later

/// Events in a stretch of days over the time at risk in it: when do most leave?
public struct IntervalHazard: Sendable, Hashable, Codable {
  /// First day of the stretch; events of day 0 count in the first stretch, which begins at day 1.
  public let firstDay: Int
  /// Last day of the stretch, inclusive.
  public let lastDay: Int
  /// People at risk when it begins: on its first day, or on day 0 for the first stretch.
  public let atRisk: Int
  /// Events in it.
  public let events: Int
  /// Days at risk in it, summed over people.
  public let personDays: Int
  /// Events for each stretch of time at risk, with its exact Poisson interval. A rate: where many
  /// leave early in a stretch it is above the share of those who do.
  public let rate: IntervalEstimate
  /// The share of those at risk when it begins who have the event in it: 1 − S(last day) / S(day
  /// before the first), with the limits of a Kaplan-Meier curve that begins there. One minus these
  /// shares, multiplied, is the curve. Nil when nobody is at risk any more on the last day.
  public let risk: IntervalEstimate?
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
      let begin = first == 1 ? 0 : first
      hazards.append(
        IntervalHazard(
          firstDay: first, lastDay: final, atRisk: atRisk(on: begin), events: events,
          personDays: personDays, rate: rate,
          risk: try risk(from: begin, through: final, level: level)))
    }
    return hazards
  }

  /// One minus Kaplan-Meier among those who are at risk on day `first`, or enter after it.
  private func risk(
    from first: Int, through last: Int, level: Double
  ) throws(StatisticsError) -> IntervalEstimate? {
    // Whoever leaves from that day on and did not enter after it is at risk on it.
    let stretch = days.filter { $0.day >= first }
    guard stretch.contains(where: { $0.leaving > 0 }) else { return nil }
    let curve = KaplanMeier(try SurvivalCounts(stretch).followed(through: last))
    guard let survival = try curve.survival(on: last, level: level)?.share else { return nil }
    return IntervalEstimate(
      estimate: 1 - survival.estimate,
      interval: ConfidenceInterval(
        lower: 1 - survival.interval.upper, upper: 1 - survival.interval.lower, level: level))
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
