// SPDX-License-Identifier: GPL-3.0-or-later

/// KPIs against their targets, one row each, all on one axis: each value is drawn as a share of its own
/// target, so that the target is the same line for all.
public struct TargetFigure: Hashable, Codable, Sendable {
  /// In printing order.
  public var rows: [Row]

  /// A figure of KPIs.
  public init(rows: [Row]) { self.rows = rows }

  /// One KPI.
  public struct Row: Hashable, Codable, Sendable {
    /// Its label.
    public var label: LocalizedText
    /// `output`, `outcome` or `impact`.
    public var level: String
    /// Unit of its values.
    public var unit: Unit
    /// Which way is better.
    public var better: BetterDirection
    /// What was observed, with its interval where it has one.
    public var observed: FigureMark
    /// Where it should have got to.
    public var target: Double
    /// Where it stood before.
    public var baseline: Double?
    /// Whether it got there; nil where the answer is withheld.
    public var state: TargetJudgement?
    /// Whether the value was entered by hand.
    public var isDeclared: Bool

    /// A KPI.
    public init(
      label: LocalizedText, level: String, unit: Unit, better: BetterDirection,
      observed: FigureMark, target: Double, baseline: Double?, state: TargetJudgement?,
      isDeclared: Bool
    ) {
      self.label = label
      self.level = level
      self.unit = unit
      self.better = better
      self.observed = observed
      self.target = target
      self.baseline = baseline
      self.state = state
      self.isDeclared = isDeclared
    }
  }

  /// The figure without what was observed.
  func withheld() -> TargetFigure {
    var result = self
    for index in rows.indices {
      result.rows[index].observed = rows[index].observed.hidden
      result.rows[index].state = nil
    }
    return result
  }

  /// The figure with its observed values changed; a value without a result is absent.
  public func mapped(_ change: (Double) -> Double?) -> TargetFigure {
    var result = self
    for index in rows.indices {
      result.rows[index].observed = rows[index].observed.mapped(change)
    }
    return result
  }
}
