// SPDX-License-Identifier: GPL-3.0-or-later

extension SQLChecks {
  /// What the lines of the checks say is wrong, with how many times, and the number of rows; nil if
  /// they are no answer.
  func read(_ answer: SQLAnswer) -> (rows: Int, problems: [TableProblem])? {
    let faults = TypedColumn.Fault.allCases
    let pairs = orderPairs
    let lines = answer.fields("c")
    guard lines.count == 1 else { return nil }
    let counts = lines[0].compactMap { Int($0) }
    guard lines[0].count == counts.count,
      counts.count == 1 + source.columns.count * faults.count + pairs.count
    else { return nil }
    let rows = counts[0]
    var problems: [TableProblem] = []
    func add(_ cause: ProblemCause, _ count: Int = 1) {
      problems.append(
        TableProblem(
          source: source.name, file: source.displayName, dialect: source.dialect, cause: cause,
          count: count, examples: []))
    }
    if rows == 0 { add(.noRows) }
    for (number, column) in source.columns.enumerated() {
      for (index, fault) in faults.enumerated() {
        let count = counts[1 + number * faults.count + index]
        if count > 0 { add(cause(fault, column, header: self.rows.headers[number]), count) }
      }
    }
    for (index, pair) in pairs.enumerated() {
      let count = counts[1 + source.columns.count * faults.count + index]
      if count > 0 { add(.order(first: pair.first, second: pair.second), count) }
    }
    for (number, rule) in source.expectations.enumerated() {
      guard let found = causes(rule, answer.fields("g\(number)"), rows: rows) else { return nil }
      for (cause, count) in found { add(cause, count) }
    }
    return (rows, problems)
  }

  private func cause(
    _ fault: TypedColumn.Fault, _ column: ColumnDescription, header: String
  ) -> ProblemCause {
    let name = column.name
    switch fault {
    case .missing: return .missingValue(column: name, header: header)
    case .low:
      return column.minimum.map { .belowMinimum(column: name, header: header, minimum: $0) }
        ?? .missingValue(column: name, header: header)
    case .high:
      return column.maximum.map { .aboveMaximum(column: name, header: header, maximum: $0) }
        ?? .missingValue(column: name, header: header)
    case .unreadable: break
    }
    switch column.type {
    case .date, .period, .instant: return .date(column: name, header: header, fault: .other)
    case .integer, .decimal, .money:
      return .number(column: name, header: header, fault: .other)
    case .boolean(let positive, let negative):
      return .boolean(column: name, header: header, positive: positive, negative: negative)
    case .category, .id, .text:
      return .label(column: name, header: header, allowed: column.values ?? [], nearest: nil)
    }
  }

  private func causes(
    _ rule: Expectation, _ lines: [[Substring]], rows: Int
  ) -> [(ProblemCause, Int)]? {
    switch rule {
    case .order: return []
    case .rows(let least, let most):
      let isWithin = rows >= least ?? 0 && rows <= most ?? .max
      return isWithin ? [] : [(.rowCount(found: rows, atLeast: least, atMost: most), 1)]
    case .unique(let names):
      guard lines.count == 1, lines[0].count == 1, let copies = Int(lines[0][0]) else { return nil }
      return copies > 0 ? [(.duplicateRow(columns: names), copies)] : []
    case .allValues(let name):
      let seen = lines.compactMap { $0.count == 1 ? SQLAnswer.label($0[0]) : nil }
      guard seen.count == lines.count, let values = source.column(name)?.values else { return nil }
      let bytes = Set(seen.map { Array($0.utf8) })
      let absent = values.filter { !bytes.contains(Array($0.utf8)) }
      return absent.isEmpty || rows == 0 ? [] : [(.absentValues(column: name, values: absent), 1)]
    case .noGaps(let name, let step):
      let present = lines.compactMap { $0.count == 1 ? Int($0[0]) : nil }
      guard present.count == lines.count, present.count <= SQLChecks.limit else { return nil }
      var ranges: [PeriodRange] = []
      var periods = 0
      let sorted = present.sorted()
      for (before, after) in zip(sorted, sorted.dropFirst()) where after > before + 1 {
        periods += after - before - 1
        if ranges.count < 10 { ranges.append(PeriodRange(from: before + 1, through: after - 1)) }
      }
      return periods == 0
        ? [] : [(.gaps(column: name, every: step, ranges: ranges, periods: periods), 1)]
    }
  }
}
