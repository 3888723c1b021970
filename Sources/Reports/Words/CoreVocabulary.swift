// SPDX-License-Identifier: GPL-3.0-or-later

extension Vocabulary {
  /// What every report says, whatever the method.
  public static let core = Vocabulary([
    "hidden": Phrase(it: "riservato", en: "withheld"),
    "disclosure.whole": Phrase(
      it:
        "Nessun numero di questa analisi è pubblicato: in un gruppo ci sono da 1 a {minimum.less} persone o eventi, o tutti meno altrettanti, e ogni altro numero li farebbe ricavare. Unire i gruppi, allargare il periodo, o lasciar fuori quelle righe con only.",
      en:
        "No number of this analysis is published: a group has 1 to {minimum.less} people or events, or all but as many, and every other number would give them back. Merge groups, widen the period, or leave those rows out with only."
    ),
    "disclosure.withheld": Phrase(
      it:
        "Per riservatezza: dove un conteggio, o il resto del totale di cui è parte, è fra 1 e meno di {minimum}, tutti i conteggi di quella tabella, i punti osservati della figura e i residui non sono pubblicati. Le stime usano tutti i dati.",
      en:
        "For confidentiality: where a count, or the rest of the total that it is part of, lies between 1 and less than {minimum}, all counts of that table, the figure’s observed points and the residuals are not published. The estimates use all data."
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
