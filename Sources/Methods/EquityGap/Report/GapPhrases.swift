// SPDX-License-Identifier: GPL-3.0-or-later

import Reports

/// The terms of the method: groups, scales, indices, headers of tables.
enum GapPhrases {
  static let vocabulary = OutcomePhrases.vocabulary.adding(terms).adding(indices).adding(columns)
    .adding(GapNotePhrases.notes)

  static let terms = Vocabulary([
    "equity.group": Phrase(it: "{column}: {group}", en: "{column}: {group}"),
    "equity.unknown": Phrase(it: "{column}: non noto", en: "{column}: not known"),
    "equity.all": Phrase(it: "tutti i gruppi", en: "all groups"),
    "equity.gap": Phrase(it: "{column}: {scale}", en: "{column}: {scale}"),
    "equity.pair": Phrase(
      it: "{column}: fra {reference} e {focus}", en: "{column}: {reference} and {focus}"),
    "equity.arm.campaign": Phrase(it: "luoghi con la campagna", en: "places with the campaign"),
    "equity.arm.control": Phrase(it: "luoghi di confronto", en: "places compared with"),
    "equity.beyond": Phrase(
      it: "campagna oltre il confronto", en: "campaign beyond the comparison"),
    "equity.scale.difference": Phrase(it: "differenza", en: "difference"),
    "equity.scale.ratio": Phrase(it: "rapporto", en: "ratio"),
    "equity.scale.oddsRatio": Phrase(it: "odds ratio", en: "odds ratio"),
    "equity.scale.complementRatio": Phrase(
      it: "rapporto fra chi non l’ha fatto", en: "ratio of those who did not"),
    "equity.sign.higher": Phrase(
      it: "il valore di {reference} meno quello di {focus}",
      en: "the value of {reference} less that of {focus}"),
    "equity.sign.lower": Phrase(
      it: "il valore di {focus} meno quello di {reference}",
      en: "the value of {focus} less that of {reference}"),
    "equity.choice.crude": Phrase(
      it: "Senza tenere uguale la composizione", en: "Without holding the mix equal"),
    "equity.choice.modelled": Phrase(
      it: "Composizione tenuta uguale con un modello logistico",
      en: "Mix held equal by a logistic model (g-computation)"),
    "equity.choice.independent": Phrase(
      it: "Come se le righe fossero indipendenti: ignora quanto variano le unità",
      en: "As if rows were independent: how units vary is left out"),
    "equity.choice.unpaired": Phrase(
      it: "Come se prima e dopo fossero persone diverse",
      en: "As if before and after were different people"),
    "equity.flow.paired": Phrase(
      it: "di persone viste sia prima sia dopo", en: "of people seen both before and after"),
    "equity.method.paired": Phrase(
      it: "ciascuno confrontato con sé stesso", en: "each compared with themself"),
    "equity.design.controls": Phrase(
      it: "oltre al cambiamento nei luoghi di confronto",
      en: "beyond that in the places compared with"),
    "equity.design.time": Phrase(it: "fra prima e dopo", en: "between before and after"),
    "equity.people.campaign": Phrase(
      it: "fra le persone dei luoghi con la campagna",
      en: "among people of the places with the campaign"),
    "equity.people.all": Phrase(it: "fra tutte le persone", en: "among all people"),
    "equity.method.clustered": Phrase(
      it: "raggruppati per unità di assegnazione", en: "clustered by unit of assignment"),
    "equity.method.scores": Phrase(it: "persone indipendenti", en: "independent people"),
    "equity.method.independent": Phrase(it: "persone indipendenti", en: "independent people"),
  ])

  static let indices = Vocabulary([
    "equity.index.sii": Phrase(
      it: "indice assoluto di disuguaglianza (SII)", en: "slope index of inequality (SII)"),
    "equity.index.sii-fixed": Phrase(
      it: "SII con le quote di persone di prima", en: "SII with the shares of people of before"),
    "equity.index.rii": Phrase(
      it: "indice relativo di disuguaglianza (RII)", en: "relative index of inequality (RII)"),
    "equity.index.concentration": Phrase(
      it: "indice di concentrazione", en: "concentration index"),
    "equity.index.erreygers": Phrase(
      it: "indice di concentrazione di Erreygers", en: "Erreygers’ concentration index"),
    "equity.index.wagstaff": Phrase(
      it: "indice di concentrazione di Wagstaff", en: "Wagstaff’s concentration index"),
    "equity.index.par": Phrase(
      it: "guadagno se tutti fossero come il riferimento (PAR)",
      en: "gain if all did as the reference (PAR)"),
    "equity.index.paf": Phrase(
      it: "lo stesso, in rapporto alla media (PAF)", en: "the same, relative to the mean (PAF)"),
    "equity.index.disparity": Phrase(it: "indice di disparità", en: "index of disparity"),
    "equity.index.theil": Phrase(it: "indice di Theil × 1.000", en: "Theil’s index × 1,000"),
    "equity.index.mld": Phrase(
      it: "deviazione logaritmica media × 1.000", en: "mean log deviation × 1,000"),
    "equity.index.bgv": Phrase(
      it: "varianza fra gruppi, tolto il caso", en: "between-group variance, less chance"),
    "equity.index.bgv-points": Phrase(
      it: "varianza fra gruppi in punti², tolto il caso",
      en: "between-group variance in points², less chance"),
  ])

  static let columns = Vocabulary([
    "column.group": Phrase(it: "Gruppo", en: "Group"),
    "column.arm": Phrase(it: "Luoghi", en: "Places"),
    "column.gap": Phrase(it: "Divario", en: "Gap"),
    "column.index": Phrase(it: "Indice", en: "Index"),
    "column.dimension": Phrase(it: "Dimensione", en: "Dimension"),
    "column.holm": Phrase(it: "p, Holm", en: "p, Holm"),
    "column.before.events": Phrase(it: "Eventi, prima", en: "Events, before"),
    "column.before.trials": Phrase(it: "Su, prima", en: "Out of, before"),
    "column.before.people": Phrase(it: "Persone, prima", en: "People, before"),
    "column.before.share": Phrase(it: "Quota, prima", en: "Share, before"),
    "column.before.value": Phrase(it: "Prima", en: "Before"),
    "column.before.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "column.after.events": Phrase(it: "Eventi, dopo", en: "Events, after"),
    "column.after.trials": Phrase(it: "Su, dopo", en: "Out of, after"),
    "column.after.people": Phrase(it: "Persone, dopo", en: "People, after"),
    "column.after.share": Phrase(it: "Quota, dopo", en: "Share, after"),
    "column.after.value": Phrase(it: "Dopo", en: "After"),
    "column.after.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "column.change": Phrase(it: "Cambiamento", en: "Change"),
    "column.change.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "column.own": Phrase(it: "Dal suo cambiamento", en: "From its change"),
    "column.mix": Phrase(it: "Dalla sua quota", en: "From its share"),
  ])
}
