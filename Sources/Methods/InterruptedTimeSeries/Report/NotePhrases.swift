// SPDX-License-Identifier: GPL-3.0-or-later

import Reports

extension InterruptedTimeSeriesPhrases {
  /// Refusals, warnings, remarks and the reasons of certainty.
  static let notes = Vocabulary([
    "its.refused.few-points": Phrase(
      it:
        "L’analisi non è stata eseguita: {before} {before?periodo:periodi} prima e {after} dopo l’inizio; ne servono almeno 3 per parte (EPOC).",
      en:
        "The analysis was not done: {before} {before?period:periods} before and {after} after the start; at least 3 on each side are needed (EPOC)."
    ),
    "its.refused.dependent": Phrase(
      it:
        "L’analisi non è stata eseguita: con questi dati non si possono separare {terms}. Togliere un termine (stagione, pendenza) o allungare la serie.",
      en:
        "The analysis was not done: these data cannot tell apart {terms}. Drop a term (season, slope) or lengthen the series."
    ),
    "its.refused.too-many-terms": Phrase(
      it:
        "L’analisi non è stata eseguita: {periods} periodi per {terms} termini del modello non bastano.",
      en: "The analysis was not done: {periods} periods are too few for {terms} terms of the model."
    ),
    "its.refused.no-variation": Phrase(
      it:
        "L’analisi non è stata eseguita: l’esito è lo stesso in tutti i periodi, è sempre zero o sempre al massimo, oppure il modello lo spiega per intero e non resta variabilità.",
      en:
        "The analysis was not done: the outcome is the same in every period, is always zero or always at its maximum, or the model explains all of it and no variation is left."
    ),
    "its.refused.empty-denominator": Phrase(
      it:
        "L’analisi non è stata eseguita: nel periodo {period} il denominatore è zero o manca. Escludere il periodo con exclude, o correggere i dati.",
      en:
        "The analysis was not done: in {period} the denominator is zero or missing. Leave the period out with exclude, or mend the data."
    ),
    "its.refused.impossible-rate": Phrase(
      it:
        "L’analisi non è stata eseguita: nel periodo {period} il numeratore supera il denominatore.",
      en: "The analysis was not done: in {period} the numerator exceeds the denominator."),
    "its.refused.negative": Phrase(
      it: "L’analisi non è stata eseguita: nel periodo {period} il conteggio è negativo.",
      en: "The analysis was not done: in {period} the count is negative."),
    "its.refused.season": Phrase(
      it:
        "L’analisi non è stata eseguita: una stagione chiede almeno due anni interi di dati; ce ne sono {years}.",
      en: "The analysis was not done: a season needs two whole years of data; there are {years}."),
    "its.refused.not-converged": Phrase(
      it:
        "L’analisi non è stata eseguita: la stima non converge. Di solito un tratto della serie ha solo zeri, oppure il modello ha troppi termini.",
      en:
        "The analysis was not done: the fit does not converge. Usually a stretch of the series has only zeros, or the model has too many terms."
    ),
    "its.refused.no-periods": Phrase(
      it: "L’analisi non è stata eseguita: nessuna riga dei dati cade nella finestra dell’analisi.",
      en: "The analysis was not done: no row of the data lies in the window of the analysis."),
    "its.refused.control": Phrase(
      it:
        "L’analisi non è stata eseguita: alla serie di controllo mancano {missing} dei periodi della campagna, a partire da {period}.",
      en:
        "The analysis was not done: the control series lacks {missing} of the campaign’s periods, from {period} on."
    ),
    "its.warning.few-points": Phrase(
      it:
        "Serie corta: {before} periodi prima e {after} dopo. Sotto gli 8 per parte gli intervalli sono meno affidabili.",
      en:
        "Short series: {before} periods before and {after} after. With fewer than 8 on a side the intervals are less reliable."
    ),
    "its.warning.horizon": Phrase(
      it:
        "Il dopo ({after} periodi) è più lungo del prima ({before}): il confronto si regge su una tendenza prolungata oltre la sua storia.",
      en:
        "The stretch after ({after} periods) is longer than the one before ({before}): the comparison rests on a trend drawn out beyond its history."
    ),
    "its.warning.disagree": Phrase(
      it:
        "Gli stimatori non sono d’accordo: {deciding} con l’intervallo tutto da una parte, {undecided} no. Vale quello prestabilito; il risultato va preso con prudenza.",
      en:
        "Estimators disagree: {deciding} put the whole interval on one side, {undecided} do not. The pre-specified one counts; take the result with care."
    ),
    "its.warning.low-counts": Phrase(
      it:
        "Conteggi bassi (in media {mean} a periodo): l’autocorrelazione può nascondersi, e gli intervalli possono essere troppo stretti.",
      en:
        "Low counts ({mean} a period on average): autocorrelation can hide, and intervals may be too narrow."
    ),
    "its.warning.boundary": Phrase(
      it:
        "REML non ha un massimo interno (ρ al limite): la serie non distingue una tendenza da una deriva. Leggere la riga «REML» con prudenza.",
      en:
        "REML has no interior maximum (ρ at the boundary): the series cannot tell a trend from a drift. Read the “REML” row with care."
    ),
    "its.reach.not-simulated": Phrase(
      it:
        "Con {n} periodi e {df} gradi di libertà la copertura degli intervalli non è stata simulata: possono essere troppo stretti.",
      en:
        "With {n} periods and {df} degrees of freedom the coverage of the intervals was not simulated: they may be too narrow."
    ),
    "its.reach.short": Phrase(
      it:
        "Serie di {n} periodi: se l’autocorrelazione è forte (0,8), nelle simulazioni gli intervalli al 95% contengono il vero 89-92 volte su 100.",
      en:
        "A series of {n} periods: when autocorrelation is strong (0.8), 95% intervals held the truth 89 to 92 times in 100 in simulation."
    ),
    "its.reach.strong": Phrase(
      it:
        "Autocorrelazione molto forte (mediana {rho}): oltre quella delle simulazioni; gli intervalli possono essere troppo stretti.",
      en:
        "Very strong autocorrelation (median {rho}): beyond that of the simulations; intervals may be too narrow."
    ),
    "its.reach.strong-response": Phrase(
      it:
        "Autocorrelazione forte (mediana {rho}): nelle simulazioni gli intervalli al 95% di conteggi e quote hanno contenuto il vero 81-96 volte su 100.",
      en:
        "Strong autocorrelation (median {rho}): in simulation 95% intervals of counts and shares held the truth 81 to 96 times in 100."
    ),
    "its.reach.hidden": Phrase(
      it:
        "Dispersione {dispersion}: la variabilità propria dei conteggi può nascondere l’autocorrelazione; se questa fosse forte (0,8), gli intervalli di una serie lunga conterrebbero il vero 80-87 volte su 100, con qualunque metodo.",
      en:
        "Dispersion {dispersion}: the counts’ own variation can hide autocorrelation; were it strong (0.8), intervals of a long series would hold the truth 80 to 87 times in 100, whatever the method."
    ),
    "its.warning.no-season": Phrase(
      it:
        "Nessun termine di stagione nel modello: una stagione può essere scambiata per un effetto.",
      en:
        "No seasonal term in the model: a season may pass for an effect."
    ),
    "its.warning.placebo-moved": Phrase(
      it: "Un inizio fittizio mostra un cambiamento dove non doveva essercene.",
      en: "A placebo start shows a change where there should be none."),
    "its.warning.one-arm": Phrase(
      it:
        "Un altro evento tocca solo una delle due serie ({events}): il cambiamento può essere suo.",
      en: "Another event touches only one of the two series ({events}): the change may be its own."),
    "its.warning.other-event": Phrase(
      it: "Nello stesso periodo è accaduto anche altro: {events}.",
      en: "Other things happened in the same period: {events}."),
    "its.warning.gaps": Phrase(
      it:
        "{n} {n?periodo:periodi} senza dati dentro la serie: sono trattati come mancanti, non come zero.",
      en:
        "{n} {n?period:periods} without data within the series: treated as missing, not as zero."),
    "its.remark.beyond": Phrase(
      it:
        "Effetti chiesti e non dati, perché lì la serie non ha un periodo con la campagna in corso: {horizons} periodi dopo l’inizio.",
      en:
        "Effects asked for and not given, because the series has no period there with the campaign running: {horizons} periods after the start."
    ),
    "its.remark.crude": Phrase(
      it:
        "Il rapporto grezzo fra dopo e prima è {ratio}: ignora tendenza e stagione, e può indicare il verso sbagliato.",
      en:
        "The crude ratio of after to before is {ratio}: it ignores trend and season, and can point the wrong way."
    ),
  ])
}
