// SPDX-License-Identifier: GPL-3.0-or-later

import Reports

/// What the section on a survey says, apart from what every section says.
enum SurveyPhrases {
  static let vocabulary = OutcomePhrases.vocabulary.adding(words).adding(columns).adding(notes)

  static let words = Vocabulary([
    "survey.before": Phrase(it: "prima", en: "before"),
    "survey.after": Phrase(it: "dopo", en: "after"),
    "survey.all": Phrase(it: "tutti", en: "all"),
    "survey.difference": Phrase(it: "differenza", en: "difference"),
    "survey.no-group": Phrase(it: "(senza gruppo)", en: "(no group)"),
    "survey.fewer": Phrase(it: "meno di {n}", en: "fewer than {n}"),
    "survey.option": Phrase(it: "{item}: {option}", en: "{item}: {option}"),
    "survey.waves.one": Phrase(it: "una rilevazione", en: "one wave"),
    "survey.waves.independent": Phrase(
      it: "due rilevazioni, persone diverse", en: "two waves, different people"),
    "survey.waves.paired": Phrase(
      it: "due rilevazioni, stesse persone", en: "two waves, the same people"),
    "survey.rows.people": Phrase(it: "una riga a persona", en: "one row a person"),
    "survey.rows.counts": Phrase(it: "righe di conteggi", en: "rows of counts"),
  ])

  /// Headers of tables.
  static let columns = Vocabulary([
    "column.wave": Phrase(it: "Rilevazione", en: "Wave"),
    "column.group": Phrase(it: "Gruppo", en: "Group"),
    "column.item": Phrase(it: "Domanda", en: "Item"),
    "column.detractors": Phrase(it: "Detrattori (0-6)", en: "Detractors (0-6)"),
    "column.passives": Phrase(it: "Neutri (7-8)", en: "Passives (7-8)"),
    "column.promoters": Phrase(it: "Promotori (9-10)", en: "Promoters (9-10)"),
    "column.other-marks": Phrase(it: "Altri voti", en: "Other marks"),
    "column.top-marks": Phrase(it: "I due voti migliori", en: "The two best marks"),
    "column.not-ticked": Phrase(it: "Non scelta", en: "Not ticked"),
    "column.ticked": Phrase(it: "Scelta", en: "Ticked"),
    "column.answered": Phrase(it: "Hanno risposto", en: "Answered"),
    "column.nps": Phrase(it: "NPS", en: "NPS"),
    "column.share": Phrase(it: "Quota", en: "Share"),
    "column.mean": Phrase(it: "Media", en: "Mean"),
    "column.difference": Phrase(it: "Differenza", en: "Difference"),
    "column.difference.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "column.chance": Phrase(
      it: "Probabilità di una risposta più alta dopo", en: "Chance of a higher answer after"),
    "column.chance.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "column.p": Phrase(it: "p", en: "p"),
    "column.p.holm": Phrase(it: "p di Holm", en: "Holm’s p"),
    "column.fell": Phrase(it: "Più bassa dopo", en: "Lower after"),
    "column.same": Phrase(it: "Uguale", en: "The same"),
    "column.rose": Phrase(it: "Più alta dopo", en: "Higher after"),
    "column.asked": Phrase(it: "Questionari", en: "Questionnaires"),
    "column.blank": Phrase(it: "Senza risposta", en: "Left blank"),
    "column.blank.share": Phrase(it: "Quota senza risposta", en: "Share left blank"),
    "column.answered.share": Phrase(it: "Risposte su invitati", en: "Answers of those asked"),
    "column.lowest": Phrase(it: "Al minimo", en: "At lowest"),
    "column.highest": Phrase(it: "Al massimo", en: "At highest"),
  ])

  /// Answers, refusals, warnings and remarks.
  static let notes = Vocabulary([
    "survey.change.higher": Phrase(
      it: "{item}: da {before} prima a {after} dopo, più alto di {difference} ({interval}).",
      en: "{item}: from {before} before to {after} after, higher by {difference} ({interval})."),
    "survey.change.lower": Phrase(
      it: "{item}: da {before} prima a {after} dopo, una differenza di {difference} ({interval}).",
      en:
        "{item}: from {before} before to {after} after, a difference of {difference} ({interval})."
    ),
    "survey.change.unclear": Phrase(
      it:
        "{item}: da {before} prima a {after} dopo; non si può dire se sia cambiato: la differenza è {difference} ({interval}).",
      en:
        "{item}: from {before} before to {after} after; whether it changed cannot be said: the difference is {difference} ({interval})."
    ),
    "survey.change.chance": Phrase(
      it:
        "{item}: una risposta dopo è più alta di una prima con probabilità {chance} ({interval}); al 50% non c’è differenza.",
      en:
        "{item}: an answer after is higher than one before with probability {chance} ({interval}); at 50% there is no difference."
    ),
    "survey.change.unknown": Phrase(
      it: "{item}: le risposte sono troppo poche o troppo uguali per dire se siano cambiate.",
      en: "{item}: answers are too few or too much alike to say whether they changed."),
    "survey.refused.nobody": Phrase(
      it: "L’analisi non è stata eseguita: nessuna riga ha una risposta.",
      en: "The analysis was not done: no row holds an answer."),
    "survey.refused.negative": Phrase(
      it:
        "L’analisi non è stata eseguita: nella fonte {source} un numero di rispondenti è negativo.",
      en: "The analysis was not done: source {source} holds a negative number of respondents."),
    "survey.warning.interim": Phrase(
      it:
        "Analisi intermedia: la fonte è stata estratta prima della data di chiusura. Nessun giudizio.",
      en: "Interim: the source was extracted before the cut-off. No judgement."),
    "survey.warning.outside": Phrase(
      it: "{item}: {n} risposte fuori dalla scala dichiarata, contate come mancanti.",
      en: "{item}: {n} answers outside the declared scale, counted as missing."),
    "survey.warning.invited": Phrase(
      it: "{item}: le risposte sono più degli invitati dichiarati.",
      en: "{item}: there are more answers than people declared as asked."),
    "survey.warning.groups": Phrase(
      it: "I gruppi sono più di {most}: non si mostrano. Unirli in una colonna con meno valori.",
      en:
        "There are more than {most} groups: none is shown. Join them in a column with fewer values."
    ),
    "survey.warning.few": Phrase(
      it:
        "{item}: meno di 30 risposte in una rilevazione; l’intervallo è largo e va letto prima del numero.",
      en:
        "{item}: fewer than 30 answers in a wave; the interval is wide: read it before the number."),
    "survey.warning.silent": Phrase(
      it:
        "{item}: ha risposto meno del 60%. Chi tace può pensarla diversamente: la tabella dei limiti dice di quanto potrebbe spostare il numero.",
      en:
        "{item}: fewer than 60% answered. The silent may think otherwise: the table of limits says how far they could move the number."
    ),
    "survey.remark.joined": Phrase(
      it:
        "{item}: voti vicini sono uniti perché poche persone stanno su uno di essi; si dà la misura ordinale e non la media.",
      en:
        "{item}: neighbouring marks are joined because few people stand at one; the ordinal measure is given, and no mean."
    ),
    "survey.remark.small": Phrase(
      it:
        "Di una o più domande non si dice nulla: in una classe stanno meno di {minimum} persone. Unire le rilevazioni o i gruppi.",
      en:
        "Of one or more items nothing is said: a class holds fewer than {minimum} people. Join waves or groups."
    ),
    "survey.remark.uncontrolled": Phrase(
      it:
        "Prima e dopo non c’è un confronto: le risposte possono essere cambiate per altro, o perché ha risposto gente diversa. Dire di voler fare non è fare.",
      en:
        "Before and after there is no comparison: answers may have changed for other reasons, or because other people answered. To say one would is not to do."
    ),
    "survey.remark.unpaired": Phrase(
      it:
        "Risposte di chi non ha risposto una volta sola in ciascuna rilevazione, lasciate fuori: {n}.",
      en: "Answers of those who did not answer once in each wave, left out: {n}."),
    "survey.remark.groups": Phrase(
      it: "I gruppi si leggono uno per uno: più sono, più facilmente uno si distingue per caso.",
      en:
        "Groups are read one by one: the more there are, the more easily one stands out by chance."),
  ])
}
