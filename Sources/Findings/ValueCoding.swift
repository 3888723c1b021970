// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

/// In `results.json` a value is an object with one telling key: `{"number": 0.52, "unit":
/// "proportion"}`, `{"count": 12}`, `{"term": "reml"}`, `{"hidden": true}`.
extension Value: Codable {
  private enum CodingKeys: String, CodingKey {
    case number, unit, count, term, phrase, slots, text, localized, date, period, step, interval,
      list, missing
    case hidden, code, label
  }

  /// Reads the object.
  public init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: CodingKeys.self)
    func has(_ key: CodingKeys) -> Bool { box.contains(key) }
    if has(.number) {
      self = .number(
        try box.decode(Double.self, forKey: .number), try box.decode(Unit.self, forKey: .unit))
    } else if has(.count) {
      self = .count(try box.decode(Int.self, forKey: .count))
    } else if has(.term) {
      self = .term(try box.decode(String.self, forKey: .term))
    } else if has(.phrase) {
      self = .phrase(
        try box.decode(String.self, forKey: .phrase),
        try box.decode([String: Value].self, forKey: .slots))
    } else if has(.text) {
      self = .text(try box.decode(String.self, forKey: .text))
    } else if has(.code) {
      self = .coded(
        try box.decode(String.self, forKey: .code),
        try box.decode(LocalizedText.self, forKey: .label))
    } else if has(.localized) {
      self = .localized(try box.decode(LocalizedText.self, forKey: .localized))
    } else if has(.date) {
      self = .date(try box.decode(CivilDate.self, forKey: .date))
    } else if has(.period) {
      self = .period(
        try box.decode(CalendarStep.self, forKey: .step), try box.decode(Int.self, forKey: .period))
    } else if has(.interval) {
      self = .interval(
        try box.decode(Interval.self, forKey: .interval), try box.decode(Unit.self, forKey: .unit))
    } else if has(.list) {
      self = .list(try box.decode([Value].self, forKey: .list))
    } else if has(.missing) {
      self = .missing
    } else if has(.hidden) {
      self = .hidden
    } else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not a value"))
    }
  }

  /// Writes the object.
  public func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .number(let number, let unit):
      try box.encode(number, forKey: .number)
      try box.encode(unit, forKey: .unit)
    case .count(let count): try box.encode(count, forKey: .count)
    case .term(let term): try box.encode(term, forKey: .term)
    case .phrase(let term, let slots):
      try box.encode(term, forKey: .phrase)
      try box.encode(slots, forKey: .slots)
    case .text(let text): try box.encode(text, forKey: .text)
    case .coded(let code, let label):
      try box.encode(code, forKey: .code)
      try box.encode(label, forKey: .label)
    case .localized(let text): try box.encode(text, forKey: .localized)
    case .date(let date): try box.encode(date, forKey: .date)
    case .period(let step, let index):
      try box.encode(step, forKey: .step)
      try box.encode(index, forKey: .period)
    case .interval(let interval, let unit):
      try box.encode(interval, forKey: .interval)
      try box.encode(unit, forKey: .unit)
    case .list(let values): try box.encode(values, forKey: .list)
    case .missing: try box.encode(true, forKey: .missing)
    case .hidden: try box.encode(true, forKey: .hidden)
    }
  }
}
