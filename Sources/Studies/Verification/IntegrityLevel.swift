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
              ? "is no attestation of Esito: cut off, edited, or of another tool" : "is missing")
        ] + files.refused)
    }
    let remarks = form(statement) + digests(statement) + strangers(statement) + files.refused
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
    if statement.predicate.esito == EsitoVersion.current,
      files.contents["attestation.json"] != Array(again.utf8)
    {
      let cause = lineEnds("attestation.json")
      remarks.append(
        VerificationRemark(
          "attestation.json", "is not byte for byte as Esito writes it\(cause)"))
    }
    return remarks
  }

  private func digests(_ statement: Attestation.Statement) -> [VerificationRemark] {
    statement.subject.sorted { $0.name < $1.name }.compactMap { subject in
      guard let bytes = files.contents[subject.name] else {
        return VerificationRemark(excerpt(subject.name), "is attested and missing")
      }
      guard Digest.sha256(bytes) != subject.digest["sha256"] else { return nil }
      return VerificationRemark(
        excerpt(subject.name),
        "is not the file that was attested\(lineEnds(subject.name, subject.digest["sha256"]))")
    }
  }

  private func strangers(_ statement: Attestation.Statement) -> [VerificationRemark] {
    let known = Set(statement.subject.map(\.name)).union(["attestation.json"])
    return files.contents.keys.filter { !known.contains($0) }.sorted().map {
      VerificationRemark(excerpt($0), "was added: the attestation does not list it")
    }
  }

  /// A likely cause: a program that converted line ends.
  private func lineEnds(_ name: String, _ digest: String? = nil) -> String {
    guard let bytes = files.contents[name], let plain = LineEnds.unconverted(bytes) else {
      return ""
    }
    if let digest, Digest.sha256(plain) != digest {
      return "; its line ends were converted (CRLF), and more"
    }
    return "; its line ends were converted (CRLF), as by a mail or version-control program"
  }
}

/// Line ends.
enum LineEnds {
  /// The bytes with CRLF as LF; nil where there is no CRLF.
  static func unconverted(_ bytes: [UInt8]) -> [UInt8]? {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
      plain.append(byte)
    }
    return plain.count < bytes.count ? plain : nil
  }
}
