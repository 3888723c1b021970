// SPDX-License-Identifier: GPL-3.0-or-later

import Reports

/// What the section on variants says, apart from what every section says.
enum ABTestPhrases {
  static let vocabulary = OutcomePhrases.vocabulary.adding(columns).adding(cells).adding(notes)

  /// Headers of tables.
  static let columns = Vocabulary([
    "column.variant": Phrase(it: "Variante", en: "Variant"),
    "column.people": Phrase(it: "Assegnati", en: "Given out"),
    "column.responded": Phrase(it: "Hanno risposto", en: "Responded"),
    "column.share": Phrase(it: "Quota", en: "Share"),
    "column.share.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "column.difference": Phrase(it: "Differenza", en: "Difference"),
    "column.difference.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "column.ratio": Phrase(it: "Rapporto", en: "Ratio"),
    "column.ratio.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "column.p.holm": Phrase(it: "p (Holm)", en: "p (Holm)"),
    "column.look": Phrase(it: "Sguardo", en: "Look"),
    "column.information": Phrase(it: "Quota dei dati", en: "Share of the data"),
    "column.boundary": Phrase(it: "Limite (z)", en: "Boundary (z)"),
    "column.spent": Phrase(it: "Falso allarme fin qui", en: "False alarm so far"),
    "flow.used": Phrase(it: "usate", en: "used"),
  ])

  /// Cells.
  static let cells = Vocabulary([
    "ab.look.this": Phrase(it: "questo", en: "this one"),
    "ab.look.past": Phrase(it: "già fatto", en: "made before"),
    "ab.look.later": Phrase(it: "ancora da fare", en: "still to come"),
    "ab.allocation": Phrase(it: "Quantità {ratio}", en: "Numbers {ratio}"),
    "ab.allocation.fine": Phrase(
      it: "compatibili con quelle previste", en: "fit those planned"),
    "ab.allocation.off": Phrase(
      it: "non sono quelle previste: da chiarire", en: "are not those planned: find out why"),
  ])

  /// Refusals, warnings, remarks and reasons of certainty.
  static let notes = Vocabulary([
    "ab.refused.empty": Phrase(
      it: "Nessuna riga ha ricevuto la variante «{variant}» con questi criteri.",
      en: "No row was given variant “{variant}” by these criteria."),
    "ab.refused.share": Phrase(
      it:
        "Nella variante «{variant}» i conteggi non fanno una quota: più risposte che persone, o numeri negativi.",
      en:
        "In variant “{variant}” the counts make no share: more responses than people, or negative numbers."
    ),
    "ab.refused.extreme": Phrase(
      it: "I limiti degli sguardi non si possono calcolare con questi numeri.",
      en: "The boundaries of the looks cannot be computed with these numbers."),
    "ab.warning.ratio": Phrase(
      it:
        "Le varianti non sono state date nelle quantità dichiarate: per caso accade meno di una volta su mille. Forse si perdono persone in una variante, o l’assegnazione non è a sorte: la differenza può non venire dalla variante.",
      en:
        "Variants were not given out in the numbers declared: by chance this happens less than once in a thousand. Perhaps people are lost in one variant, or the allocation is not by chance: the difference may not come from the variant."
    ),
    "ab.remark.looks": Phrase(
      it:
        "Sguardo {this} di {planned}: l’intervallo è più largo del solito, perché tiene conto di tutti gli sguardi previsti. Uno sguardo non previsto non si può correggere dopo.",
      en:
        "Look {this} of {planned}: the interval is wider than usual, as it allows for all looks planned. A look that was not planned cannot be corrected afterwards."
    ),
    "ab.remark.one-look": Phrase(
      it:
        "Lo studio dichiara un solo sguardo ai dati. Se sono stati guardati anche prima, per decidere quando fermarsi, l’intervallo è troppo stretto e nulla può correggerlo dopo.",
      en:
        "The study declares one look at the data. If they were looked at before, to decide when to stop, the interval is too narrow and nothing can correct it afterwards."
    ),
    "ab.remark.several": Phrase(
      it: "Confronti con la prima variante: {n}. Gli intervalli valgono insieme.",
      en: "Comparisons with the first variant: {n}. The intervals hold together."),
    "ab.certainty.ratio": Phrase(
      it: "Giù: le varianti non sono state date nelle quantità dichiarate.",
      en: "Down: variants were not given out in the numbers declared."),
  ])
}
