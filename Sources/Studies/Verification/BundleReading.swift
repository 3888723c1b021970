// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Findings
import FoundationEssentials
import Methods

/// What the files of a bundle say, each of them read for itself: a part that cannot be read leaves
/// the others to be verified.
struct BundleReading {
  /// The attestation; nil where it is missing or none of ours.
  let statement: Attestation.Statement?
  /// The results; nil where they are missing or cannot be.
  let evaluation: Evaluation?
  /// Why there are no results.
  let resultsFault: VerificationRemark?
  /// The study; nil where `study.yaml` is missing or has errors.
  let study: Study?
  /// What is wrong with the study file.
  let studyDiagnostics: [Diagnostic]

  init(_ files: BundleFiles) {
    statement = files.contents["attestation.json"].flatMap { Attestation.read($0) }
    switch ResultsReading.read(files.contents["results.json"]) {
    case .success(let read): (evaluation, resultsFault) = (read, nil)
    case .failure(let fault): (evaluation, resultsFault) = (nil, fault.remark)
    }
    if let bytes = files.contents["study.yaml"] {
      let outcome = StudyReader.read(bytes, name: "study.yaml")
      study = outcome.study
      studyDiagnostics = outcome.diagnostics.filter { $0.severity == .error }
    } else {
      (study, studyDiagnostics) = (nil, [])
    }
  }

  /// The version of Esito that made the bundle, as it says.
  var version: String? { evaluation?.esito ?? statement?.predicate.esito }

  /// Whether another version of Esito made the bundle, so that its words may be others.
  var isOfAnotherVersion: Bool { version.map { $0 != EsitoVersion.current } ?? false }
}

/// Reads `results.json` of a bundle that anybody may have written: everything that rendering takes
/// for granted is checked before.
enum ResultsReading {
  struct Fault: Error { let remark: VerificationRemark }

  static func read(_ bytes: [UInt8]?) -> Result<Evaluation, Fault> {
    func fault(_ place: String, _ text: String) -> Result<Evaluation, Fault> {
      .failure(Fault(remark: VerificationRemark(place, text)))
    }
    guard let bytes else { return fault("results.json", "is missing") }
    do throws(JSONFault) {
      let tree = try JSONNode.read(bytes)
      if let wrong = ResultsBounds.fault(in: tree) { return fault("results.json", wrong) }
    } catch {
      return fault("results.json:\(error.line)", "is no JSON that Esito writes: it \(error.what)")
    }
    do {
      let evaluation = try JSONDecoder().decode(Evaluation.self, from: Data(bytes))
      if let wrong = evaluation.shapeFault { return fault("results.json", wrong) }
      return .success(evaluation)
    } catch let error as DecodingError {
      return fault("results.json", "is not the results of an evaluation\(place(error))")
    } catch {
      return fault("results.json", "is not the results of an evaluation")
    }
  }

  private static func place(_ error: DecodingError) -> String {
    let path: [any CodingKey]
    switch error {
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      path = context.codingPath
    case .keyNotFound(let key, let context): path = context.codingPath + [key]
    @unknown default: path = []
    }
    guard !path.isEmpty else { return "" }
    let words = path.map { $0.intValue.map { "\($0 + 1)" } ?? $0.stringValue }
    return ": at `\(excerpt(words.joined(separator: ".")))`"
  }
}
