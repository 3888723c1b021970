// SPDX-License-Identifier: GPL-3.0-or-later

/// Gaps before and after, one line a dimension, in one panel a scale: in points beside the ratio,
/// which need not agree.
public struct SlopeFigure: Hashable, Codable, Sendable {
  /// One to three panels, side by side.
  public var panels: [Panel]

  /// A figure of gaps.
  public init(panels: [Panel]) { self.panels = panels }

  /// One scale.
  public struct Panel: Hashable, Codable, Sendable {
    /// What the gap is: a term of the figures' vocabulary (`figure.gap.difference`,
    /// `figure.gap.ratio`, `figure.gap.oddsRatio`, `figure.gap.complementRatio`) or a text.
    public var title: Value
    /// Unit of the gaps.
    public var unit: Unit
    /// The value of no gap: 0 for differences, 1 for ratios.
    public var noGap: Double
    /// In printing order, the same in all panels.
    public var lines: [Line]

    /// A scale.
    public init(title: Value, unit: Unit, noGap: Double, lines: [Line]) {
      self.title = title
      self.unit = unit
      self.noGap = noGap
      self.lines = lines
    }
  }

  /// One gap.
  public struct Line: Hashable, Codable, Sendable {
    /// What it is the gap of, usually a dimension.
    public var label: Value
    /// The gap before, with its interval.
    public var before: FigureMark
    /// The gap after, with its interval.
    public var after: FigureMark

    /// A gap before and after.
    public init(label: Value, before: FigureMark, after: FigureMark) {
      self.label = label
      self.before = before
      self.after = after
    }
  }

  /// The figure with its gaps changed; a gap without a result is absent.
  public func mapped(_ change: (Double) -> Double?) -> SlopeFigure {
    var result = self
    for panel in panels.indices {
      result.panels[panel].lines = panels[panel].lines.map {
        Line(label: $0.label, before: $0.before.mapped(change), after: $0.after.mapped(change))
      }
    }
    return result
  }
}
