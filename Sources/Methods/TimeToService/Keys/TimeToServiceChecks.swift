// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Findings
internal import Tables

extension TimeToService {
  /// The checks of one analysis against itself and its study. Each gives nil after an error; a key
  /// that may be absent gives `.some(nil)` where it is.
  struct Checks {
    let mapping: MappingReader
    let outline: StudyOutline
    private var reading: Reading { mapping.reading }

    /// Days waited, each once, ascending.
    func days() -> [Int]? { mapping.distinct(Keys.days, what: "number")?.sorted() }

    func periods() -> (before: DateRange?, after: DateRange?)? {
      let keys = [Keys.before, Keys.after]
      let written = keys.filter { mapping.has($0) }
      if written.isEmpty { return (nil, nil) }
      if written.count == 1 {
        let missing = mapping.has(Keys.before) ? Keys.after : Keys.before
        reading.error(
          .missingKey, at: mapping.node.nameSpan, "`\(missing.name)` is missing",
          label: "one of two times", help: "add `\(missing.name): \(missing.example)`")
        return nil
      }
      guard let before = mapping[Keys.before], let after = mapping[Keys.after] else { return nil }
      if before.to < after.from { return (before, after) }
      reading.error(
        .datesContradict, at: mapping.span(Keys.after), "`after` begins before `before` is over",
        label: "begins \(after.from)", help: "let the two times follow each other",
        notes: ["`before` ends \(before.to)"])
      return nil
    }

    /// The KPI that the analysis answers for, if any.
    func kpi(days: [Int]?) -> String?? {
      let key = Keys.kpi
      guard let found = mapping.kpi(key, in: outline) else { return nil }
      guard let kpi = found else { return .some(nil) }
      let name = kpi.name
      switch TimeToService.answer(for: kpi) {
      case .median: return .some(name)
      case .within(let limit):
        guard let days, !days.contains(limit) else { return .some(name) }
        reading.error(
          .contradiction, at: mapping.span(key),
          "KPI `\(name)` is within \(limit) days, which is not among `days`",
          label: "within \(limit) days", help: "add \(limit) to `days`")
        return nil
      case nil:
        reading.error(
          .wrongReference, at: mapping.span(key),
          "KPI `\(name)` is neither a share served within days nor a number of days",
          label: "another unit",
          help: "name a KPI with `rate` and `within: 30 days`, or with a target such as `12 days`")
        return nil
      }
    }
  }

  /// Which of its numbers answers for a KPI.
  enum Answer: Hashable {
    case median
    case within(Int)
  }

  /// A share with a window, or a number of days; nil for what is neither.
  static func answer(for kpi: KPI) -> Answer? {
    switch kpi.measure {
    case .rate: kpi.within?.days.map { .within(Int($0)) }
    case .mean: .median
    case .entered(.measure, _), .entered(.number, _): .median
    default: nil
    }
  }
}
