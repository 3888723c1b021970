// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Statistics

extension DifferenceInDifferences.PlaceAnalysis {
  typealias Selection = DifferenceInDifferences.PlaceSelection

  /// Every place: its part, its distance where places were matched, and why it is left out.
  func places(_ selection: Selection) -> FindingTable {
    var rows: [(place: Int, cells: [Value])] = []
    let step = specification.every
    // Both sides apart: effects without a place are worked out from its counts, and small ones among
    // them must be seen by disclosure control.
    func counts(_ place: Int) -> [Value] {
      [false, true].flatMap { isAfter -> [Value] in
        let total = panel.total { cell in
          cell.place == place
            && (step.firstDay(cell.period) >= specification.after.from) == isAfter
        }
        return countCells(total.sum, total.people)
      }
    }
    func distance(_ place: Int) -> Value {
      selection.distances[place].map { .number($0, .number) } ?? .missing
    }
    func partners(_ place: Int) -> [Value] {
      guard selection.isMatched else { return [] }
      let names = selection.partners[place].map { $0.map { name($0) } }
      return [names.map { .list($0) } ?? .missing]
    }
    for place in selection.treated {
      let start = specification.start(of: panel.places[place])
      rows.append(
        (place, [.term("did.arm.treated"), start.map { .date($0) } ?? .missing, .missing]))
    }
    for place in selection.controls {
      rows.append((place, [.term("did.arm.control"), .missing, distance(place)]))
    }
    for out in selection.leftOut {
      rows.append((out.place, [out.reason, .missing, distance(out.place)]))
    }
    return FindingTable(
      id: "places",
      columns: [.init("place"), .init("role"), .init("start"), .init("distance")]
        + (selection.isMatched ? [.init("partners")] : []) + countColumns("before.")
        + countColumns("after."),
      rows: rows.sorted { $0.place < $1.place }.map {
        [name($0.place)] + $0.cells + partners($0.place) + counts($0.place)
      })
  }

  /// How like places with the campaign and controls are in what they were matched on.
  func balance(_ selection: Selection) -> (table: FindingTable, figure: FigureData)? {
    guard let matching = selection.matching else { return nil }
    func cell(_ number: Double?) -> Value { number.map { .number($0, .number) } ?? .missing }
    let features = zip(matching.names, matching.balance.features)
    let rows = features.map { name, feature -> [Value] in
      [
        name, cell(feature.differenceBefore), cell(feature.differenceAfter),
        cell(feature.varianceRatioBefore), cell(feature.varianceRatioAfter),
        .count(feature.treatedOutsideControls.count),
      ]
    }
    let marks = features.map { name, feature in
      ForestFigure.Row(
        label: name,
        marks: [feature.differenceAfter, feature.differenceBefore].map { value in
          value.map { ForestFigure.Mark(value: $0) }
        })
    }
    return (
      FindingTable(
        id: "balance",
        columns: [
          .init("feature"), .init("difference.before"), .init("difference.after"),
          .init("variance.before"), .init("variance.after"), .init("outside"),
        ], rows: rows),
      FigureData(
        id: "balance",
        content: .forest(
          ForestFigure(
            title: "figure.balance", unit: .number,
            series: ["figure.balance.after", "figure.balance.before"], rows: marks,
            limits: [-0.1, 0.1])))
    )
  }

  /// For several dates: effects by cohort, and what two-way fixed effects would have averaged.
  func staggeredTables(
    _ fits: DifferenceInDifferences.SharedFits, _ unit: Unit
  ) -> [FindingTable] {
    let main = fits.problem
    guard main.isStaggered, let effects = try? fits.groupTime() else { return [] }
    var tables: [FindingTable] = []
    if let cohorts = try? effects.average(.cohort) {
      let rows = cohorts.parts.map { part -> [Value] in
        let none = [Value](repeating: .missing, count: EffectCells.columns.count)
        let solution = (try? main.solution(of: part)).map(main.holding)
        let places = main.starts.filter { $0.value == part.index }.count
        return [
          part.index.map { .period(panel.step, $0) } ?? .missing, .count(places),
        ] + (solution.map { EffectCells.cells($0.effect, divisor: 1, unit: unit) } ?? none)
      }
      tables.append(
        FindingTable(
          id: "cohorts", columns: [.init("start"), .init("places")] + EffectCells.columns,
          rows: rows))
    }
    if let table = bacon(main, unit) { tables.append(table) }
    return tables
  }

  /// The comparisons of which two-way fixed effects are made (Goodman-Bacon 2021), by kind; nil where
  /// places lack periods, for which there is no such decomposition.
  private func bacon(
    _ main: DifferenceInDifferences.EffectProblem, _ unit: Unit
  ) -> FindingTable? {
    guard panel.kind != .count, let means = main.meansByPlace() else { return nil }
    let observations = means.places.indices.flatMap { i in
      means.periods.indices.map { j in
        PanelObservation(
          unit: means.places[i], period: means.periods[j],
          firstTreated: main.starts[means.places[i]], outcome: means.outcomes[i, j])
      }
    }
    guard let decomposition = try? baconDecomposition(panel: observations) else { return nil }
    let rows = BaconComparison.Kind.allCases.compactMap { kind -> [Value]? in
      guard let total = decomposition.total(kind) else { return nil }
      return [
        .term("did.bacon.\(kind.rawValue)"), .number(total.weight, .proportion),
        .number(total.estimate, unit),
      ]
    }
    return FindingTable(
      id: "bacon", columns: [.init("comparison"), .init("weight"), .init("estimate")], rows: rows)
  }
}
