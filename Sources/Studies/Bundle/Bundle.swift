// SPDX-License-Identifier: GPL-3.0-or-later

import CFileShims
import Glibc

/// The publishable files of one evaluation, by path within the bundle.
public struct Bundle: Sendable {
  /// Contents by path, such as `figures/serie-series.it.svg`; the attestation is made on writing.
  public private(set) var files: [String: [UInt8]] = [:]
  /// What the attestation says of inputs and versions.
  var predicate: Attestation.Predicate

  init(predicate: Attestation.Predicate) { self.predicate = predicate }

  mutating func add(_ text: String, at path: String) { files[path] = Array(text.utf8) }

  /// The attestation of these files.
  public var attestation: String {
    Attestation.statement(
      subjects: files.map { ($0.key, Digest.sha256($0.value)) }, predicate: predicate)
  }

  /// Writes the bundle as a folder, all or nothing: the files are written beside it and the folder
  /// is put in place in one step, so that a killed run leaves the old bundle or none.
  ///
  /// An existing folder is replaced only when it holds nothing but an attested bundle.
  /// - Throws: `BundleError`.
  public func write(to folder: String) throws(BundleError) {
    let (target, parent, name) = try place(folder)
    if let empty = files.filter({ $0.value.isEmpty }).keys.min() {
      throw .cannotWrite(path: empty, reason: EDOM)
    }
    Bundle.clearUp(parent, name)
    try checkReplaceable(folder)
    guard FileBytes.makeFolders(parent) else { throw .cannotWrite(path: parent, reason: errno) }
    let partial = "\(parent)/.\(name).esito-partial-\(getpid())"
    FileBytes.removeTree(partial)
    do {
      try writeFiles(into: partial)
      try Bundle.putInPlace(partial, target)
    } catch {
      FileBytes.removeTree(partial)
      throw error
    }
  }

  private func place(
    _ folder: String
  ) throws(BundleError) -> (target: String, parent: String, name: String) {
    let target = folder.hasSuffix("/") && folder.count > 1 ? String(folder.dropLast()) : folder
    let name = String(target.split(separator: "/").last ?? "")
    guard !name.isEmpty, name != ".", name != ".." else {
      throw .notReplaceable(folder: folder, stranger: nil)
    }
    return (target, FileBytes.parentFolder(target), name)
  }

  /// That nothing stands at a path, an empty folder, or a folder of exactly what its attestation lists;
  /// and that the path is not within another bundle, which would be one no more and might be published
  /// with the private folder of this one.
  func checkReplaceable(_ folder: String) throws(BundleError) {
    let (target, parent, _) = try place(folder)
    if let other = Bundle.bundle(around: parent) {
      throw .insideBundle(folder: folder, bundle: other)
    }
    if FileBytes.exists(target) { try Bundle.checkReplaceable(target) }
  }

  /// Removes what runs that were killed left beside the bundle; one that was killed between the two
  /// renames of `putInPlace` left the bundle itself under the other name.
  private static func clearUp(_ parent: String, _ name: String) {
    let mark = ".\(name).esito-partial-"
    for left in (FileBytes.names(in: parent) ?? []).sorted() where left.hasPrefix(mark) {
      let rest = left.dropFirst(mark.count)
      let isOld = rest.hasSuffix("-old")
      guard FileBytes.isOfDeadRun(isOld ? rest.dropLast(4) : rest) else { continue }
      if isOld, !FileBytes.exists("\(parent)/\(name)") {
        rename("\(parent)/\(left)", "\(parent)/\(name)")
      } else {
        FileBytes.removeTree("\(parent)/\(left)")
      }
    }
  }

  /// The bundle that a folder is, or stands in; nil where there is none. Parts of the path that do not
  /// exist yet are in none.
  static func bundle(around folder: String) -> String? {
    var path = folder
    while !FileBytes.exists(path), path != FileBytes.parentFolder(path) {
      path = FileBytes.parentFolder(path)
    }
    guard var place = DataFiles.realPath(path) else { return nil }
    while true {
      if let text = FileBytes.read("\(place)/attestation.json", limit: 1 << 24),
        Attestation.subjects(of: text) != nil
      {
        return place
      }
      let parent = FileBytes.parentFolder(place)
      if parent == place { return nil }
      place = parent
    }
  }

  private func writeFiles(into partial: String) throws(BundleError) {
    let all = files.merging(["attestation.json": Array(attestation.utf8)]) { $1 }
    for (path, bytes) in all.sorted(by: { $0.key < $1.key }) {
      let full = "\(partial)/\(path)"
      guard FileBytes.makeFolders(FileBytes.parentFolder(full)) else {
        throw .cannotWrite(path: path, reason: errno)
      }
      if let reason = FileBytes.write(bytes, to: full) {
        throw .cannotWrite(path: path, reason: reason)
      }
    }
  }

  /// An empty folder and a folder of exactly what its attestation lists can be replaced.
  private static func checkReplaceable(_ target: String) throws(BundleError) {
    guard FileBytes.isFolder(target), let present = FileBytes.list(target) else {
      throw .notReplaceable(folder: target, stranger: nil)
    }
    if present.isEmpty { return }
    guard let text = FileBytes.read("\(target)/attestation.json", limit: 1 << 24),
      let listed = Attestation.subjects(of: text)
    else { throw .notReplaceable(folder: target, stranger: present.first) }
    let known = Set(listed.keys).union(["attestation.json"])
    if let stranger = present.first(where: { !known.contains($0) }) {
      throw .notReplaceable(folder: target, stranger: stranger)
    }
  }

  private static func putInPlace(_ partial: String, _ target: String) throws(BundleError) {
    guard FileBytes.exists(target) else {
      guard rename(partial, target) == 0 else { throw .cannotWrite(path: target, reason: errno) }
      return
    }
    // Swap the two folders in one step where the file system can; else replace by two renames.
    if esito_exchange_paths(partial, target) == 0 {
      FileBytes.removeTree(partial)
      return
    }
    let old = "\(partial)-old"
    guard rename(target, old) == 0 else { throw .cannotWrite(path: target, reason: errno) }
    guard rename(partial, target) == 0 else {
      let reason = errno
      rename(old, target)
      throw .cannotWrite(path: target, reason: reason)
    }
    FileBytes.removeTree(old)
  }
}

/// Why a bundle could not be written.
public enum BundleError: Error, Hashable, Sendable {
  /// The folder holds something that is not an attested bundle's.
  case notReplaceable(folder: String, stranger: String?)
  /// The folder stands within an attested bundle.
  case insideBundle(folder: String, bundle: String)
  /// The system refused; its error number.
  case cannotWrite(path: String, reason: Int32)
  /// The file holds no salt.
  case noSalt(path: String)
}
