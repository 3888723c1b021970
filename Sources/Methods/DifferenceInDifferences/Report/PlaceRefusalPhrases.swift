// SPDX-License-Identifier: GPL-3.0-or-later

import Reports

extension PlacePhrases {
  /// Why an analysis was not done.
  static let refusals = Vocabulary([
    "did.refused.no-rows": Phrase(
      it:
        "L’analisi non è stata eseguita: nessuna riga dei dati cade nei due tratti, prima e dopo, in periodi interi.",
      en:
        "The analysis was not done: no row of the data lies in the two stretches, before and after, in whole periods."
    ),
    "did.refused.absent": Phrase(
      it:
        "L’analisi non è stata eseguita: {n} {n?luogo:luoghi} con la campagna non {n?ha:hanno} alcun dato nei periodi e con i criteri dell’analisi ({places}). Se nei dati il nome è scritto altrimenti, quel luogo starebbe fra i confronti e li falserebbe: scriverlo come nei dati. Se davvero non ci sono dati, toglierlo dai luoghi con la campagna.",
      en:
        "The analysis was not done: {n} {n?place:places} with the campaign {n?has:have} no data in the periods and by the criteria of the analysis ({places}). If the data write the name otherwise, that place would stand among those compared with and distort them: write it as the data do. If there really are no data, leave it out of the places with the campaign."
    ),
    "did.refused.unlike": Phrase(
      it:
        "L’analisi non è stata eseguita: nessun luogo di confronto somiglia abbastanza a quelli con la campagna ({places}). Allargare caliper, cambiare using, o scrivere controls: all.",
      en:
        "The analysis was not done: no place resembles those with the campaign ({places}) enough. Widen caliper, change using, or write controls: all."
    ),
    "did.refused.no-control": Phrase(
      it:
        "L’analisi non è stata eseguita: non resta alcun luogo di confronto. Senza confronto si può usare una serie temporale interrotta (kind: interrupted-time-series).",
      en:
        "The analysis was not done: no place is left to compare with. Without a comparison an interrupted time series can be used (kind: interrupted-time-series)."
    ),
    "did.refused.no-side": Phrase(
      it:
        "L’analisi non è stata eseguita: {before} {before?periodo:periodi} prima e {after} dopo; ne serve almeno uno per parte.",
      en:
        "The analysis was not done: {before} {before?period:periods} before and {after} after; at least one on each side is needed."
    ),
    "did.refused.from-first": Phrase(
      it:
        "L’analisi non è stata eseguita: in {places} la campagna c’è fin dal primo periodo con dati, e non si sa nulla di prima. Togliere questi luoghi con only, o aggiungere dati di prima.",
      en:
        "The analysis was not done: in {places} the campaign runs from the first period with data, and nothing is known of before. Leave these places out with only, or add earlier data."
    ),
    "did.refused.one-cluster": Phrase(
      it:
        "L’analisi non è stata eseguita: c’è un solo luogo, e con uno solo non c’è confronto. Si può usare una serie temporale interrotta (kind: interrupted-time-series).",
      en:
        "The analysis was not done: there is one place only, and nothing to compare it with. An interrupted time series can be used (kind: interrupted-time-series)."
    ),
    "did.refused.constant": Phrase(
      it: "L’analisi non è stata eseguita: l’esito è lo stesso ovunque e sempre.",
      en: "The analysis was not done: the outcome is the same everywhere and always."),
    "did.refused.separated": Phrase(
      it:
        "L’analisi non è stata eseguita: nei luoghi con la campagna non c’è alcun evento prima, o alcuno dopo, e il rapporto non ha una stima finita.",
      en:
        "The analysis was not done: the places with the campaign have no event before, or none after, and the ratio has no finite estimate."
    ),
    "did.refused.not-estimable": Phrase(
      it:
        "L’analisi non è stata eseguita: con questi luoghi e periodi l’effetto non si può stimare. Servono luoghi con e senza campagna, visti prima e dopo.",
      en:
        "The analysis was not done: the effect cannot be estimated from these places and periods. Places with and without the campaign, seen before and after, are needed."
    ),
    "did.refused.gaps": Phrase(
      it:
        "L’analisi non è stata eseguita: una media pesata di luoghi ha bisogno di ogni luogo in ogni periodo, e in qualche luogo con la campagna un periodo manca. Restringere i periodi, o scrivere controls: all.",
      en:
        "The analysis was not done: a weighted average of places needs every place in every period, and some place with the campaign lacks a period. Shorten the periods, or write controls: all."
    ),
    "did.refused.few-to-weigh": Phrase(
      it:
        "L’analisi non è stata eseguita: restano meno di due luoghi da pesare fra quelli visti in ogni periodo. Scrivere controls: all.",
      en:
        "The analysis was not done: fewer than two places are left to weigh among those seen in every period. Write controls: all."
    ),
    "did.refused.negative": Phrase(
      it: "L’analisi non è stata eseguita: in {place}, {period}, il conteggio è negativo.",
      en: "The analysis was not done: in {place}, {period}, the count is negative."),
    "did.refused.empty-denominator": Phrase(
      it:
        "L’analisi non è stata eseguita: in {place}, {period}, il denominatore è zero o manca.",
      en: "The analysis was not done: in {place}, {period}, the denominator is zero or missing."),
    "did.refused.impossible-rate": Phrase(
      it:
        "L’analisi non è stata eseguita: in {place}, {period}, il numeratore supera il denominatore.",
      en: "The analysis was not done: in {place}, {period}, the numerator exceeds the denominator."),
  ])
}
