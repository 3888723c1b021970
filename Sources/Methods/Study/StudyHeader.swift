// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates
public import Findings

/// What a study file says under `study`.
public struct StudyHeader: Hashable, Sendable {
  /// Identifier; seeds derive from it.
  public var id: String
  /// Title.
  public var title: LocalizedText
  /// Who evaluates.
  public var owner: String
  /// Who pays.
  public var funding: String?
  /// Which committee or rule the evaluation answers to.
  public var ethics: LocalizedText?
  /// When the campaign ran.
  public var campaign: Campaign
  /// When the analysis was planned.
  public var planned: Planned
  /// The last day whose data count.
  public var cutoff: Cutoff?
  /// A sentence that the report opens with.
  public var remark: LocalizedText?

  /// A header.
  public init(
    id: String, title: LocalizedText, owner: String, funding: String?, campaign: Campaign,
    planned: Planned, cutoff: Cutoff?, remark: LocalizedText?
  ) {
    self.id = id
    self.title = title
    self.owner = owner
    self.funding = funding
    self.campaign = campaign
    self.planned = planned
    self.cutoff = cutoff
    self.remark = remark
  }
}

/// When a campaign ran; a law or another permanent change has no last day.
public struct Campaign: Hashable, Sendable {
  /// First day.
  public var from: CivilDate
  /// Last day.
  public var to: CivilDate?

  /// A campaign.
  public init(from: CivilDate, to: CivilDate?) {
    self.from = from
    self.to = to
  }
}

/// When an analysis was planned.
public enum Planned: String, Hashable, Sendable, CaseIterable {
  /// Before the data existed.
  case beforeData = "before-data"
  /// After the data could be seen.
  case afterData = "after-data"
  /// Not planned: looking around.
  case exploratory
}

/// The last day whose data count.
public struct Cutoff: Hashable, Sendable {
  /// The day.
  public var date: CivilDate
  /// Why that day.
  public var why: String

  /// A cut-off.
  public init(date: CivilDate, why: String) {
    self.date = date
    self.why = why
  }
}

/// The behaviour that the campaign wants to change, in the words of social marketing.
public struct Behaviour: Hashable, Sendable {
  /// Whose behaviour.
  public var who: LocalizedText
  /// What they do.
  public var does: LocalizedText
  /// What keeps them from it.
  public var barriers: [LocalizedText]
  /// What they are offered.
  public var exchange: LocalizedText?
  /// What they do instead.
  public var competition: LocalizedText?
  /// What else is declared of the work on it, by key: goal, theory, research, segments.
  public var texts: [String: LocalizedText] = [:]

  /// A behaviour.
  public init(
    who: LocalizedText, does: LocalizedText, barriers: [LocalizedText], exchange: LocalizedText?,
    competition: LocalizedText?
  ) {
    self.who = who
    self.does = does
    self.barriers = barriers
    self.exchange = exchange
    self.competition = competition
  }
}
