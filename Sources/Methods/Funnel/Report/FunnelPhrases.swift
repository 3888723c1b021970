// SPDX-License-Identifier: GPL-3.0-or-later

import Reports

/// What the section on a funnel says, apart from what every section says.
enum FunnelPhrases {
  static let vocabulary = OutcomePhrases.vocabulary.adding(columns).adding(cells).adding(answers)
    .adding(notes)

  /// Headers of tables.
  static let columns = Vocabulary([
    "column.previous": Phrase(it: "Al passo prima", en: "At the step before"),
    "column.people": Phrase(it: "Arrivati", en: "Reached it"),
    "column.lost": Phrase(it: "Persi", en: "Lost"),
    "column.conversion": Phrase(it: "Del passo prima", en: "Of the step before"),
    "column.conversion.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "column.share": Phrase(it: "Del primo passo", en: "Of the first step"),
    "column.share.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "column.skipped": Phrase(
      it: "Senza un passo precedente", en: "Without an earlier step"),
    "column.channel": Phrase(it: "Canale", en: "Channel"),
    "column.start": Phrase(it: "Al primo passo", en: "At the first step"),
    "column.end": Phrase(it: "All’ultimo", en: "At the last"),
    "column.difference": Phrase(it: "Differenza", en: "Difference"),
    "column.difference.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "column.p.holm": Phrase(it: "p (Holm)", en: "p (Holm)"),
    "flow.used": Phrase(it: "usate", en: "used"),
  ])

  /// Cells and words in sentences.
  static let cells = Vocabulary([
    "funnel.reference": Phrase(it: "riferimento", en: "reference"),
    "funnel.design.people": Phrase(it: "persone", en: "people"),
    "funnel.design.counts": Phrase(it: "conteggi", en: "counts"),
    "funnel.who.more": Phrase(
      it: "{channel} ({difference} in più)", en: "{channel} ({difference} more)"),
    "funnel.who.less": Phrase(
      it: "{channel} ({difference} in meno)", en: "{channel} ({difference} fewer)"),
  ])

  /// Answers to what readers ask next.
  static let answers = Vocabulary([
    "funnel.loss.known": Phrase(
      it:
        "Dove se ne perdono di più: fra «{before}» e «{step}», {share} di chi è al primo passo ({interval}).",
      en:
        "Where most are lost: between “{before}” and “{step}”, {share} of those at the first step ({interval})."
    ),
    "funnel.loss.unclear": Phrase(
      it:
        "Dove se ne perdono di più non si può dire: la perdita più grande osservata è fra «{before}» e «{step}», {share} di chi è al primo passo ({interval}), ma con questi numeri potrebbe essere anche prima di: {others}.",
      en:
        "Where most are lost cannot be said: the largest loss observed is between “{before}” and “{step}”, {share} of those at the first step ({interval}), but with these numbers it could also be before: {others}."
    ),
    "funnel.passage.known": Phrase(
      it:
        "Il passaggio più difficile: da «{before}» a «{step}» va avanti {share} ({interval}).",
      en: "The hardest passage: from “{before}” to “{step}” {share} go on ({interval})."),
    "funnel.passage.unclear": Phrase(
      it:
        "Quale passaggio sia il più difficile non si può dire: il meno percorso è da «{before}» a «{step}», {share} ({interval}), ma con questi numeri potrebbe essere anche quello che porta a: {others}.",
      en:
        "Which passage is the hardest cannot be said: the least travelled is from “{before}” to “{step}”, {share} ({interval}), but with these numbers it could also be the one to: {others}."
    ),
    "funnel.channels.none": Phrase(
      it:
        "Fra i canali: per nessuno si può dire che porti in fondo una quota diversa da «{reference}».",
      en:
        "Channels: of none can it be said that it brings another share to the end than “{reference}”."
    ),
    "funnel.channels.some": Phrase(
      it: "Fra i canali, porta in fondo una quota diversa da «{reference}»: {channels}.",
      en: "Channels that bring another share to the end than “{reference}”: {channels}."),
  ])

  /// Refusals, warnings and remarks.
  static let notes = Vocabulary([
    "funnel.refused.nobody": Phrase(
      it: "Nessuno è a «{first}» con questi criteri: non c’è nulla da stimare.",
      en: "Nobody is at “{first}” by these criteria: there is nothing to estimate."),
    "funnel.refused.negative": Phrase(
      it: "Un passo ha un conteggio negativo: i dati non possono essere quelli di un percorso.",
      en: "A step has a negative count: the data cannot be those of a funnel."),
    "funnel.warning.interim": Phrase(
      it:
        "I dati sono stati estratti prima della data di chiusura: chi è entrato da poco può ancora andare avanti.",
      en:
        "The data were extracted before the cut-off: those who entered lately may still go on."),
    "funnel.warning.rises": Phrase(
      it:
        "Più persone che al passo precedente: {steps}. Il passaggio non è una quota e non è dato; forse a quel passo si arriva anche per altre vie.",
      en:
        "More people than at the step before: {steps}. The passage is no share and is not given; perhaps that step is also reached by other ways."
    ),
    "funnel.warning.channels": Phrase(
      it: "I canali sono più di {most}: troppi per confrontarli. Riuniscili in gruppi.",
      en: "There are more than {most} channels: too many to compare. Put them into groups."),
    "funnel.remark.skipped": Phrase(
      it:
        "Qualcuno risulta a un passo senza uno dei precedenti: {steps}. La tabella dice quanti; non contano nelle quote.",
      en:
        "Some show a step without an earlier one: {steps}. The table says how many; they do not count in the shares."
    ),
    "funnel.remark.within": Phrase(
      it:
        "Non è dichiarato quanto tempo hanno le persone (within): chi è entrato per ultimo ne ha avuto meno.",
      en:
        "How long people have (within) is not declared: those who entered last had less time."),
  ])
}
