// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates

/// The answer to a query: one row a group, sorted by key, with exact measures and the flow.
///
/// A group may hold one person: a table lives in memory and is never written as it is.
public struct SummaryTable: Sendable, Hashable {
  /// Number of groups.
  public let count: Int
  /// The key columns, in the query's order, each with one cell a group.
  public let keys: [KeyColumn]
  /// The measures, in the query's order, each with one number a group.
  public let measures: [MeasureColumn]
  /// How many rows went where.
  public let flow: Flow

  /// A table; every column must hold `count` cells.
  public init(count: Int, keys: [KeyColumn], measures: [MeasureColumn], flow: Flow) {
    precondition(keys.allSatisfy { $0.cells.count == count }, "a key column of another length")
    precondition(measures.allSatisfy { $0.units.count == count }, "a measure of another length")
    self.count = count
    self.keys = keys
    self.measures = measures
    self.flow = flow
  }

  /// The key column of that name.
  public func key(_ name: String) -> KeyColumn? { keys.first { $0.name == name } }

  /// The measure of that name.
  public func measure(_ name: String) -> MeasureColumn? { measures.first { $0.name == name } }

  /// The group with these key cells, in the order of `keys`.
  public func group(_ cells: [KeyCell]) -> Int? {
    guard cells.count == keys.count else { return nil }
    return (0..<count).first { row in
      zip(keys, cells).allSatisfy { $0.cells[row] == $1 }
    }
  }
}

/// What a value means.
public enum ValueKind: Sendable, Hashable, Codable {
  /// A number with that many decimals: stored as a whole number of 10^-scale.
  case number(scale: Int)
  /// A day, as days since 1970-01-01.
  case day
  /// A period, by its number in `CalendarStep`.
  case period(CalendarStep)
  /// 1 for true, 0 for false; where a number is needed it is one.
  case truth
  /// A text.
  case label
}

/// One key's values in every group.
public struct KeyColumn: Sendable, Hashable {
  /// Its name in the query.
  public let name: String
  /// What its cells mean.
  public let kind: ValueKind
  /// One cell a group.
  public let cells: [KeyCell]

  /// A column of keys.
  public init(name: String, kind: ValueKind, cells: [KeyCell]) {
    self.name = name
    self.kind = kind
    self.cells = cells
  }

  /// The text of a cell: the label, the day or period as it is written, the number with its
  /// decimals; nil where missing.
  public func text(_ group: Int) -> String? {
    switch (cells[group], kind) {
    case (.missing, _): nil
    case (.label(let label), _): label
    case (.number(let number), .day): CivilDate(day: Int32(clamping: number)).iso
    case (.number(let number), .period(let step)): step.label(Int(number))
    case (.number(let number), .truth): number == 0 ? "false" : "true"
    case (.number(let number), .number(let scale)):
      FixedPoint(units: Int128(number), scale: scale).text
    case (.number(let number), .label): String(number)
    }
  }
}

/// One cell of a key column.
public enum KeyCell: Sendable, Hashable, Comparable {
  /// A number, a day, a period's number or a truth value, as the column's kind says.
  case number(Int64)
  /// A label.
  case label(String)
  /// No value; sorts after all others.
  case missing

  /// Numbers by size, labels by their UTF-8 bytes, missing last: the same in every locale.
  public static func < (left: KeyCell, right: KeyCell) -> Bool {
    switch (left, right) {
    case (.number(let a), .number(let b)): a < b
    case (.label(let a), .label(let b)): a.utf8.lexicographicallyPrecedes(b.utf8)
    case (.missing, _): false
    case (_, .missing): true
    case (.number, .label): true
    case (.label, .number): false
    }
  }

  /// The same bytes: labels that only look alike are different labels.
  public static func == (left: KeyCell, right: KeyCell) -> Bool {
    switch (left, right) {
    case (.number(let a), .number(let b)): a == b
    case (.label(let a), .label(let b)): a.utf8.elementsEqual(b.utf8)
    case (.missing, .missing): true
    default: false
    }
  }

  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .number(let number): hasher.combine(number)
    case .label(let label): label.utf8.forEach { hasher.combine($0) }
    case .missing: hasher.combine(0 as UInt8)
    }
  }
}

/// One measure's exact values in every group.
public struct MeasureColumn: Sendable, Hashable {
  /// Its name in the query.
  public let name: String
  /// What its numbers mean: a count is a number of scale 0; least and greatest keep their kind.
  public let kind: ValueKind
  /// One whole number a group, in units of 10^-scale for numbers.
  public let units: [Int128]

  /// A column of measures.
  public init(name: String, kind: ValueKind, units: [Int128]) {
    self.name = name
    self.kind = kind
    self.units = units
  }

  /// Decimals of the numbers; 0 for days, periods and truth values.
  public var scale: Int { if case .number(let scale) = kind { scale } else { 0 } }

  /// The exact value in a group.
  public func exact(_ group: Int) -> FixedPoint { FixedPoint(units: units[group], scale: scale) }

  /// The value in a group, to the nearest double.
  public func double(_ group: Int) -> Double { exact(group).double }

  /// The values in all groups, each to the nearest double.
  public var doubles: [Double] { units.indices.map { double($0) } }
}
