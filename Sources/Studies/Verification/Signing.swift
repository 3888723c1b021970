// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Glibc
public import Tables

/// Makes a detached signature over the attestation of a bundle, by the tool of the key's kind.
public enum Signing {
  /// Signs.
  /// - Parameters:
  ///   - bundle: the folder of the bundle; it is only read.
  ///   - key: an SSH key, or with a certificate the private key of a CMS signature (PEM).
  ///   - certificate: the signer's certificate (PEM).
  ///   - output: the file to write; by default beside the bundle, `bundle.sig` or `bundle.p7m`.
  /// - Returns: the file that was written, or what is in the way.
  public static func sign(
    _ bundle: String, key: String, certificate: String?, output: String?, settings: EngineSettings
  ) async -> Result<String, SigningRefusal> {
    var place = bundle
    while place.count > 1, place.hasSuffix("/") { place.removeLast() }
    let file = output ?? place + (certificate == nil ? ".sig" : ".p7m")
    if let other = Bundle.bundle(around: FileBytes.parentFolder(file)) {
      return .failure(
        .init(
          "`\(excerpt(file))` stands within the bundle `\(FileBytes.lastName(other))`, which would "
            + "not verify any more: name a file elsewhere with `--output`"))
    }
    guard
      case .success(let attestation) = FileBytes.readOrdinary(
        "\(bundle)/attestation.json", limit: 1 << 26), Attestation.read(attestation) != nil
    else { return .failure(.init("`\(excerpt(bundle))` holds no attestation of Esito")) }
    guard let key = DataFiles.realPath(key) else {
      return .failure(.init("there is no key `\(excerpt(key))`"))
    }
    guard let scratch = ScratchFolder(), scratch.put(attestation, "attestation.json") else {
      return .failure(.init("no scratch folder can be made"))
    }
    defer { scratch.remove() }
    var arguments = ["-Y", "sign", "-q", "-n", Signature.namespace, "-f", key]
    if let certificate {
      guard let certificate = DataFiles.realPath(certificate) else {
        return .failure(.init("there is no certificate `\(excerpt(certificate))`"))
      }
      arguments = [
        "cms", "-sign", "-binary", "-md", "sha256", "-in", "attestation.json", "-signer",
        certificate, "-inkey", key, "-outform", "DER",
      ]
    }
    let program = certificate == nil ? "ssh-keygen" : "openssl"
    let outcome = await FixedProgram.run(
      program, arguments, input: certificate == nil ? attestation : [], in: scratch, settings,
      timeout: Signature.timeout,
      // An agent holds the keys that have a password.
      environment: settings.environment.filter { $0.key == "SSH_AUTH_SOCK" })
    switch outcome {
    case .missing(let program): return .failure(.init("`\(program)` is not on PATH"))
    case .failed: return .failure(.init("`\(program)` did not end as it should"))
    case .ended(0, let signature, _) where !signature.isEmpty:
      do throws(BundleError) {
        try AtomicFile.create(file, with: signature)
      } catch {
        guard case .cannotWrite(_, EEXIST) = error else {
          return .failure(.init(error.diagnostic.message))
        }
        return .failure(
          .init("`\(excerpt(file))` exists already: a signature is never overwritten"))
      }
      return .success(file)
    case .ended(_, _, let errors):
      let reason = SafeText.cleaned(errors.split(separator: "\n").last.map(String.init) ?? "")
      let help =
        certificate == nil
        ? "; where the key has a password, load it into ssh-agent" : ""
      return .failure(.init("`\(program)` refused the key: \(excerpt(reason))\(help)"))
    }
  }
}

/// Why a signature was not made.
public struct SigningRefusal: Error, Hashable, Sendable {
  /// What is in the way.
  public let diagnostic: Diagnostic

  init(_ message: String) {
    diagnostic = Diagnostic(
      code: .signatureFailed, severity: .error, message: message, file: "sign", span: nil,
      help: "`esito explain B012` says how signatures are made")
  }
}
