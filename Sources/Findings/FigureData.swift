// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates

/// What a figure shows, as numbers; `Reports` draws it.
public struct FigureData: Hashable, Codable, Sendable {
  /// Name within the analysis; the file is `figures/<analysis>-<id>.<language>.svg`.
  public var id: String
  /// The numbers.
  public var content: Content

  /// A figure.
  public init(id: String, content: Content) {
    self.id = id
    self.content = content
  }

  /// The kinds of figure.
  public enum Content: Hashable, Codable, Sendable {
    case series(SeriesFigure)
    case correlogram(CorrelogramFigure)
    case residuals(ResidualFigure)
    case eventStudy(EventStudyFigure)
    case forest(ForestFigure)
    case cohortHeatMap(CohortHeatMap)
    case survival(SurvivalFigure)
    case hazard(HazardFigure)
    case equiplot(Equiplot)
    case slopes(SlopeFigure)
    case contributions(ContributionFigure)
    case funnel(FunnelFigure)
    case targets(TargetFigure)
  }
}

/// One or more series over the same periods, with fit and counterfactual.
public struct SeriesFigure: Hashable, Codable, Sendable {
  /// Length of a period.
  public var step: CalendarStep
  /// Number of the first period.
  public var first: Int
  /// One panel a series: the campaign's, then its control's.
  public var panels: [Panel]
  /// The first period of each interruption.
  public var starts: [Int]
  /// Phase-in periods, shaded: first and last.
  public var phaseIn: [ClosedPeriods]
  /// Periods left out, hatched: first and last.
  public var excluded: [ClosedPeriods]

  /// A figure of series.
  public init(
    step: CalendarStep, first: Int, panels: [Panel], starts: [Int], phaseIn: [ClosedPeriods],
    excluded: [ClosedPeriods]
  ) {
    self.step = step
    self.first = first
    self.panels = panels
    self.starts = starts
    self.phaseIn = phaseIn
    self.excluded = excluded
  }

  /// Periods from `first` to `last`, both inclusive, by number.
  public struct ClosedPeriods: Hashable, Codable, Sendable {
    /// First period.
    public var first: Int
    /// Last period.
    public var last: Int

    /// Periods from first to last.
    public init(first: Int, last: Int) {
      self.first = first
      self.last = last
    }
  }

  /// One series: every array has one value a period, nil where there is none or it is withheld.
  public struct Panel: Hashable, Codable, Sendable {
    /// What the panel shows.
    public var title: LocalizedText
    /// Unit of all values.
    public var unit: Unit
    /// Observed values.
    public var observed: [Double?]
    /// Fitted line.
    public var fitted: [Double?]
    /// What the model expects without the campaign; before the start only where it says how well it fits.
    public var counterfactual: [Double?]
    /// Lower limit of the counterfactual's band.
    public var lower: [Double?]
    /// Upper limit of the counterfactual's band.
    public var upper: [Double?]

    /// A panel.
    public init(
      title: LocalizedText, unit: Unit, observed: [Double?], fitted: [Double?],
      counterfactual: [Double?], lower: [Double?], upper: [Double?]
    ) {
      self.title = title
      self.unit = unit
      self.observed = observed
      self.fitted = fitted
      self.counterfactual = counterfactual
      self.lower = lower
      self.upper = upper
    }
  }
}

/// Autocorrelations of residuals by lag, with the limits expected of white noise.
public struct CorrelogramFigure: Hashable, Codable, Sendable {
  /// Autocorrelation at lag 1, 2, ….
  public var autocorrelation: [Double]
  /// Partial autocorrelation at lag 1, 2, ….
  public var partial: [Double]
  /// Half-width of the band that holds 95% of the values when there is no autocorrelation.
  public var bound: Double

  /// A correlogram.
  public init(autocorrelation: [Double], partial: [Double], bound: Double) {
    self.autocorrelation = autocorrelation
    self.partial = partial
    self.bound = bound
  }
}

/// Standardised residuals over time.
public struct ResidualFigure: Hashable, Codable, Sendable {
  /// Length of a period.
  public var step: CalendarStep
  /// Number of the first period.
  public var first: Int
  /// One residual a period; nil where the period is left out or withheld.
  public var residuals: [Double?]
  /// The first period of each interruption.
  public var starts: [Int]

  /// A figure of residuals.
  public init(step: CalendarStep, first: Int, residuals: [Double?], starts: [Int]) {
    self.step = step
    self.first = first
    self.residuals = residuals
    self.starts = starts
  }
}
