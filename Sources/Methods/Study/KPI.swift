// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates
public import Diagnostics
public import Findings

/// A key performance indicator of a study.
public struct KPI: Hashable, Sendable {
  /// Name in the study file.
  public var name: String
  /// Output, outcome or impact.
  public var level: Level
  /// Label.
  public var label: LocalizedText
  /// What is measured.
  public var measure: KPIMeasure
  /// The source it is computed from; nil for a value entered by hand.
  public var source: String?
  /// The column of days or periods that a row belongs to.
  public var datedBy: String?
  /// How long a response may take.
  public var within: CalendarSpan?
  /// Which way is better.
  public var better: BetterDirection
  /// Where it stood before.
  public var baseline: Baseline?
  /// Where it should get to, in its own unit.
  public var target: Quantity?
  /// By when.
  public var by: CivilDate?
  /// The smallest change that would alter a decision, in the unit of its changes.
  public var matters: Quantity?
  /// Why the target can be reached.
  public var achievable: String?
  /// How often it is looked at.
  public var review: Review?
  /// The KPIs further down the chain that it should move.
  public var leadsTo: [String]
  /// Its name in a catalogue of indicators.
  public var indicator: String?

  /// A KPI.
  public init(
    name: String, level: Level, label: LocalizedText, measure: KPIMeasure, source: String?,
    datedBy: String?, within: CalendarSpan?, better: BetterDirection, baseline: Baseline?,
    target: Quantity?, by: CivilDate?, matters: Quantity?, achievable: String?, review: Review?,
    leadsTo: [String], indicator: String?
  ) {
    self.name = name
    self.level = level
    self.label = label
    self.measure = measure
    self.source = source
    self.datedBy = datedBy
    self.within = within
    self.better = better
    self.baseline = baseline
    self.target = target
    self.by = by
    self.matters = matters
    self.achievable = achievable
    self.review = review
    self.leadsTo = leadsTo
    self.indicator = indicator
  }

  /// Where a KPI stands between activity and health.
  public enum Level: String, Hashable, Sendable, CaseIterable {
    case output, outcome, impact
  }

  /// How often a KPI is looked at.
  public enum Review: String, Hashable, Sendable, CaseIterable {
    case weekly, monthly, quarterly, yearly, once
    case halfYearly = "half-yearly"
  }

  /// Where a KPI stood before.
  public struct Baseline: Hashable, Sendable {
    /// The value.
    public var value: Quantity
    /// Of when, in the authors' words.
    public var period: String

    /// A baseline.
    public init(value: Quantity, period: String) {
      self.value = value
      self.period = period
    }
  }
}
