// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
public import Diagnostics
internal import Glibc
internal import Methods

/// Freezes the plan of a study, amends it, or records where it was registered. Nothing that was
/// written is ever changed: a plan stays as it was, and a number once recorded stays.
public struct Registering: Sendable {
  /// What is asked.
  public enum Request: Hashable, Sendable {
    /// Freeze the first plan.
    case freeze
    /// Freeze a further plan, and say why.
    case amend(why: String)
    /// Enter number, date and register of a plan that has none; the last one unless named.
    case record(plan: Int?)
  }

  /// What was done.
  public struct Outcome: Sendable {
    /// What to paste in the register.
    public let text: String
    /// Files that were written, as the user finds them.
    public let written: [String]
    /// Errors and warnings.
    public let diagnostics: [Diagnostic]
  }

  private let path: String
  private let study: Study
  private let entry: RegistrationRecord.Entry
  private let folder: String
  private var diagnostics: [Diagnostic] = []

  /// A registration of a study that was read without error.
  /// - Parameters:
  ///   - path: the study file.
  ///   - entry: what the register gave, where it is known already.
  public init(_ study: Study, at path: String, entry: RegistrationRecord.Entry) {
    self.path = path
    self.study = study
    self.entry = entry
    folder = Registration.folder(beside: path)
  }

  /// Does what is asked.
  /// - Throws: what the system refused to write.
  public func run(_ request: Request) throws(BundleError) -> Outcome {
    var copy = self
    return try copy.perform(request)
  }

  private mutating func perform(_ request: Request) throws(BundleError) -> Outcome {
    let old: Registration?
    // Plans written through a link would be elsewhere, and not be found.
    if FileBytes.exists(folder), !FileBytes.isFolder(folder) {
      fail(
        .registrationUnreadable, "`\(Registration.folder)` is a link or a file, not a folder",
        "move it away: plans are frozen in a folder of that name beside the study file")
      return failed()
    }
    // Without a record nothing was registered, whatever an interrupted run left.
    if FileBytes.exists("\(folder)/\(Registration.recordName)") {
      let found = Registration.load(folder: folder)
      diagnostics += found.diagnostics
      old = found.registration
    } else {
      old = nil
    }
    guard !diagnostics.hasErrors else { return failed() }
    checkTexts(request)
    if let old, old.record.study != study.context.header.id {
      fail(
        .otherStudy,
        "the registration is of study `\(excerpt(old.record.study))`, "
          + "not of `\(excerpt(study.context.header.id))`",
        "give the study its own folder, or put its `id` back")
    }
    guard !diagnostics.hasErrors else { return failed() }
    switch request {
    case .freeze: return try freeze(old)
    case .amend(let why): return try amend(old, why: why)
    case .record(let plan): return try record(old, plan: plan)
    }
  }

  // MARK: Freezing

  private mutating func freeze(_ old: Registration?) throws(BundleError) -> Outcome {
    if let old {
      let changes = old.changes(in: study).changes
      fail(
        .neverOverwritten,
        "plan \(old.last.number) is registered already"
          + (changes.isEmpty ? ", and the study is that plan" : ""),
        changes.isEmpty
          ? "enter its number with `--record --number … --date …`"
          : "freeze the study as it is now with `--amend --why \"…\"`",
        notes: changes.prefix(10).map { "changed: \($0.path)" }
          + (changes.count > 10 ? ["and \(changes.count - 10) more"] : []))
      return failed()
    }
    return try write(number: 1, why: nil, after: [])
  }

  private mutating func amend(_ old: Registration?, why: String) throws(BundleError) -> Outcome {
    guard let old else {
      fail(
        .registrationUnreadable, "there is no plan to amend",
        "freeze the first plan: `esito register` without `--amend`")
      return failed()
    }
    if old.changes(in: study).isSame {
      fail(
        .planUnchanged, "the study says what plan \(old.last.number) says, in every choice",
        "change the study file first, or register nothing")
    }
    if old.plans.count >= RegistrationKeys.mostPlans {
      fail(
        .registrationOrder, "there are \(old.plans.count) plans already",
        "a study that is planned anew so often needs a new id")
    }
    checkDate(after: old.record.plans)
    guard !diagnostics.hasErrors else { return failed() }
    return try write(number: old.plans.count + 1, why: why, after: old.record.plans, old)
  }

  private mutating func write(
    number: Int, why: String?, after earlier: [RegistrationRecord.Plan], _ old: Registration? = nil
  ) throws(BundleError) -> Outcome {
    let plan = CanonicalPlan(study)
    let bytes = plan.bytes
    guard bytes.count <= SourceText.maximumBytes,
      let read = StudyReader.read(bytes, name: Registration.planName(number)).study,
      CanonicalPlan(read).bytes == bytes
    else {
      fail(
        .registrationUnreadable, "the plan, with every default written out, cannot be read back",
        "a plan has at most \(SourceText.maximumBytes) bytes; shorten its lists")
      return failed()
    }
    let path = "\(folder)/\(Registration.planName(number))"
    if FileBytes.exists(path), FileBytes.read(path, limit: SourceText.maximumBytes) != bytes {
      fail(
        .neverOverwritten, "`\(Registration.planName(number))` stands there and is in no record",
        "look at it, and remove it yourself")
      return failed()
    }
    let entered = RegistrationRecord.Plan(
      number: number, digest: plan.digest, esito: EsitoVersion.current, why: why, entry: entry)
    let record = RegistrationRecord(
      study: study.context.header.id, plans: earlier + [entered])
    let text = PlanText(
      study: study, plan: entered,
      changes: old.map { $0.changes(in: study).changes } ?? []
    ).text
    guard FileBytes.makeFolders(folder) else {
      throw .cannotWrite(path: folder, reason: errno)
    }
    let textPath = "\(folder)/plan-\(number).txt"
    try AtomicFile.replace(path, with: bytes)
    try AtomicFile.replace(textPath, with: Array(text.utf8))
    // Last: with the record the plan is registered.
    let recordPath = "\(folder)/\(Registration.recordName)"
    try AtomicFile.replace(recordPath, with: Array(record.text.utf8))
    warnIfLate(entry)
    return Outcome(text: text, written: [path, textPath, recordPath], diagnostics: diagnostics)
  }

  // MARK: Recording

  private mutating func record(_ old: Registration?, plan: Int?) throws(BundleError) -> Outcome {
    guard let old else {
      fail(
        .registrationUnreadable, "there is no plan whose number could be recorded",
        "freeze the first plan: `esito register` without `--record`")
      return failed()
    }
    let number = plan ?? old.last.number
    guard let index = old.record.plans.firstIndex(where: { $0.number == number }) else {
      fail(
        .registrationUnreadable, "there is no plan \(number)",
        "the plans are 1 to \(old.plans.count)")
      return failed()
    }
    guard !entry.isEmpty else {
      fail(
        .registrationUnreadable, "there is nothing to record",
        "add `--number`, `--date`, `--registry` or `--vouched-by`")
      return failed()
    }
    var record = old.record
    merge(into: &record.plans[index].entry, plan: number)
    checkDate(after: Array(record.plans.prefix(index)))
    if let date = entry.date,
      let later = record.plans.dropFirst(index + 1).compactMap(\.entry.date).min(), later < date
    {
      fail(
        .registrationOrder,
        "plan \(number) cannot be of \(date.iso): the plan after it is of "
          + "\(later.iso)", "correct `--date`")
    }
    guard !diagnostics.hasErrors else { return failed() }
    let earlier = index > 0 ? old.plans[index - 1].study : nil
    let text = PlanText(
      study: old.plans[index].study, plan: record.plans[index],
      changes: earlier.map { PlanComparison($0, old.plans[index].study).changes } ?? []
    ).text
    let textPath = "\(folder)/plan-\(number).txt"
    let recordPath = "\(folder)/\(Registration.recordName)"
    try AtomicFile.replace(textPath, with: Array(text.utf8))
    try AtomicFile.replace(recordPath, with: Array(record.text.utf8))
    warnIfLate(entry)
    return Outcome(text: text, written: [recordPath, textPath], diagnostics: diagnostics)
  }

  /// Adds what is not there yet; what was recorded before stays.
  private mutating func merge(into old: inout RegistrationRecord.Entry, plan: Int) {
    func put<Value: Equatable>(_ name: String, _ old: inout Value?, _ new: Value?) -> String? {
      guard let new, old != new else { return nil }
      if old != nil { return name }
      old = new
      return nil
    }
    let refused = [
      put("number", &old.number, entry.number), put("date", &old.date, entry.date),
      put("registry", &old.registry, entry.registry),
      put("vouched-by", &old.vouchedBy, entry.vouchedBy),
    ].compactMap(\.self)
    for name in refused {
      fail(
        .neverOverwritten, "plan \(plan) has its `--\(name)` already, another one",
        "what was recorded stays; if it is a typing mistake, correct registration.yaml by hand "
          + "and keep a note of it")
    }
  }

  // MARK: Checks

  private mutating func checkTexts(_ request: Request) {
    var texts = [
      ("--number", entry.number), ("--registry", entry.registry), ("--vouched-by", entry.vouchedBy),
    ]
    if case .amend(let why) = request { texts.append(("--why", why)) }
    for (name, text) in texts {
      guard let text else { continue }
      let isWritable =
        text.unicodeScalars.contains { $0 != " " } && text.unicodeScalars.count <= 500
        && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
      if !isWritable {
        fail(
          .registrationUnreadable,
          "`\(name)` is empty, has a line break, or is over 500 characters",
          "write it in one line", file: name)
      }
    }
  }

  private mutating func checkDate(after earlier: [RegistrationRecord.Plan]) {
    guard let date = entry.date, let before = earlier.compactMap(\.entry.date).max(), date < before
    else { return }
    fail(
      .registrationOrder,
      "\(date.iso) is before the day of the plan that it amends (\(before.iso))",
      "correct `--date`", file: "--date")
  }

  private mutating func warnIfLate(_ entry: RegistrationRecord.Entry) {
    let start = study.context.header.campaign.from
    guard let date = entry.date, date >= start else { return }
    diagnostics.append(
      Diagnostic(
        code: .registrationOrder, severity: .warning,
        message: "the plan is registered on \(date.iso), when the campaign had begun "
          + "(\(start.iso))", file: "--date", span: nil,
        help: "reports will say so; it raises no certainty"))
  }

  private mutating func fail(
    _ code: Code, _ message: String, _ help: String, notes: [String] = [],
    file: String = Registration.folder
  ) {
    diagnostics.append(
      Diagnostic(
        code: code, severity: .error, message: message, file: file, span: nil, help: help,
        notes: notes))
  }

  private func failed() -> Outcome { Outcome(text: "", written: [], diagnostics: diagnostics) }
}
