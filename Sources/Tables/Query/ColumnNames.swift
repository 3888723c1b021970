// SPDX-License-Identifier: GPL-3.0-or-later

extension SummaryQuery {
  /// The columns that its scalars and predicates name.
  var columnNames: Set<String> {
    var names: Set<String> = []
    for key in keys + flowKeys { key.value.collectColumns(&names) }
    for stage in stages { stage.keep.collectColumns(&names) }
    for measure in measures {
      switch measure.quantity {
      case .rows: break
      case .sum(let factors): factors.forEach { $0.collectColumns(&names) }
      case .least(let scalar), .greatest(let scalar): scalar.collectColumns(&names)
      }
    }
    return names
  }
}

extension Scalar {
  func collectColumns(_ names: inout Set<String>) {
    switch self {
    case .column(let name): names.insert(name)
    case .integer, .day: break
    case .period(let inner, _), .firstDay(let inner), .lastDay(let inner), .addDays(let inner, _),
      .band(let inner, _):
      inner.collectColumns(&names)
    case .daysBetween(let left, let right):
      left.collectColumns(&names)
      right.collectColumns(&names)
    case .earliest(let scalars): scalars.forEach { $0.collectColumns(&names) }
    case .choose(let predicate, let left, let right):
      predicate.collectColumns(&names)
      left.collectColumns(&names)
      right.collectColumns(&names)
    }
  }
}

extension Predicate {
  func collectColumns(_ names: inout Set<String>) {
    switch self {
    case .missing(let scalar), .oneOf(let scalar, _): scalar.collectColumns(&names)
    case .atMost(let left, let right):
      left.collectColumns(&names)
      right.collectColumns(&names)
    case .not(let predicate): predicate.collectColumns(&names)
    case .every(let predicates): predicates.forEach { $0.collectColumns(&names) }
    }
  }
}
