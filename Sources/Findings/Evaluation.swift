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
  /// The KPIs, in the order of the study file.
  public var kpis: [KPIFacts]
  /// What the chain of KPIs as a whole lacks.
  public var chain: [SMARTFinding]
  /// The analyses, in the order of the study file.
  public var analyses: [AnalysisFindings]
  /// The registered plan and the departures from it; nil in results of releases that knew none.
  public var registration: RegistrationFacts?
  /// What people said, as the authors entered it.
  public var themes: [Theme] = []
  /// What was left to defaults.
  public var defaults: [AppliedDefault] = []

  /// An evaluation.
  public init(
    esito: String, study: StudyFacts, sources: [SourceFacts], kpis: [KPIFacts],
    chain: [SMARTFinding] = [], analyses: [AnalysisFindings],
    registration: RegistrationFacts? = nil
  ) {
    self.registration = registration
    format = 1
    self.esito = esito
    self.study = study
    self.sources = sources
    self.kpis = kpis
    self.chain = chain
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
  public var behaviour: [String: [AuthoredText]]
  /// What else the authors declare that no computation can know, by key: `intervention.materials`.
  public var declared: [String: LocalizedText]

  /// Facts of a study.
  public init(
    id: String, title: LocalizedText, owner: String, funding: String?, campaignFrom: CivilDate,
    campaignTo: CivilDate?, planned: String, cutoff: CivilDate?, cutoffReason: String?,
    remark: LocalizedText?, behaviour: [String: [AuthoredText]],
    declared: [String: LocalizedText] = [:]
  ) {
    self.declared = declared
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
  /// How its data came to be, as the authors declare it.
  public var collection: Collection?

  /// How data came to be.
  public struct Collection: Hashable, Codable, Sendable {
    /// How they were gathered.
    public var how: LocalizedText?
    /// Whether in the same way throughout.
    public var sameThroughout: Bool?
    /// Who judged the outcome: `objective`, `blind` or `open`.
    public var assessed: String?

    /// A collection.
    public init(how: LocalizedText?, sameThroughout: Bool?, assessed: String?) {
      self.how = how
      self.sameThroughout = sameThroughout
      self.assessed = assessed
    }
  }

  /// Facts of a source.
  public init(
    id: String, holds: String, from: String?, extracted: CivilDate?, rows: Int?,
    collection: Collection? = nil
  ) {
    self.collection = collection
    self.rows = rows
    self.id = id
    self.holds = holds
    self.from = from
    self.extracted = extracted
  }
}
