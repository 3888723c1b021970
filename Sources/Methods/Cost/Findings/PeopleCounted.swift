// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Findings
import Statistics
import Tables

extension Cost {
  /// How many people, or events, a cost is divided by.
  struct PeopleCounted {
    let divisor: Divisor
    let what: UnitCost.What
    let outcome: LocalizedText
    let isPerson: Bool
    /// The number with its limits.
    let number: LimitedValue
    /// Degrees of freedom of the limits; nil for the normal or a simulated reference.
    let degreesOfFreedom: Double?
    /// The number where it was counted, not estimated.
    let counted: Int?
    /// Whether a count is of few people that must not be shown.
    let isGuarded: Bool
    let causal: Bool
    /// The estimator of the number: a term.
    let estimator: String

    /// For how many of them at a time the cost is given.
    var each: Int { if case .kpi(_, let each) = divisor { each } else { 1 } }
  }

  /// Why there is nobody to divide by.
  struct NobodyCounted: Error {
    let note: Note
  }
}

extension Cost.CostAnalysis {
  /// The people of a divisor.
  /// - Throws: `NobodyCounted`, when the analysis found no number or the count is 0.
  func people(_ divisor: Cost.Divisor) throws -> Cost.PeopleCounted {
    switch divisor {
    case .analysis(let name, let part): try people(divisor, name, part)
    case .kpi(let name, _): try reached(divisor, name)
    }
  }

  private func nobody(_ term: String, _ divisor: Cost.Divisor) -> Cost.NobodyCounted {
    Cost.NobodyCounted(note: Note(term, .warning, ["divisor": .text(divisor.text)]))
  }

  private func people(
    _ divisor: Cost.Divisor, _ name: String, _ part: Cost.Divisor.Part
  ) throws -> Cost.PeopleCounted {
    guard let findings = earlier.first(where: { $0.id == name }),
      let kpi = findings.kpi.flatMap(context.kpi),
      let method = MethodRegistry.method(findings.kind)?.counting
    else { throw nobody("cost.warning.not-estimated", divisor) }
    let causal = findings.headline?.causal ?? false
    if part == .positive {
      guard let count = method.positives(in: findings), count > 0 else {
        throw nobody("cost.warning.nobody", divisor)
      }
      return Cost.PeopleCounted(
        divisor: divisor, what: .positive, outcome: kpi.label, isPerson: !kpi.isCount,
        number: try poisson(count), degreesOfFreedom: nil, counted: count,
        isGuarded: isGuarded(kpi), causal: causal, estimator: "cost.poisson")
    }
    guard let estimate = findings.estimate(method.additionalEstimate), let value = estimate.value
    else { throw nobody("cost.warning.not-estimated", divisor) }
    let sign = part == .avoided ? -1.0 : 1
    let lower = (sign > 0 ? estimate.interval?.lower : estimate.interval?.upper).map { $0 * sign }
    let upper = (sign > 0 ? estimate.interval?.upper : estimate.interval?.lower).map { $0 * sign }
    return Cost.PeopleCounted(
      divisor: divisor, what: part == .avoided ? .avoided : .additional, outcome: kpi.label,
      isPerson: !kpi.isCount,
      number: try LimitedValue(
        value * sign, lower: lower ?? -.infinity, upper: upper ?? .infinity),
      degreesOfFreedom: estimate.degreesOfFreedom, counted: nil, isGuarded: false,
      causal: causal, estimator: estimate.estimator)
  }

  private func reached(_ divisor: Cost.Divisor, _ name: String) throws -> Cost.PeopleCounted {
    guard let kpi = context.kpi(name) else { throw nobody("cost.warning.nobody", divisor) }
    var count = 0
    var isEntered = false
    if case .entered(let quantity, _) = kpi.measure {
      count = Int(quantity.value.rounded())
      isEntered = true
    } else if let position = queries.counted.firstIndex(where: { $0.kpi.name == name }),
      let column = counts[position].measure("numerator")
    {
      let units = column.units.reduce(0, +)
      count = Int(clamping: Int128(FixedPoint(units: units, scale: column.scale).double.rounded()))
    }
    guard count > 0 else { throw nobody("cost.warning.nobody", divisor) }
    return Cost.PeopleCounted(
      divisor: divisor, what: .reached, outcome: kpi.label, isPerson: false,
      number: try poisson(count), degreesOfFreedom: nil, counted: count,
      isGuarded: !isEntered && isGuarded(kpi), causal: false,
      estimator: isEntered ? "cost.entered" : "cost.poisson")
  }

  /// A count as one of those that the same activity could have had: exact Poisson limits.
  private func poisson(_ count: Int) throws -> LimitedValue {
    let found = try EventRate(events: count, exposure: 1).estimate(level: 0.95)
    return try LimitedValue(
      Double(count), lower: found.interval.lower, upper: found.interval.upper)
  }

  private func isGuarded(_ kpi: KPI) -> Bool {
    kpi.source.flatMap(context.source)?.holds != .public
  }
}

/// The counting side of a method, without the type of its specification.
struct CountingMethod {
  let additionalEstimate: String
  let positives: (AnalysisFindings) -> Int?

  func positives(in findings: AnalysisFindings) -> Int? { positives(findings) }
}

extension Method {
  /// How its findings count people; nil where they do not.
  static var counting: CountingMethod? {
    guard let type = Specification.self as? any CountsAdditional.Type else { return nil }
    return CountingMethod(
      additionalEstimate: type.additionalEstimate, positives: { type.positives(in: $0) })
  }
}
