// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates

/// Effects by the number of periods since the start, with their intervals.
public struct EventStudyFigure: Hashable, Codable, Sendable {
  /// Length of a period.
  public var step: CalendarStep
  /// Unit of the effects.
  public var unit: Unit
  /// In rising order of their event times.
  public var points: [Point]
  /// The smallest change that matters, drawn on both sides of no effect.
  public var matters: Double?

  /// A figure of effects over event time.
  public init(step: CalendarStep, unit: Unit, points: [Point], matters: Double?) {
    self.step = step
    self.unit = unit
    self.points = points
    self.matters = matters
  }

  /// The effect at one event time.
  public struct Point: Hashable, Codable, Sendable {
    /// Periods since the start; 0 is the first period with the campaign, −1 the last without.
    public var eventTime: Int
    /// The effect; 0 by construction at the reference.
    public var value: Double
    /// Its own interval; nil at the reference or where there is none.
    public var interval: Interval?
    /// Its part of the band that holds the whole path.
    public var band: Interval?

    /// An effect at an event time.
    public init(eventTime: Int, value: Double, interval: Interval?, band: Interval?) {
      self.eventTime = eventTime
      self.value = value
      self.interval = interval
      self.band = band
    }
  }
}

/// Rows with one or two marks each, on one axis: an effect without each place in turn, or how like
/// two groups are before and after matching.
public struct ForestFigure: Hashable, Codable, Sendable {
  /// What the figure is: a term of the figures' vocabulary.
  public var title: String
  /// Unit of the marks.
  public var unit: Unit
  /// What each mark of a row is: terms of the figures' vocabulary, one or two.
  public var series: [String]
  /// In printing order.
  public var rows: [Row]
  /// Values drawn as dashed lines, beside the line at 0.
  public var limits: [Double]

  /// A figure of rows.
  public init(title: String, unit: Unit, series: [String], rows: [Row], limits: [Double]) {
    self.title = title
    self.unit = unit
    self.series = series
    self.rows = rows
    self.limits = limits
  }

  /// One row.
  public struct Row: Hashable, Codable, Sendable {
    /// A text, or a term of the figures' vocabulary.
    public var label: Value
    /// One mark a series; nil where there is none.
    public var marks: [Mark?]

    /// A row.
    public init(label: Value, marks: [Mark?]) {
      self.label = label
      self.marks = marks
    }
  }

  /// A value with its interval, where it has one.
  public struct Mark: Hashable, Codable, Sendable {
    /// The value.
    public var value: Double
    /// Its interval.
    public var interval: Interval?

    /// A mark.
    public init(value: Double, interval: Interval? = nil) {
      self.value = value
      self.interval = interval
    }
  }
}
