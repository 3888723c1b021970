// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates

/// What a report says of the registered plan: which one it was, who vouches for its date, what was
/// changed since, and what the registered choices would have given.
public struct RegistrationFacts: Hashable, Codable, Sendable {
  /// What the cover says.
  public var status: Status
  /// The first plan and its amendments, in order; empty when nothing was registered.
  public var plans: [Plan]
  /// Choices that are no longer those of the plan: first those that amendments declare, then those
  /// that the study file alone changed.
  public var choices: [ChangedChoice]
  /// Analyses that a plan declares and the report does not answer.
  public var notRun: [AbsentAnalysis]
  /// Analyses that are in no plan, by name.
  public var undeclared: [String]
  /// What the registered choices would have given, for every analysis that a change touches.
  public var results: [RegisteredResult]

  /// Facts of a registration.
  public init(
    status: Status, plans: [Plan] = [], choices: [ChangedChoice] = [],
    notRun: [AbsentAnalysis] = [], undeclared: [String] = [], results: [RegisteredResult] = []
  ) {
    self.status = status
    self.plans = plans
    self.choices = choices
    self.notRun = notRun
    self.undeclared = undeclared
    self.results = results
  }

  /// Whether the study is the registered plan in every choice.
  public var isAsPlanned: Bool { choices.isEmpty && notRun.isEmpty && undeclared.isEmpty }

  /// What the cover of a report says.
  public enum Status: String, Hashable, Codable, Sendable, CaseIterable {
    /// A plan was frozen, and a register gave it a number and a date.
    case registered
    /// No plan stands beside the study.
    case notRegistered = "not-registered"
    /// A plan was frozen; no register has given it a number and a date yet.
    case draft
    /// Data that the analyses use were extracted before the cut-off.
    case interim
  }
}

extension RegistrationFacts {
  /// A registered plan.
  public struct Plan: Hashable, Codable, Sendable {
    /// 1 for the first plan, 2 for its first amendment.
    public var number: Int
    /// SHA-256 of the plan's file, in lower-case hexadecimal.
    public var digest: String
    /// The register, in the words of whoever recorded it.
    public var registry: String?
    /// The number that the register gave.
    public var entry: String?
    /// The day of registration, as whoever recorded it says.
    public var date: CivilDate?
    /// Who vouches for the day, as whoever recorded it says; raises no certainty by itself.
    public var declaredBy: String?
    /// Why the plan before was amended; nil for the first.
    public var why: String?
    /// A date that a checked signature of someone else vouches for.
    public var vouched: VouchedDate?

    /// A plan.
    public init(
      number: Int, digest: String, registry: String? = nil, entry: String? = nil,
      date: CivilDate? = nil, declaredBy: String? = nil, why: String? = nil,
      vouched: VouchedDate? = nil
    ) {
      self.number = number
      self.digest = digest
      self.registry = registry
      self.entry = entry
      self.date = date
      self.declaredBy = declaredBy
      self.why = why
      self.vouched = vouched
    }
  }

  /// A choice that is not the registered one.
  public struct ChangedChoice: Hashable, Codable, Sendable {
    /// Its place in the study file: `analyses.distretti.weights`.
    public var path: String
    /// The plan whose choice it departs from.
    public var plan: Int
    /// What that plan says, as YAML in one line; nil where it says nothing.
    public var registered: String?
    /// What holds instead; nil where nothing does.
    public var now: String?
    /// The amendment that made the change; nil where no plan declares it.
    public var since: Int?
    /// Why, in the words of that amendment.
    public var why: String?
    /// Analyses whose numbers the change can touch, by name.
    public var analyses: [String]

    /// A changed choice.
    public init(
      path: String, plan: Int, registered: String?, now: String?, since: Int?, why: String?,
      analyses: [String]
    ) {
      self.path = path
      self.plan = plan
      self.registered = registered
      self.now = now
      self.since = since
      self.why = why
      self.analyses = analyses
    }
  }

  /// An analysis that a plan declares and the report does not answer.
  public struct AbsentAnalysis: Hashable, Codable, Sendable {
    /// Its name.
    public var analysis: String
    /// The plan that declares it: the last that does.
    public var plan: Int
    /// Why it is not there.
    public var reason: Reason

    /// An absent analysis.
    public init(analysis: String, plan: Int, reason: Reason) {
      self.analysis = analysis
      self.plan = plan
      self.reason = reason
    }

    /// Why a declared analysis gives no answer.
    public enum Reason: String, Hashable, Codable, Sendable, CaseIterable {
      /// The study file no longer has it, and no amendment says so.
      case removed
      /// An amendment took it out.
      case amended
      /// It is in the study file, and could not be done.
      case refused
    }
  }
}
