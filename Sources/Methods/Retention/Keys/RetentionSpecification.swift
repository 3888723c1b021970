// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates
public import Diagnostics
public import Findings

/// Of those who joined, who was still there some weeks later?
public enum Retention: Sendable {
  /// One analysis, every default applied.
  public struct Specification: AnalysisSpecification {
    /// Name in the study file.
    public var id: String
    /// What the analysis is for.
    public var role: AnalysisFindings.Role
    /// The KPI it answers for, if any.
    public var kpi: String?
    /// A ready-made set of definitions.
    public var standard: Standard?
    /// Who joined, and when.
    public var subjects: Subjects
    /// When they were seen; nil where exits are a complete log, so that whoever has not left is
    /// still there.
    public var contacts: Contacts?
    /// How people left, where it is known.
    public var exits: Exits?
    /// After how long it is asked who is still there, ascending: weeks, or months.
    public var horizons: [CalendarSpan]
    /// Days on either side of a horizon within which a contact counts; nil without contacts.
    public var window: CalendarSpan?
    /// The definition that comes first; nil without contacts.
    public var headline: Definition?
    /// The first silence longer than this ends participation; nil for no drop-out curve from
    /// contacts.
    public var silentAfter: CalendarSpan?
    /// What a second enrolment of a person is.
    public var repeats: Repeats
    /// Columns of groups that are known at enrolment.
    public var by: [String]
    /// The group of a column that its others are compared with; by default the first.
    public var reference: [Named<String>]
    /// When the programme changed, to compare those who joined before and after.
    public var changed: Change?
    /// The column of how many sessions the course planned for the person.
    public var plannedSessions: String?
  }

  /// Who joined, and when.
  public struct Subjects: Hashable, Sendable {
    /// The source.
    public var source: String
    /// The column that identifies the person.
    public var id: String
    /// The column of the day of enrolment.
    public var start: String
    /// What makes a cohort.
    public var cohort: Cohort
    /// Only rows with these values.
    public var only: [ColumnFilter]
    /// The column of the day of withdrawal.
    public var withdrawn: String?
    /// The column of the day of death.
    public var died: String?
    /// The column of the day on which the person moved out of reach.
    public var moved: String?
  }

  /// What makes a cohort.
  public enum Cohort: Hashable, Sendable {
    /// A column of labels.
    case column(String)
    /// The month or quarter of enrolment.
    case every(CohortStep)
  }

  /// The length of a cohort by date of enrolment.
  public enum CohortStep: String, Hashable, Sendable, CaseIterable {
    case month, quarter

    /// The period.
    var step: CalendarStep { self == .month ? .month : .quarter }
  }

  /// When people were seen.
  public struct Contacts: Hashable, Sendable {
    /// The source.
    public var source: String
    /// The column that identifies the person.
    public var id: String
    /// The column of the day.
    public var date: String
    /// Only rows with these values.
    public var only: [ColumnFilter]
  }

  /// How people left.
  public struct Exits: Hashable, Sendable {
    /// The source; may be that of the subjects.
    public var source: String
    /// The column that identifies the person.
    public var id: String
    /// The column of the day.
    public var date: String
    /// Only rows with these values.
    public var only: [ColumnFilter]
    /// The column that says why; nil where every row is a withdrawal.
    public var reason: String?
    /// Values of `reason` that are withdrawals.
    public var withdrew: [String]
    /// Values of `reason` that are deaths.
    public var died: [String]
    /// Values of `reason` that are removals out of reach.
    public var moved: [String]
  }

  /// When a person is still there at a horizon.
  public enum Definition: String, Hashable, Sendable, CaseIterable {
    /// A contact on a day of the window around it.
    case window
    /// A contact on that day or any later one.
    case onOrAfter = "on-or-after"
    /// A contact on that very day.
    case exactDay = "exact-day"
  }

  /// What a second enrolment of a person is.
  public enum Repeats: String, Hashable, Sendable, CaseIterable {
    /// It ends the first, which alone counts.
    case first
    /// It ends the first and counts as another.
    case spells
    /// A mistake in the data.
    case refuse
  }

  /// A ready-made set of definitions.
  public enum Standard: String, Hashable, Sendable, CaseIterable {
    /// The Russell Standard of stop-smoking services (West, Hajek, Stead and Stapleton 2005).
    case russell
  }

  /// A change of the programme.
  public struct Change: Hashable, Sendable {
    /// The first day on which those who join meet the changed programme.
    public var date: CivilDate
    /// What changed.
    public var what: LocalizedText
  }

  /// A horizon in days. A month is a twelfth of 365.25 days, to the nearest: 6 are 183 and 12 are
  /// 365, for everybody alike, as the share of those seen may not depend on the calendar.
  static func days(of horizon: CalendarSpan) -> Int32 {
    Int32(clamping: horizon.days ?? (horizon.count * 487 + 8) / 16)
  }
}

extension Retention.Specification {
  /// The horizons in days, ascending.
  var days: [Int32] { horizons.map(Retention.days) }
  /// The number of the horizon that carries the answer: the KPI's, else the last.
  func headlineHorizon(in context: StudyContext) -> Int {
    if let kpi, case .retained(let span)? = context.kpi(kpi)?.measure,
      let found = horizons.firstIndex(of: span)
    {
      return found
    }
    return horizons.count - 1
  }
}
