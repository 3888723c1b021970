// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Glibc
internal import Tables

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

  /// The files that a study names: one, or all that fit a last part with `*`, each by the path to
  /// open and the name to show, sorted by name.
  func resolveAll(_ file: String) -> Result<[SourceFile], Fault> {
    guard let slash = file.lastIndex(of: "/") ?? (file.contains("*") ? file.startIndex : nil),
      file[slash...].contains("*")
    else { return resolve(file).map { [SourceFile(path: $0, displayName: file)] } }
    if let fault = DataFiles.shape(file) { return .failure(fault) }
    let folder = file.contains("/") ? String(file[..<slash]) : "."
    let pattern = file.contains("/") ? String(file[file.index(after: slash)...]) : file
    var names: Set<String> = []
    for root in roots {
      guard let listed = DataFiles.names(in: "\(root)/\(folder)") else { continue }
      names.formUnion(listed.filter { DataFiles.fits($0, pattern) })
    }
    guard !names.isEmpty else {
      return .failure(
        Fault(
          code: .fileMissing, message: "no file fits `\(excerpt(file))`",
          help: "`*` stands for any characters of a file's name; check the folder and the spelling")
      )
    }
    var found: [SourceFile] = []
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let shown = file.contains("/") ? "\(folder)/\(name)" : name
      switch resolve(shown) {
      case .success(let path): found.append(SourceFile(path: path, displayName: shown))
      case .failure(let fault): return .failure(fault)
      }
    }
    return .success(found)
  }

  /// Names of the entries of a folder, hidden ones left out; nil where there is no folder.
  private static func names(in folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  /// Whether a name fits a pattern in which `*` stands for any characters: the parts between stand
  /// in the name in their order.
  static func fits(_ name: String, _ pattern: String) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false).map {
      Array($0.utf8)
    }
    var rest = Array(name.utf8)[...]
    guard let first = parts.first, let last = parts.last, rest.starts(with: first) else {
      return false
    }
    guard parts.count > 1 else { return rest.count == first.count }
    rest = rest.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() {
      while !rest.starts(with: part) {
        if rest.isEmpty { return false }
        rest = rest.dropFirst()
      }
      rest = rest.dropFirst(part.count)
    }
    return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
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
