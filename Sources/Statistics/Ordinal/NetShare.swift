// SPDX-License-Identifier: GPL-3.0-or-later

/// People in three classes, one for, one against, one in between: the share for less the share
/// against, as a net promoter score has it, or those who rose less those who fell among pairs.
public struct NetShare: Sendable, Hashable, Codable {
  /// People counted for: promoters, those who rose.
  public let positive: Int
  /// People counted against: detractors, those who fell.
  public let negative: Int
  /// All people, those in between included.
  public let total: Int

  /// Three classes. Throws `empty` of nobody, `outOfRange` for negative counts, counts over 10¹² or
  /// more people in the classes than in all.
  public init(positive: Int, negative: Int, total: Int) throws(StatisticsError) {
    guard total != 0 else { throw .empty(what: "people of a net share") }
    for count in [positive, negative, total] where count < 0 || count > 1_000_000_000_000 {
      throw .outOfRange(what: "people of a class", value: Double(count), allowed: "from 0 to 1e12")
    }
    guard positive + negative <= total else {
      throw .outOfRange(
        what: "people of two classes", value: Double(positive + negative),
        allowed: "at most \(total)")
    }
    self.positive = positive
    self.negative = negative
    self.total = total
  }

  /// Share for less share against, −1 to 1.
  public var value: Double { Double(positive - negative) / Double(total) }

  /// The score interval (Tango 1998, equations 4 and 5, written there for the difference of paired
  /// proportions, which is this difference): all values that the score test does not reject. It
  /// holds its level with few people and on the edges, where ±z standard errors of the multinomial
  /// variance (p + q − (p − q)²)/n has no width at all. Throws unless 0 < level < 1.
  public func estimate(level: Double) throws(StatisticsError) -> IntervalEstimate {
    let z = try ReferenceDistribution.normal.criticalValue(level: level)
    let upper = limit(positive, negative, z)
    let lower = -limit(negative, positive, z)
    return IntervalEstimate(
      estimate: value, interval: ConfidenceInterval(lower: lower, upper: upper, level: level))
  }

  /// The two-sided p-value of no difference, by the same test: (b − c)²/(b + c), McNemar's (1947)
  /// without correction; 1 where nobody is in either class.
  public var pValue: Double {
    get throws(StatisticsError) {
      guard positive + negative > 0 else { return 1 }
      let distance = Double(positive - negative) / Double(positive + negative).squareRoot()
      return try ReferenceDistribution.normal.twoSidedProbability(distance)
    }
  }

  /// The upper limit: the root of (b − c − nΔ)² = z² n(2q + Δ(1 − Δ)) above the estimate, where q is
  /// the share against that is most likely given Δ. Halving needs no derivative, and stops when no
  /// number lies between.
  private func limit(_ above: Int, _ below: Int, _ z: Double) -> Double {
    let (b, c, n) = (Double(above), Double(below), Double(total))
    var (inside, outside) = ((b - c) / n, 1.0)
    while true {
      let middle = inside + 0.5 * (outside - inside)
      guard middle > inside, middle < outside else { return outside }
      let distance = b - c - n * middle
      let variance = n * (2 * constrained(b, c, n, middle) + middle * (1 - middle))
      if distance * distance <= z * z * variance { inside = middle } else { outside = middle }
    }
  }

  /// The most likely share against, given the difference: the larger root of 2n q² + B q − cΔ(1 − Δ).
  private func constrained(_ b: Double, _ c: Double, _ n: Double, _ difference: Double) -> Double {
    let middle = -b - c + (2 * n - b + c) * difference
    let last = -c * difference * (1 - difference)
    let root = max(0, middle * middle - 8 * n * last).squareRoot()
    // The form that does not subtract like numbers.
    return middle > 0
      ? (root + middle > 0 ? -2 * last / (root + middle) : 0) : (root - middle) / (4 * n)
  }
}
