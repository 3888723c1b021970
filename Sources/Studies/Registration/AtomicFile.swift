// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// Files that are there whole or not at all.
enum AtomicFile {
  /// Writes a file beside its place and puts it there in one step, over the one that stands there.
  static func replace(_ path: String, with bytes: [UInt8]) throws(BundleError) {
    let parent = FileBytes.parentFolder(path)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let partial = "\(parent)/.\(name).esito-partial-\(getpid())"
    unlink(partial)
    if let reason = FileBytes.write(bytes, to: partial) {
      unlink(partial)
      throw .cannotWrite(path: path, reason: reason)
    }
    // On the disk before it gets its name: after a power cut the name must not stand for nothing.
    let descriptor = open(partial, O_RDONLY | O_CLOEXEC)
    if descriptor >= 0 {
      fsync(descriptor)
      close(descriptor)
    }
    guard rename(partial, path) == 0 else {
      let reason = errno
      unlink(partial)
      throw .cannotWrite(path: path, reason: reason)
    }
  }
}
