// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Tells how far the reading of a source has come, at most ten times a second.
final class ProgressMeter {
  private let source: String
  private let tell: (@Sendable (ReadingProgress) -> Void)?
  private var last = 0
  /// Of files that have been read.
  private var bytes = 0
  private var rows = 0
  private let total: Int

  init(_ source: SourceDescription, _ tell: (@Sendable (ReadingProgress) -> Void)?) {
    self.source = source.name
    self.tell = tell
    // Nobody else asks.
    total = tell == nil ? 0 : source.files.reduce(0) { $0 + FileReader.size(path: $1.path) }
  }

  var isWanted: Bool { tell != nil }

  /// Says how much of the file at hand has been read, if it is time to.
  func tell(bytes: Int, rows: Int) {
    let now = ProgressMeter.milliseconds()
    guard let tell, now - last >= 100 else { return }
    last = now
    tell(
      ReadingProgress(
        source: source, bytes: self.bytes + bytes, totalBytes: total, rows: self.rows + rows))
  }

  /// Closes a file.
  func end(bytes: Int, rows: Int) {
    self.bytes += bytes
    self.rows += rows
  }

  private static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
