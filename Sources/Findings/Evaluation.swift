// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates

/// All that one evaluation found: the content of `results.json`, the only source of every number
/// in a report.
public struct Evaluation: Hashable, Codable, Sendable {
  /// Version of this layout.
  public var format: Int
  /// Version of Esito that made it.
  public var esito: String
  /// The study.
  public var study: StudyFacts
  /// The sources, with how many rows went where.
  public var sources: [SourceFacts]
  /// The KPIs that analyses answer for.
  public var kpis: [KPIFacts]
  /// The analyses, in the order of the study file.
  public var analyses: [AnalysisFindings]
  /// The registered plan and the departures from it; nil in results of releases that knew none.
  public var registration: RegistrationFacts?

  /// An evaluation.
  public init(
    esito: String, study: StudyFacts, sources: [SourceFacts], kpis: [KPIFacts],
    analyses: [AnalysisFindings], registration: RegistrationFacts? = nil
  ) {
    self.registration = registration
    format = 1
    self.esito = esito
    self.study = study
    self.sources = sources
    self.kpis = kpis
    self.analyses = analyses
  }
}

/// What a report says of the study itself.
public struct StudyFacts: Hashable, Codable, Sendable {
  /// Identifier.
  public var id: String
  /// Title.
  public var title: LocalizedText
  /// Who evaluates.
  public var owner: String
  /// Who pays.
  public var funding: String?
  /// First and last day of the campaign; a law or a permanent change has no last day.
  public var campaignFrom: CivilDate
  /// Last day of the campaign.
  public var campaignTo: CivilDate?
  /// When the analysis was planned: `before-data`, `after-data`, `exploratory`.
  public var planned: String
  /// The cut-off date and why.
  public var cutoff: CivilDate?
  /// Why the cut-off is what it is.
  public var cutoffReason: String?
  /// A sentence that the report opens with: simulated data, teaching example.
  public var remark: LocalizedText?
  /// The behaviour: who, does, barriers, exchange, competition, as entered.
  public var behaviour: [String: [String]]

  /// Facts of a study.
  public init(
    id: String, title: LocalizedText, owner: String, funding: String?, campaignFrom: CivilDate,
    campaignTo: CivilDate?, planned: String, cutoff: CivilDate?, cutoffReason: String?,
    remark: LocalizedText?, behaviour: [String: [String]]
  ) {
    self.id = id
    self.title = title
    self.owner = owner
    self.funding = funding
    self.campaignFrom = campaignFrom
    self.campaignTo = campaignTo
    self.planned = planned
    self.cutoff = cutoff
    self.cutoffReason = cutoffReason
    self.remark = remark
    self.behaviour = behaviour
  }
}

/// What a report says of a source of data.
public struct SourceFacts: Hashable, Codable, Sendable {
  /// Name in the study file.
  public var id: String
  /// `public`, `aggregates` or `pseudonymised`.
  public var holds: String
  /// Who it comes from.
  public var from: String?
  /// When it was extracted.
  public var extracted: CivilDate?
  /// Rows read; nil when no analysis needed it.
  public var rows: Int?

  /// Facts of a source.
  public init(id: String, holds: String, from: String?, extracted: CivilDate?, rows: Int?) {
    self.rows = rows
    self.id = id
    self.holds = holds
    self.from = from
    self.extracted = extracted
  }
}

/// What a report says of a KPI.
public struct KPIFacts: Hashable, Codable, Sendable {
  /// Name in the study file.
  public var id: String
  /// Its label.
  public var label: LocalizedText
  /// `output`, `outcome` or `impact`.
  public var level: String
  /// Which way is better.
  public var better: BetterDirection
  /// What the study declares of it and this release does not judge.
  public var declared: Declared

  /// Facts of a KPI.
  public init(
    id: String, label: LocalizedText, level: String, better: BetterDirection,
    declared: Declared = Declared()
  ) {
    self.id = id
    self.label = label
    self.level = level
    self.better = better
    self.declared = declared
  }

  /// Values as the authors wrote them.
  public struct Declared: Hashable, Codable, Sendable {
    /// A value entered by hand, and where it comes from.
    public var entered: Value?
    /// Where the entered value comes from.
    public var enteredFrom: String?
    /// Where it stood before.
    public var baseline: Value?
    /// Of when the baseline is.
    public var baselinePeriod: String?
    /// Where it should get to.
    public var target: Value?
    /// By when.
    public var by: CivilDate?

    /// Nothing declared.
    public init() {}

    /// Whether anything is declared.
    public var isEmpty: Bool { entered == nil && baseline == nil && target == nil && by == nil }
  }
}
