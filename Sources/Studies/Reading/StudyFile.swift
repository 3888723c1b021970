// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
internal import Glibc
internal import Methods
public import Tables

/// A study file on disk, read and checked, its data files found.
public struct StudyFile: Sendable {
  /// The bytes of the file, as they stand on disk; empty when it could not be read.
  public let bytes: [UInt8]
  /// The study; nil when there is an error.
  public let study: Study?
  /// Errors and warnings, in the order of the file.
  public let diagnostics: [Diagnostic]
  /// The sources as the tables read them, in the order of the file; those whose data are not there
  /// yet are left out.
  public let sources: [SourceDescription]
  /// The tables of engines, in the order of the file; those whose engine may not run are left out.
  public let tables: [SQLTable]
  /// The plans that were registered for it, from the folder beside it; nil when there are none.
  public private(set) var registration: Registration?

  /// What a missing data file is.
  public enum Data: Sendable {
    /// An error: the study is to be evaluated.
    case required
    /// A warning: a plan can be checked and registered before its data exist.
    case mayCome
  }

  /// Reads a study file and finds its data files, opening none of them.
  /// - Parameters:
  ///   - path: the study file.
  ///   - dataRoots: further folders under which data files may lie.
  ///   - data: what a missing data file is.
  ///   - engines: the engines that the user lets run; a study file cannot start one by itself.
  ///   - withRegistration: whether the registered plans beside it are read too.
  public static func load(
    _ path: String, dataRoots: [String] = [], data: Data = .required, engines: [SQLEngine] = [],
    withRegistration: Bool = true
  ) -> StudyFile {
    load(
      path, dataRoots: dataRoots, data: data, engines: engines, isBesideData: true,
      withRegistration: withRegistration)
  }

  /// The same; data files beside the study file count only where they may lie there, which in a bundle
  /// they may not.
  static func load(
    _ path: String, dataRoots: [String], data: Data = .required, engines: [SQLEngine],
    isBesideData: Bool, withRegistration: Bool = true
  ) -> StudyFile {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let bytes: [UInt8]
    switch readBytes(path, name: name) {
    case .success(let read): bytes = read
    case .failure(let refused):
      return StudyFile(
        bytes: [], study: nil, diagnostics: [refused.diagnostic], sources: [], tables: [])
    }
    let outcome = StudyReader.read(bytes, name: name)
    var diagnostics = outcome.diagnostics
    let files = DataFiles(
      roots: (isBesideData ? [FileBytes.parentFolder(path)] : []) + dataRoots)
    for root in dataRoots where !isFolder(root) { diagnostics.append(noRoot(root)) }
    var finding = SourceFinding(
      outcome: outcome, files: files, data: data, engines: engines, name: name)
    finding.run()
    diagnostics += finding.diagnostics
    diagnostics = diagnostics.inFileOrder()
    let registration = withRegistration ? Registration.load(beside: path, of: outcome.study) : nil
    diagnostics += registration?.diagnostics ?? []
    return StudyFile(
      bytes: bytes, study: diagnostics.hasErrors ? nil : outcome.study,
      diagnostics: diagnostics, sources: finding.sources, tables: finding.tables,
      registration: registration?.registration)
  }

  private struct Refused: Error { let diagnostic: Diagnostic }

  private static func readBytes(_ path: String, name: String) -> Result<[UInt8], Refused> {
    func refused(_ code: Code, _ message: String, _ help: String) -> Result<[UInt8], Refused> {
      .failure(
        Refused(
          diagnostic: Diagnostic(
            code: code, severity: .error, message: message, file: name, span: nil, help: help)))
    }
    var information = stat()
    guard stat(path, &information) == 0 else {
      return refused(
        .studyUnreadable, "there is no study file `\(excerpt(path))`",
        "check the path; `esito init` writes a study to start from")
    }
    guard information.st_mode & S_IFMT == S_IFREG else {
      let isFolder = information.st_mode & S_IFMT == S_IFDIR
      return refused(
        .studyUnreadable, "`\(excerpt(path))` is no ordinary file",
        isFolder ? "name the study file in it: `\(excerpt(name))/study.yaml`" : "name a file")
    }
    guard information.st_size <= SourceText.maximumBytes else {
      return refused(
        .fileTooLarge,
        "the file has \(information.st_size) bytes; a study file has at most "
          + "\(SourceText.maximumBytes)",
        "data belong in files named under `sources:`, not in the study file")
    }
    guard let bytes = FileBytes.read(path, limit: SourceText.maximumBytes) else {
      return refused(
        .studyUnreadable, "the study file `\(excerpt(path))` cannot be read",
        "check that you may read it")
    }
    return .success(bytes)
  }

  private static func isFolder(_ path: String) -> Bool {
    DataFiles.realPath(path).map(FileBytes.isFolder) ?? false
  }

  private static func noRoot(_ root: String) -> Diagnostic {
    Diagnostic(
      code: .fileMissing, severity: .error, message: "there is no folder `\(excerpt(root))`",
      file: "--data-root", span: nil, help: "name a folder that exists")
  }
}
