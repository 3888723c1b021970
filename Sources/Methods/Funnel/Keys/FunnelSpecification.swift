// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates
public import Diagnostics
public import Findings

/// How many came from each step to the next, where most were lost, and through which channel.
public enum Funnel: Sendable {
  /// One analysis, every default applied.
  public struct Specification: AnalysisSpecification {
    /// Name in the study file.
    public var id: String
    /// What the analysis is for.
    public var role: AnalysisFindings.Role
    /// The source of all steps.
    public var source: String
    /// The steps, from the first to the last.
    public var steps: [Step]
    /// Only rows with these values.
    public var only: [ColumnFilter]
    /// The column of channels; nil where there is one way only.
    public var by: String?
    /// The channel that others are compared with; nil for the one with most people.
    public var reference: String?
    /// The column of the days or periods that rows belong to.
    public var datedBy: String?
    /// First and last day of the rows that count.
    public var period: DateRange?
    /// How long all steps may take from the day that a row is dated by.
    public var within: CalendarSpan?
    /// The share of those at the first step that should reach the last.
    public var target: Quantity?
  }

  /// One step.
  public struct Step: Hashable, Sendable {
    /// The column: counts, or of one person's row the day or whether it was reached; `rows` is
    /// everybody.
    public var column: String
    /// What a report calls it.
    public var label: LocalizedText

    /// Whether everybody in the source reached it.
    public var isEverybody: Bool { column == Step.everybody }

    /// The word for everybody.
    public static let everybody = "rows"
  }
}
