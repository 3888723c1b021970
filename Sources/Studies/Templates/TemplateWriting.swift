// SPDX-License-Identifier: GPL-3.0-or-later

extension StudyTemplate {
  /// Writes the template's files into a new or empty folder; replaces nothing.
  /// - Throws: `BundleError`.
  public func write(to folder: String) throws(BundleError) {
    if FileBytes.exists(folder) {
      guard FileBytes.isFolder(folder), let present = FileBytes.list(folder), present.isEmpty else {
        throw .notReplaceable(folder: folder, stranger: FileBytes.list(folder)?.first)
      }
    }
    for file in files {
      let path = "\(folder)/\(file.path)"
      guard FileBytes.makeFolders(FileBytes.parentFolder(path)) else {
        throw .cannotWrite(path: path, reason: 0)
      }
      if let reason = FileBytes.write(file.bytes, to: path) {
        throw .cannotWrite(path: path, reason: reason)
      }
    }
  }
}
