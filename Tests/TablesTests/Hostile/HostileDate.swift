// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

@testable import Tables

extension HostileCellReader {
  func date(_ text: String) -> HostileCell {
    guard let day = HostileCellReader.day(text, source.dialect.dates) else {
      return wrongDate(text, nil)
    }
    return bounded(.number(Int128(day.day)), isBefore(day), isAfter(day))
  }

  func period(_ text: String, _ step: CalendarStep) -> HostileCell {
    guard let first = HostileCellReader.firstDay(text, step) else { return wrongDate(text, step) }
    return bounded(.number(Int128(step.index(of: first))), isBefore(first), isAfter(first))
  }

  func instant(_ text: String, _ zone: Zone) -> HostileCell {
    let fault = { (fault: DateFault) in
      HostileCell.wrong(.date(column: self.column.name, header: self.header, fault: fault))
    }
    let format = source.dialect.dates
    guard let mark = text.unicodeScalars.firstIndex(where: { $0 == "T" || $0 == " " }) else {
      return HostileCellReader.day(text, format) == nil ? wrongDate(text, nil) : fault(.noTime)
    }
    let time = String(text.unicodeScalars[text.unicodeScalars.index(after: mark)...])
    guard let day = HostileCellReader.day(String(text.unicodeScalars[..<mark]), format),
      let clock = HostileCellReader.clock(time)
    else { return wrongDate(text, nil) }
    guard let offset = clock.offset else {
      guard zone.exists(day: Int64(day.day), second: clock.seconds) else {
        return fault(.noSuchTime)
      }
      return bounded(.number(Int128(day.day)), isBefore(day), isAfter(day))
    }
    let instant = Int64(day.day) * 86_400 + Int64(clock.seconds - offset * 60)
    guard let shift = zone.minutes(atUTC: instant) else { return fault(.noSuchTime) }
    let seconds = Double(instant + Int64(shift * 60))
    let local = CivilDate(day: Int32((seconds / 86_400).rounded(.down)))
    return bounded(.number(Int128(local.day)), isBefore(local), isAfter(local))
  }

  private func isBefore(_ day: CivilDate) -> Bool {
    if case .date(let bound) = column.minimum { day < bound } else { false }
  }

  private func isAfter(_ day: CivilDate) -> Bool {
    if case .date(let bound) = column.maximum { day > bound } else { false }
  }

  /// The numbers of a text whose marks are these; nil unless each is of one to four digits.
  private static func numbers(_ text: String, _ mark: Character) -> [(value: Int, digits: Int)]? {
    let parts = text.split(separator: mark, omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part -> (Int, Int)? in
      guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
      else { return nil }
      return Int(part).map { ($0, part.utf8.count) }
    }
    return numbers.count == parts.count ? numbers : nil
  }

  /// A day in one format; nil if it is not written so, or there is no such day.
  static func day(_ text: String, _ format: DateFormat) -> CivilDate? {
    if format == .compact {
      guard text.utf8.count == 8, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
        let value = Int(text)
      else { return nil }
      return CivilDate(year: value / 10_000, month: value / 100 % 100, day: value % 100)
    }
    let (mark, order): (Character, [Int]) =
      switch format {
      case .iso: ("-", [0, 1, 2])
      case .yearMonthDay: ("/", [0, 1, 2])
      case .monthDayYear: ("/", [2, 0, 1])
      case .dayMonthYearDashes: ("-", [2, 1, 0])
      case .dayMonthYearPoints: (".", [2, 1, 0])
      default: ("/", [2, 1, 0])
      }
    guard let found = numbers(text, mark), found.count == 3, found[order[0]].digits == 4,
      found[order[1]].digits <= 2, found[order[2]].digits <= 2,
      format != .iso || text.utf8.count == 10
    else { return nil }
    return CivilDate(
      year: found[order[0]].value, month: found[order[1]].value, day: found[order[2]].value)
  }

  /// The first day of a period; nil if there is none so written.
  static func firstDay(_ text: String, _ step: CalendarStep) -> CivilDate? {
    switch step {
    case .day: return nil
    case .year:
      guard let match = text.wholeMatch(of: /[0-9]{4}/), let year = Int(match.0) else { return nil }
      return CivilDate(year: year, month: 1, day: 1)
    case .month:
      if let match = text.wholeMatch(of: /([0-9]{4})-([0-9]{2})/) {
        return CivilDate(year: Int(match.1) ?? 0, month: Int(match.2) ?? 0, day: 1)
      }
      guard let match = text.wholeMatch(of: /([0-9]{1,2})\/([0-9]{4})/) else { return nil }
      return CivilDate(year: Int(match.2) ?? 0, month: Int(match.1) ?? 0, day: 1)
    case .quarter:
      if let match = text.wholeMatch(of: /([0-9]{4})-?[QT]([1-4])/) {
        return CivilDate(year: Int(match.1) ?? 0, month: (Int(match.2) ?? 0) * 3 - 2, day: 1)
      }
      guard let match = text.wholeMatch(of: /[QT]([1-4])[ \/-]([0-9]{4})/) else { return nil }
      return CivilDate(year: Int(match.2) ?? 0, month: (Int(match.1) ?? 0) * 3 - 2, day: 1)
    case .week:
      guard let match = text.wholeMatch(of: /([0-9]{4})-?W([0-9]{2})/), let year = Int(match.1),
        let week = Int(match.2), (1...53).contains(week),
        let fourth = CivilDate(year: year, month: 1, day: 4)
      else { return nil }
      // Week 1 holds 4 January; a week belongs to the year of its Thursday.
      let monday = fourth.adding(days: 1 - fourth.weekday + 7 * (week - 1))
      return monday.adding(days: 3).year == year ? monday : nil
    }
  }

  /// Seconds of the day, and minutes east of Greenwich where written.
  static func clock(_ text: String) -> (seconds: Int, offset: Int?)? {
    let pattern =
      /([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?(?: ?(?:(Z)|([+-])([0-9]{2})(?::?([0-9]{2}))?))?/
    guard let match = text.wholeMatch(of: pattern) else { return nil }
    let number = { (text: Substring?) in text.flatMap { Int($0) } ?? 0 }
    let (hour, minute, second) = (number(match.1), number(match.2), number(match.3))
    guard hour < 24, minute < 60, second <= 60 else { return nil }
    let seconds = hour * 3_600 + minute * 60 + min(second, 59)
    if match.4 != nil { return (seconds, 0) }
    guard let sign = match.5 else { return (seconds, nil) }
    guard number(match.6) <= 14, number(match.7) < 60 else { return nil }
    let offset = number(match.6) * 60 + number(match.7)
    return (seconds, sign == "-" ? -offset : offset)
  }

  private func wrongDate(_ text: String, _ step: CalendarStep?) -> HostileCell {
    let text = HostileCellReader.beginning(text, 256)
    if NumberDiagnosis.isSuppressed(text) { return suppressed }
    let format = source.dialect.dates
    func fault(_ text: String) -> DateFault {
      var text = text
      return text.withUTF8 { DateDiagnosis(format: format, step: step).fault($0) }
    }
    var found = fault(text)
    if case .instant = column.type, found == .time {
      // The date is there and so is a time: in another format, or with a clock we cannot read.
      let day = String(text.unicodeScalars.prefix { $0 != "T" && $0 != " " })
      found = HostileCellReader.day(day, format) != nil ? .other : fault(day)
    }
    return .wrong(.date(column: column.name, header: header, fault: found))
  }
}
