// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

@testable import Tables

/// A generated file, what is declared of it and what is asked of it; the same for the same seed.
struct HostileCase {
  private(set) var description: SourceDescription
  private(set) var query = HostileQuery()
  private(set) var bytes: [UInt8] = []
  /// Whether the file is as declared.
  let isFair: Bool
  /// How many bytes the engine is given at a time.
  let window: Int

  init(_ seed: UInt64) {
    var dice = HostileDice(seed)
    window = dice.pick([1, 2, 3, 5, 16, 64, 4_096, .max])
    // Half of the files are as declared, so that there is a table to compare.
    isFair = dice.chance(1, 2)
    let dialect = HostileCase.dialect(&dice)
    var columns: [ColumnDescription] = []
    for name in "abcde".prefix(dice.number(1...5)) {
      columns.append(HostileCase.column(String(name), &dice))
    }
    description = source(
      columns, dialect: dialect,
      missing: dice.pick([[""], ["", "n.d."], ["-", "NA", ".."]]),
      holds: dice.pick([.public, .aggregates, .pseudonymised]))
    let sound = description.expectations
    if dice.chance(1, isFair ? 8 : 3) {
      description.expectations = HostileCase.expectations(columns, &dice)
    }
    if !description.faults.isEmpty { description.expectations = sound }
    if !isFair, dice.chance(1, 8) {
      description.limits.fieldBytes = 24
      description.limits.fields = 6
      description.limits.recordBytes = dice.pick([60, 80, 1_048_576])
    }
    query = HostileCase.query(columns, &dice)
    let text = HostileFile(description, isFair: isFair).text(&dice)
    bytes = HostileBytes.encode(text, dialect.encoding, &dice)
    if !isFair { HostileBytes.damage(&bytes, &dice) }
  }

  private static func dialect(_ dice: inout HostileDice) -> Dialect {
    let decimal = dice.pick(DecimalMark.allCases)
    return Dialect(
      separator: dice.pick([0x2C, 0x3B, 0x09, 0x7C, 0x7E]), decimal: decimal,
      thousands: dice.pick([.none, decimal == .comma ? .point : .comma, .apostrophe, .space]),
      dates: dice.pick(DateFormat.allCases),
      encoding: dice.pick([.utf8, .utf8, .windows1252, .utf16]))
  }

  private static let types: [ColumnType] = [
    .date, .month, .period(.week), .period(.quarter), .period(.year), .instant(.rome),
    .instant(.offset(minutes: -90)), .integer, .integer, .decimal(scale: 3), .decimal(scale: 18),
    .decimal(scale: 0), .money, .boolean, .boolean(positive: ["S", "Sì"], negative: ["N"]),
    .category, .category, .id, .text,
  ]

  private static func column(_ name: String, _ dice: inout HostileDice) -> ColumnDescription {
    var column = ColumnDescription(name: name, type: dice.pick(types), optional: dice.chance(1, 2))
    if dice.chance(1, 4) {
      column.headers = dice.pick([
        ["Età \(name)"], [name, "\(name) old"], ["n° \"\(name)\""], ["due\nrighe \(name)"],
        ["\(name);,|\t."],
      ])
    }
    let isBounded = dice.chance(1, 8)
    switch column.type.kind {
    case .label:
      if dice.chance(1, 3) { column.values = ["Nord", "Sud", "Valle d’Aosta", "totale"] }
    case .number(let scale) where isBounded:
      column.minimum = .number(FixedPoint(units: -500, scale: min(scale, 2)))
      column.maximum = .number(FixedPoint(units: 1_234_567, scale: 1))
    case .day where isBounded, .period where isBounded:
      column.minimum = .date(day("1999-12-31"))
      column.maximum = .date(day("2024-06-15"))
    default: break
    }
    return column
  }

  private static func expectations(
    _ columns: [ColumnDescription], _ dice: inout HostileDice
  ) -> [Tables.Expectation] {
    var rules: [Tables.Expectation] = []
    for column in columns where dice.chance(1, 2) {
      switch column.type.kind {
      case .day: rules.append(.noGaps(column: column.name, every: dice.pick([.year, .month])))
      case .period(let step): rules.append(.noGaps(column: column.name, every: step))
      case .label where column.values != nil: rules.append(.allValues(column: column.name))
      default: break
      }
    }
    for kind in Set(columns.map { $0.type.kind.decimals == nil ? $0.type.kind : .number(scale: 0) })
      .sorted(by: { "\($0)" < "\($1)" })
    {
      let alike = columns.filter {
        $0.type.kind == kind || (kind.decimals != nil && $0.type.kind.decimals != nil)
      }
      if alike.count > 1, kind != .label { rules.append(.order(alike.map(\.name))) }
    }
    if dice.chance(1, 2) { rules.append(.unique(columns.prefix(2).map(\.name))) }
    if dice.chance(1, 4) { rules.append(.rows(atLeast: 2, atMost: dice.pick([nil, 6]))) }
    return rules
  }

  private static func query(
    _ columns: [ColumnDescription], _ dice: inout HostileDice
  ) -> HostileQuery {
    var query = HostileQuery()
    for column in columns {
      if dice.chance(1, 2) { query.keys.append(column.name) }
      if dice.chance(1, 5) { query.flowKeys.append(column.name) }
      switch column.type.kind {
      case .number, .truth: if dice.chance(1, 3) { query.sums.append(column.name) }
      case .day, .period: if dice.chance(1, 3) { query.extremes.append(column.name) }
      case .label: break
      }
    }
    if dice.chance(1, 20) { query.maximumGroups = 3 }
    return query
  }
}

/// Chance, from a seed.
struct HostileDice {
  private var random: SplitMix
  init(_ seed: UInt64) { random = SplitMix(seed: seed) }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  mutating func chance(_ times: Int, _ of: Int) -> Bool { number(1...of) <= times }
  mutating func pick<Element>(_ from: [Element]) -> Element { from[number(0...from.count - 1)] }
}
