// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

/// What figures of equity show, in words.
extension Wording {
  // MARK: Equiplot

  func describe(_ figure: Equiplot) -> String {
    let title = value(figure.title).plainText
    guard !figure.dimensions.isEmpty else { return label("alternative.empty", ["title": title]) }
    return ([title + "."] + figure.dimensions.map { describe($0, figure.unit) })
      .joined(separator: " ")
  }

  private func describe(_ dimension: Equiplot.Dimension, _ unit: Unit) -> String {
    let name = shortLabel(dimension.label)
    var sentences: [String] = []
    func text(_ mark: FigureMark) -> String { short(mark, unit) }
    if let reference = dimension.groups.first(where: { $0.role == .reference }),
      let focus = dimension.groups.first(where: { $0.role == .focus })
    {
      sentences.append(
        label(
          "alternative.equiplot.pair",
          [
            "name": name, "reference": shortLabel(reference.label),
            "before": text(reference.before), "after": text(reference.after),
            "focus": shortLabel(focus.label), "focusBefore": text(focus.before),
            "focusAfter": text(focus.after),
          ]))
    }
    let times: [(String, KeyPath<Equiplot.Group, FigureMark>)] = [
      ("figure.before", \.before), ("figure.after", \.after),
    ]
    for (term, path) in times {
      let time = label(term).lowercased()
      let known = dimension.groups.compactMap { group -> (String, Double)? in
        guard let number = group[keyPath: path].number, number.isFinite else { return nil }
        return (shortLabel(group.label), number)
      }
      if let least = known.min(by: { $0.1 < $1.1 }), let most = known.max(by: { $0.1 < $1.1 }) {
        let decimals = numbers.decimals(for: known.map(\.1), unit)
        sentences.append(
          label(
            "alternative.equiplot",
            [
              "name": name, "time": time,
              "least": numbers.text(least.1, unit, decimals: decimals), "leastName": least.0,
              "most": numbers.text(most.1, unit, decimals: decimals), "mostName": most.0,
            ]))
      }
      let withheld = dimension.groups.count { $0[keyPath: path] == .withheld }
      if withheld > 0 {
        sentences.append(
          label(
            "alternative.equiplot.withheld",
            ["name": name, "time": time, "n": numbers.count(withheld)]))
      }
    }
    guard !sentences.isEmpty else { return label("alternative.group.empty", ["name": name]) }
    return sentences.joined(separator: " ")
  }

  /// A mark as a number, or why there is none.
  private func short(_ mark: FigureMark, _ unit: Unit) -> String {
    switch mark {
    case .value(let number, let interval): numbers.estimate(number, interval, unit)
    case .withheld: term("hidden").plainText
    case .absent: label("figure.absent")
    }
  }

  // MARK: Slopes

  func describe(_ figure: SlopeFigure) -> String {
    let opening = label("figure.slopes") + "."
    let panels = figure.panels.map { panel in
      let lines = panel.lines.map { line in
        label(
          "alternative.slope",
          [
            "name": shortLabel(line.label), "before": short(line.before, panel.unit),
            "after": short(line.after, panel.unit),
          ])
      }
      let title = value(panel.title).plainText
      guard !lines.isEmpty else { return label("alternative.empty", ["title": title]) }
      return title + ". " + lines.joined(separator: "; ") + "."
    }
    return ([opening] + panels).joined(separator: " ")
  }

  // MARK: Contributions

  func describe(_ figure: ContributionFigure) -> String {
    let most = 12
    var groups = figure.groups.prefix(most).map { group in
      label(
        "alternative.contribution",
        [
          "name": shortLabel(group.label), "change": short(group.change, figure.unit),
          "part": short(group.ownPart, figure.unit),
        ])
    }
    if figure.groups.count > most {
      groups.append(
        label("alternative.more", ["n": numbers.count(figure.groups.count - most)]))
    }
    let total = label(
      "alternative.contribution.total", ["total": short(figure.total, figure.unit)])
    let sentences = [label("figure.contributions") + ".", total]
    return (sentences + (groups.isEmpty ? [] : [groups.joined(separator: "; ") + "."]))
      .joined(separator: " ")
  }
}
