// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Findings
import Statistics

extension Cost {
  /// What was gained for what was spent.
  struct Valued {
    var estimates: [Estimate] = []
    var table: FindingTable
    var inputs: SensitivityInputs
    /// The thresholds at which net benefit was given, with how often it is above 0.
    var probabilities: [(threshold: Double, share: Double)] = []
    /// In how many of the draws more people cost more, and fewer cost more; nil without draws.
    var shareWithGain: Double?
    /// Whether draws could be made.
    var isSimulated = true
  }

  /// What one-way sensitivity varies.
  struct SensitivityInputs {
    var cost: UncertainInput
    var people: UncertainInput
    var qaly: UncertainInput?
    var money: UncertainInput?
    /// What gains are multiplied by for their time, discounted and not.
    var discounted, undiscounted: Double
    /// The threshold that net benefit is given at, where there is one.
    var threshold: Double?
  }
}

extension Cost.CostAnalysis {
  /// So many draws: percentiles then have a standard error of under 3% of a standard deviation.
  static let draws = 10_000

  /// What the people gained, discounted; in years of life, in money, and against what was spent.
  func valued(
    _ value: Cost.PersonValue, _ cost: LimitedValue, _ people: Cost.PeopleCounted
  ) throws -> Cost.Valued {
    let factor = try gainFactor(value, rate: specification.discount?.effects.value ?? 0)
    let inputs = Cost.SensitivityInputs(
      cost: cost.lower < cost.upper
        ? .estimate(cost, degreesOfFreedom: nil) : .known(cost.value),
      people: .estimate(people.number, degreesOfFreedom: people.degreesOfFreedom),
      qaly: value.qaly.map(input), money: value.money.map(input), discounted: factor,
      undiscounted: try gainFactor(value, rate: 0),
      threshold: value.willingness.first?.value)
    var rows = Rows()
    let isSimulated = people.number.lower.isFinite && people.number.upper.isFinite
    if let qaly = inputs.qaly {
      let simulation = isSimulated ? try simulated(inputs, qaly) : nil
      try addYears(&rows, cost, people, qaly, factor, simulation, value.willingness)
    }
    if let money = inputs.money {
      let simulation = isSimulated ? try simulated(inputs, money) : nil
      addMoney(&rows, cost, people, money, factor, simulation)
    }
    let table = FindingTable(
      id: "value",
      columns: [.init("gain"), .init("estimate"), .init("interval"), .init("probability")],
      rows: rows.rows)
    return Cost.Valued(
      estimates: rows.estimates, table: table, inputs: inputs,
      probabilities: rows.probabilities, shareWithGain: rows.shareWithGain,
      isSimulated: isSimulated)
  }

  /// Cells and estimates, gathered in printing order.
  private struct Rows {
    var rows: [[Value]] = []
    var estimates: [Estimate] = []
    var probabilities: [(threshold: Double, share: Double)] = []
    var shareWithGain: Double?

    mutating func add(
      _ label: Value, _ id: String, _ value: Double?, _ interval: Interval?, _ unit: Unit,
      probability: Double? = nil
    ) {
      rows.append([
        label, value.map { .number($0, unit) } ?? .missing,
        interval.map { .interval($0, unit) } ?? .missing,
        probability.map { .number($0, .proportion) } ?? .missing,
      ])
      estimates.append(
        Estimate(
          id: id, value: value, interval: interval, unit: unit, estimator: "cost.simulated"))
    }
  }

  /// The value today of one unit of gain.
  private func gainFactor(_ value: Cost.PersonValue, rate: Double) throws -> Double {
    guard let horizon = value.horizon else { return 1 }
    return try Discounting(rate: rate).meanFactor(
      years: horizon.count, delay: value.delay?.count ?? 0)
  }

  private func input(_ amount: Cost.Amount) -> UncertainInput {
    guard let low = amount.low, let high = amount.high else { return .known(amount.mean.value) }
    return .amount(mean: amount.mean.value, low: low.value, high: high.value)
  }

  private func simulated(
    _ inputs: Cost.SensitivityInputs, _ perPerson: UncertainInput
  ) throws -> EconomicSimulation {
    try EconomicSimulation(
      .init(cost: inputs.cost, people: inputs.people, perPerson: perPerson),
      draws: Cost.CostAnalysis.draws, seed: context.seed(of: specification.id))
  }

  private func interval(_ limits: SimulatedLimits?, times factor: Double = 1) -> Interval? {
    limits.map { Interval(lower: $0.lower * factor, upper: $0.upper * factor) }
  }

  // MARK: Years of life in full health

  private func addYears(
    _ rows: inout Rows, _ cost: LimitedValue, _ people: Cost.PeopleCounted,
    _ qaly: UncertainInput, _ factor: Double, _ simulation: EconomicSimulation?,
    _ thresholds: [Quantity]
  ) throws {
    let gained = people.number.value * qaly.center * factor
    // A gain that is known scales the effect's own limits, without drawing.
    let limits =
      qaly.isUncertain
      ? try simulation.map { drawn in
        try LimitedValue(
          gained, lower: min(gained, drawn.gain.lower * factor),
          upper: max(gained, drawn.gain.upper * factor))
      } : try people.number.scaled(by: qaly.center * factor)
    let unit = Unit.measure("QALY")
    rows.add(
      .term("cost.gain.qaly"), "qaly", gained,
      limits.map { Interval(bounded: $0.lower, $0.upper) }, unit)
    rows.shareWithGain = simulation?.shareWithGain
    if let limits {
      let ratio = try CostPerUnit(cost: cost, effect: limits)
      rows.add(
        .phrase(
          "cost.gain.icer", ["shape": .term("cost.shape.\(ratio.shape.rawValue)")]), "icer",
        ratio.value,
        ratio.shape == .dominated ? nil : Interval(lower: ratio.lower, upper: ratio.upper),
        Cost.CostAnalysis.money)
    }
    for threshold in thresholds {
      let price = threshold.value
      let net = simulation?.netBenefit(price: price * factor)
      rows.add(
        .phrase("cost.gain.net", ["threshold": .number(price, Cost.CostAnalysis.money)]),
        "net.\(threshold.number.text)", gained * price - cost.value, interval(net?.limits),
        Cost.CostAnalysis.money, probability: net?.shareAboveZero)
      if let net { rows.probabilities.append((price, net.shareAboveZero)) }
    }
  }

  // MARK: Money

  private func addMoney(
    _ rows: inout Rows, _ cost: LimitedValue, _ people: Cost.PeopleCounted,
    _ money: UncertainInput, _ factor: Double, _ simulation: EconomicSimulation?
  ) {
    let gained = people.number.value * money.center * factor
    rows.add(
      .term("cost.gain.money"), "social.value", gained, interval(simulation?.gain, times: factor),
      Cost.CostAnalysis.money)
    let net = simulation?.netBenefit(price: factor)
    rows.add(
      .term("cost.gain.social"), "social.net", gained - cost.value, interval(net?.limits),
      Cost.CostAnalysis.money, probability: net?.shareAboveZero)
    rows.add(
      .term("cost.gain.return"), "social.return", gained / cost.value,
      interval(simulation?.yield, times: factor), Cost.CostAnalysis.money)
    if rows.shareWithGain == nil { rows.shareWithGain = simulation?.shareWithGain }
  }
}
