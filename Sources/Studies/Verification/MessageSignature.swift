// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// A CMS signature (RFC 5652), as authorities' signing programs make them (`.p7m`, `.p7s`): detached,
/// or around the text that was signed; in DER, in PEM or in bare base64; by several people side by
/// side, or one around the other. Checked by `openssl cms`.
struct MessageSignature {
  let trusted: TrustedFiles
  let scratch: ScratchFolder
  let settings: EngineSettings

  /// So many signatures one around the other.
  private static let deepest = 5

  /// Checks a signature: that it fits the text, and whose it is.
  func checked(_ bytes: [UInt8], of text: [UInt8], depth: Int = 0) async -> Signature.Answer {
    let (message, form) = MessageSignature.normalised(bytes)
    let name = "signature-\(depth)"
    guard scratch.put(message, name) else {
      return .couldNot("the scratch folder cannot be written")
    }
    let file = File(name: name, form: form)
    // First whether it fits at all: the text beside it, or the one within.
    var content = ["-content", "text"]
    var fits = await verified(file, ["-noverify"] + pinned + content)
    if let failure = Signature.failure(fits) { return failure }
    if case .ended(let code, _, _) = fits, code != 0 {
      content = []
      fits = await verified(file, ["-noverify"] + pinned)
      guard case .ended(0, let enclosed, _) = fits else { return await misfit(file) }
      if enclosed != text { return await nested(enclosed, file, text, depth) }
    }
    return await signer(of: file, content)
  }

  private struct File {
    let name: String
    let form: String
  }

  /// Where only one certificate counts, what the message brings along does not.
  private var pinned: [String] {
    trusted.certificate.map { ["-certfile", $0, "-nointern"] } ?? []
  }

  private func verified(_ file: File, _ more: [String]) async -> FixedProgram.Outcome {
    await run(
      ["cms", "-verify", "-binary", "-inform", file.form, "-in", file.name] + more)
  }

  /// Nothing but the files that the user named: without these variables openssl would also trust
  /// whomever the system trusts, which is every web server's certificate.
  private func run(_ arguments: [String]) async -> FixedProgram.Outcome {
    await FixedProgram.run(
      "openssl", arguments, input: [], in: scratch, settings, timeout: Signature.timeout,
      environment: [
        "SSL_CERT_FILE": "\(scratch.path)/none", "SSL_CERT_DIR": "\(scratch.path)/none",
      ]
    )
  }

  // MARK: Whose

  private func signer(of file: File, _ content: [String]) async -> Signature.Answer {
    let signers = "\(file.name).pem"
    let fits = await verified(file, ["-noverify", "-signer", signers] + pinned + content)
    guard case .ended(0, _, _) = fits else { return await misfit(file) }
    let name = await names(in: signers)
    if trusted.authorities == nil, trusted.certificate == nil {
      return .unknownSigner(
        "fits, and says it is of “\(name)”; name whom you trust with --ca or --certificate")
    }
    // A certificate that was named itself is trusted as it is.
    guard let authorities = trusted.authorities else { return .good(name) }
    let revocations = trusted.hasRevocations ? ["-crl_check"] : []
    let vouched = await verified(
      file, ["-CAfile", authorities, "-purpose", "any"] + revocations + pinned + content)
    if let failure = Signature.failure(vouched) { return failure }
    guard case .ended(let code, _, let errors) = vouched, code != 0 else { return .good(name) }
    return MessageSignature.refusal(name, errors)
  }

  /// Why the authorities do not vouch for a signer, from what openssl says.
  static func refusal(_ name: String, _ errors: String) -> Signature.Answer {
    if errors.contains("certificate revoked") {
      return .bad("fits, and the certificate of “\(name)” was revoked")
    }
    let open = [
      "certificate has expired": "a certificate has expired since",
      "certificate is not yet valid": "a certificate is not valid yet",
      "CRL has expired": "the list of revoked certificates has expired",
      "CRL is not yet valid": "the list of revoked certificates is not valid yet",
      "unable to get certificate CRL": "a list of revoked certificates (CRL) is missing",
    ]
    if let reason = open.sorted(by: { $0.key < $1.key }).first(where: { errors.contains($0.key) }) {
      return .unknownSigner(
        "fits, and is of “\(name)”; \(reason.value), so that nothing here says that it counted on "
          + "the day of signing (where you know so, name the signer's own with --certificate)")
    }
    return .bad("fits, and is of “\(name)”, for whom the authorities of --ca do not vouch")
  }

  /// The names in the certificates of all signers.
  private func names(in file: String) async -> String {
    let end = "-----END CERTIFICATE-----"
    let text = FileBytes.read("\(scratch.path)/\(file)", limit: 1 << 22) ?? []
    let certificates = String(decoding: text, as: UTF8.self).split(separator: end).prefix(8)
    var names: [String] = []
    for (index, certificate) in certificates.enumerated() where certificate.contains("BEGIN") {
      let one = "\(file)-\(index)"
      guard scratch.put(Array((certificate + end + "\n").utf8), one) else { continue }
      let subject = await run([
        "x509", "-in", one, "-noout", "-subject", "-nameopt", "RFC2253,utf8,-esc_msb",
      ])
      guard case .ended(0, let text, _) = subject else { continue }
      var name = String(decoding: text.prefix { $0 != 0x0A }, as: UTF8.self)
      if name.hasPrefix("subject=") { name.removeFirst(8) }
      names.append(SafeText.cleaned(name))
    }
    return names.isEmpty ? "a certificate" : names.joined(separator: "; ")
  }

  // MARK: What does not fit

  private func misfit(_ file: File) async -> Signature.Answer {
    let look = await run([
      "cms", "-cmsout", "-noout", "-inform", file.form, "-in", file.name,
    ])
    guard case .ended(0, _, _) = look else {
      return .bad("is no signature that openssl reads (CMS) or ssh-keygen reads")
    }
    return .bad(
      trusted.certificate == nil
        ? "does not fit: it is of another text, or is damaged"
        : "does not fit: it is of another text, or not of the certificate that you named")
  }

  /// A signature around another: the inner one must be of our text, and both must count.
  private func nested(
    _ enclosed: [UInt8], _ file: File, _ text: [UInt8], _ depth: Int
  ) async -> Signature.Answer {
    let another = Signature.Answer.bad("is of another text than this one")
    let isMessage = enclosed.first == 0x30 || enclosed.starts(with: "-----BEGIN".utf8)
    guard isMessage, depth < MessageSignature.deepest else { return another }
    switch await checked(enclosed, of: text, depth: depth + 1) {
    case .good(let inner):
      let outer = await signer(of: file, [])
      guard case .good(let name) = outer else { return outer }
      return .good("\(inner); around it \(name)")
    case .bad: return another
    case .unknownSigner(let why): return .unknownSigner(why)
    case .couldNot(let why): return .couldNot(why)
    }
  }

  /// A message as openssl reads it: some programs write the base64 of PEM without its frame.
  static func normalised(_ bytes: [UInt8]) -> (bytes: [UInt8], form: String) {
    if bytes.starts(with: "-----BEGIN".utf8) { return (bytes, "PEM") }
    let text = bytes.filter { ![0x0A, 0x0D, 0x20, 0x09].contains($0) }
    let isBase64 =
      text.count >= 64
      && text.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2F, 0x3D: true
        default: false
        }
      }
    guard isBase64 else { return (bytes, "DER") }
    var lines = Array("-----BEGIN CMS-----\n".utf8)
    for start in stride(from: 0, to: text.count, by: 64) {
      lines += text[start..<min(start + 64, text.count)] + [0x0A]
    }
    return (lines + Array("-----END CMS-----\n".utf8), "PEM")
  }
}
