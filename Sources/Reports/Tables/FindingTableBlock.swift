// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings

extension Wording {
  /// A finding's table as a block.
  ///
  /// Headers are the phrases of the columns' names (a term `column.<id>` is preferred to `<id>`).
  /// Columns of numbers stand to the right; the numbers of a column share their decimals, unless an
  /// interval further on in the same row and unit sets them. Missing and withheld cells carry a
  /// mark, explained below the table; a column without any cell is left to the CSV file.
  /// - Parameters:
  ///   - table: the table.
  ///   - caption: what it shows.
  ///   - rowHeaders: whether the first column names its row.
  ///   - hiding: names of columns that the report leaves to the CSV file.
  ///   - notes: notes below the table.
  public func table(
    _ table: FindingTable, caption: [Inline], rowHeaders: Bool = true, hiding: [String] = [],
    notes: [[Inline]] = []
  ) -> Block.Table {
    let shown = table.columns.indices.filter { index in
      !hiding.contains(table.columns[index].id)
        && (table.rows.isEmpty || !table.rows.allSatisfy { $0[index] == .missing })
    }
    let columns = shown.map { index in
      let values = table.rows.map { $0[index] }
      return Block.Table.Column(header(table.columns[index].id), alignment(values))
    }
    let shared = table.columns.indices.map { column in
      sharedDecimals(table.rows.map { $0[column] })
    }
    let rows = table.rows.map { row in shown.map { cell(row, $0, shared) } }
    var notes = notes
    let cells = table.rows.flatMap { row in shown.map { row[$0] } }
    if cells.contains(where: \.holdsHidden) { notes.append(term("hidden.note")) }
    if cells.contains(where: \.holdsMissing) { notes.append(term("missing.note")) }
    return Block.Table(
      caption: caption, columns: columns, rows: rows, rowHeaders: rowHeaders, notes: notes)
  }

  private func header(_ id: String) -> [Inline] {
    vocabulary["column." + id] == nil ? term(id) : term("column." + id)
  }

  private func alignment(_ values: [Value]) -> Block.Table.Alignment {
    let isNumeric = values.allSatisfy { value in
      switch value {
      case .number, .count, .interval, .missing, .hidden: true
      case .term, .phrase, .text, .coded, .localized, .date, .period, .list: false
      }
    }
    return isNumeric && !values.isEmpty ? .trailing : .leading
  }

  /// Decimals that the numbers of a column share, by unit.
  private func sharedDecimals(_ column: [Value]) -> [Unit: Int] {
    var values: [Unit: [Double]] = [:]
    for case .number(let value, let unit) in column { values[unit, default: []].append(value) }
    return values.reduce(into: [:]) { $0[$1.key] = numbers.decimals(for: $1.value, $1.key) }
  }

  private func cell(_ row: [Value], _ column: Int, _ shared: [[Unit: Int]]) -> [Inline] {
    switch row[column] {
    case .missing: return term("missing.mark")
    case .hidden: return term("hidden.mark")
    case .number(let value, let unit):
      guard value.isFinite else { return term("missing.mark") }
      let places = intervalAfter(row, column, unit).map { numbers.decimals($0, unit, value: value) }
      return [
        .text(
          numbers.text(value, unit, decimals: places ?? shared[column][unit], style: .short))
      ]
    case .interval(let interval, let unit):
      let value = numberBefore(row, column, unit)
      let places = numbers.decimals(interval, unit, value: value)
      return [.text(numbers.interval(interval, unit, decimals: places, style: .short))]
    case .list(let values):
      return values.isEmpty ? term("missing.mark") : self.value(row[column], style: .short)
    case .count, .term, .phrase, .text, .coded, .localized, .date, .period:
      return self.value(row[column], style: .short)
    }
  }

  /// The interval that belongs to the number in a column: the next in its unit, before any other
  /// number in it.
  private func intervalAfter(_ row: [Value], _ column: Int, _ unit: Unit) -> Interval? {
    for value in row[(column + 1)...] {
      if case .interval(let interval, unit) = value { return interval }
      if case .number(_, unit) = value { return nil }
    }
    return nil
  }

  private func numberBefore(_ row: [Value], _ column: Int, _ unit: Unit) -> Double? {
    for value in row[..<column].reversed() {
      if case .number(let number, unit) = value { return number }
      if case .interval(_, unit) = value { return nil }
    }
    return nil
  }
}

extension Value {
  /// Whether it prints a mark for something withheld.
  var holdsHidden: Bool { self == .hidden }

  /// Whether it prints a mark for something missing.
  var holdsMissing: Bool {
    switch self {
    case .missing: true
    case .number(let value, _): !value.isFinite
    case .list(let values): values.isEmpty
    case .count, .term, .phrase, .text, .coded, .localized, .date, .period, .interval, .hidden:
      false
    }
  }
}
