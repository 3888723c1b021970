// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates
public import Diagnostics
public import Findings

/// Did the gap between those best and worst served close, in points and in ratio, and did the worst
/// served gain?
public enum EquityGap: Sendable {
  /// One analysis, every default applied.
  public struct Specification: AnalysisSpecification {
    /// Name in the study file.
    public var id: String
    /// What the analysis is for.
    public var role: AnalysisFindings.Role
    /// The KPI whose gap it is.
    public var kpi: String
    /// Only rows with these values.
    public var only: [ColumnFilter]
    /// The dimension whose gap carries the verdict.
    public var by: Dimension
    /// Further dimensions, in the order of the file.
    public var also: [Dimension]
    /// What the errors rest on.
    public var errors: Errors
    /// The column of persons, where the same people are seen before and after; nil otherwise.
    public var pairedBy: String?
    /// The units with the campaign, when the others are controls; empty where there are none.
    public var treated: [String]
    /// Columns whose mix is held equal between groups and over time.
    public var adjust: [String]
    /// First and last day of the time before.
    public var before: DateRange
    /// First and last day of the time after.
    public var after: DateRange
    /// The smallest change of the gap that would alter a decision.
    public var matters: Quantity?
    /// Other things that happened.
    public var otherEvents: [OtherEvent]

    /// All dimensions, that of the verdict first.
    public var dimensions: [Dimension] { [by] + also }

    /// The column of units that were assigned together, where rows are not independent.
    public var unit: String? {
      if case .assigned(let column) = errors { column } else { nil }
    }

    /// Whether errors are clustered: by unit, or by the person who is seen twice.
    public var isClustered: Bool { unit != nil || pairedBy != nil }
  }

  /// A way to divide people into groups.
  public struct Dimension: Hashable, Sendable {
    /// The column of groups.
    public var column: String
    /// Which groups are compared.
    public var groups: Groups
    /// What readers call the column; nil where its name must do.
    public var label: LocalizedText?

    /// What readers call the column, as findings hold it.
    var title: Value { label.map { .localized($0) } ?? .text(column) }

    /// The group that the others are measured against.
    public var reference: String {
      switch groups {
      case .ordered(let names): names[0]
      case .pair(let reference, _): reference
      }
    }

    /// The group whose disadvantage is the gap.
    public var focus: String {
      switch groups {
      case .ordered(let names): names[names.count - 1]
      case .pair(_, let focus): focus
      }
    }

    /// Whether slope and concentration indices have a meaning: three ordered groups at least.
    public var isOrdered: Bool {
      if case .ordered(let names) = groups { names.count > 2 } else { false }
    }
  }

  /// Which groups of a dimension are compared.
  public enum Groups: Hashable, Sendable {
    /// All, from the least to the most deprived: the first is the reference, the last the focus.
    case ordered([String])
    /// Two of them; others are shown beside.
    case pair(reference: String, focus: String)
  }

  /// What the errors rest on.
  public enum Errors: Hashable, Sendable {
    /// Rows of one unit, as a district, are alike: errors clustered by it.
    case assigned(by: String)
    /// Rows are independent people.
    case independent
  }
}
