// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Reports

extension RetentionSection {
  static let tableCaptions: [String: Phrase] = [
    "states": Phrase(
      it: "Dove sono tutti gli iscritti a ogni scadenza.",
      en: "Where everybody who enrolled stands at each time."),
    "retention": Phrase(
      it: "Ancora presenti, con ogni definizione chiamata per nome. Decide la prima.",
      en: "Still there, by each definition, named. The first decides."),
    "deaths": Phrase(
      it: "Ancora presenti, con e senza chi è deceduto o si è trasferito.",
      en: "Still there, with and without those who died or moved away."),
    "cohorts": Phrase(it: "Ancora presenti, per coorte.", en: "Still there, by cohort."),
    "change": Phrase(
      it: "Ancora presenti fra chi si è iscritto prima e dopo il cambiamento.",
      en: "Still there among those who joined before and after the change."),
    "newest": Phrase(
      it: "La coorte più recente di cui si sa, e quelle prima.",
      en: "The newest cohort that is known, and those before."),
    "young": Phrase(
      it: "Che cosa non si sa ancora, e da quando si saprà di tutta la coorte.",
      en: "What is not known yet, and from when it is known of the whole cohort."),
    "curve": Phrase(
      it: "Chi partecipa ancora, per giorni dall’iscrizione.",
      en: "Those still taking part, by days since enrolment."),
    "staying": Phrase(
      it: "Quanto a lungo si partecipa.", en: "How long people take part."),
    "ends": Phrase(it: "Come è finita la partecipazione.", en: "How taking part ended."),
    "hazard": Phrase(
      it: "Quando si smette: per settimana dall’iscrizione.",
      en: "When people stop: by week since enrolment."),
    "sessions": Phrase(
      it: "Sessioni frequentate su quelle previste, di chi ha finito il corso.",
      en: "Sessions attended of those planned, of those whose course is over."),
    "flow": Phrase(
      it: "Il flusso dei dati: dalle righe della fonte agli iscritti.",
      en: "The flow of the data: from rows of the source to those enrolled."),
    "contacts": Phrase(
      it: "Come le righe di contatti e uscite hanno trovato la loro persona.",
      en: "How rows of contacts and exits found their person."),
  ]

  static let tableNotes: [String: [Phrase]] = [
    "curve": [
      Phrase(
        it:
          "Le righe vanno da una data alla successiva. «Non più seguiti» sono quelli per i quali il tempo osservato è finito, i deceduti, i trasferiti e chi si è iscritto di nuovo.",
        en:
          "Rows go from one day to the next. “No longer followed” are those whose observed time ended, the dead, those who moved away and those who enrolled again."
      )
    ],
    "ends": [
      Phrase(
        it: "Contano i giorni in cui si sa di tutti chi partecipa ancora.",
        en: "Only days on which it is known of everybody who still takes part.")
    ],
  ]

  static let methods: [Sentence] = [
    Sentence(
      phrase: Phrase(
        it:
          "I giorni sono differenze di date di calendario: il giorno 0 è l’iscrizione. Conta chi poteva già essere osservato al {cutoff}; chi si è iscritto troppo tardi è «non ancora osservabile» e non abbassa nessuna quota. Reiscrizioni: {repeats}.",
        en:
          "Days are differences of calendar dates: day 0 is enrolment. Whoever could be observed by {cutoff} counts; those who enrolled too late are “not yet observable” and lower no share. Second enrolments: {repeats}."
      )),
    .fact(
      "design", "retention.design.contacts",
      Phrase(
        it:
          "La finestra va da {window} giorni prima a {window} giorni dopo la scadenza; chi non vi ha contatti conta come non presente. Un’uscita il giorno della scadenza o prima non conta come presenza.",
        en:
          "The window goes from {window} days before to {window} days after the time asked for; whoever has no contact in it counts as not there. An exit on that day or before does not count as being there."
      )),
    Sentence(
      phrase: Phrase(
        it:
          "Quote con intervallo di Wilson; differenze con quello di Newcombe; rapporti con limiti ricavati da quelli di Wilson. Le coorti si sommano: una media di quote darebbe alle coorti piccole il peso delle grandi.",
        en:
          "Shares with Wilson’s interval; differences with Newcombe’s; ratios with limits recovered from Wilson’s. Cohorts are summed: a mean of shares would give small cohorts the weight of large ones."
      )),
    .has(
      "silence",
      Phrase(
        it:
          "La curva finisce al primo silenzio più lungo di {silence} giorni, il giorno dopo l’ultimo contatto; chi torna resta contato come uscito e sta in una riga della tabella. Guardare all’ultimo contatto in assoluto farebbe sembrare peggiori le coorti giovani. Un silenzio si conosce solo {silence} giorni dopo: per questo si segue fino al {followed}.",
        en:
          "The curve ends at the first silence longer than {silence} days, on the day after the last contact before it; those who come back stay counted as gone and stand in a row of the table. Looking at the last contact ever would make young cohorts look worse. A silence is known only {silence} days later: follow-up therefore ends on {followed}."
      )),
    Sentence(
      phrase: Phrase(
        it:
          "Curva di Kaplan e Meier con intervallo log-log; oltre l’ultima persona osservata non si stima nulla. Giorni medi di partecipazione fino al giorno {last}. I giorni si raggruppano dove pochi smettono, per non dire di singole persone.",
        en:
          "Kaplan-Meier curve with log-log interval; beyond the last person observed nothing is estimated. Mean days of taking part through day {last}. Days are grouped where few people stop, so as not to tell of single persons."
      )),
  ]
}
