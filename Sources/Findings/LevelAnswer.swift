// SPDX-License-Identifier: GPL-3.0-or-later

/// An answer that is a level, not a change: how many were still there, against a target. It is
/// described, never explained: nothing is compared with what would have been.
public struct LevelAnswer: Hashable, Codable, Sendable {
  /// Name of the level among the estimates.
  public var estimate: String
  /// What the level is of: a term of the report's vocabulary with its slots.
  public var what: Value
  /// Where it should have got to, on the scale of the estimate; nil where nothing was declared.
  public var target: Double?
  /// Whether it did; nil without a target.
  public var judgement: TargetJudgement?
  /// Answers to the questions that readers ask next, worded by the method.
  public var sentences: [Note]

  /// An answer.
  public init(
    estimate: String, what: Value, target: Double?, judgement: TargetJudgement?, sentences: [Note]
  ) {
    self.estimate = estimate
    self.what = what
    self.target = target
    self.judgement = judgement
    self.sentences = sentences
  }
}

/// Whether a level reached its target, by one rule.
public enum TargetJudgement: String, Hashable, Codable, Sendable, CaseIterable {
  /// The whole interval is at the target or better.
  case met
  /// The whole interval is worse than the target.
  case notMet = "not-met"
  /// The target lies within the interval.
  case cannotSay = "cannot-say"
  /// The day of the target has not come, or nobody can be observed yet.
  case tooEarly = "too-early"

  /// The judgement on a level that is due.
  public init(interval: Interval?, target: Double, better: BetterDirection) {
    guard let lower = interval?.lower, let upper = interval?.upper else {
      self = .cannotSay
      return
    }
    switch better {
    case .higher: self = lower >= target ? .met : upper < target ? .notMet : .cannotSay
    case .lower: self = upper <= target ? .met : lower > target ? .notMet : .cannotSay
    }
  }
}
