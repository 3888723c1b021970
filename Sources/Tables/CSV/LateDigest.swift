// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Which part of a file is hashed after its rows have been read, while others go on with the
/// answer: a hash cannot be shared out, and would else be what everybody waits for.
struct LatePart: Sendable {
  /// At most so many bytes, which the system still holds in memory when they are read again.
  var atMost = 144 << 20
  /// Of files at least that long; shorter ones are not worth a thread.
  var fromLength = 1 << 24

  /// Where the part begins that is hashed later; nil where none is.
  func start(ofFile length: Int) -> Int? {
    length < fromLength ? nil : length - min(length / 2, atMost)
  }
}

/// The digest of a file whose last part is hashed on a thread of its own.
///
/// The bytes are read again, so that the digest is only given if the file is the one whose rows were
/// read: the same length and time of change before and after.
final class LateDigest: @unchecked Sendable {
  private let monitor = Monitor()
  private var digester: any ByteDigester
  private let file: FileReader
  private let part: Range<Int>
  /// What to say if the file changed meanwhile.
  private let change: TableProblem
  private var outcome: (digest: String?, problem: TableProblem?)?

  /// Begins to hash the part of the file that follows what the digester has taken.
  init(
    _ digester: any ByteDigester, of file: FileReader, part: Range<Int>, change: TableProblem
  ) {
    self.digester = digester
    self.file = file
    self.part = part
    self.change = change
    Threads.start { self.work() }
  }

  /// The digest; waits until it is made.
  var digest: String? { finished.digest }

  /// That the file changed while it was read; waits until that is known.
  var problem: TableProblem? { finished.problem }

  private var finished: (digest: String?, problem: TableProblem?) {
    monitor.locked {
      while true {
        if let outcome { return outcome }
        monitor.wait()
      }
    }
  }

  private func work() {
    let isRead = file.read(part) { digester.update($0) }
    let found: (String?, TableProblem?) =
      isRead && file.isUnchanged ? (digester.finalize(), nil) : (nil, change)
    monitor.locked {
      outcome = found
      monitor.ring()
    }
  }
}
