// SPDX-License-Identifier: GPL-3.0-or-later

import CLoops

/// Whole rows of a file, in memory. Blocks are numbered in file order, and the next one begins where
/// this one ends.
final class TextBlock {
  /// Bytes that scans may read after the text.
  static let padding = 128

  /// The bytes as they were read (of UTF-16, decoded).
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// Room for a text that had to be decoded.
  private var room: UnsafeMutableBufferPointer<UInt8>?
  private var isDecoded = false

  /// Place among the blocks of the file.
  var number = 0
  /// Where the rows begin and end: in `bytes`, and once decoded in `text`.
  var start = 0
  var end = 0
  /// The bytes as they stand in the file that are new in this block; empty where it is decoded.
  var raw = 0..<0
  /// Bytes of the file up to the end of what was read for this block.
  var bytesRead = 0
  /// What `cloops_survey` says of the rows, and of the beginning of the next that was read with them.
  var survey: UInt32 = 0
  /// Rows must be looked through for what could not be decoded, and for signs of garbling.
  var isSuspicious = false
  /// The file ends with this block.
  var isLast = false
  /// There is one row, cut because it is longer than rows may be; the reading ends with it.
  var isCut = false
  /// Parsing and hashing that are yet to be done before it is used again.
  var uses = 0

  init(capacity: Int) {
    self.capacity = capacity
    bytes = .allocate(capacity: capacity + TextBlock.padding)
  }

  deinit {
    bytes.deallocate()
    room?.deallocate()
  }

  /// The rows in UTF-8, once decoded.
  var text: UnsafeMutablePointer<UInt8> { isDecoded ? room?.baseAddress ?? bytes : bytes }

  /// Takes the rows that were read into `bytes`.
  func fill(_ rows: Range<Int>) {
    (start, end, isDecoded) = (rows.lowerBound, rows.upperBound, false)
  }

  /// Brings the rows to UTF-8, which they mostly are already.
  func decode(_ form: TextDecoder.Form) {
    guard !isDecoded else { return }
    if survey & UInt32(cloops_has_nul) != 0 { isSuspicious = true }
    guard survey & UInt32(cloops_has_high) != 0, form == .utf8 || form == .windows1252 else {
      return
    }
    let input = UnsafeRawBufferPointer(start: bytes + start, count: end - start)
    let wanted = 3 * input.count + TextBlock.padding
    let target: UnsafeMutableBufferPointer<UInt8>
    if let room, room.count >= wanted {
      target = room
    } else {
      room?.deallocate()
      target = .allocate(capacity: wanted)
      room = target
    }
    guard let base = target.baseAddress else { return }
    var decoder = TextDecoder(form)
    let (_, produced) = decoder.decode(input, last: true, into: base)
    if decoder.suspicious { isSuspicious = true }
    (start, end, isDecoded) = (0, produced, true)
  }

  /// Makes room for more, keeping the first `count` bytes.
  func reserve(_ wanted: Int, keeping count: Int) {
    guard wanted > capacity else { return }
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted + TextBlock.padding)
    larger.update(from: bytes, count: count)
    bytes.deallocate()
    bytes = larger
    capacity = wanted
  }
}
