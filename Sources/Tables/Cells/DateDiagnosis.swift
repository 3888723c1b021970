// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

/// Says why a cell is not a day or period as declared. Only asked for cells that are not.
struct DateDiagnosis {
  let format: DateFormat
  /// The period declared; nil for a day.
  let step: CalendarStep?

  func fault(_ bytes: Bytes) -> DateFault {
    if let step { return periodFault(bytes, step) }
    if isSerial(bytes) { return .excelSerial }
    if let fault = dayFault(bytes) { return fault }
    for step in [CalendarStep.month, .quarter, .week, .year]
    where PeriodReader(step: step).read(bytes) != nil {
      return .periodNotDay
    }
    return textFault(bytes)
  }

  private func periodFault(_ bytes: Bytes, _ step: CalendarStep) -> DateFault {
    if isSerial(bytes), step != .year { return .excelSerial }
    for format in DateFormat.allCases where DateReader(format: format).read(bytes) != nil {
      return .dayNotPeriod
    }
    return textFault(bytes)
  }

  /// Five digits between 1954 and 2064 in Excel's 1900 system, with or without a time of day.
  private func isSerial(_ bytes: Bytes) -> Bool {
    guard let value = Digits.value(bytes, 0, min(5, bytes.count)), bytes.count >= 5,
      (20_000...60_000).contains(value)
    else { return false }
    if bytes.count == 5 { return true }
    return (bytes[5] == UInt8(ascii: ",") || bytes[5] == UInt8(ascii: "."))
      && Digits.value(bytes, 6, min(bytes.count, 15)) != nil
  }

  private func dayFault(_ bytes: Bytes) -> DateFault? {
    if let parts = DateReader.parts(bytes, format) {
      let swapped = CivilDate(year: parts.year, month: parts.day, day: parts.month) != nil
      return parts.month > 12 && swapped ? .monthFirst : .noSuchDay
    }
    // A format that has the day first is named before the American one, which it may look like.
    for other in [
      DateFormat.iso, .dayMonthYear, .dayMonthYearDashes, .dayMonthYearPoints, .monthDayYear,
      .yearMonthDay, .compact,
    ] where other != format && DateReader(format: other).read(bytes) != nil {
      return .otherFormat(other)
    }
    return nil
  }

  private func textFault(_ bytes: Bytes) -> DateFault {
    let text = String(decoding: bytes, as: UTF8.self)
    if isTwoDigitYear(text) { return .twoDigitYear }
    let mark = bytes.firstIndex { $0 == UInt8(ascii: "T") || $0 == 0x20 }
    if let mark, mark >= 8, text.contains(":"),
      DateFormat.allCases.contains(where: {
        DateReader(format: $0).read(Bytes(rebasing: bytes[..<mark])) != nil
      })
    {
      return .time
    }
    if isRange(text) { return .range }
    return hasMonthName(text) ? .monthName : .other
  }

  private func isTwoDigitYear(_ text: String) -> Bool {
    let parts = text.split(omittingEmptySubsequences: false) { "/-.".contains($0) }
    return parts.count == 3
      && parts.allSatisfy { part in
        (1...2).contains(part.count) && part.allSatisfy { $0.isASCII && $0.isNumber }
      }
  }

  /// Two days in one cell, as web analytics services write weeks.
  private func isRange(_ text: String) -> Bool {
    for mark in [",", " - ", "/", " – ", " a ", " to "] {
      let parts = text.split(separator: mark, maxSplits: 1)
      guard parts.count == 2 else { continue }
      let days = parts.allSatisfy { part in
        var text = String(part)
        return text.withUTF8 { bytes in
          let trimmed = FieldBytes.trimmed(bytes)
          return DateFormat.allCases.contains { DateReader(format: $0).read(trimmed) != nil }
        }
      }
      if days { return true }
    }
    return false
  }

  private func hasMonthName(_ text: String) -> Bool {
    let lower = text.lowercased()
    let names = [
      "gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic", "jan",
      "may", "jun", "jul", "aug", "sep", "oct", "dec",
    ]
    return lower.contains { $0.isNumber }
      && lower.split { !$0.isLetter }.contains { word in
        word.count >= 3 && names.contains(String(word.prefix(3)))
      }
  }
}
