// SPDX-License-Identifier: GPL-3.0-or-later

import Reports

/// What sections say of the way from rows to an outcome.
enum OutcomePhrases {
  static let vocabulary = flow.adding(columns).adding(readings).adding(notes)

  static let flow = Vocabulary([
    "flow.rows": Phrase(it: "lette dalla fonte", en: "read from the source"),
    "flow.eligible": Phrase(
      it: "nel periodo e nei criteri dell’analisi", en: "within the window and criteria"),
    "flow.mature": Phrase(
      it: "con il tempo di risposta già chiuso", en: "with the time to respond closed"),
    "flow.clear": Phrase(
      it: "con il tempo di risposta che non scavalca l’inizio",
      en: "with the time to respond not straddling the start"),
    "flow.used": Phrase(it: "usate, in periodi interi", en: "used, in whole periods"),
  ])

  /// Headers of tables of results.
  static let columns = Vocabulary([
    "column.step": Phrase(it: "Passo", en: "Step"),
    "column.rows": Phrase(it: "Righe", en: "Rows"),
    "column.left": Phrase(it: "Lasciate fuori", en: "Left out"),
    "column.values": Phrase(it: "Valori", en: "Values"),
    "column.place": Phrase(it: "Luogo", en: "Place"),
    "column.periods": Phrase(it: "Periodi", en: "Periods"),
    "column.from": Phrase(it: "Da", en: "From"),
    "column.to": Phrase(it: "A", en: "To"),
    "column.events": Phrase(it: "Eventi", en: "Events"),
    "column.trials": Phrase(it: "Su", en: "Out of"),
    "column.exposure": Phrase(it: "Esposizione", en: "Exposure"),
    "column.value": Phrase(it: "Valore", en: "Value"),
    "column.period": Phrase(it: "Periodo", en: "Period"),
    "column.part": Phrase(it: "Parte", en: "Part"),
    "column.observed": Phrase(it: "Osservato", en: "Observed"),
    "column.fitted": Phrase(it: "Atteso dal modello", en: "Fitted"),
    "column.counterfactual": Phrase(it: "Senza il cambiamento", en: "Without the change"),
    "column.lower": Phrase(it: "Limite inferiore", en: "Lower limit"),
    "column.upper": Phrase(it: "Limite superiore", en: "Upper limit"),
    "column.effect": Phrase(it: "Effetto", en: "Effect"),
    "column.absolute": Phrase(it: "Assoluto", en: "Absolute"),
    "column.absolute.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "column.relative": Phrase(it: "Relativo", en: "Relative"),
    "column.relative.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "column.term": Phrase(it: "Termine", en: "Term"),
    "column.estimate": Phrase(it: "Stima", en: "Estimate"),
    "column.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "column.check": Phrase(it: "Verifica", en: "Check"),
    "column.statistic": Phrase(it: "Statistica", en: "Statistic"),
    "column.degrees": Phrase(it: "Gradi di libertà", en: "Degrees of freedom"),
    "column.p": Phrase(it: "p", en: "p"),
    "column.reading": Phrase(it: "Lettura", en: "Reading"),
    "column.choice": Phrase(it: "Scelta", en: "Choice"),
  ])

  /// Cells, readings of checks, and what stands in sentences.
  static let readings = Vocabulary([
    "before": Phrase(it: "prima", en: "before"),
    "after": Phrase(it: "dopo", en: "after"),
    "left-out": Phrase(it: "escluso", en: "left out"),
    "effect.average": Phrase(
      it: "in media, {n} {n?periodo:periodi} dopo", en: "on average, {n} {n?period:periods} after"),
    "effect.cumulative": Phrase(
      it: "in totale, {n} {n?periodo:periodi} dopo", en: "in total, {n} {n?period:periods} after"),
    "false.placebo": Phrase(
      it: "Inizio fittizio: {start}", en: "Placebo start: {start}"),
    "reading.within": Phrase(
      it: "compatibile solo con cambiamenti minori di quanto conta",
      en: "fits only changes smaller than what matters"),
    "reading.includes-none": Phrase(
      it: "compatibile con nessun cambiamento, ma anche con cambiamenti che contano",
      en: "fits no change, but also changes that matter"),
    "reading.includes-none-open": Phrase(
      it: "compatibile con nessun cambiamento", en: "fits no change"),
    "reading.not-estimable": Phrase(
      it: "non stimabile: troppo pochi periodi per questi termini del modello",
      en: "cannot be estimated: too few periods for these terms of the model"),
    "reading.moved": Phrase(
      it: "mostra un cambiamento dove non doveva esserci: da pesare",
      en: "shows a change where there should be none: weigh it"),
    "choice.main": Phrase(it: "Analisi prestabilita", en: "Pre-specified analysis"),
    "outcome.run": Phrase(it: "da {first} a {last}", en: "{first} to {last}"),
    "outcome.only": Phrase(it: "{column}: {values}", en: "{column}: {values}"),
  ])

  /// Warnings, remarks, and the reasons of certainty.
  static let notes = Vocabulary([
    "outcome.refused.extreme": Phrase(
      it: "L’analisi non è stata eseguita: i conteggi superano ciò che si può calcolare.",
      en: "The analysis was not done: the counts exceed what can be computed."),
    "outcome.no-threshold": Phrase(
      it:
        "Non è stata dichiarata la soglia matters: il giudizio dice solo meglio, peggio o non si può dire.",
      en:
        "No threshold matters was declared: the verdict says only better, worse or cannot say."),
    "outcome.exploratory": Phrase(
      it: "Analisi esplorativa: suggerisce, non prova.",
      en: "Exploratory analysis: it suggests, it does not prove."),
    "outcome.lost-rows": Phrase(
      it: "Più del 5% delle righe è andato perso per valori mancanti.",
      en: "More than 5% of rows were lost for missing values."),
    "outcome.incomplete": Phrase(
      it:
        "Periodi incompleti ai bordi della finestra, o ancora aperti alla data di chiusura, lasciati fuori: {periods}.",
      en:
        "Periods incomplete at the edges of the window, or still open at the cut-off, left out: {periods}."
    ),
    "outcome.straddling": Phrase(
      it:
        "Periodi lasciati fuori perché il tempo di risposta scavalca l’inizio, e le risposte sarebbero in parte di prima e in parte di dopo: {periods}.",
      en:
        "Periods left out because the time to respond straddles the start, so that responses would be partly from before and partly from after: {periods}."
    ),
    "outcome.no-relative": Phrase(
      it:
        "L’effetto relativo non è dato: il valore atteso senza il cambiamento non è sicuramente positivo.",
      en:
        "The relative effect is not given: the value expected without the change is not surely positive."
    ),
    "certainty.few-points": Phrase(
      it: "Giù: meno di 8 punti da una parte.", en: "Down: fewer than 8 points on a side."),
    "certainty.after-data": Phrase(
      it: "Giù: analisi pianificata dopo aver visto i dati.",
      en: "Down: planned after the data were seen."),
    "certainty.other-event": Phrase(
      it: "Giù: nello stesso periodo è accaduto anche altro, e non c’è una serie di controllo.",
      en: "Down: other things happened in the same period, and there is no control series."),
    "certainty.one-arm": Phrase(
      it: "Giù: un altro evento ha toccato solo una delle serie.",
      en: "Down: another event touched one of the series only."),
    "certainty.lost-rows": Phrase(
      it: "Giù: più del 5% delle righe perso.", en: "Down: over 5% of rows lost."),
    "certainty.no-control": Phrase(
      it: "Non sale: senza serie di controllo.", en: "Not raised: no control series."),
    "certainty.not-registered": Phrase(
      it:
        "Non sale: il piano non è stato registrato prima dell’inizio con una data garantita da altri.",
      en:
        "Not raised: the plan was not registered before the start with a date that someone else vouches for."
    ),
  ])
}
