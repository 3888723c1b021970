// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension EquityGap.GapAnalysis {
  /// The figures: groups before and after, gaps on both scales, who gained.
  func figures(_ main: GapProblem, _ problems: [GapProblem]) -> [FigureData] {
    var figures = [FigureData(id: "groups", content: .equiplot(equiplot(problems)))]
    figures.append(FigureData(id: "gaps", content: .slopes(slopes(problems))))
    if let gains = contributions(main) {
      figures.append(FigureData(id: "gains", content: .contributions(gains)))
    }
    return figures
  }

  private func mark(_ found: Estimated?) -> FigureMark {
    guard let found, found.value.isFinite else { return .absent }
    return .value(found.value, interval(found))
  }

  private func label(_ problem: GapProblem, _ group: Int) -> Value {
    problem.cells.groups[group].name.map { value($0, problem.cells.dimension) }
      ?? .localized(LocalizedText(it: "non noto", en: "not known"))
  }

  private func role(_ problem: GapProblem, _ group: Int) -> EquityRole {
    switch problem.cells.groups[group].name {
    case nil: .unknown
    case problem.cells.dimension.reference: .reference
    case problem.cells.dimension.focus: .focus
    default: .other
    }
  }

  private func equiplot(_ problems: [GapProblem]) -> Equiplot {
    Equiplot(
      title: .localized(kpi.label), unit: valueUnit,
      dimensions: problems.map { problem in
        Equiplot.Dimension(
          label: problem.cells.dimension.title,
          groups: problem.cells.groups.indices.map { group in
            Equiplot.Group(
              label: label(problem, group), role: role(problem, group),
              before: mark(shown(problem, 0, group)), after: mark(shown(problem, 1, group)))
          })
      })
  }

  /// A group's value in the campaign's places; without limits where it is not compared.
  private func shown(_ problem: GapProblem, _ part: Int, _ group: Int) -> Estimated? {
    if let position = problem.compared.firstIndex(of: group) {
      return problem.estimatedValue(part, group: position)
    }
    let total = problem.cells.total {
      $0.part == part && $0.group == group && problem.arms[0].contains($0.unit)
    }
    return total.people > 0 ? Estimated(value: total.sum / total.people) : nil
  }

  private func slopes(_ problems: [GapProblem]) -> SlopeFigure {
    let scales: [(GapScale, String, Double)] = [
      (.difference, "figure.gap.difference", 0), (.ratio, "figure.gap.ratio", 1),
    ]
    return SlopeFigure(
      panels: scales.map { scale, title, noGap in
        SlopeFigure.Panel(
          title: .term(title), unit: scale == .difference ? gapUnit : .ratio, noGap: noGap,
          lines: problems.map { problem in
            SlopeFigure.Line(
              label: problem.cells.dimension.title,
              before: mark(problem.estimatedGap(0, on: scale)),
              after: mark(problem.estimatedGap(1, on: scale)))
          })
      })
  }

  private func contributions(_ main: GapProblem) -> ContributionFigure? {
    guard let before = try? main.grouped(0), let after = try? main.grouped(1),
      let parts = try? before.parts(ofChangeTo: after)
    else { return nil }
    let count = main.compared.count
    return ContributionFigure(
      unit: gapUnit,
      groups: main.compared.indices.map { position in
        // Statistics takes the most deprived first.
        let place = count - 1 - position
        return ContributionFigure.Group(
          label: label(main, main.compared[position]), role: role(main, main.compared[position]),
          change: mark(main.estimatedChange(ofGroup: position)),
          ownPart: .value(parts.values[place], nil), sharePart: .value(parts.shares[place], nil))
      }, total: .value(parts.total, nil))
  }
}
