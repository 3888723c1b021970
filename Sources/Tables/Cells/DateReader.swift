// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

/// Reads days in one format.
struct DateReader {
  let format: DateFormat

  /// The day number, or nil if these bytes are not a day so written.
  func read(_ bytes: Bytes) -> Int64? {
    guard let parts = DateReader.parts(bytes, format) else { return nil }
    return CivilDate(year: parts.year, month: parts.month, day: parts.day).map { Int64($0.day) }
  }

  /// The numbers of a day written in a format, whether or not there is such a day.
  static func parts(_ bytes: Bytes, _ format: DateFormat) -> (year: Int, month: Int, day: Int)? {
    switch format {
    case .iso:
      guard bytes.count == 10 else { return nil }
      return triple(bytes, UInt8(ascii: "-")).flatMap { year($0, first: true) }
    case .yearMonthDay: return triple(bytes, UInt8(ascii: "/")).flatMap { year($0, first: true) }
    case .dayMonthYear: return triple(bytes, UInt8(ascii: "/")).flatMap { year($0, first: false) }
    case .dayMonthYearDashes:
      return triple(bytes, UInt8(ascii: "-")).flatMap { year($0, first: false) }
    case .dayMonthYearPoints:
      return triple(bytes, UInt8(ascii: ".")).flatMap { year($0, first: false) }
    case .monthDayYear:
      return triple(bytes, UInt8(ascii: "/")).flatMap { year($0, first: false) }
        .map { ($0.year, $0.day, $0.month) }
    case .compact:
      guard bytes.count == 8, let value = Digits.value(bytes, 0, 8) else { return nil }
      return (value / 10_000, value / 100 % 100, value % 100)
    }
  }

  private typealias Part = (value: Int, digits: Int)

  /// Three numbers of one to four digits with a mark between.
  private static func triple(_ bytes: Bytes, _ mark: UInt8) -> (Part, Part, Part)? {
    guard bytes.count <= 10 else { return nil }
    var values = (0, 0, 0)
    var digits = (0, 0, 0)
    var part = 0
    for byte in bytes {
      if byte == mark {
        part += 1
        if part > 2 { return nil }
      } else if byte >= 0x30, byte <= 0x39 {
        let digit = Int(byte - 0x30)
        switch part {
        case 0: (values.0, digits.0) = (values.0 * 10 + digit, digits.0 + 1)
        case 1: (values.1, digits.1) = (values.1 * 10 + digit, digits.1 + 1)
        default: (values.2, digits.2) = (values.2 * 10 + digit, digits.2 + 1)
        }
      } else {
        return nil
      }
    }
    guard part == 2 else { return nil }
    return ((values.0, digits.0), (values.1, digits.1), (values.2, digits.2))
  }

  /// The parts in order, if the year has four digits and the others one or two.
  private static func year(
    _ parts: (Part, Part, Part), first: Bool
  ) -> (year: Int, month: Int, day: Int)? {
    let (year, day) = first ? (parts.0, parts.2) : (parts.2, parts.0)
    guard year.digits == 4, (1...2).contains(parts.1.digits), (1...2).contains(day.digits) else {
      return nil
    }
    return (year.value, parts.1.value, day.value)
  }
}

/// Small numbers among bytes.
enum Digits {
  /// The value of the digits from one offset up to another; nil if they are not all digits.
  static func value(_ bytes: Bytes, _ from: Int, _ to: Int) -> Int? {
    guard from < to, to <= bytes.count, to - from <= 9 else { return nil }
    var value = 0
    for index in from..<to {
      guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { return nil }
      value = value * 10 + Int(bytes[index] - 0x30)
    }
    return value
  }
}
