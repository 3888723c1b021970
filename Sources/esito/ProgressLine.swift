// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Synchronization
import Tables

/// One line on a terminal that says how far the reading of a source has come, once it has taken more
/// than a second: rows, speed, time left. Nothing where messages do not go to a terminal.
final class ProgressLine: Sendable {
  private struct State {
    var source = ""
    var began = 0.0
    var isShown = false
  }

  private let state = Mutex(State())

  /// Nil unless messages go to a terminal that can go back in a line.
  static func onTerminal() -> ProgressLine? {
    let kind = getenv("TERM").map { String(cString: $0) }
    return isatty(2) == 1 && kind != nil && kind != "dumb" ? ProgressLine() : nil
  }

  /// Shows how far the reading has come.
  func show(_ progress: ReadingProgress) {
    let now = ProgressLine.seconds()
    state.withLock { state in
      if state.source != progress.source || state.began == 0 {
        state.source = progress.source
        state.began = now
      }
      let elapsed = now - state.began
      guard elapsed > 1 else { return }
      state.isShown = true
      ProgressLine.write("\r\u{1B}[K" + ProgressLine.text(progress, elapsed: elapsed))
    }
  }

  /// Takes the line away.
  func clear() {
    state.withLock { state in
      if state.isShown { ProgressLine.write("\r\u{1B}[K") }
      state.isShown = false
    }
  }

  /// `invitations: 12 million rows, 540 MB/s, 3 s left`.
  static func text(_ progress: ReadingProgress, elapsed: Double) -> String {
    let speed = Double(progress.bytes) / max(elapsed, 1e-3)
    let left = Double(max(0, progress.totalBytes - progress.bytes)) / max(speed, 1)
    let rows =
      progress.rows < 1_000_000
      ? "\(progress.rows / 1000) thousand rows" : "\(progress.rows / 1_000_000) million rows"
    return "\(progress.source): \(rows), \(Int(speed / 1e6)) MB/s, \(Int(left.rounded(.up))) s left"
  }

  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in _ = Glibc.write(2, bytes.baseAddress, bytes.count) }
  }
}
