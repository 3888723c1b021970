// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

extension DifferenceInDifferences.PlaceAnalysis {
  /// What the sentences are filled with; all of it is known before anything is fitted.
  func facts(_ selection: DifferenceInDifferences.PlaceSelection) -> [String: Value] {
    let step = specification.every
    let before = panel.periods.filter { step.lastDay($0) <= specification.before.to }
    let after = panel.periods.filter { step.firstDay($0) >= specification.after.from }
    var facts: [String: Value] = [
      "analysis": .text(specification.id), "unit": context.title(of: specification.unit, for: kpi),
      "treated": .count(selection.treated.count), "controls": .count(selection.controls.count),
      "before": .count(before.count), "after": .count(after.count),
      "step": .term(step.rawValue), "chosen": .term("did.chosen.\(specification.chosen.rawValue)"),
      "weights": .term(
        "did.weights.\(panel.kind == .count ? "counts" : specification.weights.rawValue)"),
      "starts": .list(specification.adopted.map { .date($0.date) }),
      "design": .term(specification.isStaggered ? "did.design.staggered" : "did.design.one-date"),
      "model": .term(model), "adjust.clause": adjustClause,
      "controls.clause": .term(
        selection.controls.isEmpty && specification.isStaggered
          ? "did.controls.not-yet" : controlsTerm),
    ]
    if specification.effect != .average {
      facts["effect"] = .term("did.effect.\(specification.effect.rawValue)")
    }
    if specification.anticipation > 0 {
      facts["anticipation"] = .count(specification.anticipation)
    }
    facts["only"] = specification.only.clause(
      of: kpi.source.flatMap(context.source))
    return facts
  }

  private var model: String {
    if let synthetic { return "did.model.\(synthetic.rawValue)" }
    return switch (panel.kind, specification.isStaggered) {
    case (.count, false): "did.model.poisson"
    case (_, false): "did.model.two-way"
    case (_, true): "did.model.group-time"
    }
  }

  private var controlsTerm: String {
    switch specification.controls {
    case .all: "did.controls.all"
    case .list: "did.controls.list"
    case .matched: "did.controls.matched"
    case .synthetic(let kind): "did.controls.\(kind.rawValue)"
    }
  }

  private var adjustClause: Value {
    guard !specification.adjust.isEmpty else { return .list([]) }
    return .phrase(
      "did.clause.adjust",
      ["columns": .list(specification.adjust.map { context.title(of: $0, for: kpi) })])
  }
}
