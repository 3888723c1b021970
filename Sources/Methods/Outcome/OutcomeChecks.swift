// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Tables

/// The checks that every method makes of the outcome it analyses. Each gives nil after an error.
struct OutcomeChecks {
  let mapping: MappingReader
  let outline: StudyOutline
  private var reading: Reading { mapping.reading }

  init(mapping: MappingReader, outline: StudyOutline) {
    self.mapping = mapping
    self.outline = outline
  }

  /// The KPI that the analysis answers for.
  func kpi() -> KPI? {
    guard let name = mapping[AnalysisKeys.kpi] else { return nil }
    return series(name, at: mapping.span(AnalysisKeys.kpi))
  }

  /// A KPI that makes a series: computed from a source, its rows dated.
  func series(_ name: String, at span: Span) -> KPI? {
    guard let kpi = outline.kpis.find(name, what: "KPI", at: span, reading) else { return nil }
    if case .retained = kpi.measure {
      reading.error(
        .wrongReference, at: span, "KPI `\(name)` is computed by an analysis of retention only",
        label: "`retained`", help: "name a KPI with `rate`, `count` or `mean`")
      return nil
    }
    if kpi.source == nil {
      reading.error(
        .wrongReference, at: span, "KPI `\(name)` is entered by hand: it makes no series",
        label: "a single value", help: "name a KPI with `rate`, `count` or `mean`")
      return nil
    }
    if kpi.datedBy == nil {
      reading.error(
        .wrongReference, at: span, "KPI `\(name)` does not say which date a row belongs to",
        label: "no `dated_by`", help: "add `dated_by: column` to KPI `\(name)`")
      return nil
    }
    return kpi
  }

  /// The rows that count.
  func only(kpi: KPI?) -> [ColumnFilter]? {
    mapping.only(of: kpi.flatMap(source))
  }

  /// The source of a KPI, where it could be read.
  func source(of kpi: KPI) -> StudySource? {
    kpi.source.flatMap { name in outline.sources.values.first { $0.name == name }?.value }
  }

  /// A column of labels of a source, to group or to compare by.
  func labels(_ name: String, of source: StudySource, at span: Span) -> ColumnDescription? {
    source.column(named: name, for: .labels(to: "compare"), at: span, reading)
  }

  /// The threshold, by default the KPI's.
  func matters(kpi: KPI?, key: StudyKey<Diagnostics.Quantity>) -> Diagnostics.Quantity?? {
    guard let kpi else { return nil }
    guard mapping.has(key) else { return .some(kpi.matters) }
    guard let matters = mapping[key] else { return nil }
    let fits = KPIThreshold.check(matters, of: kpi.measure, at: mapping.span(key), reading)
    return fits ? .some(matters) : nil
  }

  /// Refuses a last day after the cut-off.
  func endsByCutoff(_ to: CivilDate, at span: Span) -> Bool {
    guard let cutoff = outline.header?.cutoff, to > cutoff.date else { return true }
    reading.error(
      .datesContradict, at: span, "the series ends on \(to), after the cut-off",
      label: "after the cut-off", help: "let it end by \(cutoff.date), or move the cut-off",
      notes: ["the cut-off is \(cutoff.date)"])
    return false
  }

  /// Warns where a stretch ends or begins inside a period.
  func aligned(_ date: CivilDate, _ every: CalendarStep, isEnd: Bool, at span: Span) {
    let index = every.index(of: date)
    let right = isEnd ? every.lastDay(index) : every.firstDay(index)
    guard date != right else { return }
    reading.warning(
      .partialPeriod, at: span,
      "the series \(isEnd ? "ends" : "begins") inside the \(every.rawValue) \(every.label(index))",
      label: "inside a period",
      help: "that \(every.rawValue) is incomplete and is left out; write \(right) to keep it")
  }

  /// Warns where rows of the last days are still open at the cut-off.
  func matures(_ to: CivilDate, at span: Span) {
    guard let name = mapping[AnalysisKeys.kpi],
      let kpi = outline.kpis.values.first(where: { $0.name == name })?.value,
      let days = kpi.within?.days, let cutoff = outline.header?.cutoff,
      to.adding(days: days) > cutoff.date
    else { return }
    reading.warning(
      .immature, at: span,
      "rows dated up to \(to) have \(days) days to respond, until after the cut-off",
      label: "not complete at the cut-off",
      help: "let the series end by \(cutoff.date.adding(days: -days)), or move the cut-off; "
        + "otherwise open rows are left out and counted")
  }
}
