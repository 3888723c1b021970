// SPDX-License-Identifier: GPL-3.0-or-later

/// Shares as bars from zero, one a step of a funnel or one a channel, each with its interval.
public struct FunnelFigure: Hashable, Codable, Sendable {
  /// What the bars show, a text or a term of the figures' vocabulary.
  public var title: Value
  /// In order, from the first step to the last.
  public var bars: [Bar]
  /// Whether each bar is a part of the one above it, so that what is between them was lost.
  public var isNested: Bool

  /// A figure of bars.
  public init(title: Value, bars: [Bar], isNested: Bool) {
    self.title = title
    self.bars = bars
    self.isNested = isNested
  }

  /// One step or channel.
  public struct Bar: Hashable, Codable, Sendable {
    /// Its name.
    public var label: Value
    /// The share of those at the first step that came so far.
    public var share: FigureMark
    /// The share of those at the step before that came so far; absent for the first step.
    public var conversion: FigureMark

    /// A bar.
    public init(label: Value, share: FigureMark, conversion: FigureMark) {
      self.label = label
      self.share = share
      self.conversion = conversion
    }
  }

  /// The figure without its shares.
  func withheld() -> FunnelFigure { changed(\.hidden) }

  /// The figure with its shares changed; a share without a result is absent.
  public func mapped(_ change: (Double) -> Double?) -> FunnelFigure {
    changed { $0.mapped(change) }
  }

  private func changed(_ change: (FigureMark) -> FigureMark) -> FunnelFigure {
    var result = self
    result.bars = bars.map {
      Bar(label: $0.label, share: change($0.share), conversion: change($0.conversion))
    }
    return result
  }
}
