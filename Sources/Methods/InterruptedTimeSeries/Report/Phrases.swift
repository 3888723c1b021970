// SPDX-License-Identifier: GPL-3.0-or-later

import Reports

/// What the section on an interrupted time series says, apart from what every report says.
enum InterruptedTimeSeriesPhrases {
  static let vocabulary = design.adding(tables).adding(checks).adding(falsification)
    .adding(sensitivity).adding(epoc).adding(notes).adding(OutcomePhrases.vocabulary)

  /// Words for design and estimators.
  static let design = Vocabulary([
    "its.count": Phrase(it: "conteggio", en: "count"),
    "its.rate": Phrase(it: "quota", en: "share"),
    "its.mean": Phrase(it: "media", en: "mean"),
    "its.level": Phrase(it: "livello", en: "level"),
    "its.slope": Phrase(it: "pendenza", en: "slope"),
    "its.pulse": Phrase(it: "impulso", en: "pulse"),
    "its.season.none": Phrase(it: "nessuna stagione", en: "no season"),
    "its.season.months": Phrase(it: "un termine per mese", en: "a term for each month"),
    "its.season.harmonics": Phrase(
      it: "{harmonics} {harmonics?armonica annuale:armoniche annuali}",
      en: "{harmonics} annual {harmonics?harmonic:harmonics}"),
    "its.term.intercept": Phrase(it: "intercetta", en: "intercept"),
    "its.term.trend": Phrase(it: "tendenza", en: "trend"),
    "its.term.trend-squared": Phrase(it: "tendenza al quadrato", en: "trend squared"),
    "its.term.season": Phrase(it: "stagione", en: "season"),
    "its.design": Phrase(
      it: "intercetta, tendenza lineare, cambio di {shapes}, {season}{calendar}",
      en: "intercept, linear trend, change of {shapes}, {season}{calendar}"),
    "its.clause.calendar": Phrase(
      it: ", termini di calendario ({terms})", en: ", calendar terms ({terms})"),
    "its.clause.exposure": Phrase(
      it: " ed esposizione come offset", en: " and the exposure as offset"),
    "its.clause.control": Phrase(
      it: ", oltre a quanto è cambiata la serie di controllo ({control})",
      en: ", beyond what changed in the control series ({control})"),
    "its.effect.average": Phrase(
      it: "medio sui periodi dopo", en: "on average over the periods after"),
    "its.effect.level": Phrase(it: "di livello", en: "on the level"),
    "its.effect.slope": Phrase(it: "di pendenza", en: "on the slope"),
    "its.effect.cumulative": Phrase(
      it: "totale sui periodi dopo", en: "in total over the periods after"),
    "its.effect.at": Phrase(it: "nel {h}º periodo dopo", en: "in period {h} after"),
    "scale.ratio": Phrase(it: "dei rapporti fra tassi", en: "rate ratio"),
    "scale.odds": Phrase(it: "degli odds ratio", en: "odds ratio"),
    "scale.difference": Phrase(it: "delle differenze", en: "difference"),
    "its.calendar.august": Phrase(it: "agosto", en: "August"),
    "its.calendar.easter": Phrase(it: "Pasqua", en: "Easter"),
    "its.calendar.working-days": Phrase(it: "giorni lavorativi", en: "working days"),
    "integrated-autocorrelation": Phrase(
      it: "AR(1), autocorrelazione integrata", en: "AR(1), autocorrelation integrated out"),
    "reml": Phrase(it: "REML, AR(1)", en: "REML, AR(1)"),
    "prais-winsten": Phrase(it: "Prais-Winsten iterato", en: "Prais-Winsten, iterated"),
    "newey-west": Phrase(
      it: "Newey-West, ritardo {lag}, n/(n−k), t(n−k)", en: "Newey-West, lag {lag}, n/(n−k), t(n−k)"
    ),
    "ols": Phrase(it: "Minimi quadrati ordinari (OLS)", en: "Ordinary least squares (OLS)"),
    "quasi-likelihood": Phrase(
      it: "Quasi-verosimiglianza, t(n−k)", en: "Quasi-likelihood, t(n−k)"),
    "stacked": Phrase(
      it: "Due serie impilate, quasi-verosimiglianza, t(n−k)",
      en: "Two series stacked, quasi-likelihood, t(n−k)"),
    "its.estimator.named": Phrase(
      it: "{estimator} (prestabilito)", en: "{estimator} (pre-specified)"),
  ])

  /// Headers and cells of the tables of results.
  static let tables = Vocabulary([
    "place.campaign": Phrase(
      it: "la serie della campagna, senza controllo", en: "the campaign’s series, without control"),
    "column.stretch": Phrase(it: "Tratto", en: "Stretch"),
    "column.crude": Phrase(it: "Valore grezzo", en: "Crude value"),
    "column.control": Phrase(it: "Controllo", en: "Control"),
    "column.estimator": Phrase(it: "Stimatore", en: "Estimator"),
    "column.autocorrelation": Phrase(it: "Autocorrelazione ρ", en: "Autocorrelation ρ"),
    "column.criterion": Phrase(it: "Criterio EPOC", en: "EPOC criterion"),
    "column.answer": Phrase(it: "Risposta", en: "Answer"),
    "column.basis": Phrase(it: "Su che base", en: "On what basis"),
    "phase-in": Phrase(it: "avvio", en: "phase-in"),
    "withdrawn": Phrase(it: "dopo la fine", en: "after it ended"),
    "effect.at": Phrase(it: "nel {h}º periodo dopo", en: "in period {h} after"),
    "effect.level": Phrase(it: "cambio di livello", en: "change of level"),
    "effect.slope": Phrase(it: "cambio di pendenza, a periodo", en: "change of slope, a period"),
    "term.intercept": Phrase(it: "intercetta (primo periodo)", en: "intercept (first period)"),
    "term.trend": Phrase(it: "tendenza prima, a periodo", en: "trend before, a period"),
    "term.trend.after": Phrase(it: "tendenza dopo, a periodo", en: "trend after, a period"),
    "term.trend.squared": Phrase(it: "tendenza al quadrato", en: "trend squared"),
    "term.level": Phrase(it: "cambio di livello ({start})", en: "change of level ({start})"),
    "term.slope": Phrase(it: "cambio di pendenza ({start})", en: "change of slope ({start})"),
    "term.pulse": Phrase(it: "impulso ({start})", en: "pulse ({start})"),
  ])

  /// Diagnostics.
  static let checks = Vocabulary([
    "check.durbin-watson": Phrase(
      it: "Durbin-Watson (p esatto, a due code)", en: "Durbin-Watson (exact p, two-sided)"),
    "check.breusch-godfrey": Phrase(
      it: "Breusch-Godfrey, ordine {order}", en: "Breusch-Godfrey, order {order}"),
    "check.ljung-box": Phrase(it: "Ljung-Box, {lags} ritardi", en: "Ljung-Box, {lags} lags"),
    "check.autocorrelation": Phrase(
      it: "Autocorrelazione dei residui a ritardo 1", en: "Autocorrelation of residuals at lag 1"),
    "check.dispersion": Phrase(
      it: "Dispersione (Pearson/(n−k))", en: "Dispersion (Pearson/(n−k))"),
    "check.wild": Phrase(
      it: "Punti anomali (residuo studentizzato oltre ±3)",
      en: "Wild points (studentised residual beyond ±3)"),
    "reading.correlated": Phrase(
      it: "i residui sono autocorrelati: contano gli stimatori che ne tengono conto",
      en: "residuals are autocorrelated: trust the estimators that allow for it"),
    "reading.uncorrelated": Phrase(
      it: "nessun segno chiaro di autocorrelazione", en: "no clear sign of autocorrelation"),
    "reading.overdispersed": Phrase(
      it:
        "i dati variano più di quanto il modello di base preveda; gli intervalli ne tengono conto",
      en: "the data vary more than the basic model expects; the intervals allow for it"),
    "reading.dispersion-fine": Phrase(
      it: "la variabilità è quella attesa", en: "the data vary about as expected"),
    "reading.wild": Phrase(
      it: "{periods}: nella sensibilità ogni punto è tolto a turno",
      en: "{periods}: the sensitivity table drops each in turn"),
    "reading.none": Phrase(it: "nessuno", en: "none"),
  ])

  /// Falsification.
  static let falsification = Vocabulary([
    "false.control": Phrase(
      it: "Serie di controllo da sola", en: "Control series by itself"),
    "reading.control-moved": Phrase(
      it: "anche il controllo si è mosso; il confronto lo toglie, ma ci si chieda perché",
      en: "the control moved too; the comparison takes that out, but ask why"),
  ])

  /// Sensitivity.
  static let sensitivity = Vocabulary([
    "choice.harmonics": Phrase(
      it: "Stagione: {harmonics} {harmonics?armonica:armoniche}",
      en: "Season: {harmonics} {harmonics?harmonic:harmonics}"),
    "choice.no-season": Phrase(it: "Senza stagione", en: "No season"),
    "choice.months": Phrase(it: "Stagione: un termine per mese", en: "Season: a term a month"),
    "choice.quadratic": Phrase(it: "Tendenza quadratica", en: "Quadratic trend"),
    "choice.phase-in-kept": Phrase(it: "Avvio incluso nel dopo", en: "Phase-in counted as after"),
    "choice.phase-in-out": Phrase(
      it: "Primo periodo trattato come avvio, escluso",
      en: "First period treated as phase-in, left out"),
    "choice.start": Phrase(
      it: "Inizio spostato: {start}", en: "Start moved to {start}"),
    "choice.dropped": Phrase(it: "Senza {period}", en: "Without {period}"),
    "choice.no-control": Phrase(it: "Senza serie di controllo", en: "Without the control series"),
  ])

  /// EPOC's seven criteria for interrupted time series.
  static let epoc = Vocabulary([
    "epoc.independent": Phrase(
      it: "Intervento indipendente da altri cambiamenti",
      en: "Intervention independent of other changes"),
    "epoc.shape": Phrase(
      it: "Forma dell’effetto stabilita prima", en: "Shape of the effect pre-specified"),
    "epoc.collection": Phrase(
      it: "Raccolta dei dati non toccata dall’intervento",
      en: "Intervention unlikely to affect data collection"),
    "epoc.blinding": Phrase(
      it: "Esito oggettivo o rilevato alla cieca",
      en: "Outcome objective or assessed blindly"),
    "epoc.incomplete": Phrase(
      it: "Dati mancanti trattati in modo adeguato", en: "Incomplete data adequately addressed"),
    "epoc.selective": Phrase(
      it: "Nessun esito riportato a scelta", en: "No selective outcome reporting"),
    "epoc.other": Phrase(
      it: "Altri rischi: stagione e lunghezza della serie",
      en: "Other risks: season and length of the series"),
    "answer.low": Phrase(it: "rischio basso", en: "low risk"),
    "answer.high": Phrase(it: "rischio alto", en: "high risk"),
    "answer.unclear": Phrase(it: "non chiaro", en: "unclear"),
    "answer.not-reported": Phrase(it: "NON RIPORTATO", en: "NOT REPORTED"),
    "epoc.basis.no-events": Phrase(
      it: "nessun altro evento dichiarato in other_events",
      en: "no other event declared under other_events"),
    "epoc.basis.events": Phrase(
      it: "altri eventi dichiarati: {events}", en: "other events declared: {events}"),
    "epoc.basis.control": Phrase(
      it: "altri eventi dichiarati ({events}), che toccano anche la serie di controllo",
      en: "other events declared ({events}), which touch the control series too"),
    "epoc.basis.shape": Phrase(
      it: "dichiarata nel file di studio: {shapes}; motivo: {why}",
      en: "declared in the study file: {shapes}; reason: {why}"),
    "epoc.basis.shape-after": Phrase(
      it: "dichiarata, ma con i dati già visti: {shapes}; motivo: {why}",
      en: "declared, but after the data were seen: {shapes}; reason: {why}"),
    "epoc.basis.same": Phrase(
      it: "dichiarato: raccolti allo stesso modo prima e dopo",
      en: "declared: gathered in the same way before and after"),
    "epoc.basis.changed": Phrase(
      it: "dichiarato: il modo di raccoglierli è cambiato",
      en: "declared: the way of gathering them changed"),
    "epoc.basis.same-key": Phrase(
      it: "chiave: sources.<fonte>.collected.same_throughout",
      en: "key: sources.<source>.collected.same_throughout"),
    "epoc.basis.objective": Phrase(
      it: "dichiarato: nessuno doveva giudicarlo", en: "declared: nobody had to judge it"),
    "epoc.basis.blind": Phrase(
      it: "dichiarato: giudicato da chi non sapeva della campagna",
      en: "declared: judged by people who knew nothing of the campaign"),
    "epoc.basis.open": Phrase(
      it: "dichiarato: giudicato da chi sapeva della campagna",
      en: "declared: judged by people who knew of the campaign"),
    "epoc.basis.assessed-key": Phrase(
      it: "chiave: sources.<fonte>.collected.assessed",
      en: "key: sources.<source>.collected.assessed"),
    "epoc.basis.complete": Phrase(
      it: "righe perse per valori mancanti: {lost}; periodi senza dati: {gaps}",
      en: "rows lost for missing values: {lost}; periods without data: {gaps}"),
    "epoc.lost.few": Phrase(it: "non più del 5%", en: "no more than 5%"),
    "epoc.lost.many": Phrase(it: "più del 5%", en: "more than 5%"),
    "epoc.basis.registered": Phrase(
      it: "piano non registrato: non verificabile", en: "plan not registered: cannot be verified"),
    "epoc.basis.length": Phrase(
      it: "{before} periodi prima e {after} dopo; {season}",
      en: "{before} periods before and {after} after; {season}"),
    "epoc.basis.no-why": Phrase(it: "non dato", en: "not given"),
  ])
}
