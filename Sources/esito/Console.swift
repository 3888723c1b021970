// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Glibc

/// Standard output for results, standard error for messages, and the exit codes.
enum Console {
  /// Prints a result.
  static func result(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// Prints a message.
  static func message(_ text: String) { write(text, to: STDERR_FILENO) }

  /// Prints diagnostics: as text to standard error, or with `json` as one object to standard output.
  static func show(_ diagnostics: [Diagnostic], json: Bool) {
    if json {
      result(diagnostics.json.text + "\n")
    } else if !diagnostics.isEmpty {
      message(DiagnosticText(colours: colours).render(diagnostics) + "\n")
    }
  }

  /// Colours on a terminal, unless NO_COLOR is set.
  private static var colours: Bool {
    isatty(STDERR_FILENO) == 1 && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        return
      }
      bytes = bytes.dropFirst(written)
    }
  }
}

extension ExitCode {
  /// The command ran, and the answer is no.
  static let no = ExitCode(1)
  /// The command could not run.
  static let couldNotRun = ExitCode(2)
}
