// SPDX-License-Identifier: GPL-3.0-or-later

/// Level 6: who fixed these files, by signatures of `attestation.json`, detached or around it.
struct AuthenticityLevel {
  let files: BundleFiles
  let options: Verification.Options

  func outcome() async -> VerificationOutcome {
    guard !options.signatures.isEmpty else {
      return VerificationOutcome(.authenticity, .notChecked, "no signature was given (--signature)")
    }
    guard let attestation = files.contents["attestation.json"] else {
      return VerificationOutcome(.authenticity, .mismatch, "there is no attestation to sign")
    }
    var remarks: [VerificationRemark] = []
    var worst = VerificationOutcome.Status.fine
    var signers: [String] = []
    for path in options.signatures {
      let answer = await Signature(path: path).checked(
        attestation, options.trust, options.settings)
      switch answer {
      case .good(let signer): signers.append(signer)
      case .bad(let why):
        worst = .mismatch
        remarks.append(VerificationRemark(path, why))
      case .unknownSigner(let why):
        if worst == .fine { worst = .notChecked }
        remarks.append(VerificationRemark(path, why))
      case .couldNot(let why):
        if worst != .mismatch { worst = .couldNotRun }
        remarks.append(VerificationRemark(path, why))
      }
    }
    let summary: String
    switch worst {
    case .fine: summary = "signed by " + signers.map(SafeText.cleaned).joined(separator: "; ")
    case .mismatch: summary = "a signature does not fit, or is not of those whom you trust"
    case .notChecked: summary = "a signature fits, and nothing here says that its signer counts"
    case .couldNotRun: summary = "a signature cannot be looked at"
    }
    return VerificationOutcome(.authenticity, worst, summary, remarks)
  }
}
