// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Tables

/// A time stamp of a text (RFC 3161; a `.tsr` file, the reply of a time stamping authority), checked
/// by `openssl ts`. It says when a text existed, on the word of the authority, and not whose it is.
struct TimeStamp {
  let bytes: [UInt8]
  let settings: EngineSettings

  /// A check that succeeded.
  struct Vouched: Hashable {
    let day: CivilDate
    /// The authority.
    let by: String
    /// The names in all certificates that the stamp brings along.
    let names: String
  }

  enum Answer: Hashable {
    case good(Vouched)
    case bad(String)
    case unknown(String)
  }

  /// Whether bytes begin as a reply does: a sequence of a status, itself a sequence of a number. A CMS
  /// signature begins with the name of its kind.
  static func isReply(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 16, bytes[0] == 0x30 else { return false }
    let start = bytes[1] < 0x80 ? 2 : 2 + Int(bytes[1] & 0x7F)
    return start + 2 < bytes.count && bytes[start] == 0x30 && bytes[start + 2] == 0x02
  }

  /// Checks that the stamp is of a text and of an authority that is trusted.
  func checked(_ text: [UInt8], _ trust: SignatureTrust) async -> Answer {
    let trusted: TrustedFiles
    switch TrustedFiles.read(trust, isShell: false) {
    case .success(let files): trusted = files
    case .failure(let fault): return .bad(fault.words)
    }
    guard let authorities = trusted.authorities else {
      return .unknown("it is a time stamp: name the authority that you trust with --ca")
    }
    guard let scratch = ScratchFolder() else { return .bad("no scratch folder can be made") }
    defer { scratch.remove() }
    guard scratch.put(bytes, "reply"), scratch.put(text, "text") else {
      return .bad("the scratch folder cannot be written")
    }
    let outcome = await run(
      ["-verify", "-data", "text", "-in", "reply", "-CAfile", authorities], scratch)
    switch outcome {
    case .ended(0, _, _): break
    case .missing(let program): return .bad("it needs `\(program)`, which is not on PATH")
    case .failed: return .bad("the program that checks it did not end as it should")
    case .ended(_, _, let errors):
      if errors.contains("imprint mismatch") { return .bad("it is of another text") }
      return errors.contains("certificate has expired")
        ? .unknown("it fits, and the certificate of its authority has expired since")
        : .bad("it is damaged, or the authorities of --ca do not vouch for it")
    }
    return await vouched(scratch)
  }

  /// The day and the authority of a stamp that was checked.
  private func vouched(_ scratch: ScratchFolder) async -> Answer {
    guard case .ended(0, let text, _) = await run(["-reply", "-in", "reply", "-text"], scratch),
      let stamp = TimeStamp.read(String(decoding: text, as: UTF8.self))
    else { return .unknown("it fits, and says no day, or is made with a digest too weak to count") }
    var names: [String] = []
    if case .ended(0, _, _) = await run(
      ["-reply", "-in", "reply", "-token_out", "-out", "token"], scratch),
      case .ended(0, let subjects, _) = await FixedProgram.run(
        "openssl", ["pkcs7", "-inform", "DER", "-in", "token", "-print_certs", "-noout"],
        input: [], in: scratch, settings, timeout: Signature.timeout)
    {
      names = String(decoding: subjects, as: UTF8.self).split(separator: "\n").filter {
        $0.hasPrefix("subject=")
      }.map { SafeText.cleaned(String($0.dropFirst("subject=".count))) }
    }
    let by = stamp.authority ?? names.first ?? "a time stamping authority"
    // `/O=…/CN=…`, as openssl writes the name within the stamp, in parts.
    names.append(String(by.map { $0 == "/" ? "," : $0 }))
    return .good(Vouched(day: stamp.day, by: by, names: names.joined(separator: ",")))
  }

  private func run(
    _ arguments: [String], _ scratch: ScratchFolder
  ) async -> FixedProgram.Outcome {
    await FixedProgram.run(
      "openssl", ["ts"] + arguments, input: [], in: scratch, settings, timeout: Signature.timeout)
  }

  /// Day and authority in what `openssl ts -reply -text` prints; nil without a day, or where the digest
  /// is not of the SHA-2 or SHA-3 family.
  static func read(_ text: String) -> Reading? {
    var values: [Substring: Substring] = [:]
    for line in text.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let name = line[..<colon]
      // What is said twice is not taken at its word.
      if values[name] != nil, ["Time stamp", "Hash Algorithm", "TSA"].contains(name) { return nil }
      values[name] = line[line.index(after: colon)...].drop { $0 == " " }
    }
    guard let digest = values["Hash Algorithm"], digest.hasPrefix("sha"), digest != "sha1",
      let time = values["Time stamp"], let day = PlanVouching.day(of: time)
    else { return nil }
    let authority = values["TSA"].flatMap { $0.hasPrefix("DirName:") ? $0.dropFirst(8) : nil }
    return Reading(day: day, authority: authority.map { SafeText.cleaned(String($0)) })
  }

  /// What a stamp says.
  struct Reading: Hashable {
    let day: CivilDate
    let authority: String?
  }
}
