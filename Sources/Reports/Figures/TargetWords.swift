// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

extension Wording {
  /// What the figure of KPIs against their targets shows, with its numbers.
  func describe(_ figure: TargetFigure) -> String {
    let title = label("figure.targets")
    guard !figure.rows.isEmpty else { return label("alternative.empty", ["title": title]) }
    let rows = figure.rows.map { targetName($0) + ": " + targetNumbers($0) + "." }
    return ([title + "."] + rows).joined(separator: " ")
  }

  /// A KPI's label, with what is not as usual of it.
  func targetName(_ row: TargetFigure.Row) -> String {
    row.label.text(language)
      + (row.better == .lower ? " (\(label("figure.targets.lower")))" : "")
  }

  /// A KPI's numbers: `54.1% (52.8% to 55.4%), target 52%, baseline 48%: met`.
  func targetNumbers(_ row: TargetFigure.Row) -> String {
    let observed =
      switch row.observed {
      case .value(let value, let interval):
        (row.isDeclared
          ? exactly(value, row.unit) : beside(row.target, value, interval, row.unit))
          + (row.isDeclared ? " (\(label("state.declared")))" : "")
      case .withheld: term("hidden").plainText
      case .absent: numbers.missing
      }
    var parts = [
      observed, label("figure.targets.at", ["value": exactly(row.target, row.unit)]),
    ]
    if let baseline = row.baseline {
      parts.append(label("figure.targets.from", ["value": exactly(baseline, row.unit)]))
    }
    let text = parts.joined(separator: language == .it ? "; " : "; ")
    return row.state.map { text + ": " + label("state.\($0.rawValue)") } ?? text
  }

  /// A value with its interval, in as many decimals as keep a limit apart from a target that it does
  /// not touch: else "23.27 to 25.00" would stand beside "cannot say" for a target of 25.
  func beside(_ target: Double?, _ value: Double, _ interval: Interval?, _ unit: Unit) -> String {
    guard let interval else { return numbers.text(value, unit) }
    let limits = [interval.lower, interval.upper].compactMap(\.self)
    var places = numbers.decimals(interval, unit, value: value)
    func text(_ number: Double) -> String { numbers.text(number, unit, decimals: places) }
    for _ in 0..<3 {
      guard let target, limits.contains(where: { $0 != target && text($0) == text(target) }) else {
        break
      }
      places += 1
    }
    let style: NumberFormat.UnitStyle =
      switch unit {
      case .proportion, .money: .words
      default: .bare
      }
    return text(value) + " ("
      + numbers.interval(interval, unit, decimals: places, style: style) + ")"
  }

  /// A value with all the digits that someone gave it.
  func exactly(_ value: Double, _ unit: Unit) -> String {
    numbers.text(value, unit, decimals: numbers.decimals(exactly: value, unit))
  }
}

/// The words of the figure of KPIs against their targets, and of states.
enum TargetWords {
  static let phrases = Vocabulary([
    "figure.targets": Phrase(
      it: "Gli indicatori rispetto al loro obiettivo", en: "The KPIs against their targets"),
    "figure.targets.axis": Phrase(
      it: "valore in percentuale del proprio obiettivo", en: "value as a percentage of its target"),
    "figure.targets.target": Phrase(it: "Obiettivo", en: "Target"),
    "figure.targets.baseline": Phrase(it: "Partenza", en: "Baseline"),
    "figure.targets.at": Phrase(it: "obiettivo {value}", en: "target {value}"),
    "figure.targets.from": Phrase(it: "partenza {value}", en: "baseline {value}"),
    "figure.targets.lower": Phrase(it: "più basso è meglio", en: "lower is better"),
    "figure.targets.beyond": Phrase(it: "(fuori scala)", en: "(off the scale)"),
    "figure.targets.undrawn": Phrase(
      it: "(non disegnato: l’obiettivo non è maggiore di 0)",
      en: "(not drawn: the target is not greater than 0)"),
    "state.met": Phrase(it: "raggiunto", en: "met"),
    "state.not-met": Phrase(it: "non raggiunto", en: "not met"),
    "state.cannot-say": Phrase(it: "non si può dire", en: "cannot say"),
    "state.too-early": Phrase(it: "troppo presto", en: "too early"),
    "state.declared": Phrase(
      it: "dichiarato, non ricalcolato", en: "declared, not recomputed"),
  ])
}
