// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates

/// What an analysis would have given with every choice as registered, beside what it gave: from the
/// same data, in the same pass.
public struct RegisteredResult: Hashable, Codable, Sendable {
  /// The analysis, by name.
  public var analysis: String
  /// The plan whose choices were used.
  public var plan: Int
  /// What the registered choices give; nil where they could not be run.
  public var registered: Answer?
  /// What the study gave; nil where it no longer has the analysis, or refused it.
  public var now: Answer?
  /// Why the registered choices could not be run.
  public var obstacle: Obstacle?

  /// A result.
  public init(
    analysis: String, plan: Int, registered: Answer?, now: Answer?, obstacle: Obstacle? = nil
  ) {
    self.analysis = analysis
    self.plan = plan
    self.registered = registered
    self.now = now
    self.obstacle = obstacle
  }

  /// Whether the verdict or judgement is another than the registered choices give; nil where one of
  /// the two is not known.
  public var changesVerdict: Bool? {
    guard let registered, let now, registered.hasJudgement, now.hasJudgement else { return nil }
    return registered.verdict != now.verdict || registered.judgement != now.judgement
  }

  /// An answer in short.
  public struct Answer: Hashable, Codable, Sendable {
    /// The effect that carries the verdict, or the level that answers.
    public var estimate: Estimate
    /// The verdict on an effect; nil while interim.
    public var verdict: Verdict?
    /// The judgement on a level; nil without a target.
    public var judgement: TargetJudgement?
    /// The period that an effect is for, when it is an average over periods.
    public var each: CalendarStep?
    /// Whether that is an average over places too.
    public var perPlace: Bool?
    /// Whether the estimate is a level, not a change.
    public var isLevel: Bool

    /// The answer of an analysis; nil where it was refused or its number is withheld.
    public init?(_ findings: AnalysisFindings) {
      if let level = findings.level, let estimate = findings.estimate(level.estimate) {
        self.estimate = estimate
        judgement = level.judgement
        isLevel = true
      } else if let headline = findings.headline,
        let estimate = findings.estimate(headline.absolute)
      {
        self.estimate = estimate
        verdict = headline.verdict
        each = headline.each
        perPlace = headline.perPlace
        isLevel = false
      } else if let estimate = findings.estimates.first(where: { $0.value != nil }) {
        self.estimate = estimate
        isLevel = true
      } else {
        return nil
      }
    }

    var hasJudgement: Bool { verdict != nil || judgement != nil }
  }

  /// Why the registered choices could not be run.
  public enum Obstacle: Hashable, Codable, Sendable {
    /// A source that the registered choices need is no longer there.
    case source(String)
    /// A column that they need is no longer there, or holds another type.
    case column(String, source: String)
    /// A source that they need is read otherwise than registered.
    case reading(String)
    /// The analysis could not be done with them.
    case refused
  }
}

/// A date that someone other than the evaluator vouches for.
public struct VouchedDate: Hashable, Codable, Sendable {
  /// The day.
  public var date: CivilDate
  /// Who vouches for it, as their certificate names them.
  public var by: String

  /// A vouched date.
  public init(date: CivilDate, by: String) {
    self.date = date
    self.by = by
  }
}
