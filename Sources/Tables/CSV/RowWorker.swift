// SPDX-License-Identifier: GPL-3.0-or-later

import CLoops

/// Reads blocks of rows for one thread: rows of the usual shape many at a time and column by column,
/// the others one by one with `RowReader`; the values go to a consumer.
final class RowWorker<Consumer: BatchConsumer> {
  /// What is known of a block once it is read.
  struct Outcome {
    let block: Int
    /// Line ends in it.
    let lines: Int
    let rows: Int
    let blank: Int
    /// What is wrong, at lines counted from the start of the block; nil for nothing.
    let log: ProblemLog?
  }

  /// Rows listed at once: few enough that their bytes and marks stay in the first cache.
  private let rowsAtOnce = 512

  let source: SourceDescription
  let schema: RowSchema
  let consumer: Consumer
  let rules: RuleChecker
  let reader: RowReader
  let batch: BatchBuffer
  private let marks: UnsafeMutablePointer<UInt32>
  private let marksCapacity: Int
  /// For each row of a run, whether it needs the exact reader.
  let unusual: UnsafeMutablePointer<UInt8>
  /// The slots whose cells are also given as fingerprints.
  let fingerprinted: [Int]

  private var fillers: [ColumnFiller?] = []
  private var form = TextDecoder.Form.utf8
  private var text = UnsafePointer<UInt8>(bitPattern: 1).unsafelyUnwrapped
  var line = 0
  var isSuspicious = false
  /// Something was wrong: what is counted will not be asked for.
  var hasProblems = false

  init(
    _ source: SourceDescription, schema: RowSchema, consumer: Consumer, rules: RuleChecker
  ) {
    self.source = source
    self.schema = schema
    self.consumer = consumer
    self.rules = rules
    reader = RowReader(source, rules: rules)
    batch = BatchBuffer(columns: schema.width)
    fingerprinted = schema.slots.indices.filter {
      schema.fingerprinted.contains(schema.slots[$0].name)
    }
    marksCapacity = 2 * source.limits.fields + 8192
    marks = .allocate(capacity: marksCapacity + 65)
    unusual = .allocate(capacity: rowsAtOnce + 64)
  }

  deinit {
    marks.deallocate()
    unusual.deallocate()
  }

  /// Turns to a file whose headers are known.
  func open(_ layout: HeaderLayout, form: TextDecoder.Form) {
    self.form = form
    reader.open(layout, schema: schema)
    fillers = zip(reader.columns, reader.fieldOf).map { column, field in
      column.map { ColumnFiller($0, field: field) }
    }
  }

  /// Reads all rows of a block; `number` is its number among the blocks of the source.
  func read(_ block: TextBlock, number: Int) -> Outcome {
    block.decode(form)
    (text, isSuspicious) = (UnsafePointer(block.text), block.isSuspicious)
    (reader.block, reader.rows, reader.blank, line) = (number, 0, 0, 0)
    reader.records.open(text, end: block.end, isCut: block.isCut)
    var position = block.start
    if block.isCut || isSuspicious {
      while position < block.end { position = readRow(at: position) }
    } else {
      while position < block.end { position = readRows(of: block, from: position) }
    }
    var log: ProblemLog?
    if !reader.log.isEmpty {
      hasProblems = true
      log = reader.log
      reader.log = ProblemLog(source)
    }
    return Outcome(block: number, lines: line, rows: reader.rows, blank: reader.blank, log: log)
  }

  /// Hands over the rows that still wait.
  func finish() { flush() }

  // MARK: Many rows

  /// Reads some rows; the offset of the next.
  private func readRows(of block: TextBlock, from position: Int) -> Int {
    var end = block.end
    if block.isLast, !isLineEnd(end - 1) {
      // The last line of the file may lack its end.
      block.text[end] = 0x0A
      end += 1
    }
    if batch.count + rowsAtOnce + 64 > Batch.capacity { flush() }
    marks[0] = UInt32(truncatingIfNeeded: position - 1)
    let listing = cloops_marks(
      text, position, end, source.dialect.separator, marks + 1, UInt32(marksCapacity - 64),
      UInt32(rowsAtOnce))
    let rows = Int(listing.rows)
    guard rows > 0 else { return readRow(at: position) }
    let fields = reader.headers.count
    if areRegular(rows, fields, Int(listing.marks)) {
      readRun(of: rows, at: 0, fields, quoted: listing.quoted != 0)
      return Int(marks[rows * fields]) + 1
    }
    return readMixed(rows, fields, quoted: listing.quoted != 0)
  }

  private func isLineEnd(_ offset: Int) -> Bool { text[offset] == 0x0A || text[offset] == 0x0D }

  /// Whether each of the rows has that many fields: then, and only then, a line end stands at every
  /// such mark, since there are no more line ends than rows.
  private func areRegular(_ rows: Int, _ fields: Int, _ count: Int) -> Bool {
    guard rows * fields <= count else { return false }
    var mark = fields
    for _ in 0..<rows {
      guard isLineEnd(Int(marks[mark])) else { return false }
      mark += fields
    }
    return true
  }

  /// Reads rows of which some have more or fewer fields; the offset of the next.
  private func readMixed(_ rows: Int, _ fields: Int, quoted: Bool) -> Int {
    /// Where the run of regular rows that waits begins, and how many it has.
    var first = 0
    var waiting = 0
    var mark = 0
    for _ in 0..<rows {
      let start = mark
      repeat { mark += 1 } while !isLineEnd(Int(marks[mark]))
      if mark - start == fields {
        if waiting == 0 { first = start }
        waiting += 1
      } else {
        readRun(of: waiting, at: first, fields, quoted: quoted)
        waiting = 0
        _ = readRow(at: Int(marks[start] &+ 1))
      }
    }
    readRun(of: waiting, at: first, fields, quoted: quoted)
    return Int(marks[mark]) + 1
  }

  /// Reads rows of the usual shape, beginning after a mark.
  private func readRun(of count: Int, at mark: Int, _ fields: Int, quoted: Bool) {
    guard count > 0 else { return }
    let run = FieldRun(
      text: text, marks: marks + mark, fields: fields, count: count, quoted: quoted)
    let base = batch.count
    unusual.update(repeating: 0, count: count)
    var any = run.markUnusual(unusual, fieldBytes: source.limits.fieldBytes)
    for (slot, filler) in fillers.enumerated() {
      let values = batch.column(slot) + base
      if let filler {
        any = filler.fill(run, into: values, unusual: unusual) || any
      } else {
        values.update(repeating: missingValue, count: count)
      }
    }
    fingerprint(run, base)
    if let places = schema.places {
      for row in 0..<count {
        batch.column(places)[base + row] =
          RowPlace(block: reader.block, line: line + row).number
      }
    }
    if !rules.isEmpty { any = markDecreasing(count, base) || any }
    if any {
      readUnusual(run, base)
    } else {
      reader.rows += count
      if rules.isEmpty { line += count } else { checkRules(run, base) }
      batch.count = base + count
    }
  }
}
