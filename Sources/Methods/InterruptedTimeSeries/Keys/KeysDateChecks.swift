// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics

extension InterruptedTimeSeries.Checks {
  typealias Interruption = InterruptedTimeSeries.Interruption

  /// The starts, by default the first day of the campaign; all inside the series, in order.
  func starts(window: DateRange?, every: CalendarStep?) -> [Interruption]? {
    let key = InterventionKeys.start
    let starts: [Interruption]
    if mapping.has(key) {
      guard let written = mapping[key] else { return nil }
      starts = written
    } else {
      guard let campaign = outline.header?.campaign else { return nil }
      starts = [Interruption(date: campaign.from)]
    }
    var fine = true
    for (index, start) in starts.enumerated() {
      let span = place(of: key, index)
      if index > 0, start.date <= starts[index - 1].date {
        reading.error(
          .datesContradict, at: span, "the starts are not in the order of their dates",
          label: "not after \(starts[index - 1].date)", help: "put the earlier start first")
        fine = false
      }
      guard let window else { continue }
      if start.date <= window.from || start.date > window.to {
        reading.error(
          .outsideSeries, at: span, "the start \(start.date) does not lie inside the series",
          label: "outside", help: "the series runs from \(window.from) to \(window.to)",
          notes: mapping.has(key) ? [] : ["by default the start is the first day of the campaign"])
        fine = false
      } else if let every, every.firstDay(every.index(of: start.date)) != start.date,
        (mapping[InterventionKeys.washIn] ?? .absent) == .absent
      {
        reading.warning(
          .partialPeriod, at: span,
          "\(start.date) falls inside the \(every.rawValue) \(every.label(every.index(of: start.date)))"
            + ", which counts as after",
          label: "inside a period", help: "add `wash_in: 1 \(every.rawValue)` to leave it out")
      }
    }
    return fine ? starts : nil
  }

  typealias InterventionKeys = InterruptedTimeSeries.InterventionKeys

  private func place(of key: some KeyDeclaration, _ index: Int) -> Span {
    let node = mapping.node[key.name]
    return node?[index]?["date"]?.span ?? node?[index]?.span ?? mapping.span(key)
  }

  /// Refuses fewer than three periods before the first start, or after the last phase-in.
  func sides(
    window: DateRange?, every: CalendarStep?, starts: [Interruption]?,
    washIn: InterruptedTimeSeries.WashIn?
  ) {
    guard let window, let every, let starts, let first = starts.first, let last = starts.last else {
      return
    }
    let before = every.index(of: first.date) - every.index(of: window.from)
    let leftOut = washIn?.treatment == .leftOut ? washIn?.periods ?? 0 : 0
    let after = every.index(of: window.to) - every.index(of: last.date) + 1 - leftOut
    for (count, side) in [(before, "before the first start"), (after, "after the last start")]
    where count < 3 {
      reading.error(
        .outsideSeries,
        at: place(of: InterventionKeys.start, count == before ? 0 : starts.count - 1),
        "the series has \(max(0, count)) periods \(side); at least 3 are needed (EPOC)",
        label: "too near the end of the series",
        help: "widen `from` and `to`, or choose shorter periods with `every`")
    }
  }

  func events(control: InterruptedTimeSeries.Control??) -> [OtherEvent]? {
    guard let events = mapping[AnalysisKeys.otherEvents] else { return nil }
    guard control != nil, !mapping.has(InterruptedTimeSeries.EstimationKeys.control) else {
      return events
    }
    for (index, event) in events.enumerated() where event.affects == .control {
      reading.error(
        .contradiction,
        at: mapping.node["other_events"]?[index]?["affects"]?.span
          ?? mapping.span(AnalysisKeys.otherEvents),
        "an event touches the control, and the analysis has none", label: "no control",
        help: "declare the `control`, or delete the event")
      return nil
    }
    return events
  }

  /// Placebo dates, by default the middle of the time before the first start.
  func placebo(
    window: DateRange?, every: CalendarStep?, starts: [Interruption]?
  ) -> [CivilDate]? {
    let key = InterventionKeys.placebo
    guard let window, let every, let first = starts?.first else { return mapping[key] ?? [] }
    let begin = every.index(of: window.from)
    let start = every.index(of: first.date)
    guard mapping.has(key) else {
      return start - begin >= 12 ? [every.firstDay((begin + start) / 2)] : []
    }
    guard let dates = mapping.distinct(key) else { return nil }
    for (index, date) in dates.enumerated() {
      let place = every.index(of: date)
      if place - begin < 3 || start - place < 3 {
        reading.error(
          .outsideSeries, at: mapping.span(key, index),
          "the placebo date \(date) leaves fewer than 3 periods before it or before the start",
          label: "too near",
          help: "choose a date well between \(window.from) and \(first.date)")
        return nil
      }
    }
    return dates.sorted()
  }
}
