// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates

/// A value computed from one row; it may be missing, and then so is whatever is computed from it.
public indirect enum Scalar: Sendable, Hashable, Codable {
  /// A column's value. Instants count as their calendar date in the column's zone.
  case column(String)
  /// A whole number.
  case integer(Int64)
  /// A day.
  case day(CivilDate)
  /// The period that holds a day; or the longer period that holds a shorter one (a month's quarter).
  case period(Scalar, CalendarStep)
  /// The first day of a period; of a day, the day itself.
  case firstDay(Scalar)
  /// The last day of a period; of a day, the day itself.
  case lastDay(Scalar)
  /// The second day minus the first, in days.
  case daysBetween(Scalar, Scalar)
  /// That many days later.
  case addDays(Scalar, Int32)
  /// The least of those that are not missing; missing if all are.
  case earliest([Scalar])
  /// How many of the ascending lower bounds a number reaches: 0 lies below the first bound, 1 from
  /// the first bound up to the second, and so on.
  case band(Scalar, from: [Int64])
  /// The second where the predicate holds, the third where it does not; missing where unknown.
  case choose(Predicate, Scalar, Scalar)
  /// What is known of a person's spell; only in queries over `People`.
  case spell(SpellPart)
}

/// A statement about one row: true, false, or unknown where a value it needs is missing (Kleene's
/// three values, as in SQL).
public indirect enum Predicate: Sendable, Hashable, Codable {
  /// Whether a value is missing; never unknown.
  case missing(Scalar)
  /// Whether a label, a whole number or a boolean (`true`, `false`) is one of these.
  case oneOf(Scalar, [String])
  /// Whether the first is less than or equal to the second: two numbers, two days, or two periods
  /// of the same step.
  case atMost(Scalar, Scalar)
  /// The contrary; unknown stays unknown.
  case not(Predicate)
  /// Whether all hold: false if one is false, else unknown if one is unknown. True of none.
  case every([Predicate])
}

extension Predicate {
  /// Holds for every row.
  public static let always = Predicate.every([])

  /// Whether a value is there.
  public static func present(_ scalar: Scalar) -> Predicate { .not(.missing(scalar)) }

  /// Whether at least one holds.
  public static func any(_ predicates: [Predicate]) -> Predicate {
    .not(.every(predicates.map { .not($0) }))
  }

  /// Whether a boolean column is true.
  public static func isTrue(_ column: String) -> Predicate {
    .atMost(.integer(1), .column(column))
  }

  /// Whether the first is less than the second.
  public static func less(_ left: Scalar, than right: Scalar) -> Predicate {
    .not(.atMost(right, left))
  }

  /// Whether two numbers, days or periods are equal.
  public static func equal(_ left: Scalar, _ right: Scalar) -> Predicate {
    .every([.atMost(left, right), .atMost(right, left)])
  }

  /// Whether a day lies in a range, both ends included.
  public static func within(_ day: Scalar, _ range: DateRange) -> Predicate {
    .every([.atMost(.day(range.from), day), .atMost(day, .day(range.to))])
  }
}
