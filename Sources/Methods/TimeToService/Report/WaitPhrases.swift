// SPDX-License-Identifier: GPL-3.0-or-later

import Reports

/// What the section on waits says, apart from what every section says.
enum WaitPhrases {
  static let vocabulary = OutcomePhrases.vocabulary.adding(words).adding(notes)

  static let words = Vocabulary([
    "figure.everyone": Phrase(it: "Tutti", en: "Everyone"),
    "service.before": Phrase(it: "prima", en: "before"),
    "service.after": Phrase(it: "dopo", en: "after"),
    "service.dash": Phrase(it: "—", en: "—"),
    "service.no-group": Phrase(it: "(senza gruppo)", en: "(no group)"),
    "service.not-reached": Phrase(it: "non raggiunta", en: "not reached"),
    "service.fewer": Phrase(it: "meno di {n}", en: "fewer than {n}"),
    "service.flow.rows": Phrase(it: "lette dalla fonte", en: "read from the source"),
    "service.flow.eligible": Phrase(
      it: "nel periodo e nei criteri dell’analisi", en: "within the times and criteria"),
    "service.flow.requested": Phrase(
      it: "con richiesta entro la data di chiusura", en: "requested by the cut-off"),
    "service.flow.used": Phrase(it: "usate", en: "used"),
    "column.group": Phrase(it: "Gruppo", en: "Group"),
    "column.people": Phrase(it: "Richieste", en: "Requests"),
    "column.served": Phrase(it: "Servite", en: "Served"),
    "column.median": Phrase(it: "Giorno mediano", en: "Median day"),
    "column.median.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "column.day": Phrase(it: "Giorno", en: "Day"),
    "column.waiting": Phrase(it: "Aspetta ancora", en: "Still waiting"),
    "column.p": Phrase(it: "p", en: "p"),
  ])

  static let notes = Vocabulary([
    "service.change.higher": Phrase(
      it:
        "Entro {n} {n?giorno:giorni}: dal {before} prima al {after} dopo, {difference} in più ({interval}).",
      en:
        "Within {n} {n?day:days}: from {before} before to {after} after, {difference} more ({interval})."
    ),
    "service.change.lower": Phrase(
      it:
        "Entro {n} {n?giorno:giorni}: dal {before} prima al {after} dopo, una differenza di {difference} ({interval}).",
      en:
        "Within {n} {n?day:days}: from {before} before to {after} after, a difference of {difference} ({interval})."
    ),
    "service.change.unclear": Phrase(
      it:
        "Entro {n} {n?giorno:giorni}: dal {before} prima al {after} dopo; non si può dire se sia cambiato: la differenza è {difference} ({interval}).",
      en:
        "Within {n} {n?day:days}: from {before} before to {after} after; whether it changed cannot be said: the difference is {difference} ({interval})."
    ),
    "service.refused.nobody": Phrase(
      it: "L’analisi non è stata eseguita: in uno dei tempi non c’è alcuna richiesta.",
      en: "The analysis was not done: in one of the times there is no request."),
    "service.warning.interim": Phrase(
      it:
        "Analisi intermedia: la fonte è stata estratta prima della data di chiusura, e si vede fino al {day}. Nessun giudizio.",
      en:
        "Interim: the source was extracted before the cut-off, and is seen up to {day}. No judgement."
    ),
    "service.warning.backwards": Phrase(
      it: "Richieste con il servizio o il ritiro prima della richiesta, lasciate fuori: {n}.",
      en: "Requests with service or withdrawal before the request, left out: {n}."),
    "service.warning.lost": Phrase(
      it: "Più del 5% delle richieste non ha una data, e non conta.",
      en: "More than 5% of requests have no date, and do not count."),
    "service.warning.groups": Phrase(
      it: "I gruppi sono più di {most}: non si mostrano. Unirli in una colonna con meno valori.",
      en:
        "There are more than {most} groups: none is shown. Join them in a column with fewer values."
    ),
    "service.remark.no-median": Phrase(
      it: "Nel tempo osservato è stata servita meno della metà: la mediana non è raggiunta.",
      en: "In the time observed fewer than half were served: the median is not reached."),
    "service.remark.withdrawn": Phrase(
      it:
        "Chi ritira la richiesta conta come chi aspetta ancora fino a quel giorno: se ritira perché stanco di aspettare, l’attesa vera è più lunga di così.",
      en:
        "Whoever withdraws counts as waiting up to that day: where people withdraw because they are tired of waiting, the true wait is longer than this."
    ),
    "service.remark.uncontrolled": Phrase(
      it: "Prima e dopo non c’è un confronto: le attese possono essere cambiate per altro.",
      en: "Before and after there is no comparison: waits may have changed for other reasons."),
    "service.remark.groups": Phrase(
      it:
        "Più gruppi si confrontano, più facilmente uno si distingue per caso. Con due tempi i gruppi sono quelli del tempo dopo.",
      en:
        "The more groups are compared, the more easily one stands out by chance. With two times, groups are those of the time after."
    ),
  ])
}
