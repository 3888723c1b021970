// SPDX-License-Identifier: GPL-3.0-or-later

extension LogRankTest {
  /// Observed and expected events and their hypergeometric covariance, added up over days.
  struct Sums {
    var observed: [Double]
    var expected: [Double]
    var covariance: Matrix

    init(groups: Int) {
      observed = [Double](repeating: 0, count: groups)
      expected = observed
      covariance = Matrix(rows: groups, columns: groups)
    }

    /// Adds the days of one stratum, in their order.
    mutating func add(_ groups: [SurvivalCounts?]) {
      var eventDays: [Int] = []
      for case let group? in groups {
        eventDays += group.days.lazy.filter { $0.events > 0 }.map(\.day)
      }
      eventDays.sort()
      var previous = -1
      for day in eventDays where day != previous {
        previous = day
        add(
          events: groups.map { $0?.events(on: day) ?? 0 },
          atRisk: groups.map { Double($0?.atRisk(on: day) ?? 0) })
      }
    }

    private mutating func add(events: [Int], atRisk: [Double]) {
      let all = atRisk.reduce(0, +)
      let cases = Double(events.reduce(0, +))
      for i in events.indices {
        observed[i] += Double(events[i])
        expected[i] += cases * atRisk[i] / all
      }
      guard all > 1 else { return }
      let factor = cases * (all - cases) / (all - 1)
      for i in events.indices {
        let share = atRisk[i] / all
        for j in events.indices {
          let other = atRisk[j] / all
          covariance[i, j] += factor * (i == j ? share * ((all - atRisk[i]) / all) : -share * other)
        }
      }
    }
  }
}

extension SurvivalCounts {
  /// Events on a day.
  func events(on day: Int) -> Int { days.first { $0.day == day }?.events ?? 0 }
}
