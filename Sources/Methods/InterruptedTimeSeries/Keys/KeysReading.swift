// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
public import Diagnostics
internal import Findings
public import Reports

extension InterruptedTimeSeries: Method {
  /// Its name in the study file.
  public static let kind = "interrupted-time-series"

  /// What a report calls it.
  public static let title = Phrase(it: "Serie temporale interrotta", en: "Interrupted time series")

  /// What it answers.
  public static let summary =
    "Did the level or the slope of a series change when the campaign began, beyond trend and season?"

  /// All keys, in the order in which `resolved.yaml` shows them.
  public static var keys: [any KeyDeclaration] {
    [
      AnalysisKeys.kind(kind), AnalysisKeys.role, AnalysisKeys.kpi, AnalysisKeys.only,
      AnalysisKeys.every, SeriesKeys.from, SeriesKeys.to, InterventionKeys.start,
      InterventionKeys.shape, InterventionKeys.why, InterventionKeys.washIn, SeriesKeys.exclude,
      SeriesKeys.season, SeriesKeys.calendar, SeriesKeys.trend, EstimationKeys.control,
      AnalysisKeys.otherEvents, EstimationKeys.estimator, EstimationKeys.effect,
      EstimationKeys.effectsAt, EstimationKeys.matters, EstimationKeys.neweyWestLag,
      InterventionKeys.placebo, InterventionKeys.placeboPlaces,
    ]
  }

  /// Reads an analysis, applies its defaults and checks it against the study.
  public static func read(
    _ mapping: MappingReader, id: String, in outline: StudyOutline
  ) -> Specification? {
    let checks = Checks(mapping: mapping, outline: outline)
    // Every check runs, whatever the others find: all errors in one run.
    let kpi = checks.kpi()
    let role = mapping[AnalysisKeys.role]
    let every = mapping[AnalysisKeys.every]
    let window = checks.window()
    let starts = checks.starts(window: window, every: every)
    let shape = mapping.distinct(InterventionKeys.shape)
    let washIn = checks.washIn(every: every)
    let exclude = checks.exclusions(window: window)
    let season = checks.season(window: window, every: every)
    let calendar = checks.calendar(season: season, every: every)
    let control = checks.control(kpi: kpi)
    let only = checks.only(kpi: kpi)
    let events = checks.events(control: control)
    let estimator = checks.estimator(kpi: kpi)
    let effect = checks.effect(shape: shape)
    let matters = checks.matters(kpi: kpi, effect: effect)
    let effectsAt = mapping.distinct(EstimationKeys.effectsAt)
    let placebo = checks.placebo(window: window, every: every, starts: starts)
    let places = checks.placeboPlaces(kpi: kpi)
    let lag = checks.neweyWestLag(window: window, every: every)
    let why = mapping[InterventionKeys.why]
    let trend = mapping[SeriesKeys.trend]
    checks.sides(window: window, every: every, starts: starts, washIn: washIn ?? nil)

    guard let kpi, let role, let every, let window, let starts, let shape, let washIn, let exclude,
      let season, let calendar, let control, let only, let events, let estimator, let effect,
      let matters, let effectsAt, let placebo, let lag, let why, let trend, let places
    else { return nil }
    return Specification(
      id: id, role: role, kpi: kpi.name, only: only, every: every, window: window, starts: starts,
      shape: Shape.allCases.filter(shape.contains), why: why, washIn: washIn, exclude: exclude,
      season: season, calendar: calendar, control: control, otherEvents: events,
      estimator: estimator, effect: effect, effectsAt: effectsAt.sorted(), matters: matters,
      neweyWestLag: lag, placebo: placebo, placeboPlaces: places, trend: trend)
  }

  /// Writes an analysis with every default.
  public static func write(_ value: Specification, to writer: inout MappingWriter) {
    writer.put(AnalysisKeys.kind(kind), kind)
    writer.put(AnalysisKeys.role, value.role)
    writer.put(AnalysisKeys.kpi, value.kpi)
    writer.put(AnalysisKeys.only, value.only)
    writer.put(AnalysisKeys.every, value.every)
    writer.put(SeriesKeys.from, value.window.from)
    writer.put(SeriesKeys.to, value.window.to)
    writer.put(InterventionKeys.start, value.starts)
    writer.put(InterventionKeys.shape, value.shape)
    writer.put(InterventionKeys.why, value.why)
    let phaseIn = value.washIn.map { InterventionKeys.PhaseIn.lasting($0.length, $0.treatment) }
    writer.put(InterventionKeys.washIn, phaseIn ?? .absent)
    writer.put(SeriesKeys.exclude, value.exclude)
    writer.put(SeriesKeys.season, value.season)
    writer.put(SeriesKeys.calendar, value.calendar)
    writer.put(SeriesKeys.trend, value.trend)
    writer.put(EstimationKeys.control, .some(value.control))
    writer.put(AnalysisKeys.otherEvents, value.otherEvents)
    writer.put(EstimationKeys.estimator, value.estimator)
    writer.put(EstimationKeys.effect, value.effect)
    writer.put(EstimationKeys.effectsAt, value.effectsAt)
    writer.put(EstimationKeys.matters, value.matters)
    writer.put(EstimationKeys.neweyWestLag, value.neweyWestLag)
    writer.put(InterventionKeys.placebo, value.placebo)
    writer.put(InterventionKeys.placeboPlaces, value.placeboPlaces.map { [$0] } ?? [])
  }
}
