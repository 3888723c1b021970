// SPDX-License-Identifier: GPL-3.0-or-later

extension SummaryQuery {
  /// The columns of a source whose values the query needs; ids that only link persons are not among
  /// them.
  func columnNames(of source: String) -> Set<String> {
    guard case .people(let people) = relation else {
      return source == relation.source ? columnNames : []
    }
    var names: Set<String> = []
    for rollup in people.rollups where rollup.source == source {
      rollup.collectContactColumns(&names)
    }
    if source == people.source {
      names.formUnion(people.subjectColumns(columnNames))
    }
    return names
  }

  /// The columns of a source that link persons: their values are only compared.
  func idNames(of source: String) -> Set<String> {
    guard case .people(let people) = relation else { return [] }
    let contacts = people.rollups.filter { $0.source == source }.map(\.id)
    return Set(contacts + (source == people.source ? [people.id] : []))
  }

  /// The columns that its stages, keys and measures name.
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

extension People {
  /// The columns of the subjects' source that a person's row must keep, where `asked` is asked of it.
  func keptColumns(_ asked: Set<String>) -> Set<String> {
    var names = asked
    for rollup in rollups {
      rollup.from?.collectColumns(&names)
      rollup.through?.collectColumns(&names)
    }
    return names.subtracting(rollups.map(\.name))
  }

  /// The columns that are kept or that decide who is a subject, the id aside.
  func subjectColumns(_ asked: Set<String>) -> Set<String> {
    var names = keptColumns(asked)
    start.collectColumns(&names)
    keep.collectColumns(&names)
    return names
  }
}

extension Rollup {
  /// The columns of its contacts, the id aside.
  func collectContactColumns(_ names: inout Set<String>) {
    date.collectColumns(&names)
    keep.collectColumns(&names)
    if case .sum(let value) = take { value.collectColumns(&names) }
  }
}

extension Scalar {
  func collectColumns(_ names: inout Set<String>) {
    switch self {
    case .column(let name): names.insert(name)
    case .integer, .day, .spell: break
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
