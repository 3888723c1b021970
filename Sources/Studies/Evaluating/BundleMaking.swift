// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings
import FoundationEssentials
import Methods
import Reports
import Statistics
public import Tables

extension StudyFile {
  /// Evaluates the study that was read and makes its bundle; nil when the study has errors.
  /// - Throws: what is wrong with the data.
  public func evaluated() async throws(TableFailure) -> Evaluated? {
    guard let study else { return nil }
    let evaluation = try await study.evaluated(by: CSVSource(sources))
    return Evaluated(evaluation: evaluation, bundle: bundle(study, evaluation))
  }

  /// Where a bundle is written unless the user says otherwise: `bundle` beside the study file.
  public static func standardOutput(beside study: String) -> String {
    let folder = FileBytes.parentFolder(study)
    return folder == "." ? "bundle" : "\(folder)/bundle"
  }

  /// An evaluation and the files that publish it.
  public struct Evaluated: Sendable {
    /// What was found.
    public let evaluation: Evaluation
    /// The publishable files.
    public let bundle: Bundle

    /// One line an analysis: verdict, numbers and where to read on.
    public func lines(_ language: ReportOptions.Language) -> [String] {
      EvaluationLines(evaluation, language == .it ? .it : .en).lines
    }
  }

  private func bundle(_ study: Study, _ evaluation: Evaluation) -> Bundle {
    var bundle = Bundle(predicate: predicate(study))
    let results = DeterministicJSON.text(evaluation)
    bundle.add(results, at: "results.json")
    // The report is written from results.json as it will be read again, and from nothing else.
    let read = try? JSONDecoder().decode(
      Evaluation.self, from: FoundationEssentials.Data(results.utf8))
    let languages = study.report.languages.map { $0 == .it ? Language.it : .en }
    // Results that do not read back leave an empty file, which Bundle.write refuses.
    if let read {
      for (path, text) in ReportFiles(evaluation: read, languages: languages).texts() {
        bundle.add(text, at: path)
      }
    }
    bundle.add(study.resolved, at: "resolved.yaml")
    bundle.add(String(decoding: bytes, as: UTF8.self), at: "study.yaml")
    return bundle
  }

  private func predicate(_ study: Study) -> Attestation.Predicate {
    let inputs = sources.map { source in
      Attestation.Predicate.Input(
        source: source.name, holds: source.holds.rawValue,
        sha256: source.holds == .public ? Digest.sha256(fileAt: source.path) : nil)
    }
    return Attestation.Predicate(
      esito: EsitoVersion.current, gsl: Platform.gslVersion, resultsFormat: 1, inputs: inputs)
  }
}
