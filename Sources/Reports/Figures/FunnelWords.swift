// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// The words of figures of funnels, and of what is said of them.
enum FunnelWords {
  static let phrases = Vocabulary([
    "figure.funnel": Phrase(
      it: "Quanti arrivano a ogni passo", en: "How many reach each step"),
    "figure.funnel.channels": Phrase(
      it: "Quanti arrivano in fondo, per canale", en: "How many reach the end, by channel"),
    "figure.funnel.axis": Phrase(
      it: "percentuale di chi è al primo passo", en: "per cent of those at the first step"),
    "figure.funnel.reached": Phrase(it: "Arrivati fin qui", en: "Came so far"),
    "figure.funnel.lost": Phrase(
      it: "Persi dal passo precedente", en: "Lost since the step before"),
    "figure.funnel.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "figure.funnel.none": Phrase(it: "nessun valore", en: "no value"),
    "figure.funnel.of-previous": Phrase(
      it: "{share}; {conversion} del passo precedente",
      en: "{share}; {conversion} of the step before"
    ),
    "alternative.funnel": Phrase(
      it: "{title}: {n} {n?barra:barre}, in percentuale di chi è al primo passo.",
      en: "{title}: {n} {n?bar:bars}, as per cent of those at the first step."),
    "alternative.funnel.bar": Phrase(it: "{name}: {text}", en: "{name}: {text}"),
  ])
}

extension Wording {
  /// The numbers of a bar: `34.2% (33.1% to 35.3%); 56% of the step before`.
  func funnelNumbers(_ bar: FunnelFigure.Bar) -> String {
    let share = funnelMark(bar.share, withInterval: true)
    guard bar.conversion != .absent else { return share }
    return label(
      "figure.funnel.of-previous",
      ["share": share, "conversion": funnelMark(bar.conversion, withInterval: false)])
  }

  private func funnelMark(_ mark: FigureMark, withInterval: Bool) -> String {
    switch mark {
    case .withheld: return term("hidden").plainText
    case .absent: return label("figure.funnel.none")
    case .value(let value, let interval):
      guard value.isFinite else { return label("figure.funnel.none") }
      guard let interval else { return numbers.text(value, .proportion, style: .short) }
      let places = numbers.decimals(interval, .proportion, value: value)
      let number = numbers.text(value, .proportion, decimals: places, style: .short)
      guard withInterval else { return number }
      return number + " ("
        + numbers.interval(interval, .proportion, decimals: places, style: .short) + ")"
    }
  }

  /// What a funnel shows.
  func describe(_ figure: FunnelFigure) -> String {
    let title = value(figure.title).plainText
    guard !figure.bars.isEmpty else { return label("alternative.empty", ["title": title]) }
    let opening = label(
      "alternative.funnel", ["title": title, "n": numbers.count(figure.bars.count)])
    let bars = figure.bars.map { bar in
      label(
        "alternative.funnel.bar", ["name": shortLabel(bar.label), "text": funnelNumbers(bar)])
    }
    return opening + " " + bars.joined(separator: ". ") + "."
  }
}
