// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Glibc
import Tables

/// Whose signatures count.
public struct SignatureTrust: Hashable, Sendable {
  /// Certificates of authorities (PEM), for CMS signatures.
  public var authorities: String?
  /// The signer's certificate (PEM), for CMS signatures.
  public var certificate: String?
  /// The file of allowed signers (`ssh-keygen`, ALLOWED SIGNERS), for SSH signatures.
  public var signers: String?

  /// Nobody's.
  public init() {}
}

/// A detached signature in a file, checked by the tool of its kind.
struct Signature {
  let path: String

  /// What a check found.
  enum Answer: Hashable, Sendable {
    /// It fits, and is of this signer.
    case good(String)
    /// It does not fit.
    case bad(String)
    /// It fits, and nothing says whose it is.
    case unknownSigner(String)
    /// It cannot be looked at.
    case couldNot(String)
  }

  /// The namespace of our SSH signatures: one made for another purpose does not count.
  static let namespace = "esito"
  private static let timeout = 30

  func checked(
    _ attestation: [UInt8], _ trust: SignatureTrust, _ settings: EngineSettings
  ) async -> Answer {
    guard case .success(let bytes) = FileBytes.readOrdinary(path, limit: 1 << 24), !bytes.isEmpty
    else { return .couldNot("is no file that can be read") }
    guard let scratch = ScratchFolder() else { return .couldNot("no scratch folder can be made") }
    defer { scratch.remove() }
    guard scratch.put(bytes, "signature"), scratch.put(attestation, "attestation.json") else {
      return .couldNot("the scratch folder cannot be written")
    }
    if bytes.starts(with: "-----BEGIN SSH SIGNATURE-----".utf8) {
      return await shell(attestation, trust, settings, scratch)
    }
    let form = bytes.starts(with: "-----BEGIN".utf8) ? "PEM" : "DER"
    return await message(form, attestation, trust, settings, scratch)
  }

  // MARK: ssh-keygen

  private func shell(
    _ attestation: [UInt8], _ trust: SignatureTrust, _ settings: EngineSettings,
    _ scratch: ScratchFolder
  ) async -> Answer {
    func run(_ arguments: [String]) async -> FixedProgram.Outcome {
      await FixedProgram.run(
        "ssh-keygen", arguments, input: attestation, in: scratch, settings,
        timeout: Signature.timeout)
    }
    guard let signers = trust.signers.flatMap(absolute) else {
      let outcome = await run(
        ["-Y", "check-novalidate", "-n", Signature.namespace, "-s", "signature"])
      return judged(outcome) { text in
        .unknownSigner("fits (\(text)); name the signers that you trust with --signers")
      }
    }
    let found = await run(["-Y", "find-principals", "-f", signers, "-s", "signature"])
    guard case .ended(0, let names, _) = found,
      let name = String(decoding: names, as: UTF8.self).split(separator: "\n").first
        .map(String.init)
    else {
      let outcome = await run(
        ["-Y", "check-novalidate", "-n", Signature.namespace, "-s", "signature"])
      return judged(outcome) { _ in .bad("is of nobody in the file of signers") }
    }
    let outcome = await run([
      "-Y", "verify", "-f", signers, "-I", name, "-n", Signature.namespace, "-s", "signature",
    ])
    return judged(outcome) { _ in .good(name) }
  }

  // MARK: openssl cms

  private func message(
    _ form: String, _ attestation: [UInt8], _ trust: SignatureTrust, _ settings: EngineSettings,
    _ scratch: ScratchFolder
  ) async -> Answer {
    var whose: [String] = ["-noverify"]
    if let authorities = trust.authorities.flatMap(absolute) {
      whose = ["-CAfile", authorities, "-purpose", "any"]
    } else if let certificate = trust.certificate.flatMap(absolute) {
      whose = ["-certfile", certificate, "-nointern", "-noverify"]
    }
    func run(_ content: [String]) async -> FixedProgram.Outcome {
      await FixedProgram.run(
        "openssl",
        ["cms", "-verify", "-binary", "-inform", form, "-in", "signature", "-signer", "signer.pem"]
          + whose + content, input: [], in: scratch, settings, timeout: Signature.timeout)
    }
    var outcome = await run(["-content", "attestation.json"])
    if case .ended(let code, _, _) = outcome, code != 0 {
      // A `.p7m` may hold the text that was signed: then it must be ours.
      let enclosed = await run([])
      if case .ended(0, let content, _) = enclosed {
        guard content == attestation else {
          return .bad("is of another text than this attestation")
        }
        outcome = enclosed
      }
    }
    guard case .ended(0, _, _) = outcome else { return judged(outcome) { _ in .bad("") } }
    let subject = await FixedProgram.run(
      "openssl",
      ["x509", "-in", "signer.pem", "-noout", "-subject", "-nameopt", "RFC2253,utf8,-esc_msb"],
      input: [], in: scratch, settings, timeout: Signature.timeout)
    var name = "a certificate"
    if case .ended(0, let text, _) = subject {
      let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
      name = lines.first.map(String.init) ?? name
      if name.hasPrefix("subject=") { name.removeFirst(8) }
    }
    if trust.authorities == nil, trust.certificate == nil {
      return .unknownSigner(
        "fits, and says it is of “\(SafeText.cleaned(name))”; name whom you trust with --ca or "
          + "--certificate")
    }
    return .good(name)
  }

  private func judged(
    _ outcome: FixedProgram.Outcome, _ fits: (String) -> Answer
  ) -> Answer {
    switch outcome {
    case .ended(0, let text, _):
      return fits(
        SafeText.cleaned(
          String(decoding: text.prefix { $0 != 0x0A }, as: UTF8.self)))
    case .ended: return .bad("does not fit the attestation, or is of nobody that you trust")
    case .missing(let program): return .couldNot("needs `\(program)`, which is not on PATH")
    case .failed: return .couldNot("the program that checks it did not end as it should")
    }
  }

  private func absolute(_ path: String) -> String? { DataFiles.realPath(path) }
}
