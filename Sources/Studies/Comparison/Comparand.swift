// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Findings
internal import Glibc

/// One of the two things that `esito diff` compares: a plan, a result, or a bundle that has both.
public struct Comparand: Sendable {
  /// The plan: of a study file, a registered plan, a `resolved.yaml` or a bundle.
  public let study: Study?
  /// The result: of a `results.json` or a bundle.
  public let evaluation: Evaluation?

  /// Reads what stands at a path.
  /// - Returns: what it is, or why it cannot be read.
  public static func read(_ path: String) -> Result<Comparand, Refusal> {
    if FileBytes.isFolder(path) { return bundle(path) }
    guard let bytes = FileBytes.read(path, limit: JSONNode.Limits.bytes) else {
      return refused(path, "there is no ordinary file or bundle `\(excerpt(path))`")
    }
    // A study file never begins with a brace: `spec: 1` stands first.
    let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "{") ? results(bytes, path) : plan(bytes, path)
  }

  /// Why a comparand cannot be read.
  public struct Refusal: Error {
    /// What is wrong, with the place.
    public let diagnostics: [Diagnostic]
  }

  private static func bundle(_ path: String) -> Result<Comparand, Refusal> {
    guard
      let results = FileBytes.read("\(path)/results.json", limit: JSONNode.Limits.bytes)
    else { return refused(path, "`\(excerpt(path))` is no bundle: it has no results.json") }
    let found = self.results(results, "\(path)/results.json")
    guard case .success(let result) = found,
      let resolved = FileBytes.read("\(path)/resolved.yaml", limit: SourceText.maximumBytes)
    else { return found }
    return plan(resolved, "\(path)/resolved.yaml").map {
      Comparand(study: $0.study, evaluation: result.evaluation)
    }
  }

  private static func results(_ bytes: [UInt8], _ path: String) -> Result<Comparand, Refusal> {
    switch ResultsReading.read(bytes) {
    case .success(let evaluation): return .success(Comparand(study: nil, evaluation: evaluation))
    case .failure(let fault):
      let place = fault.remark.place ?? "results.json"
      return refused(
        path, "`\(excerpt(path))` holds no results of Esito: \(place) \(fault.remark.text)")
    }
  }

  private static func plan(_ bytes: [UInt8], _ path: String) -> Result<Comparand, Refusal> {
    guard bytes.count <= SourceText.maximumBytes else {
      return refused(path, "`\(excerpt(path))` is too large to be a study file")
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let outcome = StudyReader.read(bytes, name: name)
    guard let study = outcome.study else {
      return .failure(
        Refusal(diagnostics: outcome.diagnostics.filter { $0.severity == .error }))
    }
    return .success(Comparand(study: study, evaluation: nil))
  }

  private static func refused(_ path: String, _ message: String) -> Result<Comparand, Refusal> {
    let diagnostic = Diagnostic(
      code: .notComparable, severity: .error, message: message, file: excerpt(path), span: nil,
      help: "name a study file, a registered plan, a resolved.yaml, a results.json or a bundle")
    return .failure(Refusal(diagnostics: [diagnostic]))
  }
}
