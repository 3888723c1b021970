// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Level 1: the files are those that were attested, all of them and no other.
struct IntegrityLevel {
  let files: BundleFiles
  let statement: Attestation.Statement?

  var outcome: VerificationOutcome {
    guard let statement else {
      let isThere = files.contents["attestation.json"] != nil
      return VerificationOutcome(
        .integrity, .mismatch, isThere ? "the attestation cannot be read" : "no attestation",
        [
          VerificationRemark(
            "attestation.json",
            isThere
              ? "is no attestation of Esito: cut off, edited, or of another tool"
                + cause("attestation.json") { Attestation.read($0) != nil } : "is missing")
        ] + files.refused)
    }
    let added = added(statement)
    let remarks =
      form(statement) + digests(statement, added) + strangers(added) + files.refused
    guard remarks.isEmpty else {
      let what = remarks.count == 1 ? "1 difference" : "\(remarks.count) differences"
      return VerificationOutcome(.integrity, .mismatch, "\(what) from the attestation", remarks)
    }
    return VerificationOutcome(
      .integrity, .fine,
      "\(statement.subject.count) files, each as attested; none missing, none added")
  }

  /// The attestation itself: as Esito writes one, each file named once.
  private func form(_ statement: Attestation.Statement) -> [VerificationRemark] {
    var remarks: [VerificationRemark] = []
    let names = statement.subject.map(\.name)
    if Set(names).count < names.count {
      remarks.append(VerificationRemark("attestation.json", "names a file twice"))
    }
    let needed = ["results.json", "resolved.yaml", "study.yaml"]
    for required in needed where !names.contains(required) {
      remarks.append(VerificationRemark("attestation.json", "does not attest `\(required)`"))
    }
    let again = Attestation.statement(
      subjects: statement.subject.map { ($0.name, $0.digest["sha256"] ?? "") },
      predicate: statement.predicate)
    let due = Array(again.utf8)
    if statement.predicate.esito == EsitoVersion.current, files.contents["attestation.json"] != due
    {
      let cause = cause("attestation.json") { $0 == due }
      remarks.append(
        VerificationRemark(
          "attestation.json", "is not byte for byte as Esito writes it\(cause)"))
    }
    return remarks
  }

  private func digests(
    _ statement: Attestation.Statement, _ added: [(key: String, value: String)]
  ) -> [VerificationRemark] {
    let names = Dictionary(added.map { ($0.value, $0.key) }) { first, _ in first }
    return statement.subject.sorted { $0.name < $1.name }.compactMap { subject in
      // Why it was not read is told for itself.
      if files.refusedPaths.contains(subject.name) { return nil }
      guard let bytes = files.contents[subject.name] else {
        let other = subject.digest["sha256"].flatMap { names[$0] }
        let renamed = other.map { "; `\(excerpt($0))` holds its bytes: it was renamed" } ?? ""
        return VerificationRemark(excerpt(subject.name), "is attested and missing\(renamed)")
      }
      guard Digest.sha256(bytes) != subject.digest["sha256"] else { return nil }
      let cause = cause(subject.name) { Digest.sha256($0) == subject.digest["sha256"] }
      return VerificationRemark(
        excerpt(subject.name), "is not the file that was attested\(cause)")
    }
  }

  /// Files that the attestation does not list, with their digests, sorted.
  private func added(_ statement: Attestation.Statement) -> [(key: String, value: String)] {
    let known = Set(statement.subject.map(\.name)).union(["attestation.json"])
    return files.contents.filter { !known.contains($0.key) }.mapValues { Digest.sha256($0) }
      .sorted { $0.key < $1.key }
  }

  private func strangers(_ added: [(key: String, value: String)]) -> [VerificationRemark] {
    added.map { path, _ in
      VerificationRemark(
        excerpt(path), "was added: the attestation does not list it\(Stray.cause(path))")
    }
  }

  /// A likely cause, to follow what was found.
  private func cause(_ name: String, isDue: ([UInt8]) -> Bool) -> String {
    guard let bytes = files.contents[name] else { return "" }
    if let words = LikelyChange.words(of: bytes, isDue: isDue) { return "; \(words)" }
    return LineEnds.unconverted(bytes) == nil
      ? "" : "; its line ends were converted (CRLF), and more"
  }
}
