// SPDX-License-Identifier: GPL-3.0-or-later

/// What the campaign cost, and what a person costs: quoted by the one-page answer in one sentence.
public struct CostAnswer: Hashable, Codable, Sendable {
  /// Name of the total among the estimates: an amount of money, with limits where it is uncertain.
  public var total: String
  /// Whose costs were counted, as the authors say it; nil where they do not.
  public var perspective: LocalizedText?
  /// The year whose prices the amounts are in; nil where none was declared.
  public var priceYear: Int?
  /// What one of something costs, in the order of the study file.
  public var each: [UnitCost]

  /// An answer.
  public init(
    total: String, perspective: LocalizedText?, priceYear: Int?, each: [UnitCost]
  ) {
    self.total = total
    self.perspective = perspective
    self.priceYear = priceYear
    self.each = each
  }
}

/// The cost of one person reached, one additional person, one positive outcome. Never without its
/// interval: a bare ratio of a cost to a weak effect flatters it.
public struct UnitCost: Hashable, Codable, Sendable {
  /// Name of the cost among the estimates.
  public var estimate: String
  /// What one of them is.
  public var what: What
  /// The label of the KPI.
  public var outcome: LocalizedText
  /// Whether each is a person, or an event of which a person may have several.
  public var isPerson: Bool
  /// How many the cost is for, `1000` for a cost per thousand.
  public var count: Int
  /// What the data say of it.
  public var shape: Shape
  /// Whether a campaign may be said to have brought them: controls, and no event on one arm only.
  public var causal: Bool

  /// A unit cost.
  public init(
    estimate: String, what: What, outcome: LocalizedText, isPerson: Bool, count: Int = 1,
    shape: Shape, causal: Bool
  ) {
    self.isPerson = isPerson
    self.estimate = estimate
    self.what = what
    self.outcome = outcome
    self.count = count
    self.shape = shape
    self.causal = causal
  }

  /// What one unit is.
  public enum What: String, Hashable, Codable, Sendable, CaseIterable {
    /// One more than there would have been, by an analysis of the effect.
    case additional
    /// One fewer than there would have been, of an outcome that is better low.
    case avoided
    /// One who had the outcome, those who would have had it anyway among them.
    case positive
    /// One reached, clicked, counted: a KPI.
    case reached
  }

  /// What the data say of a cost per unit, by the interval of how many units there were.
  public enum Shape: String, Hashable, Codable, Sendable, CaseIterable {
    /// More units beyond doubt: a cost from one amount to another.
    case bounded
    /// The interval of units includes none: from an amount upward, no upper limit.
    case upward
    /// No unit at all is likely: the cost bought nothing, or less than nothing.
    case dominated
    /// The units have no limits: the cost can be anything.
    case anything
  }
}
