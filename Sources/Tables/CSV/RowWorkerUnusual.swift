// SPDX-License-Identifier: GPL-3.0-or-later

extension RowWorker {
  /// Reads the row that begins at an offset with the exact reader; the offset of the next.
  func readRow(at position: Int) -> Int {
    if batch.count == Batch.capacity { flush() }
    if reader.read(at: position, line: line, isSuspicious: isSuspicious) {
      keepRow(at: batch.count)
      batch.count += 1
    }
    line = reader.records.nextLine
    return reader.records.next
  }

  /// Goes through a run in which some rows need the exact reader, in their order.
  func readUnusual(_ run: FieldRun, _ base: Int) {
    var kept = base
    for row in 0..<run.count {
      if unusual[row] == 0 {
        reader.rows += 1
        if !rules.isEmpty { checkRules(run, row, base + row) }
        move(base + row, to: kept)
        kept += 1
      } else if reader.read(at: run.start(row), line: line, isSuspicious: false) {
        keepRow(at: kept)
        kept += 1
      }
      line += 1
    }
    batch.count = kept
  }

  /// Hands the batch to the consumer, unless there will be no answer.
  func flush() {
    if batch.count > 0, !hasProblems { consumer.add(batch.batch) }
    batch.clear()
  }

  private func move(_ from: Int, to: Int) {
    guard from != to else { return }
    for column in 0..<schema.width { batch.column(column)[to] = batch.column(column)[from] }
  }

  /// Puts the row that the exact reader has read into the batch.
  private func keepRow(at row: Int) {
    if let places = schema.places {
      batch.column(places)[row] = RowPlace(block: reader.block, line: line).number
    }
    for slot in schema.slots.indices { batch.column(slot)[row] = reader.slots[slot] }
    for (index, slot) in fingerprinted.enumerated() {
      var fingerprint = Fingerprint()
      let field = reader.fieldOf[slot]
      if field >= 0 {
        reader.records.withBytes(reader.records.fields[field]) { fingerprint.add($0) }
      }
      keep(fingerprint, index, row, isMissing: reader.slots[slot] == missingValue)
    }
  }

  private func keep(_ fingerprint: Fingerprint, _ index: Int, _ row: Int, isMissing: Bool) {
    let column = schema.slots.count + 2 * index
    let (low, high) = isMissing ? (missingValue, missingValue) : fingerprint.numbers
    batch.column(column)[row] = low
    batch.column(column + 1)[row] = high
  }

  /// Puts the fingerprints of a run's cells into the batch.
  func fingerprint(_ run: FieldRun, _ base: Int) {
    for (index, slot) in fingerprinted.enumerated() {
      let field = reader.fieldOf[slot]
      let values = batch.column(slot) + base
      for row in 0..<run.count {
        var fingerprint = Fingerprint()
        if field >= 0 { fingerprint.add(run.cell(row, field)) }
        keep(fingerprint, index, base + row, isMissing: values[row] == missingValue)
      }
    }
  }

  // MARK: Rules

  /// Marks the rows of a run that break a rule of order; whether there are any.
  func markDecreasing(_ count: Int, _ base: Int) -> Bool {
    guard rules.hasOrder else { return false }
    var any = false
    for row in 0..<count {
      rules.decreasing({ batch.column($0)[base + row] }) { _, _ in
        unusual[row] = 1
        any = true
      }
    }
    return any
  }

  /// Shows the rows of a run to the rules, where none needs the exact reader.
  func checkRules(_ run: FieldRun, _ base: Int) {
    for row in 0..<run.count {
      checkRules(run, row, base + row)
      line += 1
    }
  }

  private func checkRules(_ run: FieldRun, _ row: Int, _ place: Int) {
    rules.see { batch.column($0)[place] }
    guard rules.hasUnique else { return }
    rules.remember(
      RowPlace(block: reader.block, line: line), { batch.column($0)[place] }
    ) { column, body in
      let field = reader.fieldOf[column]
      guard field >= 0 else { return false }
      body(run.cell(row, field))
      return true
    }
  }
}
