// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Glibc

/// Why the report of a bundle could not be rendered.
public enum RenderingError: Error, Hashable, Sendable {
  /// There is no bundle in the folder.
  case noBundle(folder: String)
  /// The bundle's results cannot be read.
  case unreadable(folder: String)
  /// The text of a report in the bundle is not what its results give.
  case changed(folder: String, file: String)
  /// The bundle has no report in the language asked for.
  case noLanguage(folder: String, asked: String, present: [String])
  /// The file would stand inside the bundle.
  case insideBundle(path: String)
  /// pandoc is not installed.
  case noPandoc
  /// No program that makes PDF files is installed.
  case noEngine(names: [String])
  /// pandoc ended with an error.
  case pandocFailed(code: Int?)
  /// pandoc took too long.
  case late(seconds: Int)
  /// The system refused to write; its error number.
  case cannotWrite(path: String, reason: Int32)

  /// Whether the command ran and the answer is no, as against not being able to run.
  public var isAnswer: Bool {
    if case .changed = self { true } else { false }
  }

  /// The error as a diagnostic.
  public var diagnostic: Diagnostic {
    let (code, file, message, help) = words
    return Diagnostic(
      code: code, severity: .error, message: message, file: file, span: nil, help: help)
  }

  private var words: (Code, file: String, message: String, help: String) {
    switch self {
    case .noBundle(let folder):
      (
        .bundleUnusable, folder, "there is no bundle in `\(folder)`",
        "name the folder that `esito evaluate` wrote, by default `bundle` beside the study file"
      )
    case .unreadable(let folder):
      (
        .bundleUnusable, "\(folder)/results.json", "the bundle's results cannot be read",
        "evaluate the study again, or read the bundle with the release that wrote it"
      )
    case .changed(let folder, let file):
      (
        .textChanged, "\(folder)/\(file)", "`\(file)` is not the text that results.json gives",
        "see what was changed with `esito verify`, or evaluate the study again"
      )
    case .noLanguage(let folder, let asked, let present):
      (
        .bundleUnusable, folder, "the bundle has no report in `\(asked)`",
        present.isEmpty
          ? "evaluate the study again"
          : "use `--language \(present[0])`, or add the language to `report:` and evaluate again"
      )
    case .insideBundle(let path):
      (
        .outputRefused, path, "`\(path)` stands inside the bundle",
        "name a file elsewhere with `--output`: a bundle with a file more does not verify"
      )
    case .noPandoc:
      (
        .converterMissing, "pandoc", "pandoc is not on PATH",
        "install it (`apt-get install pandoc`), or use `--to html`, which needs no other program"
      )
    case .noEngine(let names):
      (
        .converterMissing, "pandoc", "no program that makes PDF files is on PATH",
        "install one (`apt-get install weasyprint`; pandoc is asked to use \(list(names))), "
          + "or print the page of `--to html` from a browser"
      )
    case .pandocFailed(let status):
      (
        .conversionFailed, "pandoc",
        status.map { "pandoc ended with code \($0)" } ?? "pandoc was stopped",
        "run `pandoc --version`: 2.17 and later are known to work; `--to html` needs no pandoc"
      )
    case .late(let seconds):
      (
        .conversionFailed, "pandoc", "pandoc was stopped after \(seconds) seconds",
        "try again on a machine that is less busy; `--to html` needs no pandoc"
      )
    case .cannotWrite(let path, let reason):
      (
        .cannotWrite, path, "`\(path)` cannot be written: \(String(cString: strerror(reason)))",
        "check that you may write there and that the disk is not full"
      )
    }
  }

  private func list(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
  }
}
