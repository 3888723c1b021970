// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings
import FoundationEssentials
import Methods
import Reports
import Statistics
public import Tables

extension StudyFile {
  /// Evaluates the study that was read and makes its bundle; nil when the study has errors.
  /// - Parameters:
  ///   - settings: how engines' clients are run.
  ///   - progress: told how far the reading of files has come.
  /// - Throws: what is wrong with the data.
  public func evaluated(
    settings: EngineSettings, progress: (@Sendable (ReadingProgress) -> Void)? = nil
  ) async throws(TableFailure) -> Evaluated? {
    guard let study else { return nil }
    let (evaluation, provenance) = try await study.made(
      by: StudySources(self, settings: settings, progress: progress))
    return Evaluated(evaluation: evaluation, bundle: bundle(study, evaluation, provenance))
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

  private func bundle(
    _ study: Study, _ evaluation: Evaluation, _ provenance: [Provenance]
  ) -> Bundle {
    var bundle = Bundle(predicate: predicate(study, provenance))
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

  private func predicate(_ study: Study, _ provenance: [Provenance]) -> Attestation.Predicate {
    let inputs = study.context.sources.compactMap { known -> Attestation.Predicate.Input? in
      let made = provenance.first { $0.source == known.name }
      if let source = sources.first(where: { $0.name == known.name }) {
        // A source that no analysis asked was not read: its digest is made here.
        let files = source.files.map { file in
          let digest = made?.files.first { $0.name == file.displayName }?.digest
          return Attestation.Predicate.File(
            name: file.displayName,
            sha256: source.holds == .public ? digest ?? Digest.sha256(fileAt: file.path) : nil)
        }
        return .init(
          source: source.name, holds: source.holds.rawValue,
          sha256: files.count == 1 ? files[0].sha256 : nil, files: files.count > 1 ? files : nil)
      }
      guard tables.contains(where: { $0.description.name == known.name }) else { return nil }
      return .init(
        source: known.name, holds: known.holds.rawValue, sha256: nil, files: nil, rows: made?.rows,
        statements: made?.statements.map {
          .init(engine: $0.engine, sql: $0.text, sha256: $0.digest)
        })
    }
    return Attestation.Predicate(
      esito: EsitoVersion.current, gsl: Platform.gslVersion, resultsFormat: 1, inputs: inputs)
  }
}
