// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings
import Methods
import Reports
import Statistics
public import Tables

extension StudyFile {
  /// Evaluates the study that was read and makes its bundle; nil when the study has errors.
  /// - Parameters:
  ///   - settings: how engines' clients are run.
  ///   - salt: keys the digests of inputs that are not public; without it there are none of those.
  ///   - vouched: dates of registered plans, by their number, that a checked signature of someone
  ///     else vouches for.
  ///   - progress: told how far the reading of files has come.
  /// - Throws: what is wrong with the data.
  public func evaluated(
    settings: EngineSettings, salt: Salt? = nil, vouched: [Int: VouchedDate] = [:],
    progress: (@Sendable (ReadingProgress) -> Void)? = nil
  ) async throws(TableFailure) -> Evaluated? {
    guard let study else { return nil }
    let made = try await study.made(
      by: StudySources(self, settings: settings, salt: salt, progress: progress),
      registered: registration.map { Registered(registration: $0, vouched: vouched) })
    // Written while the ends of long files are still being hashed: what is in no need of a digest
    // does not wait for one.
    let texts = EvaluationTexts(made, languages: study.report.languages)
    let changed = made.provenance.flatMap(\.files).compactMap(\.problem)
    guard changed.isEmpty else { throw .data(changed) }
    return Evaluated(
      evaluation: made.evaluation, bundle: bundle(study, made, texts, salt),
      unsuppressed: texts.unsuppressed, salt: made.unsuppressed == nil ? nil : salt)
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
    /// `results.json` before small cells were withheld; nil where every source is public.
    let unsuppressed: String?
    /// The salt of the digests; nil where every source is public.
    let salt: Salt?

    /// Writes the bundle, and beside it what must not leave the authority. Each is put in place in one
    /// step: the salt first, since a bundle is worth little without it.
    public func write(to folder: String, _ beside: PrivateFolder) throws(BundleError) {
      if let salt {
        try bundle.checkReplaceable(folder)
        try beside.keep(salt)
      }
      try bundle.write(to: folder)
      if salt != nil, let unsuppressed {
        try beside.keep(results: unsuppressed)
      }
    }

    /// One line an analysis: verdict, numbers and where to read on.
    public func lines(_ language: ReportOptions.Language) -> [String] {
      EvaluationLines(evaluation, language == .it ? .it : .en).lines
    }
  }

  private func bundle(
    _ study: Study, _ made: Study.Made, _ texts: EvaluationTexts, _ salt: Salt?
  ) -> Bundle {
    var bundle = Bundle(predicate: predicate(study, made, salt))
    bundle.add(texts.results, at: "results.json")
    for (path, text) in texts.report { bundle.add(text, at: path) }
    bundle.add(study.resolved, at: "resolved.yaml")
    bundle.add(String(decoding: bytes, as: UTF8.self), at: "study.yaml")
    for file in registration?.files ?? [] {
      bundle.add(String(decoding: file.bytes, as: UTF8.self), at: file.path)
    }
    return bundle
  }

  private func predicate(
    _ study: Study, _ made: Study.Made, _ salt: Salt?
  ) -> Attestation.Predicate {
    let seeds = study.analyses.map { analysis in
      let id = analysis.specification.id
      return (id, String(study.context.seed(of: id), radix: 16))
    }
    return Attestation.Predicate(
      esito: EsitoVersion.current, gsl: Platform.gslVersion, platform: MachineCheck.platform,
      resultsFormat: made.evaluation.format, study: study.context.header.id,
      resolved: Digest.sha256(study.resolved.utf8),
      seeds: Dictionary(seeds) { first, _ in first },
      salt: made.unsuppressed == nil ? nil : salt?.fingerprint,
      inputs: inputs(study, made.provenance, salt))
  }

  /// The inputs as the attestation names them, with their digests.
  func inputs(
    _ study: Study, _ provenance: [Provenance], _ salt: Salt?
  ) -> [Attestation.Predicate.Input] {
    study.context.sources.compactMap { known in
      let made = provenance.first { $0.source == known.name }
      let isPublic = known.holds == .public
      var input = Attestation.Predicate.Input(source: known.name, holds: known.holds.rawValue)
      if let source = sources.first(where: { $0.name == known.name }) {
        // A source that no analysis asked was not read: its digest is made here.
        let files = source.files.map { file in
          let digest =
            made?.files.first { $0.name == file.displayName }?.digest
            ?? (isPublic
              ? Digest.sha256(fileAt: file.path)
              : salt.flatMap { Digest.hmac(fileAt: file.path, $0) })
          return Attestation.Predicate.File(
            name: file.displayName, sha256: isPublic ? digest : nil, hmac: isPublic ? nil : digest)
        }
        if files.count == 1 {
          (input.sha256, input.hmac) = (files[0].sha256, files[0].hmac)
        } else {
          input.files = files
        }
        return input
      }
      guard tables.contains(where: { $0.description.name == known.name }) else { return nil }
      // Of others results.json says how many, where that gives no small count away.
      input.rows = isPublic ? made?.rows : nil
      input.statements = made?.statements.map {
        .init(
          engine: $0.engine, sql: $0.text, sha256: isPublic ? $0.digest : nil,
          hmac: isPublic ? nil : $0.digest)
      }
      return input
    }
  }
}
