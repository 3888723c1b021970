// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Glibc

/// Finds the data files that a study names: ordinary files under the study's folder or a data root,
/// links followed, never anything outside.
struct DataFiles {
  /// The study's folder, then the data roots.
  let roots: [String]

  /// Why a file is not to be read.
  struct Fault: Error {
    let code: Code
    let message: String
    let help: String
  }

  /// The real path of a file as a study names it.
  func resolve(_ file: String) -> Result<String, Fault> {
    if let fault = DataFiles.shape(file) { return .failure(fault) }
    var outside = false
    for root in roots {
      guard let folder = DataFiles.realPath(root),
        let path = DataFiles.realPath("\(root)/\(file)")
      else { continue }
      guard path.hasPrefix(folder == "/" ? "/" : folder + "/") else {
        outside = true
        continue
      }
      return DataFiles.regular(path, file)
    }
    if outside {
      return .failure(
        Fault(
          code: .filePath,
          message: "the file `\(excerpt(file))` is a link out of the study's folder",
          help: "copy the file under the study's folder, or name its folder with `--data-root`"))
    }
    return .failure(
      Fault(
        code: .fileMissing, message: "there is no file `\(excerpt(file))`",
        help: "`file` is relative to the study's folder or to a `--data-root`; check its spelling"))
  }

  /// What is wrong with a path as it is written.
  static func shape(_ file: String) -> Fault? {
    func fault(_ message: String, _ help: String) -> Fault {
      Fault(code: .filePath, message: message, help: help)
    }
    if file.hasPrefix("/") || file.hasPrefix("~") {
      return fault(
        "`file` is an absolute path",
        "write it relative to the study's folder, or name its folder with `--data-root`")
    }
    if file.unicodeScalars.contains("\\") || file.dropFirst().first == ":" {
      return fault(
        "`file` is written as Windows writes paths",
        "write it relative to the study's folder, with `/`: `dati/inviti.csv`")
    }
    if file.contains("://") {
      return fault(
        "`file` is an address, not a file",
        "download the data once, so that the report can be checked later")
    }
    var depth = 0
    for part in file.split(separator: "/") {
      depth += part == ".." ? -1 : part == "." ? 0 : 1
      if depth < 0 {
        return fault(
          "`file` leads out of the study's folder",
          "put the file under the study's folder, or name its folder with `--data-root`")
      }
    }
    if file.utf8.count > 1024 || file.utf8.contains(0) {
      return fault("`file` is no path", "write the name of a file: `dati/inviti.csv`")
    }
    return nil
  }

  private static func regular(_ path: String, _ file: String) -> Result<String, Fault> {
    var information = stat()
    guard stat(path, &information) == 0 else {
      return .failure(
        Fault(
          code: .fileMissing, message: "the file `\(excerpt(file))` cannot be looked at",
          help: "check that you may read it"))
    }
    guard information.st_mode & S_IFMT == S_IFREG else {
      let isFolder = information.st_mode & S_IFMT == S_IFDIR
      return .failure(
        Fault(
          code: .fileNotRegular,
          message: "`\(excerpt(file))` is \(isFolder ? "a folder" : "a pipe or a device")",
          help: "name an ordinary file"))
    }
    return .success(path)
  }

  /// A path without links; nil where nothing stands.
  static func realPath(_ path: String) -> String? {
    guard let buffer = realpath(path, nil) else { return nil }
    defer { free(buffer) }
    return String(cString: buffer)
  }
}
