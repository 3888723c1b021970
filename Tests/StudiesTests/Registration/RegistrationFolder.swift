// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

@testable import Studies

/// A study in a folder of its own, to be registered.
final class RegistrationFolder {
  let folder: URL
  var path: String { folder.appending(path: "study.yaml").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "esito-registration-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Registers a study text.
  func register(
    _ text: String, _ request: Registering.Request = .freeze,
    _ entry: RegistrationRecord.Entry? = .init(date: String?.none)
  ) throws -> Registering.Outcome {
    guard let study = read(text).study, let entry else { throw CocoaError(.coderInvalidValue) }
    return try Registering(study, at: path, entry: entry).run(request)
  }

  var found: Registration.Found { Registration.load(folder: folder.path + "/registration") }

  func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: "registration/\(name)"), encoding: .utf8)
  }

  func write(_ text: String, _ name: String) throws {
    try FileManager.default.createDirectory(
      at: folder.appending(path: "registration"), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: folder.appending(path: "registration/\(name)"))
  }
}
