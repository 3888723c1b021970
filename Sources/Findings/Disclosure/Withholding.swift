// SPDX-License-Identifier: GPL-3.0-or-later

/// What of an analysis is withheld, and why; each case withholds all that those before it do.
enum Withholding: Comparable {
  /// Nothing.
  case nothing
  /// Counts, and what is computed from them, of some tables: the others neither add up to them nor
  /// are computed from them.
  case tables
  /// All but the effect that carries the verdict, at few digits, and tables that hold counts only.
  case allButHeadline
  /// Every number.
  case everything
}

/// Why something is withheld.
enum WithholdingReason: String {
  /// A count, or the rest of its total, is small.
  case small
  /// The difference from another analysis of the same data is.
  case difference
  /// It is computed from an analysis whose numbers are withheld.
  case derived
}

/// The decision on one analysis.
struct WithholdingDecision {
  var extent = Withholding.nothing
  var reason = WithholdingReason.small
  /// Names of the tables that are withheld with `tables` and `allButHeadline`.
  var tables: Set<String> = []
  /// Whether the flow of rows is withheld, its own or that of the analyses that read the same data.
  var hidesFlow = false
  /// Whether numbers keep three digits, since counts that they may be made of are withheld elsewhere.
  var isCoarse = false
  /// Whether of a model's numbers only the effect stays, since they are made of counts of places that
  /// are withheld elsewhere.
  var isEffectOnly = false
  /// Whether counts beyond those of flows are withheld.
  var hidesCounts: Bool { extent > .tables || !tables.isEmpty }
  /// The analysis because of which: another one, of the same data or computed first.
  var other: String?

  /// Withholds at least so much.
  mutating func raise(
    to extent: Withholding, _ reason: WithholdingReason, other: String? = nil
  ) {
    guard extent > self.extent else { return }
    self.extent = extent
    self.reason = reason
    self.other = other
  }
}
