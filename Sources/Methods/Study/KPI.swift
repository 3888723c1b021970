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
  /// The rows that its own observed value is of; analyses choose their own.
  public var only: [ColumnFilter]
  /// The days that its own observed value is of: rows dated by them, their time to respond closed.
  /// Nil where it is not computed from rows, or where no row can be mature in time.
  public var period: DateRange?
  /// Which earlier years a count is compared with.
  public var history: History?

  /// A KPI.
  public init(
    name: String, level: Level, label: LocalizedText, measure: KPIMeasure, source: String?,
    datedBy: String?, within: CalendarSpan?, better: BetterDirection, baseline: Baseline?,
    target: Quantity?, by: CivilDate?, matters: Quantity?, achievable: String?, review: Review?,
    leadsTo: [String], indicator: String?, only: [ColumnFilter] = [], period: DateRange? = nil,
    history: History? = nil
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
    self.only = only
    self.period = period
    self.history = history
  }

  /// The earlier years that a count is compared with.
  public struct History: Hashable, Sendable {
    /// How many years back.
    public var years: Int
    /// Years that are not like others, by the year in which their period begins.
    public var except: [Int]

    /// Earlier years.
    public init(years: Int = 5, except: [Int] = []) {
      self.years = years
      self.except = except
    }
  }

  /// The KPI with the defaults that its study decides: the days that its observed value is of, from
  /// the campaign's first to the last on which a row's time to respond has closed by the day of the
  /// target (else by the campaign's end), and never after the cut-off.
  public func resolved(in header: StudyHeader) -> KPI {
    guard source != nil else { return self }
    var kpi = self
    if case .count = measure, history == nil { kpi.history = History() }
    guard period == nil else { return kpi }
    let response = within?.days ?? 0
    var last = by.map { $0.adding(days: -response) } ?? header.campaign.to
    if let cutoff = header.cutoff?.date {
      let mature = cutoff.adding(days: -response)
      last = min(last ?? mature, mature)
    }
    guard let last, last >= header.campaign.from else { return kpi }
    kpi.period = DateRange(from: header.campaign.from, to: last)
    return kpi
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
