// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates

/// Rows in memory as a source: for tests of methods, and for tables that a study file itself holds.
public struct RowSource: Source {
  /// The name that queries ask for.
  public let name: String
  /// The columns; only their names and types matter.
  public let columns: [ColumnDescription]
  /// One cell a column in each row.
  public let rows: [[RowCell]]

  /// Rows under columns; every row must have one cell a column, of the column's type.
  public init(name: String, columns: [ColumnDescription], rows: [[RowCell]]) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }

  /// Answers all queries over the rows. Throws for a query that does not fit, and
  /// `.malformed("row …")` for a row that does not.
  public func answer(_ queries: [SummaryQuery]) async throws(TableFailure) -> Answer {
    try await RowSources([self]).answer(queries)
  }

  /// The rows' schema.
  var schema: RowSchema {
    RowSchema(source: name, columns: columns, labelled: Set(columns.map(\.name)))
  }

  /// Hands all rows, in their order, to consumers that were made with the schema.
  func read(_ schema: RowSchema, into consumers: [any BatchConsumer]) throws(QueryFault) {
    let buffer = BatchBuffer(columns: columns.count)
    for (number, row) in rows.enumerated() {
      buffer.append(try typed(row, number, schema))
      if buffer.isFull || number == rows.count - 1 {
        consumers.forEach { $0.add(buffer.batch) }
        buffer.clear()
      }
    }
  }

  private func typed(
    _ row: [RowCell], _ number: Int, _ schema: RowSchema
  ) throws(QueryFault) -> [Int64] {
    guard row.count == columns.count else { throw .malformed("row \(number + 1)") }
    var units: [Int64] = []
    for (cell, slot) in zip(row, schema.slots) {
      guard let value = cell.units(slot) else { throw .malformed("row \(number + 1)") }
      units.append(value)
    }
    return units
  }
}

/// A cell of a row in memory.
public enum RowCell: Sendable, Hashable {
  /// No value.
  case missing
  /// A number, exactly; or, in a column of periods, a period's number.
  case number(FixedPoint)
  /// A day.
  case day(CivilDate)
  /// True or false.
  case truth(Bool)
  /// A label.
  case label(String)

  fileprivate func units(_ slot: RowSchema.Slot) -> Int64? {
    switch (self, slot.kind) {
    case (.missing, _): return missingValue
    case (.number(let number), .number(let scale)):
      // Equal rounded up and down means exact; the ends of the range are refused as too large.
      let bound = Bound.number(number)
      let units = bound.units(of: slot.kind, up: true)
      let isExact = units == bound.units(of: slot.kind, up: false)
      return isExact && (units?.magnitude ?? 0) < PowersOfTen.integer(18) && scale <= 18
        ? units : nil
    case (.number(let number), .period) where number.scale == 0:
      return Int64(exactly: number.units)
    case (.day(let date), .day): return Int64(date.day)
    case (.day(let date), .period(let step)): return Int64(step.index(of: date))
    case (.truth(let truth), .truth): return truth ? 1 : 0
    case (.label(let label), .label): return slot.labels.map { Int64($0.code(of: label)) }
    default: return nil
    }
  }
}

extension RowCell: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral,
  ExpressibleByNilLiteral, ExpressibleByBooleanLiteral
{
  /// A whole number.
  public init(integerLiteral value: Int64) {
    self = .number(FixedPoint(units: Int128(value), scale: 0))
  }

  /// A label.
  public init(stringLiteral value: String) { self = .label(value) }

  /// A missing cell.
  public init(nilLiteral: ()) { self = .missing }

  /// True or false.
  public init(booleanLiteral value: Bool) { self = .truth(value) }
}
