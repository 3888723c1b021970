// SPDX-License-Identifier: GPL-3.0-or-later

/// A `People` checked against the columns of its sources: which columns of a subject are kept, what
/// a person's row consists of, and in how many readings of the contacts it is made.
struct PeopleDesign {
  /// A different source, id, date and filter of contacts.
  struct Stream {
    let source: String
    let id: String
    let date: Scalar
    let keep: Predicate
    /// The level at which its contacts are counted in the flow: the first that reads it.
    let countedAt: Int
  }
  struct PlannedRollup {
    let rollup: Rollup
    let stream: Int
    /// 0 if its bounds use no other rollup, else one more than the highest that they use: each level
    /// is another reading of its contacts.
    let level: Int
    let kind: ValueKind
  }

  let people: People
  /// The kept columns, by their place in the subjects' source.
  let kept: [Int]
  let streams: [Stream]
  let rollups: [PlannedRollup]
  /// The person's row: the kept columns, the parts of the spell, the rollups.
  let schema: RowSchema

  /// How many readings of contacts there are.
  var levels: Int { (rollups.map(\.level).max() ?? -1) + 1 }

  /// Checks `people` and what `asked` of its columns; `columns` are those of each source.
  init(
    _ people: People, asked: Set<String>, columns: [String: [ColumnDescription]]
  ) throws(QueryFault) {
    guard let subjects = columns[people.source] else { throw .unknownSource(people.source) }
    self.people = people
    let wanted = people.keptColumns(asked)
    kept = subjects.indices.filter { wanted.contains(subjects[$0].name) }
    try PeopleDesign.checkNames(people, subjects)
    let source = RowSchema(
      source: people.source, columns: subjects, labelled: people.subjectColumns(asked))
    let idKind = try PeopleDesign.idKind(people.id, source)
    let checker = Evaluator(schema: source)
    try checker.requireDay(people.start)
    _ = try checker.compile(people.keep)

    var slots = kept.map { source.slots[$0] }
    slots += SpellPart.allCases.map { part in
      RowSchema.Slot(
        name: part.rawValue, kind: part == .number ? .number(scale: 0) : .day, labels: nil)
    }
    var planned: [PlannedRollup] = []
    for rollup in people.rollups {
      let known = RowSchema(source: people.source, slots: slots)
      let (kind, level) = try PeopleDesign.check(rollup, idKind, known, planned, columns)
      planned.append(PlannedRollup(rollup: rollup, stream: 0, level: level, kind: kind))
      slots.append(RowSchema.Slot(name: rollup.name, kind: kind, labels: nil))
    }
    (streams, rollups) = PeopleDesign.streams(planned)
    schema = RowSchema(source: people.source, slots: slots)
  }

  private static func checkNames(
    _ people: People, _ columns: [ColumnDescription]
  ) throws(QueryFault) {
    var names = Set(columns.map(\.name) + SpellPart.allCases.map(\.rawValue))
    for rollup in people.rollups where !names.insert(rollup.name).inserted {
      throw .duplicateName(rollup.name)
    }
  }

  private static func idKind(_ column: String, _ schema: RowSchema) throws(QueryFault) -> ValueKind
  {
    let kind = schema.slots[try schema.index(column)].kind
    guard kind == .label || kind == .number(scale: 0) else {
      throw .wrongKind(source: schema.source, needed: "id", found: kind)
    }
    return kind
  }

  /// The kind of a rollup's value, and its level.
  private static func check(
    _ rollup: Rollup, _ id: ValueKind, _ persons: RowSchema, _ earlier: [PlannedRollup],
    _ columns: [String: [ColumnDescription]]
  ) throws(QueryFault) -> (ValueKind, level: Int) {
    guard let contacts = columns[rollup.source] else { throw .unknownSource(rollup.source) }
    var names: Set<String> = [rollup.id]
    rollup.collectContactColumns(&names)
    let schema = RowSchema(source: rollup.source, columns: contacts, labelled: names)
    let kind = try idKind(rollup.id, schema)
    guard kind == id else {
      throw .wrongKind(source: rollup.source, needed: id.word, found: kind)
    }
    let checker = Evaluator(schema: schema)
    try checker.requireDay(rollup.date)
    _ = try checker.compile(rollup.keep)
    let bounds = Evaluator(schema: persons)
    var used: Set<String> = []
    for bound in [rollup.from, rollup.through].compactMap({ $0 }) {
      try bounds.requireDay(bound)
      bound.collectColumns(&used)
    }
    let level = earlier.filter { used.contains($0.rollup.name) }.map { $0.level + 1 }.max() ?? 0
    return (try valueKind(rollup, checker), level)
  }

  private static func valueKind(
    _ rollup: Rollup, _ contacts: Evaluator
  ) throws(QueryFault) -> ValueKind {
    switch rollup.take {
    case .rows, .days: return .number(scale: 0)
    case .first, .last: return .day
    case .sum(let value): return .number(scale: try contacts.number(value).scale)
    case .unbroken(let silence):
      guard silence >= 0, rollup.from != nil else { throw .malformed("unbroken") }
      return .day
    }
  }

  /// The different streams, in the order of the rollups, and each rollup with its own.
  private static func streams(
    _ planned: [PlannedRollup]
  ) -> ([Stream], [PlannedRollup]) {
    var streams: [Stream] = []
    var rollups: [PlannedRollup] = []
    for plan in planned {
      let rollup = plan.rollup
      let same = { (other: Rollup) in
        other.source == rollup.source && other.id == rollup.id && other.date == rollup.date
          && other.keep == rollup.keep
      }
      let users = planned.filter { same($0.rollup) }
      let index = rollups.firstIndex { same($0.rollup) }.map { rollups[$0].stream }
      if index == nil {
        streams.append(
          Stream(
            source: rollup.source, id: rollup.id, date: rollup.date, keep: rollup.keep,
            countedAt: users.map(\.level).min() ?? 0))
      }
      rollups.append(
        PlannedRollup(
          rollup: rollup, stream: index ?? streams.count - 1, level: plan.level, kind: plan.kind))
    }
    return (streams, rollups)
  }
}

extension RowSchema {
  /// Rows of these slots.
  init(source: String, slots: [Slot]) {
    self.source = source
    self.slots = slots
    fingerprinted = []
    isPlaced = false
  }
}

extension Evaluator {
  /// Throws unless the scalar is a day.
  func requireDay(_ scalar: Scalar) throws(QueryFault) {
    let kind = try compile(scalar).kind
    guard kind == .day else { throw wrong("day", kind) }
  }
}
