// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

/// The words inside figures.
enum FigureWords {
  /// The words of every kind of figure, and of what is said of them.
  static let all = phrases.adding(AlternativeWords.phrases).adding(ComparisonWords.phrases)
    .adding(RetentionWords.phrases).adding(EquityWords.phrases).adding(FunnelWords.phrases)
    .adding(TargetWords.phrases)

  static let phrases = Vocabulary([
    "figure.observed": Phrase(it: "Osservato", en: "Observed"),
    "figure.fitted": Phrase(it: "Modello", en: "Model"),
    "figure.counterfactual": Phrase(
      it: "Atteso senza l’intervento", en: "Expected without the intervention"),
    "figure.band": Phrase(
      it: "Intervallo dell’atteso", en: "Interval of what was expected"),
    "figure.start": Phrase(it: "Inizio: {period}", en: "Start: {period}"),
    "figure.phaseIn": Phrase(it: "Fase di avvio", en: "Phase-in"),
    "figure.excluded": Phrase(it: "Periodi esclusi", en: "Periods left out"),
    "figure.unused": Phrase(it: "Osservato, non usato", en: "Observed, not used"),
    "figure.acf": Phrase(it: "Autocorrelazione (ACF)", en: "Autocorrelation (ACF)"),
    "figure.pacf": Phrase(
      it: "Autocorrelazione parziale (PACF)", en: "Partial autocorrelation (PACF)"),
    "figure.lag": Phrase(it: "Ritardo (periodi)", en: "Lag (periods)"),
    "figure.bound": Phrase(
      it: "Limiti se non c’è autocorrelazione: ±{bound}",
      en: "Limits if there is no autocorrelation: ±{bound}"),
    "figure.beyond": Phrase(it: "Oltre i limiti", en: "Beyond the limits"),
    "figure.residuals": Phrase(it: "Residui standardizzati", en: "Standardised residuals"),
    "figure.two": Phrase(it: "±2", en: "±2"),
    "figure.wild": Phrase(it: "Oltre ±3", en: "Beyond ±3"),
    "unit.proportion": Phrase(it: "percentuale", en: "per cent"),
    "unit.points": Phrase(it: "punti percentuali", en: "percentage points"),
    "unit.ratio": Phrase(it: "rapporto", en: "ratio"),
    "unit.oddsRatio": Phrase(it: "odds ratio", en: "odds ratio"),
    "unit.count": Phrase(it: "numero", en: "number"),
    "unit.count.day": Phrase(it: "numero al giorno", en: "number a day"),
    "unit.count.week": Phrase(it: "numero a settimana", en: "number a week"),
    "unit.count.month": Phrase(it: "numero al mese", en: "number a month"),
    "unit.count.quarter": Phrase(it: "numero a trimestre", en: "number a quarter"),
    "unit.count.year": Phrase(it: "numero all’anno", en: "number a year"),
    "unit.rate": Phrase(it: "ogni {base}", en: "per {base}"),
    "unit.probability": Phrase(it: "probabilità", en: "probability"),
  ])

  /// What an axis in a unit is labelled with; empty for a bare number.
  static func axis(_ unit: Unit, _ step: CalendarStep, _ words: Wording) -> String {
    switch unit {
    case .number: ""
    case .proportion: words.label("unit.proportion")
    case .points: words.label("unit.points")
    case .ratio: words.label("unit.ratio")
    case .oddsRatio: words.label("unit.oddsRatio")
    case .count: words.term("unit.count.\(step.rawValue)").plainText
    case .rate(let base):
      base == 1
        ? "" : words.label("unit.rate", ["base": words.numbers.text(base, .number)])
    case .measure(let name): MeasureWords.name(name, words.language, singular: false)
    case .probability: words.label("unit.probability")
    case .money(let currency): currency
    }
  }

  /// What an axis of values that belong to no period is labelled with.
  static func axis(_ unit: Unit, _ words: Wording) -> String {
    unit == .count ? words.label("unit.count") : axis(unit, .month, words)
  }

  /// The factor from a value to what an axis in its unit prints.
  static func scale(_ unit: Unit) -> Double {
    switch unit {
    case .proportion, .points: 100
    case .rate(let base): base.isFinite && base > 0 ? base : 1
    case .number, .ratio, .oddsRatio, .count, .measure, .probability, .money: 1
    }
  }
}

extension Wording {
  /// A phrase of the vocabulary as plain text, for a label.
  func label(_ term: String, _ pieces: [String: String] = [:]) -> String {
    vocabulary[term]?.text(language, pieces) ?? Inline.unfilled(term).plainText
  }
}
