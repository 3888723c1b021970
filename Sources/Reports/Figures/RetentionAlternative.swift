// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

/// What figures of retention show, in words.
extension Wording {
  // MARK: Cohorts

  func describe(_ figure: CohortHeatMap) -> String {
    let opening = label(
      "alternative.cohorts",
      [
        "title": value(figure.title).plainText, "n": numbers.count(figure.rows.count),
        "columns": numbers.count(figure.times.count),
      ])
    // All of a few columns; of many the first, the middle one and the last.
    let count = figure.times.count
    let columns = count <= 4 ? Array(0..<count) : [0, count / 2, count - 1]
    return ([opening] + columns.map { describe(figure, column: $0) }).joined(separator: " ")
  }

  private func describe(_ figure: CohortHeatMap, column: Int) -> String {
    let cells = figure.rows.map { $0.cells[column] }
    let shares = cells.enumerated().compactMap { index, cell -> (row: Int, share: Double)? in
      guard case .share(let share, _, _) = cell, share.isFinite else { return nil }
      return (index, share)
    }
    let immature = cells.count { $0 == .immature }
    let withheld = cells.count { $0 == .withheld }
    var pieces = [
      "time": numbers.count(figure.times[column]), "n": numbers.count(shares.count),
      "immature": numbers.count(immature), "withheld": numbers.count(withheld),
    ]
    let prefix = label("alternative.after.\(figure.step.rawValue)", pieces)
    var parts: [String] = []
    if let least = shares.min(by: { $0.share < $1.share }),
      let most = shares.max(by: { $0.share < $1.share })
    {
      pieces["least"] = numbers.text(least.share, .proportion)
      pieces["leastName"] = shortLabel(figure.rows[least.row].label)
      pieces["most"] = numbers.text(most.share, .proportion)
      pieces["mostName"] = shortLabel(figure.rows[most.row].label)
      let term = shares.count == 1 ? "alternative.cohort" : "alternative.cohort.range"
      parts.append(label(term, pieces))
    }
    if case .share(let share, let count, _)? = figure.pooled?.cells[column], share.isFinite {
      parts.append(
        label(
          "alternative.cohort.pooled",
          ["share": numbers.text(share, .proportion), "count": numbers.count(count)]))
    }
    if immature > 0 { parts.append(label("alternative.cohort.immature", pieces)) }
    if withheld > 0 { parts.append(label("alternative.cohort.withheld", pieces)) }
    if parts.isEmpty { parts.append(label("alternative.cohort.none")) }
    return prefix + " " + parts.joined(separator: "; ") + "."
  }

  // MARK: Drop-out curve

  func describe(_ figure: SurvivalFigure) -> String {
    let title = label("figure.survival" + figure.suffix)
    guard !figure.groups.isEmpty else { return label("alternative.empty", ["title": title]) }
    let groups = figure.groups.map { group -> String in
      let name = shortLabel(group.label)
      guard group.steps != nil, let last = group.lastAtRisk else {
        return label("alternative.group.withheld", ["name": name])
      }
      let horizons = figure.horizons.map { describe(group, $0, figure) }
      let text = name + ": " + horizons.joined(separator: "; ") + "."
      guard last < figure.lastDay else { return text }
      return text + " "
        + label("alternative.survival.end", ["day": numbers.count(last)])
    }
    return ([title + "."] + groups).joined(separator: " ")
  }

  private func describe(
    _ group: SurvivalFigure.Group, _ day: Int, _ figure: SurvivalFigure
  ) -> String {
    var pieces = ["time": elapsed(day, figure.step)]
    let prefix = label("alternative.at.\(figure.step.rawValue)", pieces)
    guard let lastAtRisk = group.lastAtRisk, day <= lastAtRisk else {
      return prefix + " " + label("alternative.survival.unknown")
    }
    let current = group.step(on: day)
    if figure.isSampled, current?.day != day {
      return prefix + " " + term("hidden").plainText
    }
    let survival = current?.survival ?? 1
    guard let interval = current?.interval else {
      return prefix + " " + numbers.text(survival, .proportion)
    }
    let decimals = max(
      1, min(2, numbers.decimals(interval, .proportion, value: survival)))
    pieces["value"] = numbers.text(survival, .proportion, decimals: decimals)
    pieces["range"] = numbers.interval(interval, .proportion, decimals: decimals)
    return prefix + " " + label("alternative.survival.value", pieces)
  }

  // MARK: Hazard

  func describe(_ figure: HazardFigure) -> String {
    let title = label("figure.hazard")
    guard !figure.groups.isEmpty else { return label("alternative.empty", ["title": title]) }
    return ([title + "."] + figure.groups.map { describe($0, figure.step) })
      .joined(separator: " ")
  }

  private func describe(_ group: HazardFigure.Group, _ step: CalendarStep) -> String {
    let name = shortLabel(group.label)
    let known = group.points.compactMap { point -> (HazardFigure.Point, Double)? in
      guard let number = point.hazard.number, number.isFinite else { return nil }
      return (point, number)
    }
    let withheld = group.points.count { $0.hazard == .withheld }
    guard let most = known.max(by: { $0.1 < $1.1 }), let least = known.min(by: { $0.1 < $1.1 })
    else {
      return label(
        withheld > 0 ? "alternative.group.withheld" : "alternative.group.empty", ["name": name])
    }
    let text = label(
      "alternative.hazard",
      [
        "name": name, "n": numbers.count(known.count),
        "least": numbers.text(least.1, .proportion),
        "most": numbers.estimate(most.1, most.0.hazard.interval, .proportion),
        "period": numbers.count(most.0.period),
        "periodName": label("figure.period.name.\(step.rawValue)"),
      ])
    guard withheld > 0 else { return text }
    return text + " "
      + label("alternative.hazard.withheld", ["withheld": numbers.count(withheld)])
  }
}
