// SPDX-License-Identifier: GPL-3.0-or-later

extension RegressionParts {
  /// Σ_l (1 − l/(L + 1)) Σ (s_t s_{t−l}' + s_{t−l} s_t'), the squares once, products within units.
  func meat(_ settings: NeweyWest) throws(StatisticsError) -> Matrix {
    guard settings.lag >= 0 else {
      throw .outOfRange(what: "lag", value: Double(settings.lag), allowed: "0 or more")
    }
    try Check.length("times", settings.times.count, equals: leverages.count)
    if let units = settings.units {
      try Check.length("units", units.count, equals: leverages.count)
    }
    let order = try timeOrder(settings)
    let scores = order.map { score($0) }
    var sum = Matrix(rows: columns, columns: columns)
    for later in order.indices {
      Self.addProduct(scores[later], scores[later], scale: 1, to: &sum)
      var earlier = later - 1
      while earlier >= 0, sameUnit(settings, order[earlier], order[later]) {
        // A difference of two times may overflow; one that does is beyond any lag.
        let (lag, overflow) = settings.times[order[later]]
          .subtractingReportingOverflow(settings.times[order[earlier]])
        guard !overflow, lag <= settings.lag else { break }
        let weight = 1 - Double(lag) / (Double(settings.lag) + 1)
        Self.addProduct(scores[later], scores[earlier], scale: 2 * weight, to: &sum)
        earlier -= 1
      }
    }
    return sum.scaled(by: settings.smallSample ? try smallSampleFactor() : 1)
  }

  private func sameUnit(_ settings: NeweyWest, _ first: Int, _ second: Int) -> Bool {
    settings.units.map { $0[first] == $0[second] } ?? true
  }

  /// Rows that take part, by unit and time.
  private func timeOrder(_ settings: NeweyWest) throws(StatisticsError) -> [Int] {
    func key(_ row: Int) -> (Int, Int) { (settings.units?[row] ?? 0, settings.times[row]) }
    let order = leverages.indices.filter { takesPart[$0] }.sorted { key($0) < key($1) }
    for (first, second) in zip(order, order.dropFirst()) where key(first) == key(second) {
      throw .duplicateTime(unit: key(first).0, time: key(first).1)
    }
    return order
  }
}
