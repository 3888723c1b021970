// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Where the bytes of a file come from, a window at a time.
protocol ByteReader: AnyObject {
  /// Fills at most the buffer; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ProblemCause) -> Int
}

extension ProblemCause: Error {}

/// The bytes of a regular file.
final class FileReader: ByteReader {
  private let descriptor: Int32
  /// The file as it was when it was opened.
  private let status: stat
  private let late: LatePart

  /// Opens a regular file; a pipe or device would wait or never end.
  init(path: String, late: LatePart = LatePart()) throws(ProblemCause) {
    self.late = late
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? .notFound : FileReader.systemReason()
    }
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    self.status = status
    guard isKnown else { throw FileReader.systemReason() }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
    _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
  }

  /// The length of a file; 0 if there is none.
  static func size(path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Where the part begins that is hashed once the rows have been read; nil where none is.
  var lateStart: Int? { late.start(ofFile: Int(status.st_size)) }

  /// Whether the file is as long as when it was opened, and was not written to since.
  var isUnchanged: Bool {
    var now = stat()
    return fstat(descriptor, &now) == 0 && now.st_size == status.st_size
      && now.st_mtim.tv_sec == status.st_mtim.tv_sec
      && now.st_mtim.tv_nsec == status.st_mtim.tv_nsec
  }

  /// Reads a part of the file again, wherever reading has come to; false if it is not all there.
  func read(_ part: Range<Int>, each: (UnsafeRawBufferPointer) -> Void) -> Bool {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    var offset = part.lowerBound
    while offset < part.upperBound {
      let wanted = min(buffer.count, part.upperBound - offset)
      let count = pread(descriptor, buffer.baseAddress, wanted, off_t(offset))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      each(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      offset += count
    }
    return true
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ProblemCause) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR { throw FileReader.systemReason() }
    }
  }

  private static func systemReason() -> ProblemCause {
    .unreadable(reason: strerror(errno).map { String(cString: $0) } ?? "error \(errno)")
  }
}

/// Bytes in memory, given out in windows of a chosen size.
final class MemoryReader: ByteReader {
  private let bytes: [UInt8]
  private let window: Int
  private var position = 0

  init(_ bytes: [UInt8], window: Int = .max) {
    self.bytes = bytes
    self.window = max(1, window)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - position, window)
    guard count > 0 else { return 0 }
    bytes.withUnsafeBytes { source in
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[position..<position + count]))
    }
    position += count
    return count
  }
}
