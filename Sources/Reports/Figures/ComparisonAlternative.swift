// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

/// What figures of comparisons show, in words.
extension Wording {
  func describe(_ figure: EventStudyFigure) -> String {
    func clear(_ points: [EventStudyFigure.Point]) -> Int {
      points.count { point in
        guard let interval = point.interval else { return false }
        return (interval.lower ?? -1) > 0 || (interval.upper ?? 1) < 0
      }
    }
    let before = figure.points.filter { $0.eventTime < 0 && $0.interval != nil }
    let after = figure.points.filter { $0.eventTime >= 0 }
    guard let last = after.last else {
      return label("alternative.empty", ["title": label("figure.eventStudy")])
    }
    let decimals = numbers.decimals(for: figure.points.map(\.value), figure.unit)
    guard figure.points.contains(where: { $0.interval != nil }) else {
      return label(
        "alternative.eventStudy.alone",
        [
          "n": numbers.count(figure.points.count), "time": numbers.count(last.eventTime),
          "value": numbers.text(last.value, figure.unit, decimals: decimals),
        ])
    }
    return label(
      "alternative.eventStudy",
      [
        "before": numbers.count(before.count), "clear": numbers.count(clear(before)),
        "after": numbers.count(after.count), "clearAfter": numbers.count(clear(after)),
        "time": numbers.count(last.eventTime),
        "value": numbers.text(last.value, figure.unit, decimals: decimals),
      ])
  }

  func describe(_ figure: ForestFigure) -> String {
    let opening = label(figure.title) + "."
    let sentences = figure.series.indices.compactMap { index -> String? in
      let rows = figure.rows.filter { $0.marks.indices.contains(index) && $0.marks[index] != nil }
      let values = rows.map { $0.marks[index]?.value ?? 0 }
      guard let least = values.min(), let most = values.max() else { return nil }
      let decimals = numbers.decimals(for: values, figure.unit)
      return label(
        "alternative.forest",
        [
          "series": label(figure.series[index]), "n": numbers.count(rows.count),
          "least": numbers.text(least, figure.unit, decimals: decimals),
          "most": numbers.text(most, figure.unit, decimals: decimals),
        ])
    }
    return ([opening] + sentences).joined(separator: " ")
  }
}

/// The words of figures of comparisons.
enum ComparisonWords {
  static let phrases = Vocabulary([
    "figure.survey.change": Phrase(
      it: "Risposte dopo, a confronto con prima", en: "Answers after, compared with before"),
    "figure.survey.net": Phrase(
      it: "Probabilità di una risposta più alta meno più bassa",
      en: "Chance of a higher answer less a lower one"),
    "survey.option": Phrase(it: "{item}: {option}", en: "{item}: {option}"),
    "figure.eventStudy": Phrase(
      it: "Effetto per periodo dall’inizio", en: "Effect by period since the start"),
    "figure.eventTime.day": Phrase(it: "Giorni dall’inizio", en: "Days since the start"),
    "figure.eventTime.week": Phrase(it: "Settimane dall’inizio", en: "Weeks since the start"),
    "figure.eventTime.month": Phrase(it: "Mesi dall’inizio", en: "Months since the start"),
    "figure.eventTime.quarter": Phrase(
      it: "Trimestri dall’inizio", en: "Quarters since the start"),
    "figure.eventTime.year": Phrase(it: "Anni dall’inizio", en: "Years since the start"),
    "figure.event.before": Phrase(
      it: "Prima: dovrebbe stare sullo 0", en: "Before: should be at 0"),
    "figure.event.reference": Phrase(it: "Riferimento", en: "Reference"),
    "figure.event.after": Phrase(it: "Dopo", en: "After"),
    "figure.event.band": Phrase(
      it: "Banda per tutto il percorso", en: "Band for the whole path"),
    "figure.matters": Phrase(it: "Soglia che conta", en: "Threshold that matters"),
    "figure.leaveOneOut": Phrase(
      it: "Effetto senza un luogo alla volta", en: "Effect without each place in turn"),
    "figure.all": Phrase(it: "Tutti i luoghi", en: "All places"),
    "figure.effect": Phrase(it: "Effetto, con il suo intervallo", en: "Effect, with its interval"),
    "figure.balance": Phrase(
      it: "Somiglianza con i controlli: differenze in deviazioni standard",
      en: "Likeness to controls: differences in standard deviations"),
    "figure.balance.before": Phrase(it: "Tutti i controlli", en: "All controls"),
    "figure.balance.after": Phrase(it: "Controlli scelti", en: "Chosen controls"),
    "figure.outcomeBefore": Phrase(it: "Esito prima", en: "Outcome before"),
    "alternative.eventStudy": Phrase(
      it:
        "Effetto per periodo dall’inizio. Prima dell’inizio {before} {before?stima:stime}, {clear} con l’intervallo tutto da un lato dello zero; dopo {after} {after?stima:stime}, {clearAfter} con l’intervallo tutto da un lato. All’ultimo periodo ({time} dall’inizio) l’effetto è {value}.",
      en:
        "Effect by period since the start. Before the start {before} {before?estimate:estimates}, {clear} with the interval on one side of zero; after it {after} {after?estimate:estimates}, {clearAfter} with the interval on one side. In the last period ({time} after the start) the effect is {value}."
    ),
    "alternative.eventStudy.alone": Phrase(
      it:
        "Effetto per periodo dall’inizio: {n} stime, senza intervallo. All’ultimo periodo ({time} dall’inizio) l’effetto è {value}.",
      en:
        "Effect by period since the start: {n} estimates, without intervals. In the last period ({time} after the start) the effect is {value}."
    ),
    "alternative.forest": Phrase(
      it: "{series}: {n} {n?riga:righe}, tra {least} e {most}.",
      en: "{series}: {n} {n?row:rows}, between {least} and {most}."),
  ])
}
