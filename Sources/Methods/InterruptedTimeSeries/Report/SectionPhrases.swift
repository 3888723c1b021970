// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Reports

/// The sentences of the section: estimand, captions, methods. Slots are facts of the findings.
enum SectionPhrases {
  typealias TableEntry = SectionText.TableEntry
  typealias MethodEntry = SectionText.Sentence

  static let text = SectionText(
    vocabulary: InterruptedTimeSeriesPhrases.vocabulary,
    estimand: [.init(phrase: .estimand), .has("only", .only)],
    figures: ["series"], lateFigures: ["correlogram", "residuals"], captions: caption,
    tables: tables, methods: methods)
}

extension Phrase {
  /// What the analysis estimates, in one sentence.
  static let estimand = Phrase(
    it:
      "Che cosa si stima: di quanto l’esito, nei periodi dopo l’inizio ({starts}; {after} in tutto), differisce in media da quello che la serie stessa avrebbe dato se tendenza e stagione di prima fossero proseguite{control.clause}.",
    en:
      "What is estimated: by how much the outcome, over the periods after the start ({starts}; {after} in all), differs on average from what the series itself would have given had its earlier trend and season gone on{control.clause}."
  )
}

extension SectionPhrases {
  static let caption: [String: Phrase] = [
    "series": Phrase(
      it:
        "Serie osservata, valore atteso dal modello e valore atteso senza il cambiamento, con la sua banda al 95%. La banda riguarda il valore atteso, non la variabilità dei singoli periodi: dove la linea attesa ne esce, l’intervallo dell’effetto in quel periodo esclude nessun cambiamento. I numeri sono in tables/{analysis}-series.csv.",
      en:
        "Observed series, fitted value and value expected without the change, with its 95% band. The band is that of the expected value, not of single periods: where the fitted line leaves it, the interval of that period’s effect excludes no change. The numbers are in tables/{analysis}-series.csv."
    ),
    "correlogram": Phrase(
      it:
        "Autocorrelazione dei residui, totale e parziale; la banda vale per residui indipendenti.",
      en: "Autocorrelation of residuals, total and partial; the band is that of independent ones."),
    "residuals": Phrase(
      it: "Residui standardizzati nel tempo.", en: "Standardised residuals over time."),
  ]

  static let tables: [TableEntry] = [
    TableEntry(
      id: "summary",
      caption: Phrase(it: "La serie in breve.", en: "The series in brief."),
      notes: [
        Phrase(
          it:
            "I valori grezzi ignorano tendenza e stagione: confrontarli può indicare il verso sbagliato.",
          en: "Crude values ignore trend and season: comparing them can point the wrong way.")
      ]),
    TableEntry(
      id: "flow",
      caption: Phrase(
        it: "Il flusso dei dati: le righe che restano a ogni passo.",
        en: "The flow of the data: rows left after each step.")),
    TableEntry(
      id: "effects",
      caption: Phrase(
        it: "Effetto nel tempo, stimato con: {estimator}.",
        en: "Effect over time, estimated by: {estimator}."),
      notes: [
        Phrase(
          it:
            "Il periodo 1 è il primo dopo l’inizio (o dopo l’avvio). Assoluto e relativo vengono dallo stesso intervallo: uno esclude nessun cambiamento se e solo se lo esclude l’altro.",
          en:
            "Period 1 is the first after the start (or after the phase-in). Absolute and relative come from one interval: one excludes no change exactly when the other does."
        )
      ]),
    TableEntry(
      id: "estimators",
      caption: Phrase(
        it: "Lo stesso effetto medio con stimatori diversi.",
        en: "The same average effect by different estimators."),
      notes: [
        Phrase(
          it:
            "Decide solo lo stimatore prestabilito; gli altri stanno accanto perché, sulle serie reali, i metodi non sempre concordano.",
          en:
            "Only the pre-specified estimator decides; the others stand beside it because methods do not always agree on real series."
        )
      ]),
    TableEntry(
      id: "coefficients",
      caption: Phrase(
        it: "Termini del modello, sulla scala {scale}.",
        en: "Terms of the model, on the {scale} scale."),
      notes: [
        Phrase(
          it:
            "La tendenza vale 0 nel primo periodo della serie ({first}) e cresce di 1 a periodo; la pendenza vale 0 nel primo periodo dopo: il cambio di livello è quello in quel periodo.",
          en:
            "The trend is 0 in the first period of the series ({first}) and rises by 1 a period; the slope is 0 in the first period after: the change of level is that in this period."
        )
      ]),
    TableEntry(
      id: "checks",
      caption: Phrase(it: "Verifiche sui residui.", en: "Checks on residuals.")),
    TableEntry(
      id: "sensitivity",
      caption: Phrase(
        it: "Sensibilità: l’effetto medio se si fosse scelto altrimenti.",
        en: "Sensitivity: the average effect had other choices been made.")),
    TableEntry(
      id: "falsification",
      caption: Phrase(
        it: "Prove di falsificazione: dove non dovrebbe vedersi nulla.",
        en: "Falsification: where nothing should be seen.")),
    TableEntry(
      id: "places",
      caption: Phrase(
        it: "Placebo nello spazio: la stessa analisi nei luoghi che la campagna non ha raggiunto.",
        en: "Placebo in space: the same analysis in places that the campaign did not reach."),
      notes: [
        Phrase(
          it:
            "Per grandezza, il cambiamento della serie con la campagna è al posto {places.rank} su {places.among}: se non fosse accaduto nulla, ogni posto sarebbe ugualmente probabile.",
          en:
            "By size, the change of the series with the campaign ranks {places.rank} of {places.among}: had nothing happened, every rank would be equally likely."
        )
      ]),
  ]

  static let methods: [MethodEntry] = [
    .fact(
      "model", "poisson",
      Phrase(
        it:
          "Regressione segmentata per conteggi: media di Poisson con legame logaritmico{exposure.clause}, con {design.clause}.",
        en:
          "Segmented regression for counts: Poisson mean with log link{exposure.clause}, with {design.clause}."
      )),
    .fact(
      "model", "binomial",
      Phrase(
        it:
          "Regressione segmentata per quote: media binomiale con legame logit, con {design.clause}.",
        en: "Segmented regression for shares: binomial mean with logit link, with {design.clause}.")
    ),
    .fact(
      "model", "linear",
      Phrase(
        it: "Regressione segmentata lineare per medie, con {design.clause}.",
        en: "Linear segmented regression for means, with {design.clause}.")),
    .fact(
      "model", "controlled-counts",
      Phrase(
        it:
          "Regressione segmentata controllata: in ogni periodo la parte degli eventi che spetta alla serie della campagna, sul totale delle due serie, ha media binomiale con legame logit{exposure.clause}, con {design.clause}. Ciò che tocca insieme le due serie si elimina, e i coefficienti sono logaritmi di rapporti fra rapporti di tassi.",
        en:
          "Controlled segmented regression: in each period the campaign series’ part of the two series’ events has a binomial mean with logit link{exposure.clause}, with {design.clause}. What touches both series alike cancels, and coefficients are logarithms of ratios of rate ratios."
      )),
    .fact(
      "model", "controlled-rates",
      Phrase(
        it:
          "Regressione segmentata controllata: modello lineare per la differenza fra i logit delle due serie (mezzo evento aggiunto a ogni cella), con {design.clause}.",
        en:
          "Controlled segmented regression: a linear model for the difference of the two series’ logits (half an event added to each cell), with {design.clause}."
      )),
    .fact(
      "model", "controlled-means",
      Phrase(
        it:
          "Regressione segmentata controllata: modello lineare per la differenza fra le due serie, con {design.clause}.",
        en:
          "Controlled segmented regression: a linear model for the difference of the two series, with {design.clause}."
      )),
    .fact(
      "estimator.name", "integrated-autocorrelation",
      Phrase(
        it:
          "Gli intervalli al 95% tengono conto dell’autocorrelazione dei residui (AR(1)), integrandola su tutti i suoi valori plausibili invece di fissarla alla stima: nelle simulazioni che stanno in Benchmarks/Coverage è il metodo che tiene il 95% promesso anche su serie corte.",
        en:
          "The 95% intervals allow for autocorrelated residuals (AR(1)), integrating the autocorrelation over all its plausible values instead of fixing it at its estimate: in the simulations under Benchmarks/Coverage it is the method that keeps its promise of 95% on short series too."
      )),
    MethodEntry(
      phrase: Phrase(
        it:
          "Gli effetti prendono i periodi dopo l’inizio come sono stati: si confronta il valore atteso dal modello con quello atteso togliendo i termini del cambiamento. L’esposizione osservata resta nel confronto.",
        en:
          "Effects take the periods after the start as they were: the fitted value is compared with the one expected when the terms of the change are taken out. The observed exposure stays in the comparison."
      )),
    MethodEntry(
      phrase: Phrase(
        it:
          "Il giudizio segue una regola sola, stampata in ogni rapporto, applicata all’effetto {effect} e alla soglia dichiarata.",
        en:
          "The verdict follows one rule, printed in every report, applied to the effect {effect} and the threshold declared."
      )),
  ]
}
