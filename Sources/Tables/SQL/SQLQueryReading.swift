// SPDX-License-Identifier: GPL-3.0-or-later

extension SQLQuery {
  /// Why an answer is no table.
  enum Refusal: Error {
    case cause(ProblemCause)
    case malformed
  }

  /// The table that the lines of the two statements make.
  func summary(
    _ table: [[Substring]], _ flow: [[Substring]], people: PeopleFlow? = nil
  ) throws(Refusal) -> SummaryTable {
    guard table.count <= query.maximumGroups else {
      throw .cause(.tooManyGroups(limit: query.maximumGroups))
    }
    var groups: [[KeyCell]: Int] = [:]
    var count = 0
    var cells = keys.map { _ in [KeyCell]() }
    var units = measures.map { _ in [Int128]() }
    for fields in table {
      guard fields.count == keys.count + measures.count else { throw .malformed }
      var group: [KeyCell] = []
      for (index, key) in keys.enumerated() {
        guard let cell = SQLAnswer.cell(fields[index], key.kind) else { throw .malformed }
        group.append(try checked(cell, key))
      }
      var values: [Int128] = []
      for (measure, field) in zip(measures, fields.dropFirst(keys.count)) {
        values.append(try value(measure, field))
      }
      if mayRepeat, let known = groups[group] {
        for (index, measure) in measures.enumerated() {
          guard let sum = measure.together(units[index][known], values[index]) else {
            throw .cause(.overflow(measure: measure.name))
          }
          units[index][known] = sum
        }
        continue
      }
      if mayRepeat { groups[group] = count }
      count += 1
      for index in keys.indices { cells[index].append(group[index]) }
      for index in measures.indices { units[index].append(values[index]) }
    }
    let order = SQLQuery.order(cells, count: count)
    return SummaryTable(
      count: count,
      keys: keys.indices.map { column in
        KeyColumn(
          name: keys[column].name, kind: keys[column].kind, cells: order.map { cells[column][$0] })
      },
      measures: measures.indices.map { index in
        MeasureColumn(
          name: measures[index].name, kind: measures[index].kind,
          units: order.map { units[index][$0] })
      }, flow: try self.flow(flow, people))
  }

  private func value(_ measure: SQLMeasure, _ field: Substring) throws(Refusal) -> Int128 {
    var isOverflow = false
    if let value = measure.read(field, isOverflow: &isOverflow), !isOverflow { return value }
    // More digits than fit: PostgreSQL's numbers have no end.
    let isNumber = field.drop { $0 == "-" }.allSatisfy { $0.isASCII && $0.isNumber }
    guard isOverflow || (isNumber && field.utf8.count > 30) else { throw .malformed }
    throw .cause(.overflow(measure: measure.name))
  }

  /// The cell, unless it names a person.
  private func checked(_ cell: KeyCell, _ key: Field) throws(Refusal) -> KeyCell {
    guard case .label(var label) = cell, let found = label.withUTF8(PersonalNumber.found) else {
      return cell
    }
    throw .cause(
      found == .fiscalCode ? .fiscalCode(header: key.name) : .healthCard(header: key.name))
  }

  private static func order(_ cells: [[KeyCell]], count: Int) -> [Int] {
    (0..<count).sorted { left, right in
      for column in cells where column[left] != column[right] {
        return column[left] < column[right]
      }
      return left < right
    }
  }

  private func flow(_ lines: [[Substring]], _ people: PeopleFlow?) throws(Refusal) -> Flow {
    guard lines.count <= flowLimit else {
      throw .cause(.tooManyGroups(limit: query.maximumGroups))
    }
    var counts: [[KeyCell]: [Int]] = [:]
    var losses = [Int](repeating: 0, count: (stages.count + 1) * (columnCount + 1))
    var rows = 0
    for fields in lines {
      guard fields.count == flowKeys.count + 2, let count = Int(fields[flowKeys.count + 1]) else {
        throw .malformed
      }
      var group: [KeyCell] = []
      for (index, key) in flowKeys.enumerated() {
        guard let cell = SQLAnswer.cell(fields[index], key.kind) else { throw .malformed }
        group.append(try checked(cell, key))
      }
      var passed = stages.count + 2
      if fields[flowKeys.count] != "-" {
        guard let code = Int(fields[flowKeys.count]), losses.indices.contains(code) else {
          throw .malformed
        }
        losses[code] += count
        passed = code / (columnCount + 1) + 1
      }
      rows += count
      var column = counts[group] ?? Array(repeating: 0, count: stages.count + 2)
      for index in 0..<passed { column[index] += count }
      counts[group] = column
    }
    guard counts.count <= query.maximumGroups else {
      throw .cause(.tooManyGroups(limit: query.maximumGroups))
    }
    return flow(rows: rows, counts, losses, people)
  }

  private func flow(
    rows: Int, _ counts: [[KeyCell]: [Int]], _ losses: [Int], _ people: PeopleFlow?
  ) -> Flow {
    let names = [Stage.rows] + query.stages.map(\.name) + [Stage.used]
    let groups = counts.keys.sorted { left, right in
      for (a, b) in zip(left, right) where a != b { return a < b }
      return false
    }
    let width = columnCount + 1
    let lost = losses.indices.filter { losses[$0] > 0 }.map { code in
      Loss(
        stage: names[code / width + 1],
        reason: code % width == columnCount
          ? .turnedAway : .missing(column: self.rows.columns[code % width].name),
        rows: losses[code])
    }
    return Flow(
      rows: people?.rows ?? rows, blank: 0, names: names,
      keys: flowKeys.indices.map { index in
        KeyColumn(
          name: flowKeys[index].name, kind: flowKeys[index].kind,
          cells: groups.map { $0[index] })
      }, counts: groups.compactMap { counts[$0] }, losses: lost, people: people)
  }
}
