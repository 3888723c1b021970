// SPDX-License-Identifier: GPL-3.0-or-later

/// Which way of change is an improvement.
public enum BetterDirection: String, Hashable, Codable, Sendable, CaseIterable {
  case higher, lower
}

/// The one verdict of an effect, by the rule printed in every report.
///
/// The sign is flipped so that + is better; the interval is [lo, hi]; m is the smallest change that
/// would alter a decision, declared beforehand. Exactly one verdict holds for each (lo, hi, m).
public enum Verdict: Hashable, Sendable {
  /// lo ≥ m.
  case betterByEnough
  /// 0 < lo < m ≤ hi.
  case betterPerhapsByEnough
  /// 0 < lo, hi < m.
  case betterByLess
  /// No threshold was declared and 0 < lo.
  case better
  /// lo ≤ 0 ≤ hi, −m < lo, hi < m.
  case littleOrNoChange
  /// lo ≤ 0 ≤ hi otherwise; what the data exclude, if anything.
  case cannotSay(excluded: Excluded)
  /// No threshold was declared and hi < 0.
  case worse
  /// −m < lo, hi < 0.
  case worseByLess
  /// lo ≤ −m < hi < 0.
  case worsePerhapsByEnough
  /// hi ≤ −m.
  case worseByEnough

  /// What an undecided interval still excludes.
  public enum Excluded: String, Hashable, Codable, Sendable {
    case nothing
    /// hi < m.
    case improvementThatMatters
    /// lo > −m.
    case worseningThatMatters
  }

  /// The verdict on an effect.
  /// - Parameters:
  ///   - interval: the effect's interval; 0 means no change. A missing limit is unbounded.
  ///   - better: which way is an improvement.
  ///   - matters: the smallest change that would alter a decision, > 0, in the interval's unit;
  ///     nil when none was declared.
  public init(interval: Interval, better: BetterDirection, matters: Double?) {
    let lower = interval.lower ?? -.infinity
    let upper = interval.upper ?? .infinity
    let (low, high) = better == .higher ? (lower, upper) : (-upper, -lower)
    guard !low.isNaN, !high.isNaN, let matters else {
      self =
        low > 0 ? .better : high < 0 ? .worse : .cannotSay(excluded: .nothing)
      return
    }
    if low > 0 {
      self =
        low >= matters ? .betterByEnough : high < matters ? .betterByLess : .betterPerhapsByEnough
    } else if high < 0 {
      self =
        high <= -matters ? .worseByEnough : low > -matters ? .worseByLess : .worsePerhapsByEnough
    } else {
      switch (low > -matters, high < matters) {
      case (true, true): self = .littleOrNoChange
      case (false, true): self = .cannotSay(excluded: .improvementThatMatters)
      case (true, false): self = .cannotSay(excluded: .worseningThatMatters)
      case (false, false): self = .cannotSay(excluded: .nothing)
      }
    }
  }
}

/// In `results.json` a verdict is one string: `betterByLess`, `cannotSay excluding
/// improvementThatMatters`.
extension Verdict: Codable {
  /// Reads the string.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let verdict = Verdict.all.first(where: { $0.name == text }) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a verdict")
    }
    self = verdict
  }

  /// Writes the string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }

  /// Every verdict there is.
  public static let all: [Verdict] = [
    .betterByEnough, .betterPerhapsByEnough, .betterByLess, .better, .littleOrNoChange,
    .cannotSay(excluded: .nothing), .cannotSay(excluded: .improvementThatMatters),
    .cannotSay(excluded: .worseningThatMatters), .worse, .worseByLess, .worsePerhapsByEnough,
    .worseByEnough,
  ]

  /// The verdict's name.
  public var name: String {
    switch self {
    case .betterByEnough: "betterByEnough"
    case .betterPerhapsByEnough: "betterPerhapsByEnough"
    case .betterByLess: "betterByLess"
    case .better: "better"
    case .littleOrNoChange: "littleOrNoChange"
    case .cannotSay(let excluded): "cannotSay excluding \(excluded.rawValue)"
    case .worse: "worse"
    case .worseByLess: "worseByLess"
    case .worsePerhapsByEnough: "worsePerhapsByEnough"
    case .worseByEnough: "worseByEnough"
    }
  }
}
