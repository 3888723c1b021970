// SPDX-License-Identifier: GPL-3.0-or-later

import Reports

extension RetentionPhrases {
  /// Refusals, warnings and remarks.
  static let notes = Vocabulary([
    "retention.refused.nobody": Phrase(
      it: "L’analisi non è stata eseguita: nessuna riga è un’iscrizione.",
      en: "The analysis was not done: no row is an enrolment."),
    "retention.refused.too-late": Phrase(
      it: "L’analisi non è stata eseguita: nessuno si è iscritto entro il {cutoff}.",
      en: "The analysis was not done: nobody enrolled by {cutoff}."),
    "retention.refused.future": Phrase(
      it:
        "L’analisi non è stata eseguita: nella fonte {source} ci sono date di {column} dopo il {day}, giorno in cui i dati sono stati estratti. Correggerle alla fonte; «{max}» nella colonna ne elenca le righe.",
      en:
        "The analysis was not done: source {source} holds days of {column} after {day}, the day of extraction. Correct them at the source; “{max}” on the column lists their lines."
    ),
    "retention.warning.interim": Phrase(
      it:
        "Analisi intermedia: una fonte è stata estratta prima della data di chiusura, e tutto è contato fino al {day}. Nessun giudizio.",
      en:
        "Interim: a source was extracted before the cut-off, and everything is counted up to {day}. No judgement."
    ),
    "retention.warning.young": Phrase(
      it: "A {at} non si può ancora osservare nessuno: non è 0%, non si sa.",
      en: "At {at} nobody can be observed yet: this is not 0%, it is not known."),
    "retention.warning.lost": Phrase(
      it: "Più del 5% delle iscrizioni non ha codice o data, e non conta.",
      en: "More than 5% of enrolments have no id or day, and do not count."),
    "retention.warning.unknown": Phrase(
      it:
        "Più del 5% dei contatti non trova la sua persona: chi è venuto può figurare come assente.",
      en:
        "More than 5% of contacts do not find their person: people who came may appear absent."),
    "retention.remark.early-contacts": Phrase(
      it: "Contatti con data prima dell’iscrizione, ignorati: {n}.",
      en: "Contacts dated before enrolment, ignored: {n}."),
    "retention.remark.early-exits": Phrase(
      it: "Uscite con data prima dell’iscrizione, ignorate: {n}.",
      en: "Exits dated before enrolment, ignored: {n}."),
    "retention.remark.after-cutoff": Phrase(
      it: "Contatti dopo il {cutoff}, ignorati: {n}.", en: "Contacts after {cutoff}, ignored: {n}."),
    "retention.remark.late": Phrase(
      it: "Iscrizioni dopo il {cutoff}, lasciate fuori: {n}.",
      en: "Enrolments after {cutoff}, left out: {n}."),
    "retention.remark.unknown": Phrase(
      it: "Contatti di persone che non risultano iscritte, ignorati: {n}.",
      en: "Contacts of persons who are not enrolled, ignored: {n}."),
    "retention.remark.copies": Phrase(
      it: "Iscrizioni scritte più volte, contate una sola: {n}.",
      en: "Enrolments written more than once, counted once: {n}."),
    "retention.remark.groups": Phrase(
      it:
        "I gruppi sono quelli noti all’iscrizione. Un gruppo che si forma dopo (chi ha ricevuto un promemoria alla quinta settimana) non si può confrontare così: chi vi entra è rimasto fino ad allora. Più gruppi si confrontano, più facilmente uno si distingue per caso.",
      en:
        "Groups are those known at enrolment. A group that forms later (those who got a reminder in week five) cannot be compared like this: whoever is in it stayed until then. The more groups are compared, the more easily one stands out by chance."
    ),
    "retention.remark.russell": Phrase(
      it:
        "Russell Standard (West, Hajek, Stead, Stapleton 2005): chi non risulta astinente alla data conta come fumatore; i deceduti e chi si è trasferito senza recapito escono dal denominatore. I contatti devono essere controlli di astinenza, verificati dove il servizio lo prevede.",
      en:
        "Russell Standard (West, Hajek, Stead, Stapleton 2005): whoever was not found abstinent at the date counts as smoking; the dead and those who moved without an address leave the denominator. Contacts must be records of abstinence, verified where the service provides for it."
    ),
  ])
}
