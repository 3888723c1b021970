// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// A number and its limits, either of which may be infinite; they need not be symmetric.
public struct LimitedValue: Sendable, Hashable, Codable {
  /// The estimate.
  public let value: Double
  /// Its limits, around it.
  public let lower, upper: Double

  /// A value. Throws `notFinite` for a value that is not, `outOfRange` when it lies outside its
  /// limits or a limit is not a number.
  public init(_ value: Double, lower: Double, upper: Double) throws(StatisticsError) {
    try Check.finite([value], "value")
    guard lower <= value, value <= upper else {
      throw .outOfRange(what: "value", value: value, allowed: "within its limits")
    }
    self.value = value
    self.lower = lower
    self.upper = upper
  }

  /// A value that is known.
  public init(known value: Double) throws(StatisticsError) {
    try self.init(value, lower: value, upper: value)
  }

  /// This value times a positive factor.
  public func scaled(by factor: Double) throws(StatisticsError) -> LimitedValue {
    try Check.positive("factor", factor)
    return try LimitedValue(value * factor, lower: lower * factor, upper: upper * factor)
  }
}

/// What a cost gives for each unit of an effect: the amounts that the limits of both do not rule
/// out.
///
/// An amount θ > 0 is not ruled out when cost − θ·effect is not told apart from 0, by limits of the
/// difference that are found from the limits of both (MOVER: Zou and Donner 2008; as a ratio, Donner
/// and Zou 2012). With symmetric limits this is Fieller's set (1954), exactly; with a known cost it
/// is cost over the effect's own limits, exactly.
public struct CostPerUnit: Sendable, Hashable, Codable {
  /// Cost over effect; nil where there is no effect above 0.
  public let value: Double?
  /// The least positive amount that is not ruled out; nil where no positive amount is left.
  public let lower: Double?
  /// The largest; nil where there is none, as when the effect's limits hold 0.
  public let upper: Double?
  /// What is left.
  public let shape: Shape

  /// What the limits of an effect leave of a cost per unit.
  public enum Shape: String, Sendable, Hashable, Codable, CaseIterable {
    /// The effect lies above 0 beyond its uncertainty: from one amount to another.
    case bounded
    /// The effect may be 0 or less: from an amount upward, without an upper limit.
    case upward
    /// The effect is not above 0 within its limits: no amount buys a unit.
    case dominated
    /// The effect has no limits: any amount.
    case anything
  }

  /// The cost of a unit. Throws `outOfRange` unless the cost is positive, its limits finite and the
  /// lower one not negative.
  public init(cost: LimitedValue, effect: LimitedValue) throws(StatisticsError) {
    try Check.positive("cost", cost.value)
    guard cost.lower >= 0, cost.upper.isFinite else {
      throw .outOfRange(what: "limit of a cost", value: cost.lower, allowed: "finite, 0 or more")
    }
    value = effect.value > 0 ? cost.value / effect.value : nil
    guard effect.upper > 0 else {
      (lower, upper, shape) = (nil, nil, .dominated)
      return
    }
    guard effect.upper.isFinite else {
      // However little it costs: there may be ever more units.
      let bounded = effect.lower > 0
      lower = 0
      upper = bounded ? try CostPerUnit.most(cost, effect) : nil
      shape = bounded ? .bounded : .anything
      return
    }
    lower = CostPerUnit.least(cost, effect)
    upper = effect.lower > 0 ? try CostPerUnit.most(cost, effect) : nil
    shape = upper == nil ? .upward : .bounded
  }

  /// Whether an amount is not ruled out.
  public func contains(_ amount: Double) -> Bool {
    guard amount > 0, let lower else { return false }
    return lower <= amount && amount <= upper ?? .infinity
  }

  /// The amount at which the upper limit of the effect times it reaches the cost:
  /// c − θe = √((c − lᶜ)² + θ²(uᵉ − e)²), solved without cancellation. An estimate below 0 has its
  /// root on the same branch.
  private static func least(_ cost: LimitedValue, _ effect: LimitedValue) -> Double {
    let (c, e) = (cost.value, effect.value)
    let alpha = effect.upper * (2 * e - effect.upper)
    let gamma = cost.lower * (2 * c - cost.lower)
    guard gamma > 0 else { return 0 }
    let product = c * e
    // αθ² − 2·ce·θ + γ = 0, the smallest positive root.
    let root = max(0, product * product - alpha * gamma).squareRoot()
    return product + root > 0 ? gamma / (product + root) : .infinity
  }

  /// The amount at which the lower limit of the effect times it reaches the cost:
  /// θe − c = √((uᶜ − c)² + θ²(e − lᵉ)²).
  private static func most(
    _ cost: LimitedValue, _ effect: LimitedValue
  ) throws(StatisticsError) -> Double {
    let (c, e) = (cost.value, effect.value)
    let alpha = effect.lower * (2 * e - effect.lower)
    let gamma = cost.upper * (2 * c - cost.upper)
    let product = c * e
    let root = max(0, product * product - alpha * gamma).squareRoot()
    guard alpha > 0 else {
      throw .outOfRange(what: "lower limit of an effect", value: effect.lower, allowed: "above 0")
    }
    return (product + root) / alpha
  }
}
