// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// An SSH signature, checked by `ssh-keygen -Y`.
struct ShellSignature {
  let trusted: TrustedFiles
  let scratch: ScratchFolder
  let settings: EngineSettings

  func checked(_ text: [UInt8]) async -> Signature.Answer {
    let fits = await run(
      ["-Y", "check-novalidate", "-n", Signature.namespace, "-s", "signature"], text)
    if let failure = Signature.failure(fits) { return failure }
    guard case .ended(0, let words, _) = fits else {
      return .bad(
        "does not fit: it is of another text, for another purpose than `\(Signature.namespace)`, or "
          + "cut off")
    }
    guard let signers = trusted.signers else {
      let key = SafeText.cleaned(String(decoding: words.prefix { $0 != 0x0A }, as: UTF8.self))
      return .unknownSigner("fits (\(key)); name the signers that you trust with --signers")
    }
    let nobody =
      "fits, and is of nobody whom the file of signers names for today and for "
      + "`\(Signature.namespace)`"
    let found = await run(["-Y", "find-principals", "-f", signers, "-s", "signature"], text)
    if let failure = Signature.failure(found) { return failure }
    guard case .ended(0, let names, _) = found,
      let name = String(decoding: names, as: UTF8.self).split(separator: "\n").first
        .map(String.init)
    else { return .bad(nobody) }
    let outcome = await run(
      [
        "-Y", "verify", "-f", signers, "-I", name, "-n", Signature.namespace, "-s", "signature",
      ], text)
    if let failure = Signature.failure(outcome) { return failure }
    guard case .ended(0, _, _) = outcome else { return .bad(nobody) }
    return .good(SafeText.cleaned(name))
  }

  private func run(_ arguments: [String], _ text: [UInt8]) async -> FixedProgram.Outcome {
    await FixedProgram.run(
      "ssh-keygen", arguments, input: text, in: scratch, settings, timeout: Signature.timeout)
  }
}
