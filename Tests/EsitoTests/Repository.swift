// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

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
    return names.filter { isFolder(start.appending(path: $0)) }.sorted()
  }

  /// Contents by path of all files below a folder.
  static func contents(of folder: URL) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let file = folder.appending(path: path)
      if !isFolder(file) { contents[path] = try Data(contentsOf: file) }
    }
    return contents
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  private static func isFolder(_ url: URL) -> Bool {
    var isDirectory: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory)
    return exists && isDirectory.boolValue
  }
}
