// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
public import Findings

/// What figures show, in words: for those who do not see them, and as their `<desc>`.
extension Wording {
  /// What a figure shows, with the numbers that matter in it.
  public func alternative(_ figure: FigureData) -> String {
    let words = Wording(language, FigureWords.all)
    switch figure.content {
    case .series(let series): return words.describe(series)
    case .correlogram(let correlogram): return words.describe(correlogram)
    case .residuals(let residuals): return words.describe(residuals)
    case .eventStudy(let study): return words.describe(study)
    case .forest(let forest): return words.describe(forest)
    case .cohortHeatMap(let map): return words.describe(map)
    case .survival(let survival): return words.describe(survival)
    case .hazard(let hazard): return words.describe(hazard)
    case .equiplot(let equiplot): return words.describe(equiplot)
    case .slopes(let slopes): return words.describe(slopes)
    case .contributions(let parts): return words.describe(parts)
    case .funnel(let funnel): return words.describe(funnel)
    case .targets(let targets): return words.describe(targets)
    }
  }

  /// A figure's title.
  func title(_ figure: FigureData) -> String {
    let words = Wording(language, FigureWords.all)
    switch figure.content {
    case .series(let series):
      return series.panels.map { $0.title.text(language) }.joined(separator: "; ")
    case .correlogram: return words.label("alternative.correlogram.title")
    case .residuals: return words.label("figure.residuals")
    case .eventStudy: return words.label("figure.eventStudy")
    case .forest(let forest): return words.label(forest.title)
    case .cohortHeatMap(let map): return words.value(map.title).plainText
    case .survival(let survival): return words.label("figure.survival" + survival.suffix)
    case .hazard: return words.label("figure.hazard")
    case .equiplot(let equiplot): return words.value(equiplot.title).plainText
    case .slopes: return words.label("figure.slopes")
    case .contributions: return words.label("figure.contributions")
    case .funnel(let funnel): return words.value(funnel.title).plainText
    case .targets: return words.label("figure.targets")
    }
  }

  // MARK: Series

  private func describe(_ figure: SeriesFigure) -> String {
    var sentences = figure.panels.map { describe($0, figure) }
    let starts = figure.starts.sorted().map { numbers.period(figure.step, $0) }
    if !starts.isEmpty {
      sentences.append(
        label("alternative.start", ["periods": starts.joined(separator: ", ")]))
    }
    for (term, ranges) in [
      ("alternative.phaseIn", figure.phaseIn), ("alternative.excluded", figure.excluded),
    ] where !ranges.isEmpty {
      let periods = ranges.map { numbers.periods(figure.step, $0.first, $0.last) }
      sentences.append(label(term, ["periods": periods.joined(separator: "; ")]))
    }
    return sentences.joined(separator: " ")
  }

  private func describe(_ panel: SeriesFigure.Panel, _ figure: SeriesFigure) -> String {
    let values = panel.observed.compactMap(\.self).filter(\.isFinite)
    let title = panel.title.text(language)
    guard let least = values.min(), let most = values.max() else {
      guard panel.fitted.contains(where: { $0 != nil }) else {
        return label("alternative.empty", ["title": title])
      }
      let withheld = label("alternative.withheld", ["title": title])
      return withheld + (comparison(panel, figure).map { " " + $0 } ?? "")
    }
    let last = figure.first + panel.observed.count - 1
    let decimals = numbers.decimals(for: values, panel.unit)
    let observed = label(
      "alternative.observed",
      [
        "title": title, "periods": numbers.periods(figure.step, figure.first, last),
        "n": numbers.count(values.count),
        "least": numbers.text(least, panel.unit, decimals: decimals),
        "most": numbers.text(most, panel.unit, decimals: decimals),
      ])
    return observed + (comparison(panel, figure).map { " " + $0 } ?? "")
  }

  /// Model against counterfactual at the last period that has both.
  private func comparison(_ panel: SeriesFigure.Panel, _ figure: SeriesFigure) -> String? {
    let pairs = zip(panel.fitted, panel.counterfactual).enumerated()
    guard
      let (offset, pair) = pairs.reversed().first(where: {
        $0.element.0 != nil && $0.element.1 != nil
      }
      ), let fitted = pair.0, let expected = pair.1
    else { return nil }
    func limit(_ values: [Double?]) -> Double? {
      values.indices.contains(offset) ? values[offset] : nil
    }
    var pieces = ["period": numbers.period(figure.step, figure.first + offset)]
    guard let lower = limit(panel.lower), let upper = limit(panel.upper) else {
      pieces["fitted"] = numbers.text(fitted, panel.unit)
      pieces["expected"] = numbers.text(expected, panel.unit)
      return label("alternative.expected", pieces)
    }
    let interval = Interval(lower: lower, upper: upper)
    let decimals = numbers.decimals(interval, panel.unit, value: expected)
    pieces["fitted"] = numbers.text(fitted, panel.unit, decimals: decimals)
    pieces["expected"] = numbers.text(expected, panel.unit, decimals: decimals)
    pieces["range"] = numbers.interval(interval, panel.unit, decimals: decimals)
    return label("alternative.expected.band", pieces)
  }

  // MARK: Correlogram

  private func describe(_ figure: CorrelogramFigure) -> String {
    let opening = label(
      "alternative.correlogram",
      [
        "n": numbers.count(figure.autocorrelation.count),
        "bound": numbers.text(figure.bound, .number, decimals: 2),
      ])
    return opening + " " + describe("figure.acf", figure.autocorrelation, figure.bound) + " "
      + describe("figure.pacf", figure.partial, figure.bound)
  }

  private func describe(_ name: String, _ values: [Double], _ bound: Double) -> String {
    let title = label(name)
    let finite = values.enumerated().filter { $0.element.isFinite }
    guard let largest = finite.max(by: { $0.element.magnitude < $1.element.magnitude }) else {
      return label("alternative.empty", ["title": title])
    }
    let beyond = finite.filter { $0.element.magnitude > bound }.map { numbers.count($0.offset + 1) }
    let term =
      switch beyond.count {
      case 0: "alternative.lags.none"
      case ...6: "alternative.lags"
      default: "alternative.lags.many"
      }
    return label(
      term,
      [
        "title": title, "value": numbers.text(largest.element, .number, decimals: 2),
        "lag": numbers.count(largest.offset + 1), "lags": beyond.joined(separator: ", "),
        "n": numbers.count(beyond.count), "of": numbers.count(values.count),
      ])
  }

  // MARK: Residuals

  private func describe(_ figure: ResidualFigure) -> String {
    let values = figure.residuals.compactMap(\.self).filter(\.isFinite)
    guard let least = values.min(), let most = values.max() else {
      return label("alternative.empty", ["title": label("figure.residuals")])
    }
    let opening = label(
      "alternative.residuals",
      [
        "periods": numbers.periods(
          figure.step, figure.first, figure.first + figure.residuals.count - 1),
        "n": numbers.count(values.count),
        "least": numbers.text(least, .number, decimals: 1),
        "most": numbers.text(most, .number, decimals: 1),
        "two": numbers.count(values.filter { $0.magnitude > 2 }.count),
      ])
    let wild = figure.residuals.enumerated().filter { ($0.element?.magnitude ?? 0) > 3 }
      .map { numbers.period(figure.step, figure.first + $0.offset) }
    guard !wild.isEmpty else { return opening + " " + label("alternative.wild.none") }
    return opening + " " + label("alternative.wild", ["periods": wild.joined(separator: ", ")])
  }
}

/// The sentences that figures are described with.
enum AlternativeWords {
  static let phrases = Vocabulary([
    "alternative.observed": Phrase(
      it: "{title}: {n} {n?valore osservato:valori osservati}, {periods}, tra {least} e {most}.",
      en: "{title}: {n} observed {n?value:values}, {periods}, between {least} and {most}."),
    "alternative.withheld": Phrase(
      it: "{title}: valori osservati riservati; è disegnato solo il modello.",
      en: "{title}: observed values withheld; only the model is drawn."),
    "alternative.empty": Phrase(it: "{title}: nessun valore.", en: "{title}: no values."),
    "alternative.expected": Phrase(
      it:
        "Alla fine ({period}) il modello dà {fitted}; senza l’intervento si attendeva {expected}.",
      en:
        "At the end ({period}) the model gives {fitted}; without the intervention {expected} was expected."
    ),
    "alternative.expected.band": Phrase(
      it:
        "Alla fine ({period}) il modello dà {fitted}; senza l’intervento si attendeva {expected} ({range}).",
      en:
        "At the end ({period}) the model gives {fitted}; without the intervention {expected} was expected ({range})."
    ),
    "alternative.start": Phrase(
      it: "Linea verticale all’inizio: {periods}.", en: "Vertical line at the start: {periods}."),
    "alternative.phaseIn": Phrase(
      it: "Fase di avvio, in grigio: {periods}.", en: "Phase-in, shaded: {periods}."),
    "alternative.excluded": Phrase(
      it: "Periodi esclusi, tratteggiati: {periods}.", en: "Periods left out, hatched: {periods}."),
    "alternative.correlogram.title": Phrase(
      it: "Correlogramma dei residui", en: "Correlogram of the residuals"),
    "alternative.correlogram": Phrase(
      it:
        "Correlogramma dei residui, {n} {n?ritardo:ritardi}; limiti se non c’è autocorrelazione: ±{bound}.",
      en:
        "Correlogram of the residuals, {n} {n?lag:lags}; limits if there is no autocorrelation: ±{bound}."
    ),
    "alternative.lags": Phrase(
      it:
        "{title}: il valore più grande è {value}, al ritardo {lag}; oltre i limiti {n?il ritardo:i ritardi} {lags}.",
      en:
        "{title}: the largest is {value}, at lag {lag}; beyond the limits {n?is lag:are lags} {lags}."
    ),
    "alternative.lags.many": Phrase(
      it:
        "{title}: il valore più grande è {value}, al ritardo {lag}; oltre i limiti {n} ritardi su {of}.",
      en: "{title}: the largest is {value}, at lag {lag}; beyond the limits are {n} lags of {of}."),
    "alternative.lags.none": Phrase(
      it: "{title}: il valore più grande è {value}, al ritardo {lag}; nessuno è oltre i limiti.",
      en: "{title}: the largest is {value}, at lag {lag}; none is beyond the limits."),
    "alternative.residuals": Phrase(
      it:
        "Residui standardizzati, {periods}: {n} {n?valore:valori}, tra {least} e {most}; oltre ±2: {two}.",
      en:
        "Standardised residuals, {periods}: {n} {n?value:values}, between {least} and {most}; beyond ±2: {two}."
    ),
    "alternative.wild": Phrase(it: "Oltre ±3: {periods}.", en: "Beyond ±3: {periods}."),
    "alternative.wild.none": Phrase(it: "Nessuno è oltre ±3.", en: "None is beyond ±3."),
  ])
}
