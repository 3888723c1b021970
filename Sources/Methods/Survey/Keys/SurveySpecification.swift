// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates
public import Findings

/// What did people answer, how sure is it, and did answers change?
public enum Survey: Sendable {
  /// More groups than this are no groups to read one by one.
  static let mostGroups = 50

  /// One analysis, every default applied.
  public struct Specification: AnalysisSpecification {
    /// Name in the study file.
    public var id: String
    /// What the analysis is for.
    public var role: AnalysisFindings.Role
    /// The KPI it answers for, if any.
    public var kpi: String?
    /// The item that answers for the KPI and opens the section; nil where every item has several
    /// answers.
    public var answers: String?
    /// The source: one row a respondent, or counts of them.
    public var source: String
    /// Only rows with these values.
    public var only: [ColumnFilter]
    /// The column of how many respondents a row stands for; nil where each row is one.
    public var respondents: String?
    /// How the waves before and after are told apart; nil where there is one wave.
    public var waves: Waves?
    /// The column that identifies the person, where the same people answer before and after.
    public var pairedBy: String?
    /// The column of touchpoints or groups that are shown one by one.
    public var by: String?
    /// People asked to answer.
    public var invited: Invited?
    /// The items, in printing order.
    public var items: [Item]
  }

  /// How the waves before and after are told apart.
  public enum Waves: Hashable, Sendable {
    /// By the values of a column of labels.
    case column(String, before: [String], after: [String])
    /// By the day of a row.
    case dates(String, before: DateRange, after: DateRange)

    /// The column.
    var column: String {
      switch self {
      case .column(let name, _, _), .dates(let name, _, _): name
      }
    }
  }

  /// People asked to answer: one number, or one a wave.
  public struct Invited: Hashable, Sendable {
    /// Where there is one wave.
    public var all: Int?
    /// Before.
    public var before: Int?
    /// After.
    public var after: Int?
  }

  /// One item of a questionnaire.
  public struct Item: Hashable, Sendable {
    /// Name in the study file.
    public var name: String
    /// The wording, or a short label.
    public var label: LocalizedText
    /// What kind of item it is.
    public var kind: Kind
    /// The column of the answers; nil for items with several answers.
    public var column: String?
    /// Lowest and highest mark.
    public var scale: Scale?
    /// The labels of the marks, lowest first, where the column holds labels.
    public var levels: [String]
    /// The true/false columns of the options, by name, where several may be ticked.
    public var options: [Option]
    /// Only rows with these values: the item of a long table of counts.
    public var only: [ColumnFilter]
    /// Which way is better.
    public var better: BetterDirection
  }

  /// Lowest and highest mark of a scale.
  public struct Scale: Hashable, Sendable {
    /// Lowest mark.
    public var from: Int
    /// Highest mark.
    public var to: Int
  }

  /// An option that may be ticked beside others.
  public struct Option: Hashable, Sendable {
    /// Its name in the study file.
    public var name: String
    /// The true/false column.
    public var column: String
  }

  /// Kinds of items.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Would you recommend it, 0 to 10: promoters (9-10) less detractors (0-6).
    case nps
    /// How satisfied are you: the share of the two highest marks.
    case csat
    /// An ordered scale: distribution, mean, chance of a higher mark.
    case likert
    /// Several options may be ticked: the share of respondents who tick each.
    case multiple
  }
}
