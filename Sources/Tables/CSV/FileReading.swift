// SPDX-License-Identifier: GPL-3.0-or-later

/// One file, read once by several workers. One of them at a time reads the next block; then it parses
/// it, and what it found is put together in the order of the file.
final class FileReading<Consumer: BatchConsumer> {
  typealias Worker = RowWorker<Consumer>

  /// What is wrong with the file.
  let log: ProblemLog
  private let blocks: BlockReader
  private let workers: [Worker]
  /// The number of this file's first block among those of the source.
  private let firstBlock: Int
  private let progress: ((_ bytes: Int, _ rows: Int) -> Void)?
  private let hashing: HashingQueue

  /// Held by who reads the next block.
  private let reading = Monitor()
  /// The first block, whose header has been read.
  private var first: TextBlock?
  private var failure: ProblemCause?

  /// Held by who puts results together.
  private let results = Monitor()
  private var waiting: [Int: Worker.Outcome] = [:]
  /// The line on which each block begins; then the one after the last.
  private(set) var lines: [Int] = []
  private(set) var rows = 0
  private(set) var blank = 0
  private(set) var bytes = 0

  /// The rows were read to their end, whatever is wrong with them.
  private(set) var isComplete = false

  init(
    _ blocks: BlockReader, workers: [Worker], firstBlock: Int, log: ProblemLog,
    digester: (any ByteDigester)?, progress: ((_ bytes: Int, _ rows: Int) -> Void)?
  ) {
    self.blocks = blocks
    self.workers = workers
    self.firstBlock = firstBlock
    self.log = log
    self.progress = progress
    hashing = HashingQueue(digester, blocks: workers.count, lateFrom: blocks.file?.lateStart) {
      blocks.makeBlock()
    }
    let hashing = hashing
    blocks.decodedBytes = { hashing.update($0) }
  }

  /// For each declared column the number of its field, or -1.
  var fieldOf: [Int] { workers[0].reader.fieldOf }

  /// The digest of the file, once it is read; in the making where a part of it is hashed later.
  /// - Parameter change: what to say if the file changes meanwhile.
  func digest(change: TableProblem) -> Provenance.File.Digest {
    guard let start = hashing.lateStart, let file = blocks.file, let digester = hashing.handOver()
    else { return .made(hashing.finalize()) }
    return .late(LateDigest(digester, of: file, part: start..<bytes, change: change))
  }

  /// Reads the file to its end; what is wrong goes to the log.
  func run(_ source: SourceDescription) {
    do throws(ProblemCause) {
      let block = hashing.take()
      let header = HeaderReader(source: source, form: blocks.form, log: log)
      let found = try header.read(block) { () throws(ProblemCause) in
        guard try blocks.next(into: block) else { return false }
        hashing.add(block)
        hashing.work()
        return true
      }
      guard let (layout, offset, line) = found else { return }
      block.start = offset
      lines = Array(repeating: line, count: block.number + 1)
      first = block
      // What is in one block needs one worker.
      for worker in block.isLast ? workers[..<1] : workers[...] {
        worker.open(layout, form: blocks.form)
      }
    } catch {
      log.add(error)
      return
    }
    let isSmall = first?.isLast == true
    Threads.run(isSmall ? 1 : workers.count) { self.work(self.workers[$0]) }
    if failure == nil, blocks.hasChanged { failure = .changed }
    if let failure { log.add(failure) }
    isComplete = failure == nil
  }

  private func work(_ worker: Worker) {
    while let block = next() {
      put(worker.read(block, number: firstBlock + block.number), block.bytesRead)
      hashing.release(block)
      hashing.work()
    }
  }

  private func next() -> TextBlock? {
    reading.locked {
      if let block = first {
        first = nil
        return block
      }
      guard failure == nil else { return nil }
      let block = hashing.take()
      do throws(ProblemCause) {
        if try blocks.next(into: block) {
          hashing.add(block)
          return block
        }
      } catch {
        failure = error
      }
      hashing.release(block)
      return nil
    }
  }

  /// Adds what was found in a block once all before it has been added.
  private func put(_ outcome: Worker.Outcome, _ bytes: Int) {
    results.locked {
      waiting[outcome.block - firstBlock] = outcome
      while let next = waiting.removeValue(forKey: lines.count - 1) {
        let line = lines[lines.count - 1]
        if let found = next.log { log.merge(found, below: line) }
        lines.append(line + next.lines)
        rows += next.rows
        blank += next.blank
      }
      self.bytes = max(self.bytes, bytes)
      progress?(self.bytes, rows)
    }
  }
}
