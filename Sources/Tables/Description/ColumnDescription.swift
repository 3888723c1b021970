// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates

/// What a study file declares of a column.
public struct ColumnDescription: Sendable, Hashable {
  /// Name in the study.
  public var name: String
  /// Headers it may have in the file, old and new; exactly one must be there.
  public var headers: [String]
  /// What its cells are.
  public var type: ColumnType
  /// Whether cells may be missing.
  public var optional: Bool
  /// The least value allowed.
  public var minimum: Bound?
  /// The greatest value allowed.
  public var maximum: Bound?
  /// The labels allowed, for categories and other texts; nil allows any.
  public var values: [String]?
  /// What readers call it, by language; nil where its name must do.
  public var label: Label?
  /// What readers call its values, in the order of the study file; others are shown as they are.
  public var valueLabels: [ValueLabel] = []

  /// What readers call a column.
  public struct Label: Sendable, Hashable {
    /// In Italian.
    public var it: String
    /// In English.
    public var en: String

    /// A label in both languages.
    public init(it: String, en: String) {
      self.it = it
      self.en = en
    }
  }

  /// What readers call a value.
  public struct ValueLabel: Sendable, Hashable {
    /// The value, as the data hold it.
    public var value: String
    /// What readers call it.
    public var label: Label

    /// A label of a value.
    public init(_ value: String, _ label: Label) {
      self.value = value
      self.label = label
    }
  }

  /// A column; without headers its header is its name.
  public init(
    name: String, headers: [String] = [], type: ColumnType, optional: Bool = false,
    minimum: Bound? = nil, maximum: Bound? = nil, values: [String]? = nil
  ) {
    self.name = name
    self.headers = headers.isEmpty ? [name] : headers
    self.type = type
    self.optional = optional
    self.minimum = minimum
    self.maximum = maximum
    self.values = values
  }
}

/// What the cells of a column are.
public enum ColumnType: Sendable, Hashable {
  /// A day, written as the dialect says.
  case date
  /// A month (`2024-10`, `10/2024`), quarter (`2024-Q4`, `Q4 2024`), ISO week (`2024-W05`) or year.
  /// A day is not a period: `period(.day)` reads as `date`.
  case period(CalendarStep)
  /// A date with a time of day: counted as its calendar date in this zone.
  case instant(Zone)
  /// A whole number.
  case integer
  /// A number with at most that many decimals (0 to 18), kept exactly.
  case decimal(scale: Int)
  /// An amount of money with two decimals; `€` or `EUR` may stand beside it.
  case money
  /// One of these texts for true, one of those for false; letter case counts.
  case boolean(positive: [String], negative: [String])
  /// A label out of few.
  case category
  /// What identifies a person or a thing; leading zeros are kept.
  case id
  /// Free text.
  case text

  /// A month.
  public static let month = ColumnType.period(.month)
  /// A number with at most six decimals.
  public static let decimal = ColumnType.decimal(scale: 6)
  /// `true` and `1` for true, `false` and `0` for false.
  public static let boolean = ColumnType.boolean(
    positive: ["true", "1"], negative: ["false", "0"])

  /// What its values mean in a query.
  public var kind: ValueKind {
    switch self {
    case .date, .instant, .period(.day): .day
    case .period(let step): .period(step)
    case .integer: .number(scale: 0)
    case .decimal(let scale): .number(scale: scale)
    case .money: .number(scale: 2)
    case .boolean: .truth
    case .category, .id, .text: .label
    }
  }
}

/// A limit of a column's values.
public enum Bound: Sendable, Hashable {
  /// For integers, decimals and money.
  case number(FixedPoint)
  /// For dates, instants and periods (their first day).
  case date(CivilDate)
}

/// Where a clock stands.
public enum Zone: Sendable, Hashable {
  /// That many minutes east of Greenwich, all year.
  case offset(minutes: Int)
  /// Italian time, from 1981 on: an hour ahead of UTC; two from the last Sunday of March to the last
  /// of October (of September until 1995), changing at 01:00 UTC.
  case rome

  /// Reads `Europe/Rome`, `UTC`, `Z` or an offset `+01:00`; nil for any other zone.
  public init?(_ text: String) {
    if text == "Europe/Rome" {
      self = .rome
      return
    }
    if text == "UTC" || text == "Z" {
      self = .offset(minutes: 0)
      return
    }
    let bytes = Array(text.utf8)
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
      bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
      let hours = Int(String(decoding: bytes[1...2], as: UTF8.self)), (0...14).contains(hours),
      let minutes = Int(String(decoding: bytes[4...5], as: UTF8.self)), (0...59).contains(minutes)
    else { return nil }
    let total = hours * 60 + minutes
    self = .offset(minutes: bytes[0] == UInt8(ascii: "-") ? -total : total)
  }
}
