// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
public import Diagnostics
internal import Methods

extension Registration {
  /// What stands beside a study file.
  public struct Found: Sendable {
    /// The registration; nil when there is none, or when it has errors.
    public let registration: Registration?
    /// What is wrong with it, with the place.
    public let diagnostics: [Diagnostic]
  }

  /// Reads the registration beside a study file. Everything in it is untrusted: sizes are bounded, no
  /// link is followed, plans are found by their number and never by a path that a file names.
  /// - Parameters:
  ///   - path: the study file.
  ///   - study: what it says; a registration of another study is an error.
  public static func load(beside path: String, of study: Study?) -> Found {
    let found = load(folder: folder(beside: path))
    guard let study, let registration = found.registration,
      registration.record.study != study.context.header.id
    else { return found }
    let error = Diagnostic(
      code: .otherStudy, severity: .error,
      message: "the registration is of study `\(excerpt(registration.record.study))`, "
        + "not of `\(excerpt(study.context.header.id))`",
      file: "\(Registration.folder)/\(Registration.recordName)", span: nil,
      help: "give the study its own folder, or put its `id` back")
    return Found(registration: nil, diagnostics: found.diagnostics + [error])
  }

  /// Where the registration of a study file stands.
  static func folder(beside study: String) -> String {
    let parent = FileBytes.parentFolder(study)
    return parent == "." ? folder : "\(parent)/\(folder)"
  }

  /// Reads a registration from the files of a bundle, by their path within it.
  static func load(contents: [String: [UInt8]]) -> Found {
    var loading = RegistrationLoading(folder: folder, contents: contents)
    let registration = loading.run()
    return Found(
      registration: loading.diagnostics.hasErrors ? nil : registration,
      diagnostics: loading.diagnostics)
  }

  /// Reads a registration's folder.
  public static func load(folder: String) -> Found {
    var loading = RegistrationLoading(folder: folder)
    let registration = loading.run()
    return Found(
      registration: loading.diagnostics.hasErrors ? nil : registration,
      diagnostics: loading.diagnostics)
  }
}

/// Reads and checks one registration.
struct RegistrationLoading {
  let folder: String
  /// The files by path, where they were read already.
  let contents: [String: [UInt8]]?
  private(set) var diagnostics: [Diagnostic] = []

  init(folder: String, contents: [String: [UInt8]]? = nil) {
    self.folder = folder
    self.contents = contents
  }

  private func exists(_ name: String) -> Bool {
    let path = "\(folder)/\(name)"
    return contents.map { $0[path] != nil } ?? FileBytes.exists(path)
  }

  mutating func run() -> Registration? {
    if contents == nil, exists(Registration.recordName), !FileBytes.isFolder(folder) {
      fail(
        Registration.recordName, "`registration` is a link to a folder with a plan",
        "put the folder itself beside the study file: whoever gets the study gets no link")
      return nil
    }
    guard exists(Registration.recordName) else {
      // A folder of that name that holds no plan of ours belongs to someone else.
      if exists(Registration.planName(1)) {
        fail(
          Registration.recordName, "`registration` holds a plan, and no `registration.yaml`",
          "put back the file that `esito register` wrote")
      }
      return nil
    }
    guard let bytes = bytes(of: Registration.recordName), let record = record(bytes) else {
      return nil
    }
    var plans: [Registration.Plan] = []
    for entry in record.plans {
      if let plan = plan(entry, of: record) { plans.append(plan) }
    }
    guard plans.count == record.plans.count, !plans.isEmpty else { return nil }
    return Registration(record: record, plans: plans, recordBytes: bytes)
  }

  // MARK: The record

  private mutating func record(_ bytes: [UInt8]) -> RegistrationRecord? {
    let name = "\(Registration.folder)/\(Registration.recordName)"
    switch SourceText.decode(bytes, name: name) {
    case .failure(let refused):
      diagnostics.append(refused.diagnostic)
      return nil
    case .success(let text):
      let reading = Reading(text)
      defer { diagnostics += reading.diagnostics.inFileOrder() }
      guard let root = reading.compose() else { return nil }
      guard case .mapping = root.content else {
        reading.error(
          .wrongKind, at: root.span, "the record is \(root.kindInWords), not a mapping of keys",
          label: "keys are due", help: "put back the file that `esito register` wrote")
        return nil
      }
      let mapping = MappingReader(
        node: root, reading: reading, keys: RegistrationKeys.all,
        title: MappingTitle("the record", noun: "a record of registration"))
      guard let study = mapping[RegistrationKeys.study], let plans = mapping[RegistrationKeys.plans]
      else { return nil }
      checkOrder(plans, root, reading)
      return RegistrationRecord(study: study, plans: plans)
    }
  }

  private func checkOrder(
    _ plans: [RegistrationRecord.Plan], _ root: Node, _ reading: Reading
  ) {
    for (index, plan) in plans.enumerated() {
      let node = root["plans"]?[index] ?? root
      func wrong(_ key: String, _ message: String, _ help: String) {
        reading.error(
          .registrationOrder, at: node[key]?.span ?? node.span, message, label: "does not fit",
          help: help)
      }
      if plan.number != index + 1 {
        wrong(
          "plan", "plan \(plan.number) stands in place \(index + 1)",
          "plans are numbered 1, 2, 3 in the order of the file")
      }
      if index == 0, plan.why != nil {
        wrong("why", "the first plan amends nothing", "delete `why` from plan 1")
      }
      if index > 0, plan.why == nil {
        wrong("plan", "plan \(plan.number) does not say why", "add `why:` with the reason")
      }
      if let date = plan.entry.date,
        let earlier = plans.prefix(index).compactMap(\.entry.date).max(), date < earlier
      {
        wrong(
          "date",
          "plan \(plan.number) is of \(date.iso), before the plan it amends (\(earlier.iso))",
          "correct the date")
      }
    }
  }

  // MARK: A plan

  private mutating func plan(
    _ entry: RegistrationRecord.Plan, of record: RegistrationRecord
  ) -> Registration.Plan? {
    let name = Registration.planName(entry.number)
    guard let bytes = bytes(of: name) else { return nil }
    let digest = Digest.sha256(bytes)
    guard digest == entry.digest else {
      diagnostics.append(
        Diagnostic(
          code: .planChanged, severity: .error,
          message: "plan \(entry.number) is not the one that was registered",
          file: "\(Registration.folder)/\(name)", span: nil,
          help: "put back the file that was registered; changes go in an amendment",
          notes: ["registered: \(entry.digest)", "the file: \(digest)"]
            + [LikelyChange.words(of: bytes) { Digest.sha256($0) == entry.digest }]
            .compactMap(\.self)))
      return nil
    }
    let outcome = StudyReader.read(bytes, name: "\(Registration.folder)/\(name)")
    guard let study = outcome.study else {
      diagnostics += outcome.diagnostics.filter { $0.severity == .error }
      return nil
    }
    guard study.context.header.id == record.study else {
      diagnostics.append(
        Diagnostic(
          code: .otherStudy, severity: .error,
          message: "plan \(entry.number) is of study `\(excerpt(study.context.header.id))`, "
            + "the record of `\(excerpt(record.study))`",
          file: "\(Registration.folder)/\(name)", span: nil,
          help: "put back the plan that belongs to this record"))
      return nil
    }
    return Registration.Plan(number: entry.number, bytes: bytes, study: study, digest: digest)
  }

  /// The bytes of a file of the folder that is an ordinary file, no link, and not too large.
  private mutating func bytes(of name: String) -> [UInt8]? {
    let path = "\(folder)/\(name)"
    guard exists(name) else {
      fail(name, "`\(name)` is not there", "put back the file that `esito register` wrote")
      return nil
    }
    if let bytes = contents?[path] {
      if bytes.count <= SourceText.maximumBytes { return bytes }
      fail(name, "`\(name)` is too large", "put back the file that `esito register` wrote")
      return nil
    }
    switch FileBytes.readOrdinary(path, limit: SourceText.maximumBytes) {
    case .success(let bytes): return bytes
    case .failure(let why):
      fail(
        name, "`\(name)` \(why == .tooLarge ? "is too large" : why.words)",
        "put back the file itself, as `esito register` wrote it")
      return nil
    }
  }

  private mutating func fail(_ name: String, _ message: String, _ help: String) {
    diagnostics.append(
      Diagnostic(
        code: .registrationUnreadable, severity: .error, message: message,
        file: "\(Registration.folder)/\(name)", span: nil, help: help))
  }
}
