// SPDX-License-Identifier: GPL-3.0-or-later

import FoundationEssentials

/// The checkout that these tests were built from.
enum Repository {
  /// Its top folder.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Files below a folder, as paths relative to the root, sorted; build folders left out.
  static func files(under folder: String, suffix: String) -> [String] {
    let start = root.appending(path: folder).path
    guard let paths = try? FileManager.default.subpathsOfDirectory(atPath: start) else { return [] }
    return paths.filter { $0.hasSuffix(suffix) && !$0.contains(".build") }
      .map { "\(folder)/\($0)" }.sorted()
  }

  /// Names of the folders directly below a folder, sorted.
  static func folders(under folder: String) -> [String] {
    let start = root.appending(path: folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: start.path)) ?? []
    return names.filter { name in
      var isDirectory = false
      let exists = FileManager.default.fileExists(
        atPath: start.appending(path: name).path, isDirectory: &isDirectory)
      return exists && isDirectory
    }.sorted()
  }
}
