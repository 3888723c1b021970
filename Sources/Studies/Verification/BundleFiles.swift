// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Glibc

/// The files of a folder that is said to be a bundle, read within limits. Whatever its attestation
/// names, nothing outside the folder is opened: only what a listing of the folder finds, and of that
/// only ordinary files.
struct BundleFiles {
  /// Contents by path.
  private(set) var contents: [String: [UInt8]] = [:]
  /// Entries that were not read, and why.
  private(set) var refused: [VerificationRemark] = []
  /// Their paths.
  private(set) var refusedPaths: Set<String> = []

  /// What a bundle may hold at most.
  enum Limits {
    static let files = 5_000
    static let depth = 3
    static let fileBytes = 1 << 26
    static let allBytes = 1 << 28
  }

  private var entries = 0
  private var bytes = 0

  /// Reads a folder.
  static func read(_ folder: String) throws(VerificationRefusal) -> BundleFiles {
    var information = stat()
    guard stat(folder, &information) == 0 else {
      throw VerificationRefusal(
        folder, "there is no folder `\(excerpt(folder))`", help: "name the folder of a bundle")
    }
    guard information.st_mode & S_IFMT == S_IFDIR else {
      throw VerificationRefusal(
        folder, "`\(excerpt(folder))` is no folder",
        help: "name the folder that holds `attestation.json`; unpack an archive first")
    }
    var files = BundleFiles()
    try files.add(folder, below: "", depth: 0, of: folder)
    return files
  }

  private mutating func add(
    _ path: String, below prefix: String, depth: Int, of bundle: String
  ) throws(VerificationRefusal) {
    guard let names = FileBytes.names(in: path, limit: Limits.files + 1) else {
      throw VerificationRefusal(
        bundle, "the folder `\(excerpt(path))` cannot be read", help: "check that you may read it")
    }
    entries += names.count
    guard entries <= Limits.files else {
      throw VerificationRefusal(
        bundle, "`\(excerpt(bundle))` holds more than \(Limits.files) files",
        help: "a bundle has some hundred; name its own folder, not one above it")
    }
    for name in names.sorted() {
      let shown = prefix + name
      let full = "\(path)/\(name)"
      if FileBytes.isFolder(full) {
        guard depth < Limits.depth else {
          refuse(shown, "is a folder too deep for a bundle")
          continue
        }
        try add(full, below: shown + "/", depth: depth + 1, of: bundle)
      } else {
        try addFile(full, shown, of: bundle)
      }
    }
  }

  private mutating func addFile(
    _ path: String, _ shown: String, of bundle: String
  ) throws(VerificationRefusal) {
    switch FileBytes.readOrdinary(path, limit: Limits.fileBytes) {
    case .success(let read):
      bytes += read.count
      guard bytes <= Limits.allBytes else {
        throw VerificationRefusal(
          bundle, "`\(excerpt(bundle))` holds more than \(Limits.allBytes >> 20) MiB",
          help: "no bundle is so large; ask its sender")
      }
      contents[shown] = read
    case .failure(let why): refuse(shown, why.words)
    }
  }

  private mutating func refuse(_ path: String, _ why: String) {
    refusedPaths.insert(path)
    refused.append(VerificationRemark(excerpt(path), "\(why); it was not read"))
  }
}

extension FileBytes {
  /// Why a file was not read.
  enum Refusal: Error {
    case absent, link, notOrdinary, tooLarge, unreadable

    var words: String {
      switch self {
      case .absent: "is not there"
      case .link: "is a link"
      case .notOrdinary: "is a pipe or a device"
      case .tooLarge: "is too large for a bundle"
      case .unreadable: "cannot be read"
      }
    }
  }

  /// The bytes of an ordinary file that the user named: links are followed.
  static func readNamed(_ path: String, limit: Int) -> Result<[UInt8], Refusal> {
    guard let place = DataFiles.realPath(path) else { return .failure(.absent) }
    return readOrdinary(place, limit: limit)
  }

  /// The bytes of an ordinary file; a link is not followed and a pipe not waited for.
  static func readOrdinary(_ path: String, limit: Int) -> Result<[UInt8], Refusal> {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
      return .failure(errno == ELOOP ? .link : errno == ENXIO ? .notOrdinary : .unreadable)
    }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { return .failure(.unreadable) }
    guard information.st_mode & S_IFMT == S_IFREG else { return .failure(.notOrdinary) }
    guard information.st_size <= limit else { return .failure(.tooLarge) }
    let size = Int(information.st_size)
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
      while count < size {
        let got = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { break }
        count += got
      }
      initialized = count
    }
    return count == size ? .success(bytes) : .failure(.unreadable)
  }
}
