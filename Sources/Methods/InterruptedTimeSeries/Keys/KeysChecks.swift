// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics

extension InterruptedTimeSeries {
  /// The checks of one analysis against itself and its study. Each gives nil after an error; what a
  /// check needs and another could not read is passed over, not reported twice.
  struct Checks {
    let mapping: MappingReader
    let outline: StudyOutline
    var reading: Reading { mapping.reading }

    /// The checks that every method makes of its outcome.
    var outcome: OutcomeChecks { OutcomeChecks(mapping: mapping, outline: outline) }

    func kpi() -> KPI? { outcome.kpi() }

    func series(_ name: String, at span: Span) -> KPI? { outcome.series(name, at: span) }

    func window() -> DateRange? {
      guard let from = mapping[SeriesKeys.from], let to = mapping[SeriesKeys.to] else { return nil }
      let span = mapping.span(SeriesKeys.to)
      guard let range = Form<DateRange>.range(from, to, at: span, reading) else { return nil }
      guard outcome.endsByCutoff(to, at: span) else { return nil }
      if let every = mapping[AnalysisKeys.every] {
        outcome.aligned(from, every, isEnd: false, at: mapping.span(SeriesKeys.from))
        outcome.aligned(to, every, isEnd: true, at: span)
      }
      outcome.matures(to, at: span)
      return range
    }

    func washIn(every: CalendarStep?) -> WashIn?? {
      guard let written = mapping[InterventionKeys.washIn] else { return nil }
      guard case .lasting(let length, let treatment) = written else { return .some(nil) }
      guard let every else { return nil }
      guard let periods = length.periods(of: every) else {
        let node = mapping.node["wash_in"]
        reading.error(
          .wrongUnit, at: node?["for"]?.span ?? mapping.span(InterventionKeys.washIn),
          "\(length.text) is no whole number of periods of the series",
          label: "not in \(every.rawValue)s",
          help: "write it in \(every.rawValue)s: `1 \(every.rawValue)`")
        return nil
      }
      return WashIn(length: length, periods: periods, treatment: treatment)
    }

    func exclusions(window: DateRange?) -> [Exclusion]? {
      guard let exclusions = mapping[SeriesKeys.exclude] else { return nil }
      guard let window else { return exclusions }
      for (index, one) in exclusions.enumerated()
      where one.days.to < window.from || one.days.from > window.to {
        let node = mapping.node[SeriesKeys.exclude.name]?[index]
        reading.warning(
          .outsideSeries, at: node?.span ?? mapping.span(SeriesKeys.exclude),
          "the days left out lie outside the series: nothing is left out",
          label: "outside", help: "the series runs from \(window.from) to \(window.to)")
      }
      return exclusions
    }

    func only(kpi: KPI?) -> [ColumnFilter]? { outcome.only(kpi: kpi) }

    func source(of kpi: KPI) -> StudySource? { outcome.source(of: kpi) }

    /// One column with at least two of its values; none is fine.
    func placeboPlaces(kpi: KPI?) -> ColumnFilter?? {
      let key = InterventionKeys.placeboPlaces
      guard let filters = mapping[key] else { return nil }
      guard let filter = filters.first else { return .some(nil) }
      if let kpi, let source = source(of: kpi) {
        ColumnFilter.check(filters, at: mapping.node[key.name], source: source, reading)
      }
      guard filters.count == 1, filter.values.count >= 2 else {
        reading.error(
          .contradiction, at: mapping.span(key),
          "placebo places are at least two values of one column",
          label: filters.count > 1 ? "several columns" : "one place",
          help: "name one column and the places that the campaign did not reach: "
            + "`placebo_places: { distretto: [Sud, Ovest, Costa] }`")
        return nil
      }
      return .some(filter)
    }

    func control(kpi: KPI?) -> Control?? {
      guard let control = mapping[EstimationKeys.control] else { return nil }
      let node = mapping.node["control"]
      switch control?.series {
      case .only(let filters):
        if let kpi, let source = source(of: kpi) {
          ColumnFilter.check(filters, at: node?["only"], source: source, reading)
        }
        if filters == mapping[AnalysisKeys.only] {
          reading.error(
            .contradiction, at: node?["only"]?.span ?? mapping.span(EstimationKeys.control),
            "the control is made of the same rows as the campaign's series",
            label: "the same rows", help: "choose rows that the campaign did not reach")
          return nil
        }
      case .kpi(let name):
        let span = node?["kpi"]?.span ?? mapping.span(EstimationKeys.control)
        guard let other = series(name, at: span) else { return nil }
        guard let kpi else { return nil }
        if let problem = InterruptedTimeSeries.unfit(other, asControlOf: kpi) {
          reading.error(
            .wrongReference, at: span, problem, label: "cannot be the control",
            help: "the control must be measured in the same way as KPI `\(kpi.name)`")
          return nil
        }
      case nil: break
      }
      return .some(control)
    }
  }

  /// Why a KPI cannot be the control of another.
  private static func unfit(_ other: KPI, asControlOf kpi: KPI) -> String? {
    if other.name == kpi.name { return "a KPI cannot be its own control" }
    switch (other.measure, kpi.measure) {
    case (.rate, .rate), (.count, .count): return nil
    case (.mean(let first), .mean(let second)) where first.unit == second.unit: return nil
    default: return "KPI `\(other.name)` is measured in another way than `\(kpi.name)`"
    }
  }
}
