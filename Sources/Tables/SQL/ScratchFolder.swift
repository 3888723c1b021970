// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// An empty folder that only this user can look into.
package struct ScratchFolder {
  /// Its path.
  package let path: String

  /// Makes one; nil when that fails.
  package init?() {
    let root = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(root.hasPrefix("/") ? root : "/tmp")/esito-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    path = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
  }

  /// Writes a text to a new file and opens it for reading; negative when that fails.
  package static func write(_ text: String, _ path: String) -> Int32 {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { return -1 }
    defer { close(file) }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if written < 0, errno != EINTR { return -1 }
      bytes = bytes.dropFirst(max(0, written))
    }
    return open(path, O_RDONLY | O_CLOEXEC)
  }

  /// Removes the folder and what a client left in it; links are removed, never followed.
  package func remove() { ScratchFolder.remove(path) }

  private static func remove(_ path: String) {
    var information = stat()
    guard lstat(path, &information) == 0 else { return }
    guard information.st_mode & S_IFMT == S_IFDIR, let stream = opendir(path) else {
      unlink(path)
      return
    }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    closedir(stream)
    for name in names { remove("\(path)/\(name)") }
    rmdir(path)
  }
}
