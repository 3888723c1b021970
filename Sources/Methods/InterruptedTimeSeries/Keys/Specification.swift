// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates
public import Diagnostics
public import Findings

/// Did the level or the slope of a series change when the campaign began, beyond trend and season?
public enum InterruptedTimeSeries: Sendable {
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
    /// Length of a period.
    public var every: CalendarStep
    /// First and last day of the series.
    public var window: DateRange
    /// The interruptions, by date; never empty.
    public var starts: [Interruption]
    /// What changes at each of them, each once.
    public var shape: [Shape]
    /// Why that change was expected.
    public var why: String
    /// Periods of phase-in after each start.
    public var washIn: WashIn?
    /// Days left out, whatever they show.
    public var exclude: [Exclusion]
    /// How the season enters the model.
    public var season: Season
    /// Further calendar terms, each once.
    public var calendar: [CalendarTerm]
    /// A series that the campaign did not reach.
    public var control: Control?
    /// Other things that happened.
    public var otherEvents: [OtherEvent]
    /// The estimator that was chosen beforehand.
    public var estimator: Estimator
    /// The effect that carries the verdict.
    public var effect: Effect
    /// After how many periods the effect is also given, increasing.
    public var effectsAt: [Int]
    /// The smallest change that would alter a decision, in the unit of the effect.
    public var matters: Quantity?
    /// Lags of the Newey-West covariance.
    public var neweyWestLag: Int
    /// Days on which nothing happened, to test the method on.
    public var placebo: [CivilDate]
    /// Places that the campaign did not reach, one value of one column each; nil when none are named.
    public var placeboPlaces: ColumnFilter?
    /// The trend before; the quadratic one belongs to the sensitivity table.
    public var trend: Trend

    /// The periods of the series, from the one that holds `from` to the one that holds `to`.
    public var periods: ClosedRange<Int> {
      every.index(of: window.from)...every.index(of: window.to)
    }
  }

  /// When something began and, where it did, ended.
  public struct Interruption: Hashable, Sendable {
    /// First day.
    public var date: CivilDate
    /// First day without it.
    public var off: CivilDate?
    /// Its label.
    public var label: LocalizedText?

    /// An interruption.
    public init(date: CivilDate, off: CivilDate? = nil, label: LocalizedText? = nil) {
      self.date = date
      self.off = off
      self.label = label
    }
  }

  /// What changes at a start.
  public enum Shape: String, Hashable, Sendable, CaseIterable {
    /// A step.
    case level
    /// Another trend.
    case slope
    /// The first period after only.
    case pulse
  }

  /// The phase-in after a start.
  public struct WashIn: Hashable, Sendable {
    /// Its length.
    public var length: CalendarSpan
    /// Its length in periods of the series.
    public var periods: Int
    /// What is done with those periods.
    public var treatment: Treatment

    /// What is done with the periods of the phase-in.
    public enum Treatment: String, Hashable, Sendable, CaseIterable {
      /// They are left out.
      case leftOut = "left-out"
      /// The effect grows over them in equal steps.
      case ramp
    }
  }

  /// Days left out.
  public struct Exclusion: Hashable, Sendable {
    /// The days.
    public var days: DateRange
    /// Why.
    public var why: String
  }

  /// How the season enters the model.
  public enum Season: Hashable, Sendable {
    /// Not at all.
    case none
    /// A term for each month (quarter) of the year but one.
    case months
    /// That many pairs of sine and cosine over the year, 1 to 3.
    case harmonics(Int)
  }

  /// Calendar terms beside the season.
  public enum CalendarTerm: String, Hashable, Sendable, CaseIterable {
    /// Holiday month.
    case august
    /// The days around Easter.
    case easter
    /// The number of working days.
    case workingDays = "working-days"
  }

  /// A series that the campaign did not reach.
  public struct Control: Hashable, Sendable {
    /// Which.
    public var series: Series
    /// Its label.
    public var label: LocalizedText

    /// Which series.
    public enum Series: Hashable, Sendable {
      /// Other rows of the same KPI.
      case only([ColumnFilter])
      /// Another KPI.
      case kpi(String)
    }
  }

  /// How the model is fitted and its uncertainty found.
  public enum Estimator: String, Hashable, Sendable, CaseIterable {
    /// Autocorrelation integrated out of the likelihood.
    case integratedAutocorrelation = "integrated-autocorrelation"
    /// Restricted maximum likelihood with AR(1) errors.
    case reml
    /// Prais-Winsten, iterated.
    case praisWinsten = "prais-winsten"
    /// Newey-West standard errors.
    case neweyWest = "newey-west"
    /// Ordinary least squares.
    case ols
    /// Quasi-Poisson or quasi-binomial.
    case quasiLikelihood = "quasi-likelihood"
  }

  /// The effect that carries the verdict.
  public enum Effect: Hashable, Sendable {
    /// The mean difference from the counterfactual over the periods after.
    case average
    /// The step at the start.
    case level
    /// The change of the trend, a period.
    case slope
    /// The difference after that many periods.
    case at(Int)
    /// The sum of the differences over the periods after.
    case cumulative
  }

  /// The trend before.
  public enum Trend: String, Hashable, Sendable, CaseIterable {
    case linear
  }
}
