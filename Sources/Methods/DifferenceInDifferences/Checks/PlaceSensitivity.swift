// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension DifferenceInDifferences.PlaceAnalysis {
  /// The average effect had other choices been made.
  func sensitivity(
    _ selection: DifferenceInDifferences.PlaceSelection,
    _ main: DifferenceInDifferences.EffectProblem, _ unit: Unit
  ) -> FindingTable {
    var rows: [[Value]] = []
    func add(_ name: Value, _ question: DifferenceInDifferences.EffectProblem) {
      let none = [Value](repeating: .missing, count: EffectCells.columns.count)
      rows.append([name] + ((try? question.cells(unit: unit)) ?? none))
    }
    func add(_ term: String, _ question: DifferenceInDifferences.EffectProblem) {
      add(.term(term), question)
    }
    add("choice.main", main)
    if panel.kind != .count, main.synthetic == nil {
      var other = main
      other.weights = main.weights == .people ? .units : .people
      add(main.weights == .people ? "did.choice.units" : "did.choice.people", other)
    }
    if main.isAdjusted {
      var plain = main
      plain.isAdjusted = false
      add("did.choice.unadjusted", plain)
    }
    let everyone = DifferenceInDifferences.PlaceChoice(
      specification: specification, panel: panel, mixes: mixes)
    if selection.isMatched { add("did.choice.unmatched", problem(everyone.candidates().all)) }
    if let nearest = nearest(selection, main) {
      add(.phrase("did.choice.matched", ["n": .count(nearest.perTreated)]), nearest.question)
    }
    if !specification.neighbours.isEmpty {
      add(
        "did.choice.neighbours",
        problem(
          selection.all
            + selection.leftOut.filter { $0.reason == .term("did.out.neighbour") }.map(\.place)))
    }
    if !selection.incomplete.isEmpty, main.synthetic == nil {
      add("did.choice.incomplete", problem(selection.all + selection.incomplete))
    }
    if specification.anticipation > 0, !main.isStaggered {
      var whole = problem(selection.all)
      let kept = Set(selection.all)
      whole.panel = panel.filtered { kept.contains($0) }
      if whole.panel.periods != main.panel.periods { add("did.choice.anticipation", whole) }
    }
    if main.synthetic != nil {
      var alike = main
      alike.synthetic = nil
      add("did.choice.alike", alike)
    }
    rows += DifferenceInDifferences.OtherEstimators(problem: main, unit: unit).rows
    return FindingTable(
      id: "sensitivity", columns: [.init("choice")] + EffectCells.columns, rows: rows)
  }

  /// The comparison with the places whose outcome before was nearest, where places were chosen by it
  /// and all others are compared with: what lately was low rises by itself, and matching lasting lows
  /// on their history errs the other way, so that both are to be seen.
  private func nearest(
    _ selection: DifferenceInDifferences.PlaceSelection,
    _ main: DifferenceInDifferences.EffectProblem
  ) -> (question: DifferenceInDifferences.EffectProblem, perTreated: Int)? {
    switch specification.chosen {
    case .policy, .random: return nil
    case .need, .recentLow, .volunteers: break
    }
    guard !selection.isMatched, main.synthetic == nil, !main.isStaggered,
      selection.controls.count > selection.treated.count
    else { return nil }
    var other = specification
    let perTreated = selection.controls.count > 2 * selection.treated.count ? 2 : 1
    other.controls = .matched(
      .init(perTreated: perTreated, using: [.outcomeBefore], caliper: nil))
    let kept = Set(selection.all)
    let choice = DifferenceInDifferences.PlaceChoice(
      specification: other, panel: panel.filtered { kept.contains($0) }, mixes: mixes)
    return (try? choice.selected()).map { (problem($0.all), perTreated) }
  }

  /// The effect without each place in turn: table and figure; nil where there are too many places to
  /// look at, or too few to leave one out.
  func leaveOneOut(
    _ selection: DifferenceInDifferences.PlaceSelection,
    _ main: DifferenceInDifferences.EffectProblem, _ unit: Unit
  ) -> (table: FindingTable, figure: FigureData)? {
    guard (3...60).contains(selection.all.count) else { return nil }
    var rows: [[Value]] = []
    var marks: [ForestFigure.Row] = []
    func add(_ label: Value, figureLabel: Value, _ effect: PeriodEffect) {
      rows.append([label] + EffectCells.cells(effect, divisor: 1, unit: unit))
      let interval = Interval(bounded: effect.difference.lower, effect.difference.upper)
      marks.append(
        .init(
          label: figureLabel, marks: [.init(value: effect.difference.value, interval: interval)]))
    }
    guard let all = try? main.decided() else { return nil }
    add(.term("choice.main"), figureLabel: .term("figure.all"), all.effect)
    let deletions = main.deletions
    let without = Parallel.map(selection.all.count) {
      left -> DifferenceInDifferences.EffectSolution? in
      var question = problem(selection.all.filter { $0 != selection.all[left] })
      question.replicates = 199
      if question.treated.isEmpty { return nil }
      // With as many degrees of freedom the design chooses this interval.
      if let estimate = deletions?.estimate(without: selection.all[left]),
        case .studentT(let degrees) = estimate.reference,
        degrees >= FixedEffectsFit.enoughDegreesOfFreedom
      {
        return try? question.solution(estimate, method: "cr2")
      }
      return try? question.decided()
    }
    for (place, solution) in zip(selection.all, without) {
      let name = self.name(place)
      guard let solution else {
        let none = [Value](repeating: .missing, count: EffectCells.columns.count)
        rows.append([.phrase("did.without", ["place": name])] + none)
        continue
      }
      add(.phrase("did.without", ["place": name]), figureLabel: name, solution.effect)
    }
    return (
      FindingTable(
        id: "leave-one-out", columns: [.init("choice")] + EffectCells.columns, rows: rows),
      FigureData(
        id: "leave-one-out",
        content: .forest(
          ForestFigure(
            title: "figure.leaveOneOut", unit: unit, series: ["figure.effect"], rows: marks,
            limits: [all.effect.difference.value])))
    )
  }
}

extension FigureData {
  /// The figure of places left out in turn with the effect that carries the verdict in its first row.
  func led(by decided: PeriodEffect) -> FigureData {
    guard case .forest(var figure) = content, !figure.rows.isEmpty else { return self }
    let effect = decided.difference
    figure.rows[0].marks = [
      .init(value: effect.value, interval: Interval(bounded: effect.lower, effect.upper))
    ]
    return FigureData(id: id, content: .forest(figure))
  }
}

extension FindingTable {
  /// The table with the effect that carries the verdict in its first row, whose interval others need
  /// not have been simulated as often.
  func led(by decided: PeriodEffect, unit: Unit) -> FindingTable {
    var table = self
    guard let first = rows.first, !first.isEmpty else { return self }
    table.rows[0] = [first[0]] + EffectCells.cells(decided, divisor: 1, unit: unit)
    return table
  }

  /// The table with further rows below.
  func adding(_ rows: [[Value]]) -> FindingTable {
    FindingTable(id: id, columns: columns, rows: self.rows + rows)
  }
}
