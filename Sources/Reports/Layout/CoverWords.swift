// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// Words of the cover.
enum CoverWords {
  static let vocabulary = Vocabulary([
    "cover.caption": Phrase(it: "La valutazione.", en: "The evaluation."),
    "cover.status": Phrase(it: "Stato", en: "Status"),
    "status.incomplete": Phrase(
      it: "INCOMPLETA: un’analisi principale non ha risposta.",
      en: "INCOMPLETE: a primary analysis has no answer."),
    "status.interim": Phrase(
      it: "INTERMEDIA: i dati si fermano prima della data di chiusura, nessun giudizio.",
      en: "INTERIM: the data stop before the cut-off date, no verdict."),
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
    "cover.window": Phrase(it: "«{kpi}»: entro {within}", en: "“{kpi}”: within {within}"),
    "cover.closed": Phrase(
      it: "«{kpi}»: entro {within}; contano le righe datate fino al {closed}",
      en: "“{kpi}”: within {within}; rows dated up to {closed} count"),
    "span.day": Phrase(it: "{n} {n?giorno:giorni}", en: "{n} {n?day:days}"),
    "span.week": Phrase(it: "{n} {n?settimana:settimane}", en: "{n} {n?week:weeks}"),
    "span.month": Phrase(it: "{n} {n?mese:mesi}", en: "{n} {n?month:months}"),
    "span.quarter": Phrase(it: "{n} {n?trimestre:trimestri}", en: "{n} {n?quarter:quarters}"),
    "span.year": Phrase(it: "{n} {n?anno:anni}", en: "{n} {n?year:years}"),
    "cover.chosen": Phrase(it: "Come sono stati scelti i luoghi", en: "How places were chosen"),
    "cover.study": Phrase(it: "Studio", en: "Study"),
  ])
}
