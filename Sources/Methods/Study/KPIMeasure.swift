// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// What a KPI measures.
public enum KPIMeasure: Hashable, Sendable {
  /// A value entered by hand, with where it comes from.
  case entered(Quantity, from: String)
  /// A share of rows or of counts.
  case rate(Rate)
  /// How many.
  case count(Count)
  /// An average.
  case mean(Mean)
  /// The share of those who joined that were still there after that many weeks or months: computed
  /// by an analysis of retention, which says from what.
  case retained(CalendarSpan)

  /// A share: those who did, of those who could.
  public struct Rate: Hashable, Sendable {
    /// A column: the day of the response or true/false where the base is rows, else a count.
    public var of: String
    /// Of whom.
    public var over: Base
    /// Columns of true/false whose true rows do not count (base of rows only).
    public var except: [String]

    /// A rate.
    public init(of: String, over: Base, except: [String]) {
      self.of = of
      self.over = over
      self.except = except
    }
  }

  /// Of whom a rate is.
  public enum Base: Hashable, Sendable {
    /// Each row is one person.
    case rows
    /// Columns of counts, added and subtracted.
    case columns([Term])

    /// A column with its sign.
    public struct Term: Hashable, Sendable {
      /// The column.
      public var column: String
      /// Whether it is subtracted.
      public var subtracted: Bool

      /// A term.
      public init(_ column: String, subtracted: Bool = false) {
        self.column = column
        self.subtracted = subtracted
      }
    }

    /// As it is written in a study file: `rows`, `invitati - esclusi`.
    public var text: String {
      switch self {
      case .rows: "rows"
      case .columns(let terms):
        terms.enumerated().map { index, term in
          index == 0 ? term.column : (term.subtracted ? "- " : "+ ") + term.column
        }.joined(separator: " ")
      }
    }
  }

  /// How many rows, or the sum of a column of counts.
  public struct Count: Hashable, Sendable {
    /// The column of counts; nil counts rows.
    public var of: String?
    /// The column of person-time, population or distance that the count is for.
    public var exposure: String?

    /// A count.
    public init(of: String?, exposure: String?) {
      self.of = of
      self.exposure = exposure
    }
  }

  /// The average of a column.
  public struct Mean: Hashable, Sendable {
    /// The column.
    public var of: String
    /// Its unit, as `min` or `km`.
    public var unit: String?

    /// A mean.
    public init(of: String, unit: String?) {
      self.of = of
      self.unit = unit
    }
  }

  /// The unit that the value carries in a study file, with an example; nil when anything can stand.
  public func accepts(value: Quantity) -> Bool {
    switch (self, value) {
    case (.rate, .percentage), (.retained, .percentage), (.count, .number), (.entered, _): true
    case (.mean(let mean), .number): mean.unit == nil
    case (.mean(let mean), .measure(_, let unit)): mean.unit == unit
    default: false
    }
  }

  /// Whether a change of this measure can be given in that unit.
  public func accepts(change: Quantity) -> Bool {
    switch (self, change) {
    case (.rate, .points), (.retained, .points): true
    case (.rate, _), (.retained, _): false
    case (.entered(.percentage, _), .points): true
    case (.entered(let value, _), _): sameKind(value, change)
    default: accepts(value: change)
    }
  }

  /// Whether its values lie between 0% and 100%.
  var isShare: Bool {
    switch self {
    case .rate, .retained: true
    case .entered, .count, .mean: false
    }
  }

  /// A value as this measure has it, for help.
  public var valueExample: String {
    switch self {
    case .rate, .retained: "52%"
    case .count: "1500"
    case .mean(let mean): mean.unit.map { "12.5 \($0)" } ?? "12.5"
    case .entered(let value, _): value.text
    }
  }

  /// A change as this measure has it, for help.
  public var changeExample: String {
    switch self {
    case .rate, .retained, .entered(.percentage, _): "2 pp"
    case .count: "20"
    case .mean(let mean): mean.unit.map { "2 \($0)" } ?? "2"
    case .entered(let value, _): value.text
    }
  }

  private func sameKind(_ left: Quantity, _ right: Quantity) -> Bool {
    switch (left, right) {
    case (.points, .points), (.number, .number): true
    case (.rate(_, let first), .rate(_, let second)): first == second
    case (.measure(_, let first), .measure(_, let second)): first == second
    default: false
    }
  }
}
