// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Findings
import Statistics

extension Cost.CostAnalysis {
  /// What the answer becomes when one input takes its least and its largest value and the others
  /// stay: the widest swing first. The answer is net benefit at the first threshold; without one, net
  /// social value; without money, years of life gained.
  func sensitivity(_ inputs: Cost.SensitivityInputs) -> FindingTable {
    var varied: [(label: Value, unit: Unit, low: Double, high: Double, at: (Double) -> Double)] = []
    func add(
      _ term: String, _ unit: Unit, _ input: UncertainInput?,
      _ answer: @escaping (Double) -> Double
    ) {
      guard let input, input.isUncertain, input.limits.low.isFinite, input.limits.high.isFinite
      else { return }
      varied.append((.term(term), unit, input.limits.low, input.limits.high, answer))
    }
    let money = Cost.CostAnalysis.money
    add("cost.input.people", .count, inputs.people) { answer(inputs, people: $0) }
    add("cost.input.cost", money, inputs.cost) { answer(inputs, cost: $0) }
    if inputs.threshold != nil || inputs.money == nil {
      add("cost.input.qaly", .measure("QALY"), inputs.qaly) { answer(inputs, gain: $0) }
    } else {
      add("cost.input.money", money, inputs.money) { answer(inputs, gain: $0) }
    }
    var rows = varied.map { input -> (swing: Double, cells: [Value]) in
      let (low, high) = (input.at(input.low), input.at(input.high))
      return (
        abs(high - low),
        [
          input.label, .number(input.low, input.unit), .number(input.high, input.unit),
          .number(low, answerUnit(inputs)), .number(high, answerUnit(inputs)),
        ]
      )
    }
    if inputs.discounted != inputs.undiscounted, let rate = specification.discount?.effects.value {
      let (low, high) = (
        answer(inputs, factor: inputs.undiscounted), answer(inputs, factor: inputs.discounted)
      )
      rows.append(
        (
          abs(high - low),
          [
            .term("cost.input.discount"), .number(0, .proportion), .number(rate, .proportion),
            .number(low, answerUnit(inputs)), .number(high, answerUnit(inputs)),
          ]
        ))
    }
    let sorted = rows.enumerated().sorted {
      ($1.element.swing, $0.offset) < ($0.element.swing, $1.offset)
    }
    return FindingTable(
      id: "sensitivity",
      columns: ["input", "low", "high", "at.low", "at.high"].map { .init($0) },
      rows: sorted.map(\.element.cells))
  }

  private func answerUnit(_ inputs: Cost.SensitivityInputs) -> Unit {
    inputs.threshold != nil || inputs.money != nil
      ? Cost.CostAnalysis.money : .measure("QALY")
  }

  /// The answer with one input changed.
  private func answer(
    _ inputs: Cost.SensitivityInputs, cost: Double? = nil, people: Double? = nil,
    gain: Double? = nil, factor: Double? = nil
  ) -> Double {
    let count = people ?? inputs.people.center
    let spent = cost ?? inputs.cost.center
    let time = factor ?? inputs.discounted
    if let threshold = inputs.threshold, let qaly = inputs.qaly {
      return count * (gain ?? qaly.center) * time * threshold - spent
    }
    if let money = inputs.money { return count * (gain ?? money.center) * time - spent }
    return count * (gain ?? inputs.qaly?.center ?? 0) * time
  }
}
