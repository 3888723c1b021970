// SPDX-License-Identifier: GPL-3.0-or-later

/// How many rows went where on their way into a table.
public struct Flow: Sendable, Hashable {
  /// Rows read from the source, blank ones not counted.
  public let rows: Int
  /// Rows of the source that hold nothing at all, passed over.
  public let blank: Int
  /// The names of the counts: `rows`, each stage of the query, `used`.
  public let names: [String]
  /// The flow keys, each with one cell a group of the flow, sorted.
  public let keys: [KeyColumn]
  /// For each group of the flow, one count a name: how many rows were left.
  public let counts: [[Int]]
  /// Rows lost, by stage, reason and column, in the order of the stages.
  public let losses: [Loss]
  /// How the rows were made, where they are persons or spells.
  public let people: PeopleFlow?

  /// A flow.
  public init(
    rows: Int, blank: Int, names: [String], keys: [KeyColumn], counts: [[Int]], losses: [Loss],
    people: PeopleFlow? = nil
  ) {
    self.rows = rows
    self.blank = blank
    self.names = names
    self.keys = keys
    self.counts = counts
    self.losses = losses
    self.people = people
  }

  /// One count a name, over all groups of the flow.
  public var totals: [Int] {
    names.indices.map { column in counts.reduce(0) { $0 + $1[column] } }
  }

  /// How many rows were left at a named count, over all groups of the flow.
  public func total(_ name: String) -> Int? {
    names.firstIndex(of: name).map { totals[$0] }
  }
}

/// Rows lost at one stage for one reason.
public struct Loss: Sendable, Hashable {
  /// The stage that they did not pass; `used` when a measure lacked a value.
  public let stage: String
  /// Why.
  public let reason: Reason
  /// How many.
  public let rows: Int

  /// Why rows are lost.
  public enum Reason: Sendable, Hashable {
    /// The stage's predicate is false.
    case turnedAway
    /// A value in this column is missing, so that the predicate or a measure is unknown.
    case missing(column: String)
  }

  /// A loss.
  public init(stage: String, reason: Reason, rows: Int) {
    self.stage = stage
    self.reason = reason
    self.rows = rows
  }
}
