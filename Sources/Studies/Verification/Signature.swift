// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// Whose signatures count.
public struct SignatureTrust: Hashable, Sendable {
  /// Certificates of authorities (PEM), for CMS signatures; lists of revoked certificates (CRL) may
  /// stand in the same file.
  public var authorities: String?
  /// The signer's certificate (PEM), for CMS signatures.
  public var certificate: String?
  /// The file of allowed signers (`ssh-keygen`, ALLOWED SIGNERS), for SSH signatures.
  public var signers: String?

  /// Nobody's.
  public init() {}
}

/// A signature in a file, checked by the tool of its kind.
struct Signature {
  let path: String

  /// What a check found.
  enum Answer: Hashable, Sendable {
    /// It fits, and is of this signer.
    case good(String)
    /// It does not fit, or is not of those who are trusted.
    case bad(String)
    /// It fits, and nothing says that its signer counts.
    case unknownSigner(String)
    /// It cannot be looked at.
    case couldNot(String)
  }

  /// The namespace of our SSH signatures: one made for another purpose does not count.
  static let namespace = "esito"
  /// Seconds for each run of a program: many, since a busy machine may be slow to start and end one.
  static let timeout = 300
  private static let shellMark = "-----BEGIN SSH SIGNATURE-----"

  /// The signature's bytes; nil where it cannot be read.
  var bytes: [UInt8]? {
    guard case .success(let bytes) = FileBytes.readNamed(path, limit: 1 << 24), !bytes.isEmpty
    else { return nil }
    return bytes
  }

  /// Whether it is an SSH signature.
  static func isShell(_ bytes: [UInt8]) -> Bool { bytes.starts(with: shellMark.utf8) }

  /// Checks it.
  /// - Parameter text: what should have been signed.
  func checked(
    _ text: [UInt8], _ trust: SignatureTrust, _ settings: EngineSettings
  ) async -> Answer {
    guard let bytes else { return .couldNot("is no file that can be read") }
    let isShell = Signature.isShell(bytes)
    let trusted: TrustedFiles
    switch TrustedFiles.read(trust, isShell: isShell) {
    case .success(let files): trusted = files
    case .failure(let fault): return .couldNot(fault.words)
    }
    guard let scratch = ScratchFolder() else { return .couldNot("no scratch folder can be made") }
    defer { scratch.remove() }
    guard scratch.put(text, "text") else {
      return .couldNot("the scratch folder cannot be written")
    }
    if isShell {
      guard scratch.put(bytes, "signature") else {
        return .couldNot("the scratch folder cannot be written")
      }
      return await ShellSignature(trusted: trusted, scratch: scratch, settings: settings)
        .checked(text)
    }
    return await MessageSignature(trusted: trusted, scratch: scratch, settings: settings)
      .checked(bytes, of: text)
  }

  /// What a program's failure means.
  static func failure(_ outcome: FixedProgram.Outcome) -> Answer? {
    switch outcome {
    case .ended: nil
    case .missing(let program): .couldNot("needs `\(program)`, which is not on PATH")
    case .failed: .couldNot("the program that checks it did not end as it should")
    }
  }
}

/// The files of those who are trusted, each of them there: a name that was mistyped must not make
/// everybody trusted.
struct TrustedFiles {
  private(set) var authorities: String?
  /// Whether lists of revoked certificates stand with the authorities.
  private(set) var hasRevocations = false
  private(set) var certificate: String?
  private(set) var signers: String?

  struct Fault: Error { let words: String }

  private static let limit = 1 << 24

  static func read(
    _ trust: SignatureTrust, isShell: Bool
  ) -> Result<TrustedFiles, Fault> {
    var files = TrustedFiles()
    do throws(Fault) {
      if isShell {
        if let path = trust.signers { files.signers = try place(path, "--signers").path }
        return .success(files)
      }
      if let path = trust.authorities {
        let (place, text) = try pem(path, "--ca")
        files.authorities = place
        files.hasRevocations = text.contains("-----BEGIN X509 CRL-----")
      }
      if let path = trust.certificate {
        files.certificate = try pem(path, "--certificate").path
      }
      return .success(files)
    } catch {
      return .failure(error)
    }
  }

  private static func place(
    _ path: String, _ option: String
  ) throws(Fault) -> (path: String, bytes: [UInt8]) {
    guard let place = DataFiles.realPath(path) else {
      throw Fault(words: "cannot be judged: there is no file `\(excerpt(path))` (\(option))")
    }
    guard case .success(let bytes) = FileBytes.readOrdinary(place, limit: limit) else {
      throw Fault(words: "cannot be judged: `\(excerpt(path))` (\(option)) cannot be read")
    }
    return (place, bytes)
  }

  private static func pem(
    _ path: String, _ option: String
  ) throws(Fault) -> (path: String, text: String) {
    let (place, bytes) = try place(path, option)
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.contains("-----BEGIN "), text.contains("CERTIFICATE-----") else {
      throw Fault(
        words: "cannot be judged: `\(excerpt(path))` (\(option)) holds no certificate in PEM form "
          + "(`openssl x509 -inform DER -in … -out ….pem` makes one)")
    }
    return (place, text)
  }
}
