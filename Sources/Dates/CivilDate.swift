// SPDX-License-Identifier: GPL-3.0-or-later

/// A day of the proleptic Gregorian calendar, without clock or zone.
///
/// Stored as the number of days since 1970-01-01, so that the difference of two dates is exact
/// and no clock arithmetic (leap seconds, summer time) can enter. Conversion after
/// Howard Hinnant, *chrono-compatible low-level date algorithms* (2013).
public struct CivilDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before.
  public var day: Int32

  /// The date that many days after 1970-01-01.
  public init(day: Int32) { self.day = day }

  /// The date with these parts, or nil if no such day exists (30 February, month 13, year 0).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CivilDate.length(ofMonth: month, year: year)
    else { return nil }
    self.day = CivilDate.days(year: year, month: month, day: day)
  }

  /// Reads `yyyy-mm-dd`, and nothing else.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }

  /// Year, month (1...12) and day of month (1...31).
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = Int(day) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The year.
  public var year: Int { parts.year }
  /// The month, 1 to 12.
  public var month: Int { parts.month }
  /// The ISO weekday, 1 (Monday) to 7 (Sunday).
  public var weekday: Int {
    let remainder = (Int(day) + 3) % 7
    return (remainder < 0 ? remainder + 7 : remainder) + 1
  }

  /// `yyyy-mm-dd`.
  public var iso: String {
    let (year, month, day) = parts
    func padded(_ value: Int, _ width: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The date that many days later (earlier when negative).
  public func adding(days: Int) -> CivilDate { CivilDate(day: day + Int32(days)) }

  /// The same day of the month that many months later, or the month's last day where it has no
  /// such day (31 January plus one month is 28 or 29 February).
  public func adding(months: Int) -> CivilDate {
    let (year, month, day) = parts
    let index = year * 12 + (month - 1) + months
    let newYear = index >= 0 ? index / 12 : (index - 11) / 12
    let newMonth = index - newYear * 12 + 1
    let last = CivilDate.length(ofMonth: newMonth, year: newYear)
    return CivilDate(day: CivilDate.days(year: newYear, month: newMonth, day: min(day, last)))
  }

  /// Number of days in a month.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Easter Sunday of a year of the Gregorian calendar (Meeus, Jones and Butcher's algorithm).
  public static func easter(year: Int) -> CivilDate {
    let golden = year % 19
    let century = year / 100
    let yearOfCentury = year % 100
    let leapCenturies = century / 4
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - leapCenturies - correction + 15) % 30
    let weekdayShift =
      (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
    let late = (golden + 11 * epact + 22 * weekdayShift) / 451
    let sum = epact + weekdayShift - 7 * late + 114
    return CivilDate(day: days(year: year, month: sum / 31, day: sum % 31 + 1))
  }

  /// Earlier is less.
  public static func < (left: CivilDate, right: CivilDate) -> Bool { left.day < right.day }

  private static func days(year: Int, month: Int, day: Int) -> Int32 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }
}

extension CivilDate: Codable {
  /// Decodes `yyyy-mm-dd`.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let date = CivilDate(iso: text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not a date yyyy-mm-dd"))
    }
    self = date
  }

  /// Encodes as `yyyy-mm-dd`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(iso)
  }
}

extension CivilDate: CustomStringConvertible {
  /// The same as `iso`.
  public var description: String { iso }
}
