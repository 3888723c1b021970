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
    "did.weights.counts": Phrase(
      it: "come numero di eventi in un luogo e in un periodo,",
      en: "as the number of events in a place and period,"),
    "did.chosen.policy": Phrase(
      it: "da un programma che non guardava all’esito",
      en: "by a plan that did not look at the outcome"),
    "did.chosen.need": Phrase(
      it: "perché l’esito vi era da tempo peggiore",
      en: "because the outcome had long been poorer there"),
    "did.chosen.recent-low": Phrase(
      it: "perché l’esito vi era andato male di recente",
      en: "because the outcome had lately been poor there"),
    "did.chosen.volunteers": Phrase(it: "si sono offerti", en: "they came forward"),
    "did.chosen.random": Phrase(it: "a sorte", en: "by lot"),
    "did.controls.all": Phrase(
      it: "Si confrontano con tutti gli altri luoghi.",
      en: "They are compared with all other places."
    ),
    "did.controls.not-yet": Phrase(
      it:
        "Nessun luogo resta senza campagna: in ogni periodo si confrontano con quelli in cui non è ancora iniziata.",
      en:
        "No place stays without the campaign: in each period they are compared with those where it has not begun yet."
    ),
    "did.controls.list": Phrase(
      it: "Si confrontano con i luoghi scelti nel file di studio.",
      en: "They are compared with the places chosen in the study file."),
    "did.controls.matched": Phrase(
      it: "Si confrontano con i luoghi più simili, trovati come dice il file di studio.",
      en: "They are compared with the most similar places, found as the study file says."),
    "did.controls.synthetic": Phrase(
      it:
        "Si confrontano con una media pesata degli altri luoghi, con i pesi che ne fanno seguire l’esito prima dell’inizio (controllo sintetico).",
      en:
        "They are compared with a weighted average of the other places, by the weights that make it follow their outcome before the start (synthetic control)."
    ),
    "did.controls.synthetic-did": Phrase(
      it:
        "Si confrontano con una media pesata degli altri luoghi, con i pesi che la fanno muovere come loro prima dell’inizio (differenze sintetiche nelle differenze).",
      en:
        "They are compared with a weighted average of the other places, by the weights that make it move as they did before the start (synthetic difference-in-differences)."
    ),
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
    "did.model.synthetic": Phrase(it: "controllo sintetico", en: "synthetic control"),
    "did.model.synthetic-did": Phrase(
      it: "differenze sintetiche nelle differenze", en: "synthetic difference-in-differences"),
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
    "column.partners": Phrase(it: "Abbinato con", en: "Matched with"),
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
    "did.effect.by-start": Phrase(
      it: "media delle medie per data d’inizio", en: "average of the averages by starting date"),
    "did.effect.by-period": Phrase(
      it: "media delle medie per periodo di calendario",
      en: "average of the averages by calendar period"),
    "did.effect.longest": Phrase(
      it: "dopo il tempo più lungo dall’inizio", en: "after the longest time since the start"),
    "did.effect.by-exposure": Phrase(
      it: "media delle medie per periodi dall’inizio",
      en: "average of the averages by periods since the start"),
    "did.out.neighbour": Phrase(it: "fuori: vicino alla campagna", en: "out: near the campaign"),
    "did.out.not-listed": Phrase(it: "fuori: non in elenco", en: "out: not listed"),
    "did.out.gaps": Phrase(
      it: "fuori: senza dati in {n} {n?periodo:periodi}",
      en: "out: without data in {n} {n?period:periods}"),
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
}
