// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics

extension DifferenceInDifferences.Checks {
  typealias Adoption = DifferenceInDifferences.Adoption

  /// The time before and the time after.
  struct Periods {
    var before: DateRange
    var after: DateRange
  }

  /// Before and after: in order, apart, both by the cut-off.
  func periods() -> Periods? {
    guard let before = mapping[DesignKeys.before], let after = mapping[DesignKeys.after] else {
      return nil
    }
    let node = mapping.node
    let end = node["after"]?["to"]?.span ?? mapping.span(DesignKeys.after)
    guard before.to < after.from else {
      reading.error(
        .datesContradict, at: node["after"]?["from"]?.span ?? mapping.span(DesignKeys.after),
        "the time after begins on \(after.from), before the time before has ended",
        label: "not after \(before.to)", help: "let `before` end the day before `after` begins")
      return nil
    }
    guard outcome.endsByCutoff(after.to, at: end) else { return nil }
    if let every = mapping[AnalysisKeys.every] {
      for (range, key) in [(before, DesignKeys.before), (after, DesignKeys.after)] {
        let place = node[key.name]
        outcome.aligned(
          range.from, every, isEnd: false, at: place?["from"]?.span ?? mapping.span(key))
        outcome.aligned(range.to, every, isEnd: true, at: place?["to"]?.span ?? mapping.span(key))
      }
    }
    outcome.matures(after.to, at: end)
    return Periods(before: before, after: after)
  }

  /// When the campaign began where: from `treated` with `start`, or from `adopted`.
  func adopted(unit: PlaceColumn?, periods: Periods?) -> [Adoption]? {
    let treated = DesignKeys.treated
    let adopted = DesignKeys.adopted
    guard mapping.has(treated) != mapping.has(adopted) else {
      let both = mapping.has(treated)
      reading.error(
        .alternatives, at: both ? mapping.span(adopted) : mapping.node.nameSpan,
        both
          ? "the analysis has both `treated` and `adopted`"
          : "the analysis does not say where the campaign ran",
        label: "one of the two is due",
        help: "`treated: [Nord, Est]` where it began on one day, "
          + "`adopted: { Nord: 2024-10-01, Est: 2025-01-01 }` where the days differ")
      return nil
    }
    return mapping.has(treated) ? oneDate(unit, periods) : severalDates(unit, periods)
  }

  private func oneDate(_ unit: PlaceColumn?, _ periods: Periods?) -> [Adoption]? {
    guard let names = mapping[DesignKeys.treated] else { return nil }
    let fine = known(names, DesignKeys.treated, unit)
    let key = DesignKeys.start
    let written = mapping[key]
    if mapping.has(key), written == nil { return nil }
    guard let date = written ?? outline.header?.campaign.from else { return nil }
    if let periods, date <= periods.before.to || date > periods.after.from {
      reading.error(
        .datesContradict,
        at: mapping.has(key) ? mapping.span(key) : mapping.span(DesignKeys.before),
        "the campaign begins on \(date), not between the time before and the time after",
        label: "the start is \(date)",
        help: "let `before` end before \(date) and `after` begin on it or later",
        notes: mapping.has(key) ? [] : ["by default the start is the first day of the campaign"])
      return nil
    }
    return fine ? [Adoption(date: date, units: names)] : nil
  }

  private func severalDates(_ unit: PlaceColumn?, _ periods: Periods?) -> [Adoption]? {
    let key = DesignKeys.adopted
    guard let named = mapping[key] else { return nil }
    if mapping.has(DesignKeys.start) {
      reading.error(
        .alternatives, at: mapping.span(DesignKeys.start),
        "`start` goes with `treated`; `adopted` has a date for each place", label: "one too many",
        help: "delete `start`")
      return nil
    }
    var fine = true
    for entry in named {
      let place = mapping.node[key.name]?[entry.name]
      if let values = unit?.values, !values.contains(entry.name) {
        reading.unknownReference(
          entry.name, what: "value", in: "column `\(unit?.name ?? "")`", among: values,
          at: place?.nameSpan ?? mapping.span(key))
        fine = false
      }
      guard let periods else { continue }
      if entry.value <= periods.before.to {
        let isFirst = entry.value <= periods.before.from
        reading.error(
          .datesContradict, at: place?.span ?? mapping.span(key),
          isFirst
            ? "a place has the campaign from the first period: nothing is known of it before"
            : "a place begins on \(entry.value), within the time before",
          label: isFirst ? "no time before" : "before \(periods.before.to)",
          help: isFirst
            ? "leave it out of the rows with `only`, or begin `before` earlier"
            : "end `before` the day before the first place begins")
        fine = false
      } else if entry.value > periods.after.to {
        reading.error(
          .datesContradict, at: place?.span ?? mapping.span(key),
          "a place begins on \(entry.value), after the time after",
          label: "after \(periods.after.to)",
          help: "delete it: a place that begins later is a control until then")
        fine = false
      }
    }
    guard fine else { return nil }
    return Set(named.map(\.value)).sorted().map { date in
      Adoption(date: date, units: named.filter { $0.value == date }.map(\.name))
    }
  }

  /// Periods before the start that may already show the campaign: at least those whose response
  /// windows reach it.
  func anticipation(
    kpi: KPI?, every: CalendarStep?, periods: Periods?, adopted: [Adoption]?
  ) -> Int? {
    let key = DesignKeys.anticipation
    let written = mapping[key]
    if mapping.has(key), written == nil { return nil }
    guard let every, let adopted, let kpi else { return written ?? 0 }
    let within = kpi.within?.days ?? 0
    let least =
      adopted.map { adoption -> Int in
        let first = every.index(of: adoption.date)
        var count = 0
        while every.lastDay(first - count - 1).adding(days: within) >= adoption.date { count += 1 }
        return count
      }.max() ?? 0
    guard let written else { return least }
    if written >= least { return written }
    reading.error(
      .contradiction, at: mapping.span(key),
      "the response windows of \(least) periods reach the start, more than the \(written) left out",
      label: "too few", help: "write `anticipation: \(least)`, or delete the key")
    return nil
  }

  /// The effect that carries the verdict: with one day all averages are one.
  func effect(adopted: [Adoption]?) -> DifferenceInDifferences.Effect? {
    let key = ComparisonKeys.effect
    guard let effect = mapping[key] else { return nil }
    guard effect != .average, let adopted, adopted.count == 1 else { return effect }
    reading.error(
      .contradiction, at: mapping.span(key),
      "`effect: \(effect.rawValue)` is for places that begin on different days",
      label: "all places begin on \(adopted[0].date)",
      help: "write `effect: average`, or give each place its day with `adopted`")
    return nil
  }

  /// Placebo dates, by default the middle of the time before.
  func placebo(every: CalendarStep?, periods: Periods?) -> [CivilDate]? {
    let key = ComparisonKeys.placebo
    guard let every, let periods else { return mapping[key] ?? [] }
    let first = every.index(of: periods.before.from)
    let last = every.index(of: periods.before.to)
    guard mapping.has(key) else {
      return last - first + 1 >= 6 ? [every.firstDay((first + last + 1) / 2)] : []
    }
    guard let dates = mapping[key] else { return nil }
    for (index, date) in dates.enumerated() {
      let place = every.index(of: date)
      if place - first < 2 || last - place + 1 < 2 {
        reading.error(
          .outsideSeries, at: mapping.span(key, index),
          "the placebo date \(date) leaves fewer than 2 periods of the time before on a side",
          label: "too near",
          help: "choose a date well between \(periods.before.from) and \(periods.before.to)")
        return nil
      }
    }
    return Array(Set(dates)).sorted()
  }
}
