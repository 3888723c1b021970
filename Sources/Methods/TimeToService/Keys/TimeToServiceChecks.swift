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

    /// Without a last day nobody can say who still waits.
    func cutoff() -> Bool {
      guard let header = outline.header, header.cutoff == nil else { return true }
      reading.error(
        .missingKey, at: mapping.node.nameSpan,
        "the analysis needs a cut-off: the day on which some still wait",
        label: "no `cutoff` in `study`",
        help: "add `cutoff: { date: 2025-09-30, why: \"…\" }` to `study`")
      return false
    }

    func source() -> StudySource? {
      guard let name = mapping[Keys.source] else { return nil }
      return outline.sources.find(name, what: "source", at: mapping.span(Keys.source), reading)
    }

    func only(_ source: StudySource?) -> [ColumnFilter]? {
      guard let filters = mapping[AnalysisKeys.only] else { return nil }
      if let source {
        ColumnFilter.check(filters, at: mapping.node["only"], source: source, reading)
      }
      return filters
    }

    /// A column of days.
    func day(_ key: StudyKey<String>, _ source: StudySource?) -> String? {
      guard let name = mapping[key] else { return nil }
      guard let source else { return name }
      guard let column = source.column(name) else {
        reading.unknownReference(
          name, what: "column", in: "source `\(source.name)`", among: source.columns.map(\.name),
          at: mapping.span(key))
        return nil
      }
      if column.type.kind == .day { return name }
      reading.error(
        .wrongReference, at: mapping.span(key), "column `\(name)` holds no days",
        label: "of another type",
        help: "declare it as `type: date`; for minutes or hours use a KPI with `mean`")
      return nil
    }

    func days() -> [Int]? {
      guard let days = mapping[Keys.days] else { return nil }
      for (index, day) in days.enumerated() where days.prefix(index).contains(day) {
        reading.error(
          .contradiction, at: mapping.node["days"]?[index]?.span ?? mapping.span(Keys.days),
          "`days` holds the same number twice", label: "again", help: "delete one of them")
        return nil
      }
      return days.sorted()
    }

    func by(_ source: StudySource?) -> String?? {
      guard mapping.has(Keys.by) else { return .some(nil) }
      guard let name = mapping[Keys.by] else { return nil }
      guard let source else { return .some(name) }
      let outcome = OutcomeChecks(mapping: mapping, outline: outline)
      return outcome.labels(name, of: source, at: mapping.span(Keys.by)).map { .some($0.name) }
    }

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
      guard mapping.has(key) else {
        guard mapping[AnalysisKeys.role] == .primary else { return .some(nil) }
        reading.error(
          .missingKey, at: mapping.node.nameSpan, "a primary analysis lacks the key `kpi`",
          label: "`kpi` is missing", help: "add `kpi: name`, or write `role: secondary`")
        return nil
      }
      guard let name = mapping[key],
        let kpi = outline.kpis.find(name, what: "KPI", at: mapping.span(key), reading)
      else { return nil }
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
