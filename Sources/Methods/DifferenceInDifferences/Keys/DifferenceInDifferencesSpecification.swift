// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates
public import Diagnostics
public import Findings

/// How did the places with the campaign change, beyond the change of comparable places without it?
public enum DifferenceInDifferences: Sendable {
  /// One analysis, every default applied.
  public struct Specification: AnalysisSpecification {
    /// Name in the study file.
    public var id: String
    /// What the analysis is for.
    public var role: AnalysisFindings.Role
    /// The KPI it answers for.
    public var kpi: String
    /// Only rows with these values.
    public var only: [ColumnFilter]
    /// The column of places: the units to which the campaign was assigned.
    public var unit: String
    /// When the campaign began where, by date; never empty.
    public var adopted: [Adoption]
    /// How the places with the campaign were chosen.
    public var chosen: Chosen
    /// The places without it that they are compared with.
    public var controls: Controls
    /// Places near the campaign that may have been touched by it: left out.
    public var neighbours: [String]
    /// Whose average change is estimated.
    public var weights: Weights
    /// Length of a period.
    public var every: CalendarStep
    /// First and last day of the time before.
    public var before: DateRange
    /// First and last day of the time after.
    public var after: DateRange
    /// Columns whose mix is held equal.
    public var adjust: [String]
    /// Periods before the start that may already show the campaign.
    public var anticipation: Int
    /// Days before the start on which nothing happened, to test the method on.
    public var placebo: [CivilDate]
    /// KPIs that the campaign should leave as they are.
    public var placeboOutcomes: [String] = []
    /// Controls that the campaign reached in part.
    public var contaminated: [Contamination] = []
    /// The column that says who was really reached.
    public var received: String?
    /// Columns of groups for whom the effect may differ.
    public var differsBy: [String] = []
    /// The effect that carries the verdict.
    public var effect: Effect
    /// The smallest change that would alter a decision, in the unit of the effect.
    public var matters: Quantity?
    /// Other things that happened.
    public var otherEvents: [OtherEvent]

    /// All places with the campaign, in the order of their dates.
    public var treated: [String] { adopted.flatMap(\.units) }

    /// The same comparison of a KPI that should not move: of the places that are compared, whatever
    /// chose them.
    func placebo(on kpi: String) -> Specification {
      var other = self
      other.kpi = kpi
      if case .matched = controls { other.controls = .all }
      other.placebo = []
      other.placeboOutcomes = []
      other.contaminated = []
      other.received = nil
      other.differsBy = []
      other.matters = nil
      return other
    }

    /// Whether places began at different dates.
    public var isStaggered: Bool { adopted.count > 1 }

    /// The date on which the campaign began in a place; nil for places without it.
    public func start(of unit: String) -> CivilDate? {
      adopted.first { $0.units.contains(unit) }?.date
    }

    /// Whether a period is left out for a place because it comes just before its start.
    func leavesOut(_ period: Int, of unit: String) -> Bool {
      guard anticipation > 0, let start = start(of: unit).map(every.index(of:)) else {
        return false
      }
      return period < start && period >= start - anticipation
    }
  }

  /// When the campaign began in some places.
  public struct Adoption: Hashable, Sendable {
    /// First day.
    public var date: CivilDate
    /// The places.
    public var units: [String]

    /// Places with their date.
    public init(date: CivilDate, units: [String]) {
      self.date = date
      self.units = units
    }
  }

  /// How the places with the campaign were chosen.
  public enum Chosen: String, Hashable, Sendable, CaseIterable {
    /// By a rule or an office's plan that did not look at the outcome.
    case policy
    /// Because the outcome had long been poor there.
    case need
    /// Because the outcome had lately been poor there.
    case recentLow = "recent-low"
    /// They came forward.
    case volunteers
    /// By lot.
    case random
  }

  /// The places without the campaign that stand for what would have happened.
  public enum Controls: Hashable, Sendable {
    /// Every place without it.
    case all
    /// These places.
    case list([String])
    /// The nearest places.
    case matched(Matching)
    /// A weighted average of the others that follows the places with the campaign before.
    case synthetic(Synthetic)
  }

  /// How places are weighed into one that stands for those with the campaign.
  public enum Synthetic: String, Hashable, Sendable, CaseIterable {
    /// By weights under which the outcome was the same in the time before.
    case control = "synthetic"
    /// By weights under which it moved alike, and against the periods before that resemble those
    /// after.
    case differences = "synthetic-did"
  }

  /// How comparable places are found.
  public struct Matching: Hashable, Sendable {
    /// How many for each place with the campaign.
    public var perTreated: Int
    /// What they are compared on.
    public var using: [MatchingVariable]
    /// The largest distance that is still comparable, in standard deviations; nil for any.
    public var caliper: Double?
  }

  /// Something that places are compared on.
  public enum MatchingVariable: Hashable, Sendable {
    /// The outcome in the time before.
    case outcomeBefore
    /// The shares of the values of a column in the time before.
    case column(String)
  }

  /// A control that the campaign reached in part.
  public struct Contamination: Hashable, Sendable {
    /// The place.
    public var place: String
    /// The share of its people that was reached.
    public var share: Quantity

    /// A place with its share.
    public init(place: String, share: Quantity) {
      self.place = place
      self.share = share
    }
  }

  /// Whose average change is estimated.
  public enum Weights: String, Hashable, Sendable, CaseIterable {
    /// The average person's.
    case people
    /// The average place's.
    case units
  }

  /// The effect that carries the verdict.
  public enum Effect: String, Hashable, Sendable, CaseIterable {
    /// Over all places with the campaign and all periods after, weighted as `weights` says.
    case average
    /// Over the averages of the starting dates, by their size.
    case byStart = "by-start"
    /// Over the averages of the calendar periods, alike.
    case byPeriod = "by-period"
    /// Over the averages of the periods since the start, alike.
    case byExposure = "by-exposure"
    /// After the longest time since the start that was seen.
    case longest
  }
}
