// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
public import Diagnostics
public import Findings
internal import Methods
public import Tables

/// Which dates of registered plans someone else vouches for.
///
/// A date counts only where all of this holds: a CMS signature (`.p7m`) or a time stamp (`.tsr`, RFC
/// 3161) of the plan's file fits it; the signer is one whom the user names as trusted, by authority or
/// certificate; the signer is not of the organisation that evaluates, by the name and organisation in
/// the certificate; and what was signed says when. That day is the signer's word, which is why it must
/// be someone else's. An SSH signature holds no time and vouches for no date; neither does a day that someone
/// typed, whoever it names.
public enum PlanVouching {
  /// What signatures vouch for.
  public struct Found: Sendable {
    /// The dates, by plan number.
    public var dates: [Int: VouchedDate] = [:]
    /// Errors where a signature does not fit, warnings where it vouches for no date.
    public var diagnostics: [Diagnostic] = []
  }

  /// Checks signatures of a study's registered plans.
  /// - Parameters:
  ///   - signatures: files with signatures, each of one of the plans.
  ///   - trust: whose signatures count.
  public static func check(
    _ signatures: [String], of file: StudyFile, _ trust: SignatureTrust, settings: EngineSettings
  ) async -> Found {
    var found = Found()
    guard !signatures.isEmpty, let study = file.study else { return found }
    guard let registration = file.registration else {
      found.fail(signatures[0], "there is no registered plan that it could be of")
      return found
    }
    for path in signatures {
      await check(path, registration, study.context.header.owner, trust, settings, &found)
    }
    return found
  }

  private static func check(
    _ path: String, _ registration: Registration, _ owner: String, _ trust: SignatureTrust,
    _ settings: EngineSettings, _ found: inout Found
  ) async {
    if let bytes = Signature(path: path).bytes, TimeStamp.isReply(bytes) {
      await check(
        TimeStamp(bytes: bytes, settings: settings), path, registration, owner, trust, &found)
      return
    }
    var why = "does not fit"
    for plan in registration.plans.reversed() {
      switch await Signature(path: path).checked(plan.bytes, trust, settings) {
      case .good(let signer):
        guard let day = await signingDay(of: path, settings) else {
          found.warn(path, "it fits plan \(plan.number), and says no day of signing")
          return
        }
        if isOwn(signer, owner) {
          found.warn(
            path,
            "it fits plan \(plan.number), and its signer is of the organisation that evaluates")
          return
        }
        found.dates[plan.number] = VouchedDate(date: day, by: SafeText.cleaned(signer))
        return
      case .unknownSigner(let reason):
        found.warn(path, "it fits plan \(plan.number); \(reason)")
        return
      case .bad(let reason), .couldNot(let reason): why = reason
      }
    }
    found.fail(path, "it is of none of the registered plans: \(why)")
  }

  private static func check(
    _ stamp: TimeStamp, _ path: String, _ registration: Registration, _ owner: String,
    _ trust: SignatureTrust, _ found: inout Found
  ) async {
    var why = "it does not fit"
    for plan in registration.plans.reversed() {
      switch await stamp.checked(plan.bytes, trust) {
      case .good(let vouched):
        if isOwn(vouched.names, owner) {
          found.warn(
            path,
            "it fits plan \(plan.number), and its authority is of the organisation that evaluates")
          return
        }
        found.dates[plan.number] = VouchedDate(date: vouched.day, by: vouched.by)
        return
      case .unknown(let reason):
        found.warn(path, reason)
        return
      case .bad(let reason): why = reason
      }
    }
    found.fail(path, "it is of none of the registered plans: \(why)")
  }

  /// Whether a certificate's name and the study's owner share a person or an organisation.
  static func isOwn(_ signer: String, _ owner: String) -> Bool {
    func folded(_ text: some StringProtocol) -> String {
      String(text.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic })
    }
    let names = signer.split(separator: ",").flatMap { $0.split(separator: "+") }.compactMap {
      part -> String? in
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, ["CN", "O", "OU"].contains(pair[0].uppercased().filter { $0 != " " })
      else { return nil }
      return folded(pair[1])
    }
    let parts = owner.split { ",;/()".contains($0) }.map { folded($0) } + [folded(owner)]
    return names.contains { name in
      parts.contains { part in
        !name.isEmpty && !part.isEmpty && (name.contains(part) || part.contains(name))
      }
    }
  }

  // MARK: The day of signing

  private static func signingDay(of path: String, _ settings: EngineSettings) async -> CivilDate? {
    guard let bytes = Signature(path: path).bytes, !Signature.isShell(bytes),
      let scratch = ScratchFolder()
    else { return nil }
    defer { scratch.remove() }
    let (message, form) = MessageSignature.normalised(bytes)
    guard scratch.put(message, "signature") else { return nil }
    let outcome = await FixedProgram.run(
      "openssl", ["cms", "-cmsout", "-print", "-noout", "-inform", form, "-in", "signature"],
      input: [], in: scratch, settings, timeout: Signature.timeout)
    guard case .ended(0, let text, _) = outcome else { return nil }
    return signingDay(in: String(decoding: text, as: UTF8.self))
  }

  /// The day in what `openssl cms -cmsout -print` prints: of the only signer, and among what was
  /// signed.
  static func signingDay(in text: String) -> CivilDate? {
    let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
    let signed = lines.indices.filter { lines[$0] == "signedAttrs:" }
    guard signed.count == 1, let start = signed.first else { return nil }
    let end = lines[start...].firstIndex { $0.hasPrefix("unsignedAttrs:") } ?? lines.endIndex
    let times = (start..<end).filter {
      lines[$0].hasPrefix("object: signingTime (1.2.840.113549.1.9.5)")
    }
    guard times.count == 1, let time = times.first, time + 2 < end, lines[time + 1] == "set:" else {
      return nil
    }
    // UTCTIME:Nov 21 18:26:11 2026 GMT
    let line = lines[time + 2]
    guard let colon = line.firstIndex(of: ":"),
      ["UTCTIME", "GENERALIZEDTIME"].contains(line[..<colon])
    else { return nil }
    return day(of: line[line.index(after: colon)...])
  }

  /// The day of a time as openssl prints it: `Nov 21 18:26:11 2026 GMT`.
  static func day(of time: Substring) -> CivilDate? {
    let parts = time.split { $0 == " " || $0 == ":" }.map(String.init)
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    guard parts.count == 7, parts[6] == "GMT", let month = months.firstIndex(of: parts[0]),
      let day = Int(parts[1]), let year = Int(parts[5])
    else { return nil }
    return CivilDate(year: year, month: month + 1, day: day)
  }
}

extension PlanVouching.Found {
  fileprivate mutating func fail(_ path: String, _ message: String) {
    add(.error, path, message)
  }

  fileprivate mutating func warn(_ path: String, _ message: String) {
    add(.warning, path, message)
  }

  private mutating func add(_ severity: Diagnostic.Severity, _ path: String, _ message: String) {
    diagnostics.append(
      Diagnostic(
        code: .vouchesForNothing, severity: severity, message: message, file: excerpt(path),
        span: nil, help: "`esito explain B027` says which signatures vouch for a date"))
  }
}
