// SPDX-License-Identifier: GPL-3.0-or-later

/// Who gained: the change of each group, and what it adds to the change of all.
public struct ContributionFigure: Hashable, Codable, Sendable {
  /// Unit of all changes.
  public var unit: Unit
  /// In printing order.
  public var groups: [Group]
  /// The change of all, which the contributions add up to.
  public var total: FigureMark

  /// A figure of changes.
  public init(unit: Unit, groups: [Group], total: FigureMark) {
    self.unit = unit
    self.groups = groups
    self.total = total
  }

  /// One group.
  public struct Group: Hashable, Codable, Sendable {
    /// Its name.
    public var label: Value
    /// What part it has in the gap.
    public var role: EquityRole
    /// Its own change, after less before, with its interval.
    public var change: FigureMark
    /// What its own change adds to the change of all.
    public var ownPart: FigureMark
    /// What the change of its share adds; absent where shares are fixed.
    public var sharePart: FigureMark

    /// A group.
    public init(
      label: Value, role: EquityRole, change: FigureMark, ownPart: FigureMark,
      sharePart: FigureMark
    ) {
      self.label = label
      self.role = role
      self.change = change
      self.ownPart = ownPart
      self.sharePart = sharePart
    }
  }

  /// The figure without what belongs to single groups.
  func withheld() -> ContributionFigure { changed(\.hidden) }

  /// The figure with its changes changed; one without a result is absent.
  public func mapped(_ change: (Double) -> Double?) -> ContributionFigure {
    var result = changed { $0.mapped(change) }
    result.total = total.mapped(change)
    return result
  }

  private func changed(_ change: (FigureMark) -> FigureMark) -> ContributionFigure {
    var result = self
    result.groups = groups.map {
      Group(
        label: $0.label, role: $0.role, change: change($0.change), ownPart: change($0.ownPart),
        sharePart: change($0.sharePart))
    }
    return result
  }
}
