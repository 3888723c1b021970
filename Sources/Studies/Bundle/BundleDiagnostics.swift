// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Glibc
public import Tables

extension BundleError {
  /// The error as a diagnostic.
  public var diagnostic: Diagnostic {
    switch self {
    case .notReplaceable(let folder, let stranger):
      let what = stranger.map { ": it holds `\($0)`" } ?? ""
      return Diagnostic(
        code: .outputRefused, severity: .error,
        message: "`\(folder)` is not replaced\(what)", file: folder, span: nil,
        help: "name another folder with `--output`, or remove this one yourself")
    case .insideBundle(let folder, let bundle):
      return Diagnostic(
        code: .outputRefused, severity: .error,
        message: "`\(folder)` stands within the bundle `\(FileBytes.lastName(bundle))`",
        file: folder, span: nil,
        help: "name a folder elsewhere with `--output`: a bundle with a file more does not verify, "
          + "and the private folder must not be published with it")
    case .cannotWrite(let path, let reason):
      return Diagnostic(
        code: .cannotWrite, severity: .error,
        message: "`\(path)` cannot be written: \(String(cString: strerror(reason)))", file: path,
        span: nil, help: "check that you may write there and that the disk is not full")
    case .noSalt(let path):
      return Diagnostic(
        code: .saltUnreadable, severity: .error,
        message: "`\(excerpt(path))` holds no salt", file: path, span: nil,
        help: "a salt is one line of 64 hexadecimal digits, as `evaluate` writes it into "
          + "`bundle.private/salt`")
    }
  }
}

extension TableFailure {
  /// The failure as diagnostics.
  public var diagnostics: [Diagnostic] {
    switch self {
    case .data(let problems): return problems.flatMap(\.diagnostics)
    case .query(let fault):
      return [
        Diagnostic(
          code: .dataRefused, severity: .error,
          message: "the data cannot answer what an analysis asks: \(fault.words)", file: "study",
          span: nil, help: "check the types of the columns that the KPI names")
      ]
    case .description(let source, let fault):
      return [
        Diagnostic(
          code: .dataRefused, severity: .error,
          message: "source `\(source)` contradicts itself: \(fault)", file: "study", span: nil,
          help: "check the source's dialect, missing tokens and columns")
      ]
    }
  }
}

extension TableFailure {
  /// Whether an engine gave no answer, so that nothing is known of the data.
  public var isEngineOut: Bool {
    guard case .data(let problems) = self else { return false }
    return problems.contains { problem in
      if case .engine(_, let fault) = problem.cause, fault.isOut { true } else { false }
    }
  }
}

extension QueryFault {
  /// The fault in words.
  var words: String {
    switch self {
    case .unknownSource(let source): "there is no source `\(source)`"
    case .unknownColumn(let source, let column): "source `\(source)` has no column `\(column)`"
    case .wrongKind(let source, let needed, _): "a column of `\(source)` is not \(needed)"
    case .impossibleValue(let source, let value, _):
      "`\(value)` can never be in that column of `\(source)`"
    case .factors(let measure, let count): "`\(measure)` is a product of \(count) columns"
    case .duplicateName(let name): "`\(name)` stands twice"
    case .malformed(let what): what
    }
  }
}
