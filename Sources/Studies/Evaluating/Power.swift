// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Methods
import Reports
public import Tables

extension StudyFile {
  /// What each analysis could show, from the data before the campaign alone: one sentence an
  /// analysis. Nil when the study has errors.
  /// - Parameters:
  ///   - replicates: series to simulate, at least 100.
  ///   - settings: how engines' clients are run.
  /// - Throws: what is wrong with the data.
  public func power(
    replicates: Int, _ language: ReportOptions.Language, settings: EngineSettings
  ) async throws(TableFailure) -> [String]? {
    guard let study else { return nil }
    let found = try await study.power(
      by: StudySources(self, settings: settings), replicates: replicates)
    let words = Wording(language == .it ? .it : .en, PowerWords.vocabulary)
    return zip(study.analyses, found).map { analysis, power in
      PowerWords.sentence(
        analysis.specification.id, power,
        isSimulated: MethodRegistry.method(analysis.kind)?.simulatesPower ?? false, words)
    }
  }
}

extension Study {
  /// The power of every analysis, in the order of the study file; nil where none can be given.
  func power(
    by source: some Source, replicates: Int
  ) async throws(TableFailure) -> [PowerFindings?] {
    let answers = try await answers(to: queries, by: source).tables
    return zip(analyses, answers).map { analysis, tables in
      MethodRegistry.method(analysis.kind)?.power(
        for: analysis.specification, of: tables, in: context, replicates: replicates,
        seed: seed(of: analysis.specification.id))
    }
  }

  /// The seed of an analysis: the first 64 bits of the SHA-256 of study and analysis id, so that
  /// nobody can shop for one.
  func seed(of analysis: String) -> UInt64 {
    let digest = Digest.sha256(Array("\(context.header.id)/\(analysis)".utf8))
    return UInt64(digest.prefix(16), radix: 16) ?? 0
  }
}
