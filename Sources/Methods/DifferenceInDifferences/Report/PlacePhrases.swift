// SPDX-License-Identifier: GPL-3.0-or-later

import Reports

/// What the section on a comparison of places says, apart from what every section says.
enum PlacePhrases {
  static let vocabulary = design.adding(tables).adding(checks).adding(notes).adding(methods)
    .adding(OutcomePhrases.vocabulary)

  /// Words for design.
  static let design = Vocabulary([
    "did.weights.people": Phrase(it: "per la persona media", en: "for the average person"),
    "did.weights.units": Phrase(it: "per il luogo medio", en: "for the average place"),
    "did.chosen.policy": Phrase(
      it: "da un programma che non guardava all’esito",
      en: "by a plan that did not look at the outcome"),
    "did.chosen.need": Phrase(
      it: "perché l’esito vi era da tempo più basso",
      en: "because the outcome had long been poorer there"),
    "did.chosen.recent-low": Phrase(
      it: "perché l’esito vi era basso di recente",
      en: "because the outcome had lately been poor there"),
    "did.chosen.volunteers": Phrase(it: "si sono offerti", en: "they came forward"),
    "did.chosen.random": Phrase(it: "a sorte", en: "by lot"),
    "did.controls.all": Phrase(
      it: "Si confrontano con tutti gli altri luoghi.",
      en: "They are compared with all other places."
    ),
    "did.controls.list": Phrase(
      it: "Si confrontano con i luoghi scelti nel file di studio.",
      en: "They are compared with the places chosen in the study file."),
    "did.controls.matched": Phrase(
      it: "Si confrontano con i luoghi più simili, trovati come dice il file di studio.",
      en: "They are compared with the most similar places, found as the study file says."),
    "did.clause.adjust": Phrase(
      it: ", a parità di composizione per {columns}", en: ", with the mix by {columns} held equal"),
    "did.arm.treated": Phrase(it: "campagna", en: "campaign"),
    "did.arm.control": Phrase(it: "confronto", en: "comparison"),
    "did.design.one-date": Phrase(it: "una sola data d’inizio", en: "one starting date"),
    "did.design.staggered": Phrase(it: "più date d’inizio", en: "several starting dates"),
    "did.model.two-way": Phrase(
      it: "effetti fissi di luogo e periodo", en: "fixed effects of place and period"),
    "did.model.poisson": Phrase(
      it: "Poisson con effetti fissi", en: "Poisson with fixed effects"),
    "did.model.group-time": Phrase(
      it: "effetti per gruppo e periodo", en: "group-time effects"),
  ])

  /// Headers and cells of tables.
  static let tables = Vocabulary([
    "column.arm": Phrase(it: "Gruppo", en: "Group"),
    "column.places": Phrase(it: "Luoghi", en: "Places"),
    "column.method": Phrase(it: "Metodo", en: "Method"),
    "column.event-time": Phrase(it: "Periodi dall’inizio", en: "Periods since the start"),
    "column.band": Phrase(it: "Banda per tutto il percorso", en: "Band for the whole path"),
    "column.power": Phrase(it: "Potenza", en: "Power"),
    "column.role": Phrase(it: "Parte", en: "Part"),
    "column.start": Phrase(it: "Inizio", en: "Start"),
    "column.comparison": Phrase(it: "Confronto", en: "Comparison"),
    "column.weight": Phrase(it: "Peso", en: "Weight"),
    "did.bacon.treatedAgainstNever": Phrase(
      it: "chi parte contro chi non ha mai la campagna",
      en: "those who begin against those who never have the campaign"),
    "did.bacon.earlierAgainstLater": Phrase(
      it: "chi parte prima contro chi non è ancora partito",
      en: "those who begin earlier against those who have not yet"),
    "did.bacon.laterAgainstEarlier": Phrase(
      it: "chi parte dopo contro chi è già partito: confronto fuorviante se l’effetto cresce",
      en: "those who begin later against those who already have: misleading where effects grow"),
    "column.distance": Phrase(it: "Distanza", en: "Distance"),
    "column.feature": Phrase(it: "Caratteristica", en: "Feature"),
    "column.difference.before": Phrase(
      it: "Differenza, tutti i controlli", en: "Difference, all controls"),
    "column.difference.after": Phrase(
      it: "Differenza, controlli scelti", en: "Difference, chosen controls"),
    "column.variance.before": Phrase(
      it: "Rapporto fra varianze, tutti", en: "Variance ratio, all"),
    "column.variance.after": Phrase(
      it: "Rapporto fra varianze, scelti", en: "Variance ratio, chosen"),
    "column.outside": Phrase(
      it: "Luoghi fuori dai valori dei controlli", en: "Places outside the controls’ values"),
    "column.treated.events": Phrase(it: "Eventi, campagna", en: "Events, campaign"),
    "column.treated.trials": Phrase(it: "Su, campagna", en: "Out of, campaign"),
    "column.treated.values": Phrase(it: "Valori, campagna", en: "Values, campaign"),
    "column.treated.observed": Phrase(it: "Osservato, campagna", en: "Observed, campaign"),
    "column.control.events": Phrase(it: "Eventi, confronto", en: "Events, comparison"),
    "column.control.trials": Phrase(it: "Su, confronto", en: "Out of, comparison"),
    "column.control.values": Phrase(it: "Valori, confronto", en: "Values, comparison"),
    "column.control.observed": Phrase(it: "Osservato, confronto", en: "Observed, comparison"),
    "column.before.events": Phrase(it: "Eventi, prima", en: "Events, before"),
    "column.before.trials": Phrase(it: "Su, prima", en: "Out of, before"),
    "column.before.values": Phrase(it: "Valori, prima", en: "Values, before"),
    "column.after.events": Phrase(it: "Eventi, dopo", en: "Events, after"),
    "column.after.trials": Phrase(it: "Su, dopo", en: "Out of, after"),
    "column.after.values": Phrase(it: "Valori, dopo", en: "Values, after"),
    "did.effect.average": Phrase(
      it: "in media, su luoghi e periodi con la campagna",
      en: "on average, over places and periods with the campaign"),
    "did.effect.cohort": Phrase(
      it: "media delle medie per data d’inizio", en: "average of the averages by starting date"),
    "did.effect.calendar": Phrase(
      it: "media delle medie per periodo di calendario",
      en: "average of the averages by calendar period"),
    "did.effect.dynamic": Phrase(
      it: "media delle medie per periodi dall’inizio",
      en: "average of the averages by periods since the start"),
    "did.out.neighbour": Phrase(it: "fuori: vicino alla campagna", en: "out: near the campaign"),
    "did.out.not-listed": Phrase(it: "fuori: non in elenco", en: "out: not listed"),
    "did.out.alone": Phrase(
      it: "fuori: nessuno nello stesso strato", en: "out: alone in its stratum"),
    "did.out.caliper": Phrase(
      it: "fuori: il più vicino è a {distance}", en: "out: the nearest is at {distance}"),
    "did.out.taken": Phrase(
      it: "fuori: i controlli vicini servono ad altri",
      en: "out: the near controls serve others"),
    "did.out.farther": Phrase(
      it: "fuori: altri sono più vicini (distanza {distance})",
      en: "out: others are nearer (distance {distance})"),
  ])

  /// Checks and sensitivity.
  static let checks = Vocabulary([
    "did.trend.slope": Phrase(
      it: "Differenza di tendenza prima, a periodo", en: "Difference of trends before, a period"),
    "did.trend.leads": Phrase(
      it: "Verifica congiunta su {n} {n?periodo:periodi} a ridosso dell’inizio",
      en: "Joint test of {n} {n?period:periods} next to the start"),
    "did.trend.joint": Phrase(
      it: "Verifica congiunta su {n} {n?blocco:blocchi} di periodi prima",
      en: "Joint test of {n} {n?block:blocks} of periods before"),
    "did.trend.parallel": Phrase(
      it: "compatibile con tendenze parallele", en: "fits parallel trends"),
    "did.trend.parting": Phrase(
      it: "i luoghi si muovevano già in modo diverso: da pesare",
      en: "the places were already moving apart: weigh it"),
    "did.trend.no-sign": Phrase(
      it: "nessun segno di divergenza", en: "no sign of parting"),
    "did.trend.too-few": Phrase(
      it: "troppo pochi luoghi per questa verifica", en: "too few places for this test"),
    "did.choice.units": Phrase(
      it: "Ogni luogo conta uguale", en: "Every place counts the same"),
    "did.choice.people": Phrase(
      it: "Ogni persona conta uguale", en: "Every person counts the same"),
    "did.choice.unadjusted": Phrase(
      it: "Senza parità di composizione", en: "Without holding the mix equal"),
    "did.choice.unmatched": Phrase(
      it: "Con tutti i controlli possibili", en: "With every possible control"),
    "did.choice.neighbours": Phrase(
      it: "Con i vicini fra i controlli", en: "With the neighbours among the controls"),
    "did.choice.anticipation": Phrase(
      it: "Con i periodi appena prima dell’inizio",
      en: "With the periods just before the start"),
    "did.choice.two-way": Phrase(
      it: "Soli effetti fissi di luogo e periodo", en: "Fixed effects of place and period alone"),
    "did.choice.sun-abraham": Phrase(
      it: "Interazioni pesate (Sun e Abraham)", en: "Interaction-weighted (Sun and Abraham)"),
    "did.choice.not-yet": Phrase(
      it: "Fra i controlli anche i luoghi non ancora partiti",
      en: "Places that have not yet begun among the controls"),
    "did.choice.synthetic": Phrase(it: "Controllo sintetico", en: "Synthetic control"),
    "did.choice.synthetic-did": Phrase(
      it: "Differenze sintetiche nelle differenze", en: "Synthetic difference-in-differences"),
    "did.departure.none": Phrase(
      it: "Tendenze parallele (su blocchi di periodi)", en: "Parallel trends (on blocks of periods)"
    ),
    "did.departure.half": Phrase(
      it: "Divergenza dopo l’inizio fino a metà della più grande di prima",
      en: "Parting after the start up to half of the largest before"),
    "did.departure.same": Phrase(
      it: "Divergenza dopo l’inizio fino alla più grande di prima",
      en: "Parting after the start up to the largest before"),
    "did.departure.twice": Phrase(
      it: "Divergenza dopo l’inizio fino al doppio della più grande di prima",
      en: "Parting after the start up to twice the largest before"),
    "did.departure.line": Phrase(
      it: "Divergenza in linea retta, che continua", en: "Parting in a straight line that goes on"),
    "column.assumption": Phrase(it: "Se", en: "If"),
    "did.without": Phrase(it: "Senza {place}", en: "Without {place}"),
  ])

  /// Ways to an interval.
  static let methods = Vocabulary([
    "did.method.cr2": Phrase(
      it: "Raggruppato per luogo, CR2 e Satterthwaite",
      en: "Clustered by place, CR2 and Satterthwaite"),
    "did.method.unbounded": Phrase(
      it: "Nessun intervallo: i luoghi sono troppo pochi",
      en: "No interval: too few places"),
    "did.method.cr1": Phrase(
      it: "Raggruppato per luogo, CR1, t(G−1)", en: "Clustered by place, CR1, t(G−1)"),
    "did.method.within-cohorts": Phrase(
      it: "Scarti dei luoghi entro ogni data d’inizio, t di Welch",
      en: "Deviations of places within each starting date, Welch’s t"),
    "did.method.pooled-cohorts": Phrase(
      it: "Scarti dei luoghi di tutte le date insieme, t di Satterthwaite",
      en: "Deviations of places of all dates together, Satterthwaite’s t"),
    "did.method.all-places": Phrase(
      it: "Scarti di tutti i luoghi, t(G−1): stretto con pochi luoghi per data",
      en: "Deviations of all places, t(G−1): too short with few places a date"),
    "did.method.influence": Phrase(
      it: "Funzioni d’influenza, normale: come stampano i programmi pubblicati",
      en: "Influence functions, normal: as published packages print"),
    "did.method.dealt-dates": Phrase(
      it: "Permutazione delle date d’inizio fra i luoghi",
      en: "Permutation of starting dates among places"),
    "did.method.wild": Phrase(
      it: "Bootstrap selvaggio per luogo, ipotesi imposta",
      en: "Wild cluster bootstrap, null imposed"),
    "did.method.permutation": Phrase(
      it: "Permutazione di quali luoghi hanno la campagna",
      en: "Permutation of which places have the campaign"),
    "did.method.studentised-permutation": Phrase(
      it: "Permutazione studentizzata", en: "Studentised permutation"),
  ])
}
