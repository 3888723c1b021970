// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Reading and writing whole files through the C library: every return code is checked, links are
/// not followed where that matters, nothing depends on the current folder's name.
enum FileBytes {
  /// Hands a file's bytes to `each`, 256 KiB at a time; false when it cannot be read to its end.
  static func read(_ path: String, each: (UnsafeRawBufferPointer) -> Void) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 16) { buffer in
      guard let base = buffer.baseAddress else { return false }
      while true {
        let count = Glibc.read(descriptor, base, buffer.count)
        if count == 0 { return true }
        if count < 0 {
          if errno == EINTR { continue }
          return false
        }
        each(UnsafeRawBufferPointer(start: base, count: count))
      }
    }
  }

  /// A file's bytes, at most `limit` of them; nil when it cannot be read or is larger.
  static func read(_ path: String, limit: Int) -> [UInt8]? {
    var information = stat()
    guard stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFREG,
      information.st_size <= limit
    else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(information.st_size))
    guard read(path, each: { bytes.append(contentsOf: $0) }), bytes.count <= limit else {
      return nil
    }
    return bytes
  }

  /// Writes a new file; the error number when that fails. A bundle's files are not flushed to the
  /// disk one by one: after a power cut the attestation's digests tell a file that did not arrive,
  /// and the bundle can be made again. A salt cannot.
  static func write(
    _ bytes: [UInt8], to path: String, mode: mode_t = 0o644, isFlushed: Bool = false
  ) -> Int32? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { return errno }
    let reason = write(bytes, to: descriptor, isFlushed: isFlushed)
    // Over a network a full disk is told on closing.
    return close(descriptor) == 0 ? reason : reason ?? errno
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, isFlushed: Bool) -> Int32? {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
      }
      if written < 0 {
        if errno == EINTR { continue }
        return errno
      }
      offset += written
    }
    return isFlushed && fsync(descriptor) != 0 ? errno : nil
  }

  /// Flushes a folder's list of names to the disk, where the system can.
  static func flushFolder(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// The names in one folder, unsorted, at most `limit` of them; nil when it cannot be read.
  static func names(in folder: String, limit: Int = .max) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while names.count < limit, let entry = Glibc.readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Paths of all entries below a folder, relative to it and sorted, folders left out; links are
  /// listed, never followed. Nil when a folder cannot be read.
  static func list(_ folder: String) -> [String]? {
    guard let names = names(in: folder) else { return nil }
    var paths: [String] = []
    for name in names {
      if isFolder("\(folder)/\(name)") {
        guard let inner = list("\(folder)/\(name)") else { return nil }
        paths += inner.map { "\(name)/\($0)" }
      } else {
        paths.append(name)
      }
    }
    return paths.sorted()
  }

  /// Whether a path is a folder, and not a link to one.
  static func isFolder(_ path: String) -> Bool {
    var information = stat()
    return lstat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether anything stands at a path.
  static func exists(_ path: String) -> Bool {
    var information = stat()
    return lstat(path, &information) == 0
  }

  /// Makes a folder and the folders it stands in.
  static func makeFolders(_ path: String) -> Bool {
    if isFolder(path) { return true }
    let parent = parentFolder(path)
    if parent != path, !FileBytes.exists(parent), !makeFolders(parent) { return false }
    return mkdir(path, 0o755) == 0 || errno == EEXIST
  }

  /// The folder that holds a path: `.` for a bare name.
  static func parentFolder(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  static func lastName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Removes a folder and all below it; links are removed, never followed.
  static func removeTree(_ folder: String) {
    guard isFolder(folder), let names = names(in: folder) else {
      unlink(folder)
      return
    }
    for name in names { removeTree("\(folder)/\(name)") }
    rmdir(folder)
  }
}
