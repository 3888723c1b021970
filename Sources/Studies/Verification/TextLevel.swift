// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Findings
import Methods
import Reports

/// Level 2: report, figures and tables rendered again from `results.json`, byte for byte.
struct TextLevel {
  let files: BundleFiles
  let reading: BundleReading

  /// Files of a bundle that are not rendered from the results.
  static let sources: Set<String> = [
    "attestation.json", "results.json", "resolved.yaml", "study.yaml",
  ]

  var outcome: VerificationOutcome {
    guard let evaluation = reading.evaluation else {
      return VerificationOutcome(
        .text, .mismatch, "nothing to render from",
        [reading.resultsFault].compactMap(\.self))
    }
    let due = ReportFiles(
      evaluation: evaluation, languages: languages, isTrusted: false
    ).texts().map { ($0.path, Array($0.text.utf8)) }
    let expected = Dictionary(due) { first, _ in first }
    if reading.isOfAnotherVersion { return otherVersion(expected) }
    var remarks = results(evaluation) + versions(evaluation) + verdicts(evaluation)
    for (path, text) in expected.sorted(by: { $0.key < $1.key }) {
      guard let found = files.contents[path] else {
        remarks.append(VerificationRemark(excerpt(path), "is missing: results.json gives it"))
        continue
      }
      remarks += TextDifferences(path: path, found: found, due: text).remarks
    }
    let registered = Registration.load(contents: files.contents).registration?.files ?? []
    let known = TextLevel.sources.union(registered.map { $0.path })
    for path in files.contents.keys.sorted() where expected[path] == nil && !known.contains(path) {
      remarks.append(VerificationRemark(excerpt(path), "does not follow from results.json"))
    }
    guard remarks.isEmpty else {
      let count = remarks.count == 1 ? "1 difference" : "\(remarks.count) differences"
      return VerificationOutcome(.text, .mismatch, "\(count) from what results.json gives", remarks)
    }
    return VerificationOutcome(
      .text, .fine, "\(expected.count) files rendered again from results.json, byte for byte")
  }

  /// The languages that the study asks for; those of the reports that are there when it cannot be
  /// read.
  private var languages: [Language] {
    if let study = reading.study {
      return study.report.languages.map { $0 == .it ? .it : .en }
    }
    return [Language.it, .en].filter { files.contents["report.\($0.rawValue).md"] != nil }
  }

  /// `results.json` must hold nothing that an evaluation does not write.
  private func results(_ evaluation: Evaluation) -> [VerificationRemark] {
    let again = Array(DeterministicJSON.text(evaluation).utf8)
    return TextDifferences(
      path: "results.json", found: files.contents["results.json"] ?? [], due: again,
      origin: "Esito writes"
    ).remarks
  }

  private func versions(_ evaluation: Evaluation) -> [VerificationRemark] {
    guard let attested = reading.statement?.predicate.esito, attested != evaluation.esito else {
      return []
    }
    return [
      VerificationRemark(
        "attestation.json",
        "says Esito \(excerpt(attested)), results.json says \(excerpt(evaluation.esito))")
    ]
  }

  /// Each verdict follows from its interval by the printed rule.
  private func verdicts(_ evaluation: Evaluation) -> [VerificationRemark] {
    evaluation.analyses.compactMap { analysis in
      guard let headline = analysis.headline, let verdict = headline.verdict,
        let interval = analysis.estimate(headline.absolute)?.interval
      else { return nil }
      let due = Verdict(interval: interval, better: headline.better, matters: headline.matters)
      guard !verdict.follows(from: interval, better: headline.better, matters: headline.matters)
      else { return nil }
      return VerificationRemark(
        "results.json, analysis `\(excerpt(analysis.id))`",
        "the verdict is `\(verdict.name)`; its interval gives `\(due.name)`")
    }
  }

  /// Another version may say the same in other words: tables of numbers must still agree.
  private func otherVersion(_ expected: [String: [UInt8]]) -> VerificationOutcome {
    let version = excerpt(reading.version ?? "")
    var remarks = reading.evaluation.map(versions) ?? []
    var tables = 0
    for (path, text) in expected.sorted(by: { $0.key < $1.key }) where path.hasPrefix("tables/") {
      guard let found = files.contents[path] else { continue }
      tables += 1
      remarks += TextDifferences(path: path, found: found, due: text).remarks
    }
    guard remarks.isEmpty else {
      return VerificationOutcome(
        .text, .mismatch, "made by Esito \(version): what it says is not what results.json says",
        remarks)
    }
    return VerificationOutcome(
      .text, .notChecked,
      "made by Esito \(version), this is \(EsitoVersion.current): \(tables) tables as results.json "
        + "has them, wording unverified")
  }
}
