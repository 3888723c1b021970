// SPDX-License-Identifier: GPL-3.0-or-later

import Reports

/// The sentences of the section: estimand, captions, methods. Slots are facts of the findings.
enum ABTestSection {
  typealias Sentence = SectionText.Sentence

  static let text = SectionText(
    vocabulary: ABTestPhrases.vocabulary, estimand: estimand, figures: [], lateFigures: [],
    captions: [:], tables: tables, methods: methods)

  static let estimand: [Sentence] = [
    .init(
      phrase: Phrase(
        it:
          "Che cosa si stima: di quanto cambia l’esito in chi ha ricevuto la variante «{compare}» invece di «{control}», data a sorte persona per persona, secondo quanto lo studio dichiara.",
        en:
          "What is estimated: by how much the outcome changes in those who were given variant “{compare}” instead of “{control}”, given out by chance person by person, as the study declares."
      )),
    .has(
      "planned",
      Phrase(
        it: "Questo è lo sguardo {this} di {planned} previsti.",
        en: "This is look {this} of {planned} that were planned.")),
    .has("from", Phrase(it: "Periodo: dal {from} al {to}.", en: "Period: from {from} to {to}.")),
    .has("only", .only),
  ]

  static let tables: [SectionText.TableEntry] = [
    .init(
      id: "arms",
      caption: Phrase(it: "L’esito, variante per variante.", en: "The outcome by variant.")
    ),
    .init(
      id: "effects",
      caption: Phrase(
        it: "Ogni variante a confronto con «{control}».",
        en: "Each variant compared with “{control}”.")),
    .init(
      id: "looks",
      caption: Phrase(
        it: "Gli sguardi previsti e i loro limiti.", en: "The looks planned and their boundaries.")),
    .init(
      id: "allocation",
      caption: Phrase(
        it: "Le varianti sono state date nelle quantità previste?",
        en: "Were variants given out in the numbers planned?")),
    .init(
      id: "flow",
      caption: Phrase(it: "Dalle righe lette a quelle usate.", en: "From rows read to rows used.")),
  ]

  static let methods: [Sentence] = [
    .init(
      phrase: Phrase(
        it:
          "Quote: intervallo di Wilson (1927) al 95%. Differenza: intervallo di Newcombe (1998, metodo 10); rapporto: dagli stessi limiti (Donner e Zou 2012). Quantità assegnate: test binomiale esatto con due varianti, chi quadrato con più di due; sotto 0,001 l’assegnazione non è quella dichiarata.",
        en:
          "Shares: Wilson’s (1927) 95% interval. Difference: Newcombe’s (1998, method 10) interval; ratio: from the same limits (Donner and Zou 2012). Numbers given out: exact binomial test with two variants, chi-square with more; below 0.001 the allocation is not the one declared."
      )),
    .has(
      "planned",
      Phrase(
        it:
          "Più sguardi ai dati danno più occasioni a un falso allarme. Quanto del 5% si può spendere a ogni sguardo segue Lan e DeMets (1983), con la funzione che imita O’Brien e Fleming (1979) e sguardi a uguale distanza; i limiti vengono dall’integrazione ricorsiva di Armitage, McPherson e Rowe (1969). L’intervallo è quello ripetuto (Jennison e Turnbull 1989): tutti gli sguardi insieme contengono il valore vero 95 volte su 100.",
        en:
          "Several looks at the data give a false alarm several chances. How much of the 5% may be spent at each look follows Lan and DeMets (1983), with the function that resembles O’Brien and Fleming (1979) and looks equally far apart; the boundaries come from the recursive integration of Armitage, McPherson and Rowe (1969). The interval is the repeated one (Jennison and Turnbull 1989): all looks together hold the true value 95 times of 100."
      )),
    .has(
      "several",
      Phrase(
        it:
          "Le varianti confrontate con la prima sono {several}: gli intervalli valgono insieme (Bonferroni), i p sono corretti con il metodo di Holm (1979).",
        en:
          "{several} variants are compared with the first: the intervals hold together (Bonferroni), p-values are adjusted by Holm’s (1979) method."
      )),
  ]
}
