// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Findings
import Glibc
public import Reports

/// The report of a bundle, read from its `results.json` alone, ready to be written in a format.
///
/// Nothing else of the bundle goes into the page: figures are drawn again, and the text must be the
/// one that stands in the bundle.
public struct BundleReport: Sendable {
  /// The bundle's folder.
  public let folder: String
  /// Languages that the bundle has a report in.
  public let languages: [Language]
  /// What to say before the page is used: that another release worded the bundle.
  public let warnings: [Diagnostic]
  private let files: ReportFiles

  /// Reads a bundle.
  /// - Throws: `RenderingError`.
  public init(_ folder: String) throws(RenderingError) {
    guard FileBytes.exists("\(folder)/attestation.json"),
      FileBytes.exists("\(folder)/results.json")
    else { throw .noBundle(folder: folder) }
    // Anybody may have written the file: everything that rendering takes for granted is checked.
    guard
      case .success(let evaluation) = ResultsReading.read(
        FileBytes.read("\(folder)/results.json", limit: 1 << 27))
    else { throw .unreadable(folder: folder) }
    self.folder = folder
    languages = Language.allCases.filter {
      FileBytes.exists("\(folder)/report.\($0.rawValue).md")
    }
    files = ReportFiles(evaluation: evaluation, languages: languages, isTrusted: false)
    let isOurs = evaluation.esito == EsitoVersion.current
    for language in languages where isOurs {
      let name = "report.\(language.rawValue).md"
      let text = MarkdownRenderer.render(files.document(language))
      guard FileBytes.read("\(folder)/\(name)", limit: 1 << 27) == Array(text.utf8) else {
        throw .changed(folder: folder, file: name)
      }
    }
    warnings = isOurs ? [] : [BundleReport.otherRelease(folder)]
  }

  private static func otherRelease(_ folder: String) -> Diagnostic {
    Diagnostic(
      code: .textChanged, severity: .warning,
      message: "another release of Esito wrote this bundle; the page has the words of this one",
      file: folder, span: nil,
      help: "for the very text of the bundle, render it with the release that wrote it")
  }

  /// The page in a language.
  /// - Throws: `RenderingError.noLanguage`.
  public func page(
    _ language: Language, for reader: HTMLRenderer.Reader = .browser
  ) throws(RenderingError) -> String {
    guard languages.contains(language) else {
      throw .noLanguage(
        folder: folder, asked: language.rawValue, present: languages.map(\.rawValue))
    }
    let figures = Dictionary(
      files.figures.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
    return HTMLRenderer.render(files.document(language), for: reader) { figures[$0] }
  }

  /// Where a rendered report goes unless the user says otherwise: beside the bundle's folder.
  public func standardOutput(_ language: Language, _ format: RenderFormat) -> String {
    var path = folder[...]
    while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    let last = path.split(separator: "/").last ?? ""
    let parent =
      last == "." || last == ".." || last.isEmpty
      ? "\(path)/.." : FileBytes.parentFolder(String(path))
    let name = "report.\(language.rawValue).\(format.rawValue)"
    return parent == "." ? name : "\(parent)/\(name)"
  }

  /// Writes a rendered report, whole or not at all, never into the bundle. A file of that name is
  /// replaced.
  /// - Throws: `RenderingError`.
  public func write(_ bytes: [UInt8], to path: String) throws(RenderingError) {
    let parent = FileBytes.parentFolder(path)
    guard FileBytes.makeFolders(parent) else { throw .cannotWrite(path: path, reason: errno) }
    if BundleReport.isInside(parent, folder) { throw .insideBundle(path: path) }
    do throws(BundleError) {
      try AtomicFile.replace(path, with: bytes)
    } catch {
      let reason = if case .cannotWrite(_, let reason) = error { reason } else { EIO }
      throw .cannotWrite(path: path, reason: reason)
    }
  }

  /// Whether a folder is another or lies below it, links resolved.
  private static func isInside(_ folder: String, _ other: String) -> Bool {
    guard let inner = resolved(folder), let outer = resolved(other) else { return false }
    return inner == outer || inner.hasPrefix(outer == "/" ? "/" : outer + "/")
  }

  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// A format that a report is rendered in.
public enum RenderFormat: String, Hashable, Sendable, CaseIterable {
  /// One page that needs nothing else.
  case html
  /// Office Open XML, by pandoc.
  case docx
  /// PDF, by pandoc and the program it uses for that.
  case pdf
}
