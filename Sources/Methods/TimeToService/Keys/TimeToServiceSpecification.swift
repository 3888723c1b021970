// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates
public import Findings

/// How long do people wait for a service, and how many get it in time?
public enum TimeToService: Sendable {
  /// One analysis, every default applied.
  public struct Specification: AnalysisSpecification {
    /// Name in the study file.
    public var id: String
    /// What the analysis is for.
    public var role: AnalysisFindings.Role
    /// The KPI it answers for, if any.
    public var kpi: String?
    /// The source: one row a request.
    public var source: String
    /// Only rows with these values.
    public var only: [ColumnFilter]
    /// The column of the day of the request: day 0.
    public var requested: String
    /// The column of the day of the service; empty where it has not come.
    public var served: String
    /// The column of the day on which the request was withdrawn, if there is one.
    public var withdrawn: String?
    /// Within how many days a service is in time, ascending.
    public var days: [Int]
    /// A column of groups that are compared.
    public var by: String?
    /// Requests of the time before; nil where there is one time.
    public var before: DateRange?
    /// Requests of the time after.
    public var after: DateRange?
  }
}
