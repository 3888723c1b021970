// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// Words of the annex on reporting standards.
enum StandardWords {
  static let vocabulary = Vocabulary([
    "standard.title": Phrase(
      it: "Allegato: gli standard di rendicontazione", en: "Annex: reporting standards"),
    "standard.intro": Phrase(
      it:
        "Ogni voce è riempita dallo studio; dove manca, è scritta la chiave del file di studio che la riempirebbe. Le voci sono riassunte con parole nostre.",
      en:
        "Each item is filled from the study; where it is missing, the key of the study file that would fill it is named. Items are summed up in our words."
    ),
    "standard.number": Phrase(it: "N.", en: "No."),
    "standard.asks": Phrase(it: "Che cosa si chiede", en: "What is asked"),
    "standard.answer": Phrase(it: "In questo studio", en: "In this study"),
    "standard.not-reported": Phrase(it: "NON RIPORTATO", en: "NOT REPORTED"),
    "standard.key": Phrase(it: "chiave", en: "key"),
    "standard.epoc-series": Phrase(
      it: "EPOC, i sette criteri per le serie temporali interrotte: {outcome} ({analysis}).",
      en: "EPOC, the seven criteria for interrupted time series: {outcome} ({analysis})."),
    "standard.rows": Phrase(
      it: "usate {used} righe su {read} lette", en: "{used} rows used of {read} read"),
    "standard.all-rows": Phrase(
      it: "tutte le righe che le fonti contengono", en: "all rows that the sources hold"),
    "standard.no-assignment": Phrase(
      it: "nessuna assegnazione: lo stesso gruppo prima e dopo, o seguito nel tempo",
      en: "no assignment: the same group before and after, or followed over time"),
    "standard.not-chosen": Phrase(
      it: "confronto con chi la campagna non ha raggiunto; come sia stato scelto non è dichiarato",
      en:
        "comparison with those whom the campaign did not reach; how they were chosen is not declared"
    ),
    "standard.no-groups": Phrase(
      it: "nessun gruppo di confronto", en: "no comparison group"),
    "standard.assessed.objective": Phrase(
      it: "nessuno doveva giudicarlo", en: "nobody had to judge it"),
    "standard.assessed.blind": Phrase(
      it: "giudicato da chi non sapeva della campagna",
      en: "judged by people who knew nothing of the campaign"),
    "standard.assessed.open": Phrase(
      it: "giudicato da chi sapeva della campagna",
      en: "judged by people who knew of the campaign"),
    "standard.same": Phrase(
      it: "raccolti sempre allo stesso modo", en: "gathered in the same way throughout"),
    "standard.changed": Phrase(
      it: "il modo di raccoglierli è cambiato", en: "the way of gathering them changed"),
    "standard.people": Phrase(it: "persona", en: "person"),
    "standard.none": Phrase(it: "nessuna", en: "none"),
    "standard.see-methods": Phrase(
      it: "si veda «I metodi in parole»", en: "see “Methods in words”"),
    "standard.see-results": Phrase(it: "si vedano i risultati", en: "see the results"),
    "standard.see-limits": Phrase(it: "si vedano i limiti", en: "see the limits"),
    "standard.see-deviations": Phrase(
      it: "piano registrato: si vedano gli scostamenti",
      en: "plan registered: see the deviations"),
    "standard.not-registered": Phrase(
      it: "piano non registrato: non verificabile", en: "plan not registered: cannot be verified"),
    "standard.not-concealed": Phrase(
      it: "no: si sapeva quali luoghi erano raggiunti",
      en: "no: which places were reached was known"),
    "standard.described": Phrase(
      it: "nessun confronto: il livello è descritto, non spiegato",
      en: "no comparison: the level is described, not explained"),
    "standard.compared": Phrase(
      it: "confronto con chi la campagna non ha raggiunto",
      en: "comparison with those whom the campaign did not reach"),
    "standard.not-compared": Phrase(
      it: "nessun confronto: ciò che è accaduto insieme alla campagna non se ne distingue",
      en: "no comparison: what happened together with the campaign cannot be told apart"),
    "standard.planned.before-data": Phrase(
      it: "luoghi e date dichiarati prima dei dati, secondo gli autori",
      en: "places and dates declared before the data, by the authors’ account"),
    "standard.planned.after-data": Phrase(
      it: "luoghi e date dichiarati con i dati già visti",
      en: "places and dates declared after the data were seen"),
    "standard.planned.exploratory": Phrase(
      it: "luoghi e date scelti esplorando i dati",
      en: "places and dates chosen while exploring the data"),
  ])
}
