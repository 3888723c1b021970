// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

/// Reads months, quarters, ISO weeks and years.
struct PeriodReader {
  let step: CalendarStep

  /// The period's number, or nil if these bytes are not such a period.
  func read(_ bytes: Bytes) -> Int64? {
    switch step {
    case .day: DateReader(format: .iso).read(bytes)
    case .month: month(bytes)
    case .quarter: quarter(bytes)
    case .week: week(bytes)
    case .year:
      bytes.count == 4 ? Digits.value(bytes, 0, 4).flatMap { $0 > 0 ? Int64($0) : nil } : nil
    }
  }

  /// `2024-10` or `10/2024`.
  private func month(_ bytes: Bytes) -> Int64? {
    let mark = bytes.firstIndex { $0 < 0x30 || $0 > 0x39 } ?? 0
    let year: Int?
    let month: Int?
    if mark == 4, bytes.count == 7, bytes[4] == UInt8(ascii: "-") {
      (year, month) = (Digits.value(bytes, 0, 4), Digits.value(bytes, 5, 7))
    } else if (1...2).contains(mark), bytes.count == mark + 5, bytes[mark] == UInt8(ascii: "/") {
      (year, month) = (Digits.value(bytes, mark + 1, mark + 5), Digits.value(bytes, 0, mark))
    } else {
      return nil
    }
    guard let year, let month, year > 0, (1...12).contains(month) else { return nil }
    return Int64(year * 12 + month - 1)
  }

  /// `2024-Q4`, `2024Q4`, `Q4 2024` or `Q4/2024`; `T` may stand for `Q`.
  private func quarter(_ bytes: Bytes) -> Int64? {
    let letters = [UInt8(ascii: "Q"), UInt8(ascii: "T")]
    let year: Int?
    let quarter: Int?
    if let first = bytes.first, letters.contains(first) {
      guard bytes.count == 7, [0x20, UInt8(ascii: "/"), UInt8(ascii: "-")].contains(bytes[2]) else {
        return nil
      }
      (year, quarter) = (Digits.value(bytes, 3, 7), Digits.value(bytes, 1, 2))
    } else {
      let dash = bytes.count == 7 && bytes[4] == UInt8(ascii: "-") ? 1 : 0
      guard bytes.count == 6 + dash, letters.contains(bytes[4 + dash]) else { return nil }
      (year, quarter) = (Digits.value(bytes, 0, 4), Digits.value(bytes, 5 + dash, 6 + dash))
    }
    guard let year, let quarter, year > 0, (1...4).contains(quarter) else { return nil }
    return Int64(year * 4 + quarter - 1)
  }

  /// `2024-W05` or `2024W05`, weeks numbered as in ISO 8601.
  private func week(_ bytes: Bytes) -> Int64? {
    let dash = bytes.count == 8 && bytes[4] == UInt8(ascii: "-") ? 1 : 0
    guard bytes.count == 7 + dash, bytes[4 + dash] == UInt8(ascii: "W"),
      let year = Digits.value(bytes, 0, 4), let week = Digits.value(bytes, 5 + dash, 7 + dash),
      let fourth = CivilDate(year: year, month: 1, day: 4), (1...53).contains(week)
    else { return nil }
    // Week 1 holds 4 January; a year has 53 weeks if 28 December lies in the 53rd.
    let first = CalendarStep.week.index(of: fourth)
    if week == 53 {
      guard let last = CivilDate(year: year, month: 12, day: 28),
        CalendarStep.week.index(of: last) == first + 52
      else { return nil }
    }
    return Int64(first + week - 1)
  }
}
