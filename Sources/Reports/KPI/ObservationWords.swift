// SPDX-License-Identifier: GPL-3.0-or-later

/// How observed values of KPIs were obtained, in words.
enum ObservationWords {
  static let phrases = Vocabulary([
    "kpi.rate": Phrase(
      it: "Quota dal {from} al {to}: {events} su {total}.",
      en: "Share from {from} to {to}: {events} of {total}."),
    "kpi.mean": Phrase(
      it:
        "Media dal {from} al {to}: {total} {total?valore:valori}, deviazione standard {deviation}; intervallo t di Student.",
      en:
        "Mean from {from} to {to}: {total} {total?value:values}, standard deviation {deviation}; Student’s t interval."
    ),
    "kpi.count": Phrase(
      it: "Conteggio dal {from} al {to}: {events}.", en: "Count from {from} to {to}: {events}."),
    "kpi.sum": Phrase(
      it:
        "Somma dal {from} al {to}: {value}. Non è un conteggio di eventi (ha decimali o valori negativi), quindi non ha un intervallo.",
      en:
        "Sum from {from} to {to}: {value}. It is not a count of events (it has decimals or negative values), so it has no interval."
    ),
    "kpi.only": Phrase(it: "Solo {rows}.", en: "Only {rows}."),
    "kpi.entered": Phrase(
      it:
        "Valore dichiarato, non ricalcolato: viene da «{from}». Senza intervallo, perché Esito non ha i dati da cui nasce.",
      en:
        "Value declared, not recomputed: it comes from “{from}”. Without an interval, because Esito does not have the data behind it."
    ),
    "kpi.independent": Phrase(
      it:
        "L’intervallo tratta ogni riga come indipendente: se le righe vengono a gruppi (stesso ambulatorio, stessa famiglia, stessa persona più volte) quello vero è più largo.",
      en:
        "The interval takes each row as independent: where rows come in groups (same clinic, same family, the same person again) the true one is wider."
    ),
    "kpi.immature": Phrase(
      it:
        "{n} {n?riga:righe} con il tempo di risposta ancora aperto {n?non è entrata:non sono entrate}.",
      en: "{n} {n?row:rows} whose time to respond was still open {n?was:were} left out."),
    "kpi.lost": Phrase(
      it: "{n} {n?riga persa:righe perse} per valori mancanti.",
      en: "{n} {n?row:rows} lost for missing values."),
    "kpi.lost-few": Phrase(
      it: "Poche righe perse per valori mancanti.", en: "A few rows lost for missing values."),
    "kpi.open": Phrase(
      it:
        "Troppo presto: per nessuna riga il tempo di risposta è già chiuso, e un valore adesso sarebbe troppo basso.",
      en:
        "Too early: for no row has the time to respond closed yet, and a value now would be too low."
    ),
    "kpi.empty": Phrase(
      it: "Nessuna riga dal {from} al {to}: non c’è un valore.",
      en: "No row from {from} to {to}: there is no value."),
    "kpi.no-period": Phrase(
      it:
        "Non c’è un valore: il periodo finirebbe prima di cominciare, perché nessuna riga può avere chiuso il tempo di risposta entro quella data.",
      en:
        "There is no value: the period would end before it begins, since no row can have closed its time to respond by that day."
    ),
    "kpi.unlike": Phrase(
      it:
        "Non c’è un valore: il numeratore è negativo, ha decimali o supera il denominatore, quindi non è una quota di persone.",
      en:
        "There is no value: the numerator is negative, has decimals or exceeds the denominator, so it is no share of people."
    ),
    "kpi.extreme": Phrase(
      it: "Non c’è un valore: i numeri sono oltre ciò che si può calcolare.",
      en: "There is no value: the numbers lie beyond what can be computed."),
    "kpi.single": Phrase(
      it: "Un solo valore, o valori tutti uguali: nessun intervallo.",
      en: "A single value, or values all alike: no interval."),
    "kpi.counted": Phrase(
      it:
        "Un prodotto è contato, non stimato: lo stato guarda il numero stesso. L’intervallo dice quanto lo stesso impegno darebbe un’altra volta.",
      en:
        "An output is counted, not estimated: the state looks at the number itself. The interval says what the same effort would give another time."
    ),
    "kpi.chance": Phrase(
      it:
        "L’intervallo tiene conto del solo caso (Poisson): con meno di 3 anni prima non si sa quanto il conteggio vari davvero da un anno all’altro, e di solito varia di più.",
      en:
        "The interval allows for chance alone (Poisson): with fewer than 3 earlier years nobody knows how much the count truly varies from year to year, and it usually varies more."
    ),
    "kpi.expected": Phrase(
      it:
        "Dagli stessi giorni di {years} anni prima se ne attendevano {expected} (intervallo di previsione al 95%: {prediction}); rapporto fra osservato e atteso {ratio} ({interval}). Gli anni prima variavano {dispersion} volte quanto varierebbe il solo caso; nessuna tendenza è stata supposta.",
      en:
        "From the same days of {years} earlier years {expected} were expected (95% prediction interval: {prediction}); ratio of observed to expected {ratio} ({interval}). The earlier years varied {dispersion} times as much as chance alone would; no trend was assumed."
    ),
    "kpi.inside": Phrase(
      it: "Il valore sta dentro ciò che gli anni prima facevano prevedere.",
      en: "The value lies within what the earlier years made one expect."),
    "kpi.above": Phrase(
      it: "Il valore sta sopra ciò che gli anni prima facevano prevedere.",
      en: "The value lies above what the earlier years made one expect."),
    "kpi.below": Phrase(
      it: "Il valore sta sotto ciò che gli anni prima facevano prevedere.",
      en: "The value lies below what the earlier years made one expect."),
    "kpi.last-year": Phrase(
      it: "Negli stessi giorni dell’anno prima: {before}; rapporto {ratio} ({interval}).",
      en: "In the same days of the year before: {before}; ratio {ratio} ({interval})."),
    "kpi.last-year-none": Phrase(
      it: "Negli stessi giorni dell’anno prima: {before}.",
      en: "In the same days of the year before: {before}."),
    "kpi.no-history": Phrase(
      it: "Nessun anno prima con dati per tutti quei giorni: niente con cui confrontare.",
      en: "No earlier year has data for all of those days: there is nothing to compare with."),
    "kpi.long": Phrase(
      it:
        "Il periodo è più lungo di un anno: non c’è uno stesso periodo dell’anno prima con cui confrontarlo.",
      en:
        "The period is longer than a year: there is no same period of the year before to compare it with."
    ),
    "kpi.interim": Phrase(
      it: "Dati estratti prima che il periodo fosse chiuso: nessun giudizio.",
      en: "Data extracted before the period had closed: no judgement."),
    "kpi.due": Phrase(
      it: "L’obiettivo scade il {by}, dopo l’ultimo giorno di dati: nessun giudizio.",
      en: "The target is due on {by}, after the last day of data: no judgement."),
    "column.start": Phrase(it: "Da", en: "From"),
    "column.end": Phrase(it: "A", en: "To"),
    "column.events": Phrase(it: "Eventi", en: "Events"),
    "column.total": Phrase(it: "Su", en: "Out of"),
    "column.exposure": Phrase(it: "Esposizione", en: "Exposure"),
    "column.value": Phrase(it: "Valore", en: "Value"),
    "column.deviation": Phrase(it: "Deviazione standard", en: "Standard deviation"),
    "column.period": Phrase(it: "Periodo", en: "Period"),
    "column.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "outcome.only": Phrase(it: "{column}: {values}", en: "{column}: {values}"),
  ])
}
