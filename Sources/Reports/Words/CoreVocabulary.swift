// SPDX-License-Identifier: GPL-3.0-or-later

extension Vocabulary {
  /// What every report says, whatever the method.
  public static let core = Vocabulary([
    "hidden": Phrase(it: "riservato", en: "withheld"),
    "disclosure.whole": Phrase(
      it:
        "Nessun numero di questa analisi è pubblicato: in un gruppo ci sono da 1 a {minimum} persone o eventi, o tutti meno altrettanti, e ogni altro numero li farebbe ricavare. Unire i gruppi, allargare il periodo, o lasciar fuori quelle righe con only.",
      en:
        "No number of this analysis is published: a group has 1 to {minimum} people or events, or all but as many, and every other number would give them back. Merge groups, widen the period, or leave those rows out with only."
    ),
    "disclosure.difference": Phrase(
      it:
        "Nessun numero di questa analisi è pubblicato: accanto all’analisi {other}, che legge gli stessi dati, i suoi conteggi differiscono per 1-{minimum} persone o eventi, che si ricaverebbero per sottrazione. Usare in tutte e due le stesse righe e gli stessi periodi, o pubblicarne una sola.",
      en:
        "No number of this analysis is published: beside the analysis {other}, which reads the same data, its counts differ by 1 to {minimum} people or events, who could be worked out by subtraction. Use the same rows and periods in both, or publish only one."
    ),
    "disclosure.derived": Phrase(
      it:
        "Nessun numero di questa analisi è pubblicato: è calcolata dall’analisi {other}, i cui numeri sono in tutto o in parte riservati. Rendere pubblicabile quella (gruppi uniti, periodi più larghi) libera anche questa.",
      en:
        "No number of this analysis is published: it is computed from the analysis {other}, whose numbers are withheld in whole or in part. Making that one publishable (merged groups, wider periods) frees this one too."
    ),
    "disclosure.refused": Phrase(
      it:
        "L’analisi non si può fare su questi dati. Per riservatezza non si dice perché: accanto a conteggi riservati il motivo direbbe in quali periodi non c’era nessuno. Chi ha i dati lo trova nella cartella privata.",
      en:
        "The analysis cannot be made of these data. For confidentiality it is not said why: beside withheld counts the reason would tell in which periods there was nobody. Whoever has the data finds it in the private folder."
    ),
    "disclosure.effect": Phrase(
      it:
        "Per riservatezza, di questa analisi sono pubblicati solo i conteggi e, con tre cifre, l’effetto da cui viene il giudizio: un’altra analisi degli stessi dati ha conteggi riservati, da 1 a {minimum} o tutti meno altrettanti, e le altre stime, fatte dei conteggi di ogni luogo in ogni periodo, li farebbero ricavare. Giudizio e intervallo usano tutti i dati.",
      en:
        "For confidentiality, of this analysis only the counts and, at three digits, the effect that carries the verdict are published: another analysis of the same data has withheld counts, of 1 to {minimum} or all but as many, and the other estimates, made of the counts of each place in each period, would give them back. Verdict and interval use all data."
    ),
    "disclosure.headline": Phrase(
      it:
        "Per riservatezza, di questa analisi è pubblicato solo l’effetto da cui viene il giudizio, con tre cifre: un conteggio, o il resto del totale di cui è parte, è fra 1 e {minimum}, e le stime del modello lo farebbero ricavare. Giudizio e intervallo usano tutti i dati. Per pubblicare il resto: periodi più larghi (every), meno gruppi o luoghi.",
      en:
        "For confidentiality, of this analysis only the effect that carries the verdict is published, at three digits: a count, or the rest of the total that it is part of, lies between 1 and {minimum}, and a model’s estimates would give it back. Verdict and interval use all data. To publish the rest: wider periods (every), fewer groups or places."
    ),
    "disclosure.withheld": Phrase(
      it:
        "Per riservatezza: dove un conteggio, o il resto del totale di cui è parte, è fra 1 e {minimum}, non sono pubblicati né i conteggi di quella tabella, né ciò che ne è calcolato, né le tabelle e figure da cui si ricaverebbero. Lo zero è mostrato. Le altre stime usano tutti i dati. Per pubblicarli: periodi o coorti più larghi, meno gruppi.",
      en:
        "For confidentiality: where a count, or the rest of the total that it is part of, lies between 1 and {minimum}, neither the counts of that table nor what is computed from them are published, nor the tables and figures that would give them back. Zero is shown. The other estimates use all data. To publish them: wider periods or cohorts, fewer groups."
    ),
    "disclosure.flow": Phrase(
      it:
        "Per riservatezza non è pubblicato quante righe si sono perse a ogni passo, né quante ne ha la fonte: a un passo sono da 1 a {minimum}, in questa o in un’altra analisi degli stessi dati. Le stime usano tutti i dati.",
      en:
        "For confidentiality it is not published how many rows were lost at each step, nor how many the source has: at one step they are 1 to {minimum}, in this or in another analysis of the same data. The estimates use all data."
    ),
    "disclosure.rounded": Phrase(
      it:
        "Per riservatezza i conteggi sono arrotondati a multipli di {base}, e le quote sono quelle dei conteggi arrotondati: le somme possono non tornare. Gli altri numeri, calcolati dai conteggi esatti, hanno tre cifre.",
      en:
        "For confidentiality counts are rounded to multiples of {base}, and shares are those of the rounded counts: sums may not add up. Other numbers, computed from the exact counts, have three digits."
    ),
    "hidden.mark": Phrase(it: "[r]", en: "[c]"),
    "hidden.note": Phrase(
      it: "[r]: riservato, per non rivelare dati di poche persone.",
      en: "[c]: withheld, so as not to reveal data on few people."),
    "missing": Phrase(it: "non disponibile", en: "not available"),
    "missing.mark": Phrase(it: "[n.d.]", en: "[x]"),
    "missing.note": Phrase(it: "[n.d.]: non disponibile.", en: "[x]: not available."),
    "yes": Phrase(it: "sì", en: "yes"),
    "no": Phrase(it: "no", en: "no"),
    "primary": Phrase(it: "principale", en: "primary"),
    "secondary": Phrase(it: "secondaria", en: "secondary"),
    "exploratory": Phrase(it: "esplorativa", en: "exploratory"),
    "output": Phrase(it: "prodotto", en: "output"),
    "outcome": Phrase(it: "esito", en: "outcome"),
    "impact": Phrase(it: "impatto", en: "impact"),
    "higher": Phrase(it: "più alto è meglio", en: "higher is better"),
    "lower": Phrase(it: "più basso è meglio", en: "lower is better"),
    "refusal": Phrase(it: "Non eseguito", en: "Not done"),
    "warning": Phrase(it: "Attenzione", en: "Warning"),
    "remark": Phrase(it: "Nota", en: "Note"),
    "table": Phrase(it: "Tabella", en: "Table"),
    "figure": Phrase(it: "Figura", en: "Figure"),
    "day": Phrase(it: "giorno", en: "day"),
    "week": Phrase(it: "settimana", en: "week"),
    "month": Phrase(it: "mese", en: "month"),
    "quarter": Phrase(it: "trimestre", en: "quarter"),
    "year": Phrase(it: "anno", en: "year"),
    "days": Phrase(it: "giorni", en: "days"),
    "weeks": Phrase(it: "settimane", en: "weeks"),
    "months": Phrase(it: "mesi", en: "months"),
    "quarters": Phrase(it: "trimestri", en: "quarters"),
    "years": Phrase(it: "anni", en: "years"),
  ])
}
