// SPDX-License-Identifier: GPL-3.0-or-later

import Reports

/// Refusals, warnings, remarks and the reasons of certainty.
enum GapNotePhrases {
  static let notes = Vocabulary([
    "equity.refused.no-rows": Phrase(
      it:
        "Nessuna riga cade nei periodi e nei criteri dell’analisi: controllare before, after, only.",
      en: "No row falls into the periods and criteria of the analysis: check before, after, only."),
    "equity.refused.empty-group": Phrase(
      it:
        "Nel gruppo «{group}» non c’è nessuno {part}: il divario non si può calcolare. Controllare l’ortografia dei gruppi, o allargare il periodo.",
      en:
        "There is nobody in group “{group}” {part}: the gap cannot be computed. Check the spelling of the groups, or widen the period."
    ),
    "equity.refused.empty-group-arm": Phrase(
      it:
        "Nel gruppo «{group}», {arm}, non c’è nessuno {part}: il divario non si può confrontare. Controllare treated e i periodi.",
      en:
        "There is nobody in group “{group}”, {arm}, {part}: the gap cannot be compared. Check treated and the periods."
    ),
    "equity.refused.empty-stratum": Phrase(
      it:
        "Nel gruppo «{group}» non c’è nessuno con «{stratum}» {part}: la composizione non può essere tenuta uguale. Unire classi di adjust, o toglierne una colonna.",
      en:
        "Group “{group}” has nobody with “{stratum}” {part}: the mix cannot be held equal. Merge classes of adjust, or take a column away."
    ),
    "equity.refused.impossible": Phrase(
      it:
        "Nel gruppo «{group}» ci sono più risposte che persone, o somme negative: controllare i dati.",
      en: "Group “{group}” has more responses than people, or negative sums: check the data."),
    "equity.refused.few-units": Phrase(
      it:
        "C’è una sola unità di assegnazione: quanto varino le unità non si può misurare. Servono più unità.",
      en:
        "There is one unit of assignment only: how units vary cannot be measured. More units are due."
    ),
    "equity.refused.not-estimable": Phrase(
      it: "Il divario non si può stimare con questi dati.",
      en: "The gap cannot be estimated from these data."),
    "equity.warning.reversed": Phrase(
      it:
        "Prima della campagna {focus} non era servito peggio di {reference}: una riduzione di questa differenza non è un divario che si chiude.",
      en:
        "Before the campaign {focus} was not worse served than {reference}: a fall of this difference is not a gap that closes."
    ),
    "equity.warning.widened": Phrase(
      it:
        "Per {column} il divario fra {reference} e {focus} si è allargato, oltre l’incertezza: {change} ({interval}).",
      en:
        "By {column} the gap between {reference} and {focus} widened, beyond uncertainty: {change} ({interval})."
    ),
    "equity.warning.widened-rising": Phrase(
      it:
        "Il valore medio è migliorato, ma per {column} il divario fra {reference} e {focus} si è allargato, oltre l’incertezza: {change} ({interval}). La media da sola lo nasconderebbe.",
      en:
        "The average got better, but by {column} the gap between {reference} and {focus} widened, beyond uncertainty: {change} ({interval}). The average alone would hide it."
    ),
    "equity.warning.ratio-widened": Phrase(
      it:
        "Le due scale non concordano: in punti il divario si è ridotto, in rapporto si è allargato. Entrambe le letture sono vere; va detto di quale si parla.",
      en:
        "The two scales disagree: in points the gap narrowed, as a ratio it widened. Both are true; say which is meant."
    ),
    "equity.warning.ratio-narrowed": Phrase(
      it:
        "Le due scale non concordano: in punti il divario si è allargato, in rapporto si è ridotto. Entrambe le letture sono vere; va detto di quale si parla.",
      en:
        "The two scales disagree: in points the gap widened, as a ratio it narrowed. Both are true; say which is meant."
    ),
    "equity.warning.levelled-down": Phrase(
      it:
        "Il divario si è ridotto senza che {focus} sia stato servito meglio: si è abbassato chi stava meglio.",
      en:
        "The gap narrowed without {focus} being better served: those better off came down."),
    "equity.warning.fallen": Phrase(
      it: "Gruppi serviti peggio di prima, oltre l’incertezza: {groups}.",
      en: "Groups served worse than before, beyond uncertainty: {groups}."),
    "equity.warning.events": Phrase(
      it: "Nello stesso periodo è accaduto anche altro, che può spiegare il cambiamento: {events}.",
      en: "Other things happened in the same period and may explain the change: {events}."),
    "equity.warning.few-degrees": Phrase(
      it:
        "I gradi di libertà sono {df}: le unità sono poche o molto diverse, e l’intervallo va letto con prudenza.",
      en:
        "Degrees of freedom are {df}: units are few or very unequal; read the interval with care."),
    "equity.warning.few-treated": Phrase(
      it: "Poche unità con la campagna ({n}): l’incertezza è difficile da misurare.",
      en: "Few units with the campaign ({n}): uncertainty is hard to measure."),
    "equity.warning.no-interval": Phrase(
      it: "L’intervallo non si può dare: fra le unità non resta nulla che misuri quanto variano.",
      en: "No interval can be given: nothing is left between units to measure how they vary."),
    "equity.warning.unknown": Phrase(
      it:
        "Per più del 5% delle persone {column} non è noto: sono una riga della tabella, e il divario potrebbe cambiare se fosse noto.",
      en:
        "For more than 5% of people {column} is not known: they are a row of the table, and the gap might change if it were."
    ),
    "equity.warning.unordered": Phrase(
      it:
        "{column} ha valori che l’ordine non nomina: stanno nella tabella, non nei divari e negli indici.",
      en:
        "{column} has values that the order does not name: they stand in the table, not in gaps and indices."
    ),
    "equity.warning.shares": Phrase(
      it:
        "La composizione è cambiata: la quota di «{group}» si è spostata di {size} deviazioni standard. Gli indici si muovono anche solo per questo: guardare il SII con le quote di prima.",
      en:
        "The mix changed: the share of “{group}” moved by {size} standard deviations. Indices move by this alone: look at the SII with the shares of before."
    ),
    "equity.warning.absent": Phrase(
      it: "Unità con la campagna senza righe: {places}.",
      en: "Units with the campaign that have no rows: {places}."),
    "equity.remark.no-ratio": Phrase(
      it: "Il rapporto non è dato: in un gruppo non c’è nessun evento.",
      en: "The ratio is not given: a group has no event."),
    "equity.remark.without-unit": Phrase(
      it: "Le righe senza unità di assegnazione non contano nei confronti.",
      en: "Rows without a unit of assignment do not count in comparisons."),
    "equity.remark.clipped": Phrase(
      it: "Il gruppo di riferimento non fa meglio della media: il guadagno (PAR) è dato come 0.",
      en: "The reference does no better than the mean: the gain (PAR) is given as 0."),
    "equity.remark.degrees": Phrase(
      it: "Gradi di libertà dell’intervallo: {df}. Meno sono, più l’intervallo è largo.",
      en: "Degrees of freedom of the interval: {df}. The fewer, the wider the interval."),
    "equity.certainty.few-treated": Phrase(
      it: "Giù: meno di 5 unità con la campagna.",
      en: "Down: fewer than 5 units with the campaign."),
    "equity.certainty.shares": Phrase(
      it: "Giù: la composizione dei gruppi è cambiata.", en: "Down: the mix of groups changed."),
  ])
}
