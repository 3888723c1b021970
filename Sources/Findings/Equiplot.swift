// SPDX-License-Identifier: GPL-3.0-or-later

/// Rates of the groups of one or more dimensions on one axis, before and after: how far apart the
/// groups stand, and whether they moved closer.
public struct Equiplot: Hashable, Codable, Sendable {
  /// What the rates are, a text or a term of the figures' vocabulary.
  public var title: Value
  /// Unit of the rates.
  public var unit: Unit
  /// In printing order.
  public var dimensions: [Dimension]

  /// A figure of rates by dimension.
  public init(title: Value, unit: Unit, dimensions: [Dimension]) {
    self.title = title
    self.unit = unit
    self.dimensions = dimensions
  }

  /// One dimension: deprivation, citizenship.
  public struct Dimension: Hashable, Codable, Sendable {
    /// Its name.
    public var label: Value
    /// In their order, or as they are printed where they have none.
    public var groups: [Group]

    /// A dimension.
    public init(label: Value, groups: [Group]) {
      self.label = label
      self.groups = groups
    }
  }

  /// One group.
  public struct Group: Hashable, Codable, Sendable {
    /// Its name.
    public var label: Value
    /// What part it has in the gap.
    public var role: EquityRole
    /// Its rate before.
    public var before: FigureMark
    /// Its rate after.
    public var after: FigureMark

    /// A group.
    public init(label: Value, role: EquityRole, before: FigureMark, after: FigureMark) {
      self.label = label
      self.role = role
      self.before = before
      self.after = after
    }
  }

  /// The figure without its rates.
  func withheld() -> Equiplot { changed(\.hidden) }

  /// The figure with its rates changed; a rate without a result is absent.
  public func mapped(_ change: (Double) -> Double?) -> Equiplot {
    changed { $0.mapped(change) }
  }

  private func changed(_ change: (FigureMark) -> FigureMark) -> Equiplot {
    var result = self
    for dimension in dimensions.indices {
      result.dimensions[dimension].groups = dimensions[dimension].groups.map {
        Group(
          label: $0.label, role: $0.role, before: change($0.before), after: change($0.after))
      }
    }
    return result
  }
}

/// What part a group has in a gap.
public enum EquityRole: String, Hashable, Codable, Sendable {
  /// The group that the gap is measured from, usually the least deprived.
  case reference
  /// The group that the gap is about, usually the most deprived.
  case focus
  /// Any other group.
  case other
  /// People whose group is not recorded.
  case unknown
}
