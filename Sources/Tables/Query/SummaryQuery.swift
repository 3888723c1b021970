// SPDX-License-Identifier: GPL-3.0-or-later

/// What a method needs from the data, as a value: grouped counts, exact sums and sums of products.
///
/// The meaning is the one that portable SQL gives (issue of the SQL engines): a row passes the
/// `stages` in order; of the rows that pass all of them and lack no value that a measure needs, the
/// measures are taken in each group of equal `keys`. Nothing divides, so that every answer is exact.
///
/// - A key whose value is missing makes a group of its own, visible as such.
/// - A stage whose predicate is unknown (a value is missing) does not let the row through; the flow
///   counts it as lost for the missing column, not as turned away.
/// - A group exists if at least one row fell into it, also when there are no keys.
public struct SummaryQuery: Sendable, Hashable, Codable {
  /// Where the rows come from.
  public var relation: Relation
  /// Ordered, named filters: the flow counts how many rows are left after each.
  public var stages: [Stage]
  /// What to group by; no keys give one group.
  public var keys: [Key]
  /// What to take in each group.
  public var measures: [Measure]
  /// By what to count the flow, for example arm and period; no keys give one count a stage.
  public var flowKeys: [Key]
  /// More groups than this is an error, never a cut.
  public var maximumGroups: Int

  /// A query over a relation.
  public init(
    _ relation: Relation, stages: [Stage] = [], keys: [Key] = [], measures: [Measure],
    flowKeys: [Key] = [], maximumGroups: Int = 2_000_000
  ) {
    self.relation = relation
    self.stages = stages
    self.keys = keys
    self.measures = measures
    self.flowKeys = flowKeys
    self.maximumGroups = maximumGroups
  }
}

/// Where a query's rows come from.
public enum Relation: Sendable, Hashable, Codable {
  /// The rows of a source, by its name in the study.
  case rows(source: String)
  /// One row a person or spell, made of the rows of one or more sources.
  case people(People)

  /// The name of the source whose rows are read; that of the subjects.
  public var source: String {
    switch self {
    case .rows(let source): source
    case .people(let people): people.source
    }
  }

  /// The names of all sources that are read: that of the subjects, then those of contacts.
  public var sources: [String] {
    guard case .people(let people) = self else { return [source] }
    return people.rollups.reduce(into: [people.source]) { names, rollup in
      if !names.contains(rollup.source) { names.append(rollup.source) }
    }
  }
}

/// One named filter of the flow of rows.
public struct Stage: Sendable, Hashable, Codable {
  /// Its name in the flow: a word of `Stage`'s vocabulary or the method's own.
  public var name: String
  /// Which rows stay.
  public var keep: Predicate

  /// A stage.
  public init(_ name: String, keep: Predicate) {
    self.name = name
    self.keep = keep
  }

  /// Name of the count before any stage.
  public static let rows = "rows"
  /// Name of the stage that keeps the rows the study is about.
  public static let eligible = "eligible"
  /// Name of the stage that keeps the rows whose outcome window is closed by the cut-off.
  public static let mature = "mature"
  /// Name of the stage that leaves out rows whose outcome window straddles a start.
  public static let clear = "clear"
  /// Name of the count after all stages and after rows that lack a value a measure needs.
  public static let used = "used"
}

/// One thing to group by.
public struct Key: Sendable, Hashable, Codable {
  /// Its name in the answer.
  public var name: String
  /// Its value in a row.
  public var value: Scalar

  /// A key.
  public init(_ name: String, _ value: Scalar) {
    self.name = name
    self.value = value
  }

  /// The values of a column, under the column's own name.
  public static func column(_ name: String) -> Key { Key(name, .column(name)) }
}

/// One number to take in each group.
public struct Measure: Sendable, Hashable, Codable {
  /// Its name in the answer.
  public var name: String
  /// What is taken.
  public var quantity: Quantity

  /// A measure.
  public init(_ name: String, _ quantity: Quantity) {
    self.name = name
    self.quantity = quantity
  }

  /// How many rows, under the name `rows`.
  public static let rows = Measure("rows", .rows)

  /// How many rows satisfy a predicate. A row for which it is unknown is lost to the whole query,
  /// and counted so; guard with `missing` where a missing value has a meaning.
  public static func count(_ name: String, where predicate: Predicate) -> Measure {
    Measure(name, .sum([.choose(predicate, .integer(1), .integer(0))]))
  }

  /// The sum of a product of one to four scalars.
  public static func sum(_ name: String, _ factors: Scalar...) -> Measure {
    Measure(name, .sum(factors))
  }
}

/// What a measure takes.
public enum Quantity: Sendable, Hashable, Codable {
  /// The number of rows.
  case rows
  /// The exact sum over rows of the product of one to four numbers.
  case sum([Scalar])
  /// The least value: the first day, the smallest number.
  case least(Scalar)
  /// The greatest value: the last day, the largest number.
  case greatest(Scalar)
}
