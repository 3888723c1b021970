// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// The words of figures of retention, and of what is said of them.
enum RetentionWords {
  static let phrases = drawn.adding(periods).adding(said)

  private static let drawn = Vocabulary([
    "figure.withheld": Phrase(it: "Riservato", en: "Withheld"),
    "figure.interval": Phrase(it: "Intervallo ({name})", en: "Interval ({name})"),
    "figure.everyone": Phrase(it: "Tutte le persone", en: "Everyone"),
    "figure.count": Phrase(it: "n", en: "n"),
    "figure.retained.window": Phrase(
      it: "Quota con almeno un contatto nella finestra, per coorte e tempo dall’iscrizione",
      en: "Share with a contact within the window, by cohort and time since enrolment"),
    "figure.retained.onOrAfter": Phrase(
      it: "Quota con un contatto in quel giorno o dopo, per coorte e tempo dall’iscrizione",
      en: "Share with a contact on or after the day, by cohort and time since enrolment"),
    "figure.retained.exactDay": Phrase(
      it: "Quota con un contatto in quel giorno esatto, per coorte e tempo dall’iscrizione",
      en: "Share with a contact on the exact day, by cohort and time since enrolment"),
    "figure.retained.subscribed": Phrase(
      it: "Quota ancora iscritta, per coorte e tempo dall’iscrizione",
      en: "Share still subscribed, by cohort and time since enrolment"),
    "figure.retained.week": Phrase(
      it: "Quota con almeno un contatto nella settimana, per coorte",
      en: "Share with a contact in the week, by cohort"),
    "figure.cohort.all": Phrase(it: "Tutte le coorti", en: "All cohorts"),
    "figure.cohort.enrolled": Phrase(it: "Iscritti", en: "Enrolled"),
    "figure.cohort.scale": Phrase(
      it: "Quota, da 0% a 100%; sotto, di quante persone",
      en: "Share, from 0% to 100%; below it, of how many people"),
    "figure.cohort.partial": Phrase(
      it: "Una parte della coorte non è ancora osservabile",
      en: "Part of the cohort cannot be observed yet"),
    "figure.cohort.immature": Phrase(it: "Non ancora osservabile", en: "Not yet observable"),
    "figure.cohort.empty": Phrase(it: "Nessuna persona da osservare", en: "Nobody to observe"),
    "figure.survival": Phrase(
      it: "Quota che non ha ancora lasciato", en: "Share that has not left yet"),
    "figure.atRisk": Phrase(it: "Persone a rischio di lasciare", en: "Number at risk of leaving"),
    "figure.survival.service": Phrase(it: "Quota che aspetta ancora", en: "Share still waiting"),
    "figure.atRisk.service": Phrase(it: "Richieste in attesa", en: "Requests still waiting"),
    "figure.elapsed.day.service": Phrase(
      it: "Giorni dalla richiesta", en: "Days since the request"),
    "service.before": Phrase(it: "Prima", en: "Before"),
    "service.after": Phrase(it: "Dopo", en: "After"),
    "figure.notEstimable": Phrase(
      it: "Non stimabile: nessuno è più osservato",
      en: "Not estimable: nobody is observed any more"),
    "figure.hazard": Phrase(it: "Chi lascia, e quando", en: "Who leaves, and when"),
    "figure.hazard.axis": Phrase(
      it: "per cento di chi c’era all’inizio del periodo",
      en: "per cent of those there at the start of the period"),
    "figure.hazard.mark": Phrase(
      it: "Quota che lascia, con intervallo ({name})", en: "Share that leaves, with {name}"),
    "figure.hazard.count": Phrase(
      it: "persone presenti all’inizio del periodo", en: "people there at the start of the period"),
  ])

  private static let periods = Vocabulary([
    "figure.elapsed.day": Phrase(it: "Giorni dall’iscrizione", en: "Days since enrolment"),
    "figure.elapsed.week": Phrase(it: "Settimane dall’iscrizione", en: "Weeks since enrolment"),
    "figure.elapsed.month": Phrase(it: "Mesi dall’iscrizione", en: "Months since enrolment"),
    "figure.elapsed.quarter": Phrase(
      it: "Trimestri dall’iscrizione", en: "Quarters since enrolment"),
    "figure.elapsed.year": Phrase(it: "Anni dall’iscrizione", en: "Years since enrolment"),
    "figure.period.day": Phrase(it: "Giorno dall’iscrizione", en: "Day since enrolment"),
    "figure.period.week": Phrase(it: "Settimana dall’iscrizione", en: "Week since enrolment"),
    "figure.period.month": Phrase(it: "Mese dall’iscrizione", en: "Month since enrolment"),
    "figure.period.quarter": Phrase(
      it: "Trimestre dall’iscrizione", en: "Quarter since enrolment"),
    "figure.period.year": Phrase(it: "Anno dall’iscrizione", en: "Year since enrolment"),
    "figure.period.name.day": Phrase(it: "nel giorno", en: "in day"),
    "figure.period.name.week": Phrase(it: "nella settimana", en: "in week"),
    "figure.period.name.month": Phrase(it: "nel mese", en: "in month"),
    "figure.period.name.quarter": Phrase(it: "nel trimestre", en: "in quarter"),
    "figure.period.name.year": Phrase(it: "nell’anno", en: "in year"),
    "figure.horizon.day": Phrase(it: "giorno {n}", en: "day {n}"),
    "figure.horizon.week": Phrase(it: "{n} sett.", en: "{n} wk"),
    "figure.horizon.month": Phrase(it: "{n} {n?mese:mesi}", en: "{n} mo"),
    "figure.horizon.quarter": Phrase(it: "{n} trim.", en: "{n} qtr"),
    "figure.horizon.year": Phrase(it: "{n} {n?anno:anni}", en: "{n} yr"),
    "alternative.at.day": Phrase(it: "al giorno {time}", en: "at day {time}"),
    "alternative.at.week": Phrase(
      it: "a {time} {time?settimana:settimane}", en: "at {time} {time?week:weeks}"),
    "alternative.at.month": Phrase(
      it: "a {time} {time?mese:mesi}", en: "at {time} {time?month:months}"),
    "alternative.at.quarter": Phrase(
      it: "a {time} {time?trimestre:trimestri}", en: "at {time} {time?quarter:quarters}"),
    "alternative.at.year": Phrase(
      it: "a {time} {time?anno:anni}", en: "at {time} {time?year:years}"),
    "alternative.after.day": Phrase(it: "Al giorno {time}:", en: "At day {time}:"),
    "alternative.after.week": Phrase(
      it: "A {time} {time?settimana:settimane}:", en: "At {time} {time?week:weeks}:"),
    "alternative.after.month": Phrase(
      it: "A {time} {time?mese:mesi}:", en: "At {time} {time?month:months}:"),
    "alternative.after.quarter": Phrase(
      it: "A {time} {time?trimestre:trimestri}:", en: "At {time} {time?quarter:quarters}:"),
    "alternative.after.year": Phrase(
      it: "A {time} {time?anno:anni}:", en: "At {time} {time?year:years}:"),
  ])

  private static let said = Vocabulary([
    "alternative.cohorts": Phrase(
      it:
        "{title}: {n} {n?coorte:coorti}, {columns} {columns?colonna:colonne}; in ogni casella la quota e il numero di persone.",
      en:
        "{title}: {n} {n?cohort:cohorts}, {columns} {columns?column:columns}; each cell holds the share and the number of people."
    ),
    "alternative.cohort": Phrase(
      it: "una coorte osservabile, {most} ({mostName})",
      en: "one cohort can be observed, {most} ({mostName})"),
    "alternative.cohort.range": Phrase(
      it: "{n} coorti osservabili, tra {least} ({leastName}) e {most} ({mostName})",
      en: "{n} cohorts can be observed, between {least} ({leastName}) and {most} ({mostName})"),
    "alternative.cohort.pooled": Phrase(
      it: "insieme {share} di {count} {count?persona:persone}",
      en: "together {share} of {count} {count?person:people}"),
    "alternative.cohort.immature": Phrase(
      it: "{immature} non ancora {immature?osservabile:osservabili}",
      en: "{immature} not yet observable"),
    "alternative.cohort.withheld": Phrase(
      it: "{withheld} {withheld?riservata:riservate}", en: "{withheld} withheld"),
    "alternative.cohort.none": Phrase(
      it: "nessuna coorte da osservare", en: "no cohort to observe"),
    "alternative.group.withheld": Phrase(it: "{name}: riservato.", en: "{name}: withheld."),
    "alternative.group.empty": Phrase(it: "{name}: nessun valore.", en: "{name}: no values."),
    "alternative.survival.unknown": Phrase(it: "non stimabile", en: "not estimable"),
    "alternative.survival.value": Phrase(it: "{value} ({range})", en: "{value} ({range})"),
    "alternative.survival.end": Phrase(
      it: "Dopo il giorno {day} non è più stimabile.",
      en: "After day {day} it cannot be estimated."),
    "alternative.hazard": Phrase(
      it:
        "{name}: {n} {n?valore:valori}, da un minimo di {least} a un massimo di {most}, {periodName} {period}.",
      en:
        "{name}: {n} {n?value:values}, from {least} to a largest of {most}, {periodName} {period}."
    ),
    "alternative.hazard.withheld": Phrase(
      it: "{withheld} {withheld?valore riservato:valori riservati}.",
      en: "{withheld} {withheld?value:values} withheld."),
  ])
}

extension SurvivalFigure {
  /// What the terms of its words end with.
  var suffix: String { topic.map { ".\($0.rawValue)" } ?? "" }
}
