// SPDX-License-Identifier: GPL-3.0-or-later

import Reports

extension PlacePhrases {
  /// Checks and sensitivity.
  static let checks = Vocabulary([
    "did.trend.slope": Phrase(
      it: "Differenza di tendenza prima, a periodo", en: "Difference of trends before, a period"),
    "did.trend.slope-ratio": Phrase(
      it: "Rapporto fra le tendenze prima, a periodo (1: parallele)",
      en: "Ratio of trends before, a period (1: parallel)"),
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
    "did.choice.matched": Phrase(
      it: "Con i luoghi dall’esito più simile prima ({n} per ciascuno)",
      en: "With the places whose outcome before was most alike ({n} for each)"),
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
    "did.choice.contaminated": Phrase(
      it: "Se nessun controllo fosse stato raggiunto", en: "Had no control been reached"),
    "did.reached": Phrase(it: "{place}: {share}", en: "{place}: {share}"),
    "did.received.treated": Phrase(
      it: "Persone raggiunte dopo l’inizio, luoghi con la campagna",
      en: "People reached after the start, places with the campaign"),
    "did.received.control": Phrase(
      it: "Persone raggiunte dopo l’inizio, confronto",
      en: "People reached after the start, comparison"),
    "did.received.gap": Phrase(
      it: "Quante persone in più sono state raggiunte, con lo stesso confronto",
      en: "How many more were reached, by the same comparison"),
    "did.received.ratio": Phrase(
      it: "Effetto per persona raggiunta", en: "Effect per person reached"),
    "column.quantity": Phrase(it: "Quantità", en: "Quantity"),
    "column.group": Phrase(it: "Gruppo di persone", en: "Group of people"),
    "did.differs.test": Phrase(
      it: "L’effetto differisce fra i gruppi?", en: "Does the effect differ between the groups?"),
    "did.differs.difference": Phrase(
      it: "Differenza: {group} meno {reference}", en: "Difference: {group} less {reference}"),
    "did.differs.ratio": Phrase(
      it: "Rapporto fra i rapporti: {group} su {reference}",
      en: "Ratio of the ratios: {group} over {reference}"),
    "did.differs.differ": Phrase(
      it: "gli effetti differiscono più di quanto farebbe il caso",
      en: "effects differ more than chance would make them"),
    "did.differs.no-sign": Phrase(
      it: "nessun segno che differisca", en: "no sign that it differs"),
    "false.outcome": Phrase(
      it: "Esito che non dovrebbe muoversi: {outcome}",
      en: "Outcome that should not move: {outcome}"),
    "did.false.sizes": Phrase(
      it: "Quante persone ci sono nei denominatori, per luogo e periodo",
      en: "How many people stand in the denominators, a place and period"),
    "did.reading.sizes-moved": Phrase(
      it: "chi viene contato è cambiato di numero insieme alla campagna: da pesare",
      en: "the number of people counted changed with the campaign: weigh it"),
    "did.reading.not-estimable": Phrase(
      it: "non stimabile con questi luoghi e periodi",
      en: "cannot be estimated from these places and periods"),
    "did.choice.incomplete": Phrase(
      it: "Con i luoghi che mancano in qualche periodo",
      en: "With the places that are missing in some period"),
    "did.choice.alike": Phrase(
      it: "Tutti i controlli con lo stesso peso (effetti fissi)",
      en: "All controls alike (fixed effects)"),
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
    "did.method.placebo-space": Phrase(
      it: "Ogni altra scelta di luoghi al posto di quelli con la campagna",
      en: "Every other choice of places in the place of those with the campaign"),
    "did.method.placebo-controls": Phrase(
      it:
        "Ogni scelta di controlli al posto dei luoghi con la campagna, per rango e con la t di Student: il più largo dei due",
      en:
        "Every choice of controls in the place of those with the campaign, by rank and by Student’s t: the wider of the two"
    ),
    "did.method.error-ratio": Phrase(
      it: "La stessa, dal rapporto fra gli scarti dopo e prima (nulla cambia in alcun periodo)",
      en: "The same, from the ratio of gaps after and before (no change in any period)"),
    "did.method.placebo-normal": Phrase(
      it: "Deviazione standard di quelle scelte, normale",
      en: "Standard deviation of those choices, normal"),
    "did.method.scaled-permutation": Phrase(
      it: "Permutazione, con la variabilità attesa dalla dimensione dei luoghi",
      en: "Permutation, scaled by the variability that the places’ sizes imply"),
    "did.method.studentised-permutation": Phrase(
      it: "Permutazione studentizzata", en: "Studentised permutation"),
  ])
}
