// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates
public import Diagnostics
public import Findings

/// Which of two or more variants of a text, a message or a page, given out by chance, does better.
public enum ABTest: Sendable {
  /// One analysis, every default applied.
  public struct Specification: AnalysisSpecification {
    /// Name in the study file.
    public var id: String
    /// What the analysis is for.
    public var role: AnalysisFindings.Role
    /// The KPI, a share.
    public var kpi: String
    /// Only rows with these values.
    public var only: [ColumnFilter]
    /// The column that says which variant a row was given.
    public var variant: String
    /// The variants; the first is the one that the others are compared with.
    public var variants: [String]
    /// How they were given out.
    public var allocated: Allocation
    /// How many of each variant, in the order of `variants`.
    public var ratio: [Int]
    /// The variant whose effect carries the verdict.
    public var compare: String
    /// The looks that were planned, and which this is; nil where none were.
    public var looks: Looks?
    /// First and last day of the rows that count; nil where the KPI is not dated.
    public var period: DateRange?
    /// The smallest change that would alter a decision.
    public var matters: Quantity?
  }

  /// How variants were given out.
  public enum Allocation: String, Hashable, Sendable, CaseIterable {
    /// To each person by chance.
    case random
    /// To whole days or weeks.
    case byDay = "by-day"
    /// To whole places.
    case byPlace = "by-place"
  }

  /// Looks at accumulating data.
  public struct Looks: Hashable, Sendable {
    /// How many were planned.
    public var planned: Int
    /// Which this is, from 1.
    public var this: Int
  }
}
