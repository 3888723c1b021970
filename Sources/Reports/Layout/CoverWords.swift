// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// Words of the cover.
enum CoverWords {
  static let vocabulary = Vocabulary([
    "cover.caption": Phrase(it: "La valutazione.", en: "The evaluation."),
    "cover.status": Phrase(it: "Stato", en: "Status"),
    "status.not-registered": Phrase(
      it: "NON REGISTRATA: il piano non è stato depositato prima dei dati",
      en: "NOT REGISTERED: the plan was not deposited before the data"),
    "status.draft": Phrase(
      it: "BOZZA: manca la risposta di un’analisi principale",
      en: "DRAFT: a primary analysis has no answer"),
    "status.interim": Phrase(
      it: "INTERMEDIA: i dati si fermano prima della data di chiusura, nessun giudizio",
      en: "INTERIM: the data stop before the cut-off date, no verdict"),
    "cover.owner": Phrase(it: "Chi valuta", en: "Evaluated by"),
    "cover.funding": Phrase(it: "Chi finanzia", en: "Funded by"),
    "cover.campaign": Phrase(it: "Campagna", en: "Campaign"),
    "cover.since": Phrase(it: "dal {date}, senza fine", en: "from {date}, without end"),
    "cover.from-to": Phrase(it: "dal {from} al {to}", en: "from {from} to {to}"),
    "cover.planned": Phrase(it: "Analisi pianificata", en: "Analysis planned"),
    "planned.before-data": Phrase(
      it: "prima dei dati, secondo gli autori", en: "before the data, by the authors’ account"),
    "planned.after-data": Phrase(it: "dopo aver visto i dati", en: "after the data were seen"),
    "planned.exploratory": Phrase(it: "esplorativa", en: "exploratory"),
    "cover.extracted": Phrase(it: "Dati estratti", en: "Data extracted"),
    "cover.not-declared": Phrase(it: "data non dichiarata", en: "day not declared"),
    "cover.cutoff": Phrase(it: "Data di chiusura", en: "Cut-off date"),
    "cover.closing": Phrase(it: "Chiusura delle risposte", en: "Responses closed"),
    "cover.chosen": Phrase(it: "Come sono stati scelti i luoghi", en: "How places were chosen"),
    "cover.study": Phrase(it: "Studio", en: "Study"),
  ])
}
