// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Glibc

/// An effect with its name among the estimates and in the table.
struct NamedEffect {
  var id: String
  var label: Value
  var effect: PeriodEffect
  /// What totals are divided by.
  var divisor: Double
  var unit: Unit
}

extension EffectsOverTime {
  /// Changes of level and slope, effects at the horizons that the data reach, the average and the
  /// total; and the horizons that lie beyond the data.
  func named(
    horizons: [Int], unit: Unit, totalOfMeans: Bool = false
  ) throws -> (effects: [NamedEffect], beyond: [Int]) {
    var effects: [NamedEffect] = []
    var beyond: [Int] = []
    if let level = try level(unit) { effects.append(level) }
    if let slope = try slope(unit) { effects.append(slope) }
    let first = firstPeriod
    for horizon in horizons {
      guard let period = after.first(where: { $0.period == first + horizon - 1 }) else {
        beyond.append(horizon)
        continue
      }
      let effect = try effect(over: [period])
      effects.append(
        NamedEffect(
          id: "effect.\(horizon)", label: .phrase("effect.at", ["h": .count(horizon)]),
          effect: effect, divisor: averageDivisor(effect, periods: 1), unit: unit))
    }
    let total = try total()
    effects.append(
      NamedEffect(
        id: "average", label: .phrase("effect.average", ["n": .count(after.count)]),
        effect: total, divisor: averageDivisor(total, periods: after.count), unit: unit))
    // Means of several periods do not add up to anything: their total is given only when asked for.
    if fit.regression.campaign.kind != .mean || totalOfMeans {
      effects.append(
        NamedEffect(
          id: "cumulative", label: .phrase("effect.cumulative", ["n": .count(after.count)]),
          effect: total, divisor: 1, unit: fit.regression.campaign.kind == .mean ? unit : .count))
    }
    return (effects, beyond)
  }

  /// The change of level alone, in the first full period: a ramped phase-in has only a part of it.
  private func level(_ unit: Unit) throws -> NamedEffect? {
    let full = fit.regression.design.interruptions.map(\.firstFull).min() ?? 0
    guard let first = after.first(where: { $0.period >= full }).map({ masked($0, to: .level) })
    else { return nil }
    guard first.changeRow.contains(where: { $0 != 0 }) else { return nil }
    let effect = try effect(over: [first])
    return NamedEffect(
      id: "level", label: .term("effect.level"), effect: effect,
      divisor: averageDivisor(effect, periods: 1), unit: unit)
  }

  /// The change of slope alone, a period: what it makes by the last period after, divided by the
  /// periods that it had.
  private func slope(_ unit: Unit) throws -> NamedEffect? {
    guard let last = after.last.map({ masked($0, to: .slope) }),
      let elapsed = last.changeRow.max(), elapsed > 0
    else { return nil }
    var effect = try effect(over: [last])
    if let ratio = effect.ratio {
      effect.ratio = (
        pow(ratio.value, 1 / elapsed), pow(ratio.lower, 1 / elapsed),
        pow(ratio.upper, 1 / elapsed)
      )
    }
    effect.standardError /= elapsed
    return NamedEffect(
      id: "slope", label: .term("effect.slope"), effect: effect,
      divisor: averageDivisor(effect, periods: 1) * elapsed, unit: unit)
  }

  /// The period with the change of one shape only.
  private func masked(_ period: AfterPeriod, to shape: InterruptedTimeSeries.Shape) -> AfterPeriod {
    var masked = period
    for (column, term) in fit.regression.design.terms.enumerated() {
      if case .change(shape, _) = term { continue }
      masked.changeRow[column] = 0
    }
    return masked
  }
}
