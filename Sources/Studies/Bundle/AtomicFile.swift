// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// Files that are there whole or not at all, whenever a run is killed.
enum AtomicFile {
  /// Writes a file beside its place and puts it there in one step, over the one that stands there.
  ///
  /// - Throws: the system's reason, as `BundleError.cannotWrite`.
  static func replace(_ path: String, with bytes: [UInt8]) throws(BundleError) {
    try put(bytes, at: path) { rename($0, path) }
  }

  /// Writes a file beside its place and puts it there in one step, unless one stands there: then
  /// that one stays, and the reason is `EEXIST`.
  static func create(_ path: String, with bytes: [UInt8]) throws(BundleError) {
    // A link, not a rename: it never takes the place of another.
    try put(bytes, at: path) { link($0, path) }
  }

  private static func put(
    _ bytes: [UInt8], at path: String, by place: (String) -> Int32
  ) throws(BundleError) {
    let parent = FileBytes.parentFolder(path)
    let mark = ".\(path.split(separator: "/").last.map(String.init) ?? path).esito-partial-"
    clearUp(parent, mark)
    let partial = "\(parent)/\(mark)\(getpid())"
    unlink(partial)
    defer { unlink(partial) }
    // On the disk before it gets its name: after a power cut the name must not stand for nothing.
    if let reason = FileBytes.write(bytes, to: partial, isFlushed: true) {
      throw .cannotWrite(path: path, reason: reason)
    }
    guard place(partial) == 0 else { throw .cannotWrite(path: path, reason: errno) }
    FileBytes.flushFolder(parent)
  }

  /// Removes what runs that were killed left beside the file.
  private static func clearUp(_ parent: String, _ mark: String) {
    for left in FileBytes.names(in: parent) ?? [] where left.hasPrefix(mark) {
      if FileBytes.isOfDeadRun(left.dropFirst(mark.count)) { unlink("\(parent)/\(left)") }
    }
  }
}

extension FileBytes {
  /// Whether the number at the end of a partial file's name is of a process that is no more.
  static func isOfDeadRun(_ number: Substring) -> Bool {
    guard let process = pid_t(number), process > 0 else { return false }
    return kill(process, 0) != 0 && errno == ESRCH
  }
}
