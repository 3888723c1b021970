// SPDX-License-Identifier: GPL-3.0-or-later

/// The part of a file that is in memory: UTF-8 from the row being read onwards, refilled a window
/// at a time. Never longer than one row may be plus one window.
final class TextWindow {
  private let reader: any ByteReader
  private var decoder: TextDecoder
  private let raw: UnsafeMutableRawBufferPointer
  /// Bytes read and not yet decoded, at the start of `raw`.
  private var pending: Int
  private var isLast = false

  /// The text; valid up to `end`.
  let text: UnsafeMutableBufferPointer<UInt8>
  private(set) var end = 0
  /// All of the file is in the window or before it.
  private(set) var isComplete = false

  var undecodable: Bool { decoder.undecodable }
  var suspicious: Bool { decoder.suspicious }

  static let windowBytes = 131_072

  /// Reads the beginning of a file and checks that it is text of the declared encoding.
  init(_ reader: any ByteReader, encoding: TextEncoding, recordBytes: Int) throws(ProblemCause) {
    self.reader = reader
    raw = .allocate(byteCount: TextWindow.windowBytes, alignment: 16)
    text = .allocate(capacity: recordBytes + 4 * TextWindow.windowBytes)
    pending = 0
    decoder = TextDecoder(.utf8)
    var begun = 0
    while begun < 4096, !isLast {
      let rest = UnsafeMutableRawBufferPointer(rebasing: raw[begun...])
      let count = try reader.read(into: rest)
      if count == 0 { isLast = true }
      begun += count
    }
    let beginning = Array(raw[..<min(begun, 4096)])[...]
    if let format = FileBeginning.format(beginning) { throw .otherFormat(format) }
    let (form, mark) = try FileBeginning.form(beginning, declared: encoding)
    decoder = TextDecoder(form)
    pending = begun - mark
    if mark > 0 {
      raw.copyMemory(from: UnsafeRawBufferPointer(rebasing: raw[mark..<begun]))
    }
    decode()
  }

  deinit {
    raw.deallocate()
    text.deallocate()
  }

  /// Drops the text before an offset, which becomes 0, and reads on; false at the end of the file.
  func refill(keepingFrom start: Int) throws(ProblemCause) -> Bool {
    guard !isComplete else { return false }
    if start > 0 {
      if let base = text.baseAddress { base.update(from: base + start, count: end - start) }
      end -= start
    }
    if !isLast {
      let rest = UnsafeMutableRawBufferPointer(rebasing: raw[pending...])
      let count = try reader.read(into: rest)
      if count == 0 { isLast = true }
      pending += count
    }
    decode()
    return true
  }

  private func decode() {
    guard let base = text.baseAddress else { return }
    let (consumed, produced) = decoder.decode(
      UnsafeRawBufferPointer(rebasing: raw[..<pending]), last: isLast, into: base + end)
    end += produced
    if consumed < pending {
      raw.copyMemory(from: UnsafeRawBufferPointer(rebasing: raw[consumed..<pending]))
    }
    pending -= consumed
    if isLast { isComplete = true }
  }
}
