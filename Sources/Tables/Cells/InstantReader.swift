// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

/// Reads dates with a time of day, and gives the calendar date in a zone.
struct InstantReader {
  let format: DateFormat
  let zone: Zone

  enum Answer { case day(Int64), fault(DateFault) }

  /// The date of `date[T ]hh:mm[:ss[.fff]][Z|±hh[:mm]]`. Without an offset the time is the zone's
  /// own.
  func read(_ bytes: Bytes) -> Answer {
    let mark = bytes.firstIndex { $0 == UInt8(ascii: "T") || $0 == 0x20 }
    let date = DateReader(format: format)
    guard let mark else {
      return date.read(bytes) == nil ? .fault(.other) : .fault(.noTime)
    }
    guard let day = date.read(Bytes(rebasing: bytes[..<mark])) else { return .fault(.other) }
    guard let (seconds, offset) = time(Bytes(rebasing: bytes[(mark + 1)...])) else {
      return .fault(.other)
    }
    guard let offset else {
      return zone.exists(day: day, second: seconds) ? .day(day) : .fault(.noSuchTime)
    }
    let utc = day * 86_400 + Int64(seconds - offset * 60)
    guard let shift = zone.minutes(atUTC: utc) else { return .fault(.noSuchTime) }
    let local = utc + Int64(shift * 60)
    return .day(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
  }

  /// Seconds of the day and, where written, the offset from UTC in minutes.
  private func time(_ bytes: Bytes) -> (seconds: Int, offset: Int?)? {
    guard let (seconds, next) = clock(bytes) else { return nil }
    var index = next
    if index < bytes.count, bytes[index] == 0x20 { index += 1 }
    if index == bytes.count { return index == next ? (seconds, nil) : nil }
    let sign = bytes[index]
    if sign == UInt8(ascii: "Z"), index + 1 == bytes.count { return (seconds, 0) }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let hours = Digits.value(bytes, index + 1, index + 3), hours <= 14
    else { return nil }
    var rest = index + 3
    var minutes = 0
    if rest < bytes.count {
      if bytes[rest] == UInt8(ascii: ":") { rest += 1 }
      guard rest + 2 == bytes.count, let value = Digits.value(bytes, rest, rest + 2), value < 60
      else { return nil }
      minutes = value
    }
    let total = hours * 60 + minutes
    return (seconds, sign == UInt8(ascii: "-") ? -total : total)
  }

  /// `h:mm`, `hh:mm`, with seconds and their fraction or without; where the clock's text ends.
  private func clock(_ bytes: Bytes) -> (seconds: Int, next: Int)? {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), (1...2).contains(colon),
      let hour = Digits.value(bytes, 0, colon), hour < 24,
      let minute = Digits.value(bytes, colon + 1, colon + 3), minute < 60
    else { return nil }
    var index = colon + 3
    var second = 0
    if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
      // 60 is a leap second.
      guard let value = Digits.value(bytes, index + 1, index + 3), value <= 60 else { return nil }
      second = min(value, 59)
      index += 3
      if index + 1 < bytes.count, bytes[index] == UInt8(ascii: ".") || bytes[index] == 0x2C {
        index += 1
        let digits = index
        while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 { index += 1 }
        if index == digits { return nil }
      }
    }
    return (hour * 3600 + minute * 60 + second, index)
  }
}

extension Zone {
  /// Minutes ahead of UTC at a second since 1970; nil where the rules are not known.
  func minutes(atUTC second: Int64) -> Int? {
    switch self {
    case .offset(let minutes): return minutes
    case .rome:
      let day = Int32(clamping: second >= 0 ? second / 86_400 : (second - 86_399) / 86_400)
      let year = CivilDate(day: day).year
      guard year >= 1981, year <= 9999, let (from, to) = Zone.summer(year) else { return nil }
      return second >= from && second < to ? 120 : 60
    }
  }

  /// Whether the clocks of the zone show this second of this day.
  func exists(day: Int64, second: Int) -> Bool {
    switch self {
    case .offset: return true
    case .rome:
      let local = day * 86_400 + Int64(second)
      let year = CivilDate(day: Int32(clamping: day)).year
      guard year >= 1981, year <= 9999, let (from, _) = Zone.summer(year) else { return false }
      // At `from` the clocks go from 2:00 to 3:00.
      return local < from + 3_600 || local >= from + 7_200
    }
  }

  /// The seconds at which summer time of a year begins and ends.
  private static func summer(_ year: Int) -> (from: Int64, to: Int64)? {
    guard let from = lastSunday(year, 3), let to = lastSunday(year, year >= 1996 ? 10 : 9) else {
      return nil
    }
    return (from, to)
  }

  /// 01:00 UTC on the last Sunday of a month.
  private static func lastSunday(_ year: Int, _ month: Int) -> Int64? {
    let length = CivilDate.length(ofMonth: month, year: year)
    return CivilDate(year: year, month: month, day: length).map { last in
      Int64(last.adding(days: -(last.weekday % 7)).day) * 86_400 + 3_600
    }
  }
}
