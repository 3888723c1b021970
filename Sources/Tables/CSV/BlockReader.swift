// SPDX-License-Identifier: GPL-3.0-or-later

import CLoops

/// Reads a file in blocks of whole rows. The work is kept small, because one thread at a time does
/// it: to find where the last row ends, and in UTF-16 to decode.
///
/// Where blocks end follows from the file alone. Nothing that is found in the rows depends on it.
final class BlockReader {
  /// How much is read at once: it should stay in a core's second cache until it has been parsed.
  static let standardBytes = 262_144

  /// The beginning of a file, by which its kind is told.
  private static let beginningBytes = 4096

  private let reader: any ByteReader
  private let separator: UInt8
  private let blockBytes: Int
  private let rowBytes: Int
  private var decoder: TextDecoder?
  private let encoding: TextEncoding
  /// Bytes read and not yet handed out: the beginning of the file, looked at first.
  private var ahead: ArraySlice<UInt8> = []
  /// The mark to pass over.
  private var mark = 0
  /// The beginning of a row whose end is in the next block.
  private var tail: [UInt8] = []
  /// UTF-16 read and not yet decoded.
  private var undecoded: [UInt8] = []
  private var isFinished = false
  private var blocks = 0

  /// Bytes read so far.
  private(set) var bytesRead = 0
  /// Takes bytes that no block holds as they stand in the file.
  var decodedBytes: ((UnsafeRawBufferPointer) -> Void)?
  /// How the bytes are to be taken.
  let form: TextDecoder.Form

  /// Reads the beginning of a file and checks that it is text of the declared encoding.
  init(
    _ reader: any ByteReader, source: SourceDescription, blockBytes: Int
  ) throws(ProblemCause) {
    self.reader = reader
    separator = source.dialect.separator
    encoding = source.dialect.encoding
    rowBytes = source.limits.recordBytes
    // No longer than a row may be: then only the first row of a block can be too long.
    self.blockBytes = max(1, min(blockBytes, rowBytes))
    let beginning = UnsafeMutableRawBufferPointer.allocate(
      byteCount: BlockReader.beginningBytes, alignment: 16)
    defer { beginning.deallocate() }
    let count = try BlockReader.fill(beginning, from: reader)
    ahead = Array(beginning[..<count])[...]
    if let format = FileBeginning.format(ahead) { throw .otherFormat(format) }
    (form, mark) = try FileBeginning.form(ahead, declared: encoding)
    if form == .utf16LittleEndian || form == .utf16BigEndian { decoder = TextDecoder(form) }
  }

  /// The file whose bytes blocks hold as they stand in it; nil for one that is decoded first, and
  /// for bytes that are in no file.
  var file: FileReader? { decoder == nil ? reader as? FileReader : nil }

  /// The file was written to since it was opened.
  var hasChanged: Bool { (reader as? FileReader)?.isUnchanged == false }

  /// A block to read into.
  func makeBlock() -> TextBlock { TextBlock(capacity: 3 * blockBytes) }

  /// Reads the next rows; false at the end of the file.
  func next(into block: TextBlock) throws(ProblemCause) -> Bool {
    guard !isFinished else { return false }
    block.reserve(tail.count + 3 * blockBytes, keeping: 0)
    tail.withUnsafeBufferPointer { tail in
      if let base = tail.baseAddress { block.bytes.update(from: base, count: tail.count) }
    }
    var count = tail.count
    (block.isLast, block.isCut, block.isSuspicious) = (false, false, false)
    block.raw = count..<count
    var (start, end) = (0, 0)
    while end <= start, !isFinished {
      block.reserve(count + 3 * blockBytes, keeping: count)
      let isLast = try read(into: block, at: &count)
      if blocks == 0, decoder == nil { start = min(mark, count) }
      guard count > start || isLast else { continue }
      block.survey = cloops_survey(block.bytes + start, count - start)
      if count - start > rowBytes,
        cloops_row_end(block.bytes, start, start + rowBytes, separator) == 0
      {
        block.isCut = true
        end = start + rowBytes + 1
        isFinished = true
      } else if isLast {
        end = count
        block.isLast = true
        isFinished = true
      } else {
        end = cloops_last_row_end(block.bytes, start, count, separator, block.survey)
      }
    }
    tail.removeAll(keepingCapacity: true)
    if !isFinished {
      let rest = UnsafeBufferPointer(start: block.bytes + end, count: count - end)
      tail.append(contentsOf: rest)
    }
    block.fill(start..<end)
    block.number = blocks
    block.bytesRead = bytesRead
    blocks += 1
    return end > start
  }

  /// Reads at most `blockBytes` more; true if the file ends with them.
  private func read(into block: TextBlock, at count: inout Int) throws(ProblemCause) -> Bool {
    guard decoder == nil else { return try decode(into: block, at: &count) }
    let more = try fill(
      UnsafeMutableRawBufferPointer(start: block.bytes + count, count: blockBytes))
    count += more
    block.raw = block.raw.lowerBound..<count
    return more < blockBytes
  }

  private func decode(into block: TextBlock, at count: inout Int) throws(ProblemCause) -> Bool {
    guard var decoder else { return true }
    let fresh = UnsafeMutableRawBufferPointer.allocate(byteCount: blockBytes, alignment: 16)
    defer { fresh.deallocate() }
    let more = try fill(fresh)
    let read = UnsafeRawBufferPointer(rebasing: fresh[..<more])
    decodedBytes?(read)
    undecoded.append(contentsOf: read)
    let isLast = more < blockBytes
    let target = block.bytes + count
    let (consumed, produced) = undecoded.withUnsafeBytes { bytes in
      let skipped = min(mark, bytes.count)
      mark -= skipped
      let rest = UnsafeRawBufferPointer(rebasing: bytes[skipped...])
      let (consumed, produced) = decoder.decode(rest, last: isLast, into: target)
      return (skipped + consumed, produced)
    }
    undecoded.removeFirst(consumed)
    self.decoder = decoder
    block.isSuspicious = decoder.suspicious
    count += produced
    return isLast
  }

  /// Fills the buffer, but for the end of the file.
  private func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(ProblemCause) -> Int {
    let first = min(ahead.count, buffer.count)
    ahead.withUnsafeBytes { bytes in
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<first]))
    }
    ahead = ahead.dropFirst(first)
    let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[first...])
    let count = first + (try BlockReader.fill(rest, from: reader))
    bytesRead += count
    return count
  }

  private static func fill(
    _ buffer: UnsafeMutableRawBufferPointer, from reader: any ByteReader
  ) throws(ProblemCause) -> Int {
    var count = 0
    while count < buffer.count {
      let more = try reader.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
      guard more > 0 else { break }
      count += more
    }
    return count
  }
}
