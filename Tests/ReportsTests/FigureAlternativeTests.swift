// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Testing

@testable import Reports

@Suite("What figures show, in words")
struct FigureAlternativeTests {
  private let month = FigureShapes.firstPeriod(.month)

  private var series: FigureData {
    FigureData(
      id: "series",
      content: .series(
        SeriesFigure(
          step: .month, first: month,
          panels: [
            .init(
              title: .init(it: "Adesione", en: "Response"), unit: .proportion,
              observed: [0.45, nil, 0.48, 0.5521], fitted: [0.46, 0.461, nil, 0.5449],
              counterfactual: [nil, nil, 0.463, 0.4848], lower: [nil, nil, nil, 0.459],
              upper: [nil, nil, nil, 0.5104])
          ], starts: [month + 2], phaseIn: [.init(first: month + 2, last: month + 2)],
          excluded: [.init(first: month, last: month + 1)])))
  }

  @Test("a series: its range, the model against what was expected, start, phase-in, exclusions")
  func describesSeries() {
    #expect(
      Wording(.it).alternative(series)
        == "Adesione: 3 valori osservati, da ottobre 2022 a gennaio 2023, tra 45,0% e 55,2%. "
        + "Alla fine (gennaio 2023) il modello dà 54,5%; senza l’intervento si attendeva 48,5% "
        + "(da 45,9% a 51,0%). Linea verticale all’inizio: dicembre 2022. Fase di avvio, in grigio: "
        + "dicembre 2022. Periodi esclusi, tratteggiati: da ottobre 2022 a novembre 2022.")
    #expect(
      Wording(.en).alternative(series).hasPrefix(
        "Response: 3 observed values, October 2022 to January 2023, between 45.0% and 55.2%. At the "
          + "end (January 2023) the model gives 54.5%; without the intervention 48.5% was expected "
          + "(45.9% to 51.0%)."))
  }

  @Test("a correlogram: the largest value of each part and the lags beyond the limits")
  func describesCorrelogram() {
    let figure = FigureData(
      id: "acf",
      content: .correlogram(
        CorrelogramFigure(
          autocorrelation: [0.52, 0.1, -0.3], partial: [0.1, -0.12, 0], bound: 0.1414)))
    #expect(
      Wording(.en).alternative(figure)
        == "Correlogram of the residuals, 3 lags; limits if there is no autocorrelation: ±0.14. "
        + "Autocorrelation (ACF): the largest is 0.52, at lag 1; beyond the limits are lags 1, 3. "
        + "Partial autocorrelation (PACF): the largest is −0.12, at lag 2; none is beyond the "
        + "limits.")
    let one = FigureData(
      id: "acf",
      content: .correlogram(CorrelogramFigure(autocorrelation: [0.5], partial: [], bound: 0.1)))
    #expect(
      Wording(.it).alternative(one)
        == "Correlogramma dei residui, 1 ritardo; limiti se non c’è autocorrelazione: ±0,10. "
        + "Autocorrelazione (ACF): il valore più grande è 0,50, al ritardo 1; oltre i limiti il "
        + "ritardo 1. Autocorrelazione parziale (PACF): nessun valore.")
  }

  @Test("many lags beyond the limits are counted, not listed")
  func manyLags() {
    let figure = FigureData(
      id: "acf",
      content: .correlogram(
        CorrelogramFigure(
          autocorrelation: Array(repeating: 0.5, count: 12), partial: [], bound: 0.1)))
    #expect(Wording(.en).alternative(figure).contains("beyond the limits are 12 lags of 12."))
  }

  @Test("residuals: their range, how many beyond ±2, and when beyond ±3")
  func describesResiduals() {
    let figure = FigureData(
      id: "residuals",
      content: .residuals(
        ResidualFigure(
          step: .month, first: month, residuals: [0.5, -2.34, nil, 3.2, -1], starts: [month + 3])))
    #expect(
      Wording(.it).alternative(figure)
        == "Residui standardizzati, da ottobre 2022 a febbraio 2023: 4 valori, tra −2,3 e 3,2; "
        + "oltre ±2: 2. Oltre ±3: gennaio 2023.")
  }

  @Test("every shape has words in both languages, without an unfilled slot")
  func everyShape() {
    for (name, figure) in FigureShapes.all {
      for language in Language.allCases {
        let words = Wording(language)
        #expect(words.alternative(figure).contains("⟦") == false, "\(name)")
        #expect(words.title(figure).contains("⟦") == false)
        let block = words.figure(figure, path: "f.svg", caption: ["c"])
        #expect(block.alternative == words.alternative(figure))
      }
    }
  }
}
