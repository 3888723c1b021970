// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates
internal import Diagnostics

/// What stands in `registration.yaml`: which plans there are, and where each was registered.
public struct RegistrationRecord: Hashable, Sendable {
  /// Identifier of the study.
  public var study: String
  /// The plans, from the first on.
  public var plans: [Plan]

  /// A record.
  init(study: String, plans: [Plan]) {
    self.study = study
    self.plans = plans
  }

  /// One plan's entry.
  public struct Plan: Hashable, Sendable {
    /// 1 for the first plan, 2 for its first amendment.
    public var number: Int
    /// SHA-256 of `plan-<number>.yaml`.
    public var digest: String
    /// The release that froze it.
    public var esito: String
    /// Why the plan before was amended.
    public var why: String?
    /// Where it was registered.
    public var entry: Entry
  }

  /// Where a plan was registered, as whoever typed it says.
  public struct Entry: Hashable, Sendable {
    /// The register.
    public var registry: String?
    /// The number that it gave.
    public var number: String?
    /// The day.
    public var date: CivilDate?
    /// Who vouches for the day.
    public var vouchedBy: String?

    /// An entry; parts may be recorded later.
    public init(
      registry: String? = nil, number: String? = nil, date: CivilDate?,
      vouchedBy: String? = nil
    ) {
      self.registry = registry
      self.number = number
      self.date = date
      self.vouchedBy = vouchedBy
    }

    /// An entry as it is typed; nil when the day is none.
    public init?(
      registry: String? = nil, number: String? = nil, date: String?, vouchedBy: String? = nil
    ) {
      let day = date.flatMap { CivilDate(iso: $0) }
      if date != nil, day == nil { return nil }
      self.init(registry: registry, number: number, date: day, vouchedBy: vouchedBy)
    }

    /// Whether nothing was recorded.
    public var isEmpty: Bool { self == Entry(date: CivilDate?.none) }
    /// Whether the register gave a number and a date.
    public var isComplete: Bool { number != nil && date != nil }
  }

  /// The text of the file.
  var text: String {
    var writer = MappingWriter()
    writer.put(RegistrationKeys.version, 1)
    writer.put(RegistrationKeys.study, study)
    writer.put(RegistrationKeys.plans, plans)
    return """
      # Written by `esito register`. `sha256sum plan-1.yaml` gives the digest of the first plan.
      # Number, date, register and who vouches for the date are as someone typed them.

      """ + writer.mapping.fileText
  }
}

/// The keys of `registration.yaml`.
enum RegistrationKeys {
  static let all: [any KeyDeclaration] = [version, study, plans]
  /// So many plans at most: a study that is amended more often has no plan.
  static let mostPlans = 99

  static let version = StudyKey(
    "registration", Form<Int>.integer(1...1, example: "1"), .required,
    "The version of this file.", example: "1")
  static let study = StudyKey(
    "study", Form<String>.name, .required, "The id of the study.", example: "asl-valdoro-fit-2024")
  static let plans = StudyKey(
    "plans",
    Form<[RegistrationRecord.Plan]>.list(of: plan, example: "[{ plan: 1, sha256: … }]"), .required,
    "The plans, from the first on.", example: "[{ plan: 1, sha256: … }]")

  private static let plan = Form<RegistrationRecord.Plan>.mapping(
    MappingTitle("plan", noun: "a plan"),
    keys: [number, digest, esito, why, registry, entry, date, vouchedBy],
    read: { mapping in
      guard let number = mapping[number], let digest = mapping[digest], let esito = mapping[esito]
      else { return nil }
      return RegistrationRecord.Plan(
        number: number, digest: digest, esito: esito, why: mapping[why],
        entry: .init(
          registry: mapping[registry], number: mapping[entry], date: mapping[date],
          vouchedBy: mapping[vouchedBy]))
    },
    write: { plan, writer in
      writer.put(number, plan.number)
      writer.put(digest, plan.digest)
      writer.put(esito, plan.esito)
      writer.put(why, plan.why)
      writer.put(registry, plan.entry.registry)
      writer.put(entry, plan.entry.number)
      writer.put(date, plan.entry.date)
      writer.put(vouchedBy, plan.entry.vouchedBy)
    })

  private static let number = StudyKey(
    "plan", Form<Int>.integer(1...mostPlans, example: "1"), .required,
    "1 for the first plan, 2 for its first amendment.", aliases: ["piano"], example: "1")
  private static let digest = StudyKey(
    "sha256", digestForm, .required, "SHA-256 of the plan's file.",
    aliases: ["digest", "impronta"],
    example: String(repeating: "0", count: 64))
  private static let esito = StudyKey(
    "esito", words, .required, "The release that froze it.", example: "0.1.0")
  private static let why = StudyKey(
    "why", words, .optional, "Why the plan before was amended.", aliases: ["perché", "motivo"],
    example: "\"…\"")
  private static let registry = StudyKey(
    "registry", words, .optional, "The register.", aliases: ["registro", "register"],
    example: "\"Protocollo generale\"")
  private static let entry = StudyKey(
    "number", words, .optional, "The number that the register gave.",
    aliases: ["numero", "protocollo"], example: "\"0012345/2024\"")
  private static let date = StudyKey(
    "date", Form<CivilDate>.date, .optional, "The day of registration.",
    aliases: ["data", "giorno"],
    example: "2024-09-15")
  private static let vouchedBy = StudyKey(
    "vouched_by", words, .optional, "Who vouches for the day, as whoever typed it says.",
    aliases: ["garante", "garantita_da"], example: "\"Ufficio protocollo\"")

  private static let digestForm = Form<String>.scalar(
    noun: "64 hexadecimal digits", example: String(repeating: "0", count: 64),
    schema: .pattern("^[0-9a-f]{64}$"), wrong: ["abc"],
    parse: { text in
      let digits = Set("0123456789abcdef".utf8)
      return text.utf8.count == 64 && text.utf8.allSatisfy(digits.contains)
        ? .success(text) : .failure(ScalarFault())
    }, write: { .plain($0) })

  /// A text that a report can print: not empty, at most a few lines long.
  static let words = Form<String>.scalar(
    noun: "a text of at most 500 characters", example: "\"…\"", schema: .anyText,
    wrong: ["[a, b]"],
    parse: { text in
      text.unicodeScalars.count <= 500 && !text.unicodeScalars.allSatisfy { $0 == " " }
        ? .success(text) : .failure(ScalarFault())
    }, write: { .text($0) })
}
