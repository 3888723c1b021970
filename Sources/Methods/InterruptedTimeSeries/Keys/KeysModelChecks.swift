// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Glibc

extension InterruptedTimeSeries.Checks {
  typealias SeriesKeys = InterruptedTimeSeries.SeriesKeys
  typealias EstimationKeys = InterruptedTimeSeries.EstimationKeys
  typealias Season = InterruptedTimeSeries.Season

  /// The season, by default months from three whole years on, one harmonic from two, else none.
  func season(window: DateRange?, every: CalendarStep?) -> Season? {
    let key = SeriesKeys.season
    let written = mapping[key]
    if mapping.has(key), written == nil { return nil }
    guard let window, let every else { return written }
    let years = InterruptedTimeSeries.wholeYears(window)
    guard let written else {
      if every == .year || years < 2 { return Season.none }
      return years >= 3 ? .months : .harmonics(1)
    }
    guard written != .none else { return written }
    let span = mapping.span(key)
    if every == .year {
      reading.error(
        .contradiction, at: span, "a yearly series has no season", label: "no season",
        help: "write `season: none`")
      return nil
    }
    if case .harmonics(let count) = written, every == .quarter, count > 1 {
      reading.error(
        .contradiction, at: span, "a quarterly series has room for one harmonic",
        label: "too many", help: "write `{ harmonics: 1 }` or `months`, a term each quarter")
      return nil
    }
    if years < 2 {
      reading.error(
        .seasonTooShort, at: span,
        "the series is shorter than two whole years: it cannot show a season",
        label: "no two whole years", help: "begin the series earlier, or write `season: none`",
        notes: ["the series runs from \(window.from) to \(window.to)"])
      return nil
    }
    return written
  }

  func calendar(season: Season?, every: CalendarStep?) -> [InterruptedTimeSeries.CalendarTerm]? {
    let key = SeriesKeys.calendar
    guard let terms = mapping.distinct(key) else { return nil }
    guard let season, let every else { return terms }
    for (index, term) in terms.enumerated() {
      let problem: (String, String)? =
        switch (term, every) {
        case (_, .year): ("a yearly series has no calendar terms", "delete `calendar`")
        case (.august, .quarter):
          ("a quarterly series cannot show August", "delete `august`")
        case (.august, .month) where season == .months:
          ("`season: months` has a term for August already", "delete `august`")
        default: nil
        }
      guard let (message, help) = problem else { continue }
      reading.error(
        .contradiction, at: mapping.span(key, index), message,
        label: "cannot be told apart", help: help)
      return nil
    }
    return terms
  }

  func estimator(kpi: KPI?) -> InterruptedTimeSeries.Estimator? {
    let key = EstimationKeys.estimator
    guard let estimator = mapping[key] else { return nil }
    guard let kpi else { return estimator }
    let linear: Bool
    if case .mean = kpi.measure { linear = true } else { linear = false }
    let fits =
      switch estimator {
      case .integratedAutocorrelation, .neweyWest: true
      case .reml, .praisWinsten, .ols: linear
      case .quasiLikelihood: !linear
      }
    if fits { return estimator }
    reading.error(
      .contradiction, at: mapping.span(key),
      "estimator `\(estimator.rawValue)` is for \(linear ? "counts and rates" : "means")",
      label: linear ? "KPI `\(kpi.name)` is a mean" : "KPI `\(kpi.name)` is a count or a rate",
      help: linear
        ? "use `integrated-autocorrelation`, `reml`, `prais-winsten`, `newey-west` or `ols`"
        : "use `integrated-autocorrelation`, `quasi-likelihood` or `newey-west`")
    return nil
  }

  func effect(shape: [InterruptedTimeSeries.Shape]?) -> InterruptedTimeSeries.Effect? {
    let key = EstimationKeys.effect
    guard let effect = mapping[key] else { return nil }
    guard let shape else { return effect }
    let missing: InterruptedTimeSeries.Shape? =
      switch effect {
      case .level where !shape.contains(.level): .level
      case .slope where !shape.contains(.slope): .slope
      default: nil
      }
    guard let missing else { return effect }
    reading.error(
      .contradiction, at: mapping.span(key),
      "the effect is the change of `\(missing.rawValue)`, which is not in `shape`",
      label: "not in the model",
      help: "add `\(missing.rawValue)` to `shape`, or choose `effect: average`")
    return nil
  }

  /// The threshold, by default the KPI's where the effect has the KPI's unit.
  func matters(kpi: KPI?, effect: InterruptedTimeSeries.Effect?) -> Quantity?? {
    let key = EstimationKeys.matters
    guard let kpi, let effect else { return nil }
    let ownUnit = effect != .slope && effect != .cumulative
    guard mapping.has(key) else {
      if ownUnit { return .some(kpi.matters) }
      if kpi.matters != nil {
        let span = mapping.span(EstimationKeys.effect)
        reading.warning(
          .noThreshold, at: span,
          "KPI `\(kpi.name)` declares `matters`, but not in the unit of this effect",
          label: effect == .slope ? "per period" : "a total",
          help: "add `matters` to the analysis; without it no threshold holds")
      }
      return .some(nil)
    }
    guard let matters = mapping[key] else { return nil }
    let span = mapping.span(key)
    // The cumulative effect on a rate counts people, not points.
    let cumulativeCount: Bool
    if case .rate = kpi.measure, effect == .cumulative {
      cumulativeCount = true
    } else {
      cumulativeCount = false
    }
    if cumulativeCount, case .number = matters {
      return KPIThreshold.positive(matters, at: span, reading) ? .some(matters) : nil
    }
    if cumulativeCount {
      reading.error(
        .wrongUnit, at: span, "the cumulative effect on a rate counts people",
        label: "not a number of people", help: "write how many, as `matters: 250`")
      return nil
    }
    return KPIThreshold.check(matters, of: kpi.measure, at: span, reading) ? .some(matters) : nil
  }

  func neweyWestLag(window: DateRange?, every: CalendarStep?) -> Int? {
    let key = EstimationKeys.neweyWestLag
    let written = mapping[key]
    if mapping.has(key), written == nil { return nil }
    guard let window, let every else { return written }
    let count = every.index(of: window.to) - every.index(of: window.from) + 1
    guard let written else {
      return Int((4 * pow(Double(count) / 100, 2.0 / 9)).rounded(.down))
    }
    if written < count - 1 { return written }
    reading.error(
      .outOfRange, at: mapping.span(key), "\(written) lags in a series of \(count) periods",
      label: "too many", help: "use fewer lags than periods; three or four are usual")
    return nil
  }
}

extension InterruptedTimeSeries {
  /// Whole years in a stretch of days.
  static func wholeYears(_ window: DateRange) -> Int {
    let end = window.to.adding(days: 1)
    var years = 0
    while window.from.adding(months: 12 * (years + 1)) <= end { years += 1 }
    return years
  }
}
