// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Runs the built `esito`, which stands beside the test binary.
struct Command {
  var output: String
  var messages: String
  var code: Int32

  static let executable: URL = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(filePath: own).deletingLastPathComponent().appending(path: "esito")
  }()

  /// Runs `esito` with these arguments in a folder, with these settings added to the environment.
  static func esito(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) throws -> Command {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let scratch = try Scratch()
    let outputFile = scratch.folder.appending(path: "output")
    let messageFile = scratch.folder.appending(path: "messages")
    for file in [outputFile, messageFile] {
      try Data().write(to: file)
    }
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: messageFile)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Command(
      output: try String(contentsOf: outputFile, encoding: .utf8),
      messages: try String(contentsOf: messageFile, encoding: .utf8),
      code: process.terminationStatus)
  }
}

/// A folder for one test, removed with it.
final class Scratch: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "esito-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Writes a text file, with the folders it stands in.
  func write(_ text: String, to path: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Copies a folder of the repository here, under its own path.
  func copy(_ path: String) throws {
    let target = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: Repository.root.appending(path: path), to: target)
  }

  func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: path).path)
  }

  /// Contents by path of all files below a folder.
  func files(_ path: String) throws -> [String: Data] {
    try Repository.contents(of: folder.appending(path: path))
  }
}
