// SPDX-License-Identifier: GPL-3.0-or-later

@testable import Tables

/// A plain query over columns, and its answer from the slow reader's rows.
struct HostileQuery {
  var keys: [String] = []
  var flowKeys: [String] = []
  var sums: [String] = []
  /// Columns whose least and greatest values are asked for.
  var extremes: [String] = []
  var maximumGroups = 1_000

  var query: SummaryQuery {
    SummaryQuery(
      .rows(source: "data"), keys: keys.map { .column($0) },
      measures: [.rows] + sums.map { .sum("sum \($0)", .column($0)) }
        + extremes.flatMap { column in
          [
            Measure("least \(column)", .least(.column(column))),
            Measure("greatest \(column)", .greatest(.column(column))),
          ]
        },
      flowKeys: flowKeys.map { .column($0) }, maximumGroups: maximumGroups)
  }

  private struct Group {
    let cells: [KeyCell]
    var rows: [HostileReader.Row] = []
  }

  /// The answer; nil where there are more groups than the query allows.
  func table(_ reader: HostileReader) -> SummaryTable? {
    let needed = sums + extremes
    let used = reader.rows.filter { row in
      needed.allSatisfy { cell(row, $0, reader) != .missing }
    }
    let groups = grouped(used, keys, reader)
    let flow = grouped(reader.rows, flowKeys, reader)
    guard groups.count <= maximumGroups, flow.count <= maximumGroups else { return nil }
    return SummaryTable(
      count: groups.count, keys: columns(keys, groups, reader),
      measures: measures(groups, reader),
      flow: Flow(
        rows: reader.count, blank: reader.blank, names: ["rows", "used"],
        keys: columns(flowKeys, flow, reader),
        counts: flow.map { group in
          [
            group.rows.count,
            group.rows.count { row in needed.allSatisfy { cell(row, $0, reader) != .missing } },
          ]
        }, losses: losses(needed, reader)))
  }

  private func losses(_ needed: [String], _ reader: HostileReader) -> [Loss] {
    reader.source.columns.compactMap { column in
      let rows = reader.rows.count { row in
        needed.first { cell(row, $0, reader) == .missing } == column.name
      }
      return rows == 0
        ? nil : Loss(stage: "used", reason: .missing(column: column.name), rows: rows)
    }
  }

  private func measures(_ groups: [Group], _ reader: HostileReader) -> [MeasureColumn] {
    let values = { (group: Group, column: String) in
      group.rows.map { row -> Int128 in
        if case .number(let value) = self.cell(row, column, reader) { value } else { 0 }
      }
    }
    let kind = { (name: String) in
      reader.source.columns.first { $0.name == name }?.type.kind ?? .label
    }
    return [
      MeasureColumn(
        name: "rows", kind: .number(scale: 0), units: groups.map { Int128($0.rows.count) })
    ]
      + sums.map { column in
        MeasureColumn(
          name: "sum \(column)", kind: .number(scale: kind(column).decimals ?? 0),
          units: groups.map { values($0, column).reduce(0, +) })
      }
      + extremes.flatMap { column in
        [
          MeasureColumn(
            name: "least \(column)", kind: kind(column),
            units: groups.map { values($0, column).min() ?? 0 }),
          MeasureColumn(
            name: "greatest \(column)", kind: kind(column),
            units: groups.map { values($0, column).max() ?? 0 }),
        ]
      }
  }

  // MARK: Groups

  private func cell(_ row: HostileReader.Row, _ name: String, _ reader: HostileReader)
    -> HostileCell
  {
    reader.source.columns.firstIndex { $0.name == name }.map { row.cells[$0] } ?? .missing
  }

  private func grouped(
    _ rows: [HostileReader.Row], _ names: [String], _ reader: HostileReader
  ) -> [Group] {
    var groups: [Group] = []
    for row in rows {
      let cells = names.map { name -> KeyCell in
        switch cell(row, name, reader) {
        case .number(let value): .number(Int64(value))
        case .label(let bytes): .label(String(decoding: bytes, as: UTF8.self))
        case .missing, .wrong: .missing
        }
      }
      if let index = groups.firstIndex(where: { $0.cells == cells }) {
        groups[index].rows.append(row)
      } else {
        groups.append(Group(cells: cells, rows: [row]))
      }
    }
    return groups.sorted { $0.cells.lexicographicallyPrecedes($1.cells) }
  }

  private func columns(
    _ names: [String], _ groups: [Group], _ reader: HostileReader
  ) -> [KeyColumn] {
    names.enumerated().map { number, name in
      KeyColumn(
        name: name,
        kind: reader.source.columns.first { $0.name == name }?.type.kind ?? .label,
        cells: groups.map { $0.cells[number] })
    }
  }
}
