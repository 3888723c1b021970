// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The folder beside a bundle that never leaves the authority: `bundle.private/`, for its owner
/// alone, with the salt and the results before small cells were withheld.
public struct PrivateFolder: Sendable {
  /// Where it is.
  public let path: String
  /// The folders in which the salt of the study may stand, the first of them this one.
  private let places: [String]

  /// The folder beside a bundle.
  /// - Parameter study: the study file; the salt beside its own bundle serves bundles elsewhere, so
  ///   that a study has one.
  public init(beside bundle: String, study: String? = nil) {
    path = PrivateFolder.name(bundle)
    places =
      [path] + (study.map { [PrivateFolder.name(StudyFile.standardOutput(beside: $0))] } ?? [])
  }

  private static func name(_ bundle: String) -> String {
    var bundle = bundle[...]
    while bundle.count > 1, bundle.last == "/" { bundle = bundle.dropLast() }
    return bundle + ".private"
  }

  /// The salt of a study: that of the file that was given, else the one that stands in a private
  /// folder, else a new one, which `keep` will write.
  /// - Throws: `BundleError.noSalt` where a file that should hold one does not.
  public func salt(given file: String?) throws(BundleError) -> Salt {
    if let file { return try PrivateFolder.read(file) }
    return try existingSalt() ?? Salt.random()
  }

  /// The salt that stands in a private folder; nil where none does.
  func existingSalt() throws(BundleError) -> Salt? {
    for place in places where FileBytes.exists("\(place)/salt") {
      return try PrivateFolder.read("\(place)/salt")
    }
    return nil
  }

  static func read(_ file: String) throws(BundleError) -> Salt {
    guard let text = FileBytes.read(file, limit: 128), let salt = Salt(text: text) else {
      throw .noSalt(path: file)
    }
    return salt
  }

  /// Makes the folder, for its owner alone, and puts the salt in it unless one stands there: on the
  /// disk before any bundle names it, since no other makes its digests again.
  func keep(_ salt: Salt) throws(BundleError) {
    if !FileBytes.isFolder(path) {
      guard FileBytes.makeFolders(FileBytes.parentFolder(path)), mkdir(path, 0o700) == 0 else {
        throw .cannotWrite(path: path, reason: errno)
      }
    }
    guard chmod(path, 0o700) == 0 else { throw .cannotWrite(path: path, reason: errno) }
    if !FileBytes.exists("\(path)/.gitignore") {
      // A study is often kept in git; this folder must not be.
      try replace(".gitignore", "*\n")
    }
    let file = "\(path)/salt"
    if FileBytes.exists(file) {
      guard try PrivateFolder.read(file) == salt else { return }
      chmod(file, 0o600)
      return
    }
    let partial = "\(path)/.salt-partial-\(getpid())"
    defer { unlink(partial) }
    try write(salt.text, partial)
    // A link, not a rename: another run's salt is never overwritten.
    guard link(partial, file) == 0 else {
      let reason = errno
      if reason == EEXIST, try PrivateFolder.read(file) == salt { return }
      throw .cannotWrite(path: file, reason: reason)
    }
    FileBytes.flushFolder(path)
  }

  /// Puts the results as they were found in the folder, in one step.
  func keep(results: String) throws(BundleError) { try replace("results.json", results) }

  private func replace(_ name: String, _ text: String) throws(BundleError) {
    let partial = "\(path)/.\(name)-partial-\(getpid())"
    try write(text, partial)
    guard rename(partial, "\(path)/\(name)") == 0 else {
      let reason = errno
      unlink(partial)
      throw .cannotWrite(path: "\(path)/\(name)", reason: reason)
    }
  }

  private func write(_ text: String, _ partial: String) throws(BundleError) {
    unlink(partial)
    if let reason = FileBytes.write(Array(text.utf8), to: partial, mode: 0o600, isFlushed: true) {
      unlink(partial)
      throw .cannotWrite(path: partial, reason: reason)
    }
  }
}
