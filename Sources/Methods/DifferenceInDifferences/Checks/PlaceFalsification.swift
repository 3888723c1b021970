// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Glibc

extension DifferenceInDifferences.PlaceAnalysis {
  /// What placebo dates and outcomes show.
  struct PlaceFalsification {
    var table: FindingTable
    /// Whether one of them moved where nothing should.
    var anyMoved: Bool
    /// Whether each excludes a change that matters.
    var allWithin: Bool
    /// Whether the number of people in the denominators moved with the campaign.
    var sizesMoved: Bool
  }

  /// Placebo dates within the time before, outcomes that should not move, and how many people stand
  /// in the denominators: nothing should be seen.
  func falsification(
    _ main: DifferenceInDifferences.EffectProblem
  ) -> PlaceFalsification {
    var rows: [[Value]] = []
    var anyMoved = false
    var allWithin = specification.matters != nil
    let first = main.starts.values.min() ?? 0
    for date in specification.placebo {
      let start = specification.every.index(of: date)
      var question = main
      question.panel = main.panel.during { $0 < first - main.anticipation }
      question.starts = main.starts.mapValues { _ in start }
      question.anticipation = 0
      let name = Value.phrase("false.placebo", ["start": .period(specification.every, start)])
      guard let solution = try? question.decided() else {
        rows.append(
          [name, .missing, .missing, .missing, .missing, .term("did.reading.not-estimable")])
        allWithin = false
        continue
      }
      let limits = solution.effect.difference
      let reading = reading(limits.lower, limits.upper)
      if reading != "reading.within" { allWithin = false }
      if reading == "reading.moved" { anyMoved = true }
      rows.append(
        [name] + EffectCells.cells(solution.effect, divisor: 1, unit: absoluteUnit)
          + [.term(reading)])
    }
    for placebo in placebos {
      let (row, found) = placebo.asPlacebo(main)
      rows.append(row)
      if found != "reading.within" { allWithin = false }
      if found == "reading.moved" { anyMoved = true }
    }
    allWithin = allWithin && !rows.isEmpty
    let sizes = sizes(main)
    if let sizes { rows.append(sizes) }
    return PlaceFalsification(
      table: FindingTable(
        id: "falsification",
        columns: [.init("check")] + EffectCells.columns + [.init("reading")], rows: rows),
      anyMoved: anyMoved, allWithin: allWithin,
      sizesMoved: sizes?.last == .term("did.reading.sizes-moved"))
  }

  /// This outcome as one that should not move: the comparison of the same places and periods.
  private func asPlacebo(
    _ main: DifferenceInDifferences.EffectProblem
  ) -> (row: [Value], reading: String) {
    let name = Value.phrase("false.outcome", ["outcome": .localized(kpi.label)])
    let compared = Set(main.panel.present.map { main.panel.places[$0] })
    let places = panel.present.filter { compared.contains(panel.places[$0]) }
    guard let solution = try? problem(places).decided() else {
      return (
        [name, .missing, .missing, .missing, .missing, .term("did.reading.not-estimable")], ""
      )
    }
    let limits = solution.effect.difference
    let found = reading(limits.lower, limits.upper)
    return (
      [name] + EffectCells.cells(solution.effect, divisor: 1, unit: absoluteUnit) + [.term(found)],
      found
    )
  }

  /// Whether the number of people itself moved with the campaign: then those counted after are not
  /// those counted before. Nil for counts, and where the number never changes.
  private func sizes(_ main: DifferenceInDifferences.EffectProblem) -> [Value]? {
    guard panel.kind != .count else { return nil }
    var question = main
    question.panel = main.panel.sizes
    question.isAdjusted = false
    question.synthetic = nil
    question.weights = .units
    let mean = question.meanTreatedAfter
    // The logarithm: places of different sizes grow by the same share, not by the same number.
    question.panel = question.panel.replacing { log($0.sum) }
    guard let found = try? question.decided().limits, found.upper - found.lower > 1e-9 else {
      // Sizes that never change leave nothing to compare but rounding.
      return nil
    }
    let effect = PeriodEffect.multiplicative(
      found, with: mean, without: mean * exp(-found.estimate), size: 1)
    let moved = found.lower > 0 || found.upper < 0
    return [.term("did.false.sizes")]
      + EffectCells.cells(effect, divisor: 1, unit: .count)
      + [
        .term(
          moved
            ? "did.reading.sizes-moved"
            : found.upper - found.lower < .infinity
              ? "reading.includes-none-open" : "did.trend.too-few")
      ]
  }

  private func reading(_ lower: Double, _ upper: Double) -> String {
    let matters = specification.matters?.value
    if let matters, lower > -matters, upper < matters {
      return "reading.within"
    }
    if lower > 0 || upper < 0 { return "reading.moved" }
    // Without limits it fits whatever one likes: that is no sign that nothing moved.
    if lower == -.infinity, upper == .infinity { return "did.trend.too-few" }
    return matters == nil ? "reading.includes-none-open" : "reading.includes-none"
  }
}
