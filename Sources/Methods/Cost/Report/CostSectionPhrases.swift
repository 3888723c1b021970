// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Reports

/// The sentences of the section: what is counted, captions, methods. Slots are facts of the findings.
enum CostSectionPhrases {
  typealias TableEntry = SectionText.TableEntry
  typealias Sentence = SectionText.Sentence

  static let text = SectionText(
    vocabulary: CostPhrases.vocabulary, estimand: estimand, figures: [], lateFigures: [],
    captions: [:], tables: tables, methods: methods)

  static let estimand: [Sentence] = [
    Sentence(
      phrase: Phrase(
        it: "Che cosa si conta: quanto si è speso.", en: "What is counted: what was spent.")),
    .has(
      "perspective",
      Phrase(
        it: "Sono i costi di: {perspective}.", en: "These are the costs of: {perspective}.")),
    .has(
      "price.year",
      Phrase(
        it: "Gli importi sono in euro del {price.year}.", en: "Amounts are in {price.year} euros.")
    ),
    .has(
      "period.from",
      Phrase(
        it: "Contano gli importi dal {period.from} al {period.to}.",
        en: "Amounts from {period.from} to {period.to} count.")),
    .has("only", .only),
    .has(
      "effect",
      Phrase(
        it:
          "Il costo di ciascuno in più è il totale diviso per quanti sono stati in più (o in meno, se è meglio meno) rispetto a ciò che sarebbe stato senza la campagna.",
        en:
          "The cost of each additional one is the total over how many more there were (or fewer, where fewer is better) than there would have been without the campaign."
      )),
    .has("left.out", Phrase(it: "Restano fuori: {left.out}.", en: "Left out: {left.out}.")),
  ]

  static let tables: [TableEntry] = [
    TableEntry(
      id: "each",
      caption: Phrase(
        it: "Quanto costa ciascuno, con il suo intervallo.",
        en: "What each one costs, with its interval."),
      notes: [
        Phrase(
          it:
            "Un effetto debole non toglie il costo: lo lascia senza limite superiore. Un conteggio non ha errore di campionamento; il suo intervallo dice quanto cambierebbe per caso se si ripetesse.",
          en:
            "A weak effect does not take the cost away: it leaves it without an upper limit. A count has no sampling error; its interval says how much it would vary by chance if done again."
        )
      ]),
    TableEntry(
      id: "lines", caption: Phrase(it: "La spesa per voce.", en: "Expenditure by line.")),
    TableEntry(
      id: "phases", caption: Phrase(it: "La spesa per fase.", en: "Expenditure by phase.")),
    TableEntry(
      id: "value",
      caption: Phrase(
        it: "Che cosa si è guadagnato, e se vale la spesa.",
        en: "What was gained, and whether it is worth the money."),
      notes: [
        Phrase(
          it:
            "Il beneficio netto è ciò che si guadagna, valutato alla soglia dichiarata, meno il costo: a differenza del costo per QALY ha un intervallo qualunque sia il segno dell’effetto.",
          en:
            "Net benefit is what is gained, valued at the declared threshold, less the cost: unlike the cost per QALY it has an interval whatever the sign of the effect."
        )
      ]),
    TableEntry(
      id: "sensitivity",
      caption: Phrase(
        it:
          "Sensibilità a una via: il risultato se un solo dato prende il suo valore minimo o massimo, dal più influente. Il risultato è il beneficio netto alla prima soglia; senza soglie, il valore sociale meno il costo; altrimenti i QALY.",
        en:
          "One-way sensitivity: the result if one input alone takes its least or largest value, the most influential first. The result is net benefit at the first threshold; without thresholds, social value less the cost; else QALYs."
      )),
    TableEntry(
      id: "flow",
      caption: Phrase(
        it: "Il flusso dei dati: le righe di spesa che restano a ogni passo.",
        en: "The flow of the data: rows of expenditure left after each step.")),
  ]

  static let methods: [Sentence] = [
    Sentence(
      phrase: Phrase(
        it: "Il totale è la somma esatta degli importi della fonte {source}.",
        en: "The total is the exact sum of the amounts of source {source}.")),
    .has(
      "price.index",
      Phrase(
        it:
          "Gli importi di ogni anno sono portati ai prezzi del {price.year} con l’indice dichiarato ({price.index}).",
        en:
          "Amounts of each year are carried to {price.year} prices with the declared index ({price.index})."
      )),
    .has(
      "nominal",
      Phrase(
        it: "Come sono stati spesi, gli importi fanno {nominal}.",
        en: "As they were spent, the amounts come to {nominal}.")),
    .has(
      "discount.costs",
      Phrase(
        it:
          "Si sconta il {discount.costs} l’anno per i costi dal secondo anno della campagna, il {discount.effects} l’anno per ciò che si guadagna: un importo dopo t anni interi conta (1 + r)⁻ᵗ.",
        en:
          "Discounted by {discount.costs} a year for costs from the campaign’s second year on, {discount.effects} a year for what is gained: an amount after t whole years counts (1 + r)⁻ᵗ."
      )),
    .has(
      "effect",
      Phrase(
        it:
          "L’intervallo del costo di ciascuno è l’insieme degli importi che i limiti dell’effetto e del totale non escludono (Fieller 1954; con limiti asimmetrici MOVER, Donner e Zou 2012): con un totale noto, il totale diviso per i limiti dell’effetto.",
        en:
          "The interval of the cost of each is the set of amounts that the limits of the effect and the total do not rule out (Fieller 1954; with asymmetric limits MOVER, Donner and Zou 2012): with a known total, the total over the effect’s limits."
      )),
    Sentence(
      phrase: Phrase(
        it: "I conteggi hanno limiti di Poisson esatti (Garwood 1936).",
        en: "Counts have exact Poisson limits (Garwood 1936).")
    ) { findings in
      findings.estimates.contains { ["cost.poisson", "cost.entered"].contains($0.estimator) }
    },
    .has(
      "value",
      Phrase(
        it:
          "I guadagni sono simulati {draws} volte, estraendo insieme effetto, costo e guadagno di una persona (gamma con la media e l’intervallo dichiarati; Briggs, Claxton e Sculpher 2006); il seme viene dai nomi dello studio e dell’analisi.",
        en:
          "Gains are simulated {draws} times, drawing effect, cost and a person’s gain together (gamma with the declared mean and range; Briggs, Claxton and Sculpher 2006); the seed comes from the names of study and analysis."
      )),
    .has(
      "qaly.from",
      Phrase(
        it: "QALY di una persona: {qaly.from}.", en: "QALYs of one person: {qaly.from}.")),
    .has(
      "money.from",
      Phrase(
        it: "Valore di una persona: {money.from}.", en: "Value of one person: {money.from}.")),
    .has(
      "horizon",
      Phrase(
        it: "Il guadagno di una persona è distribuito su {horizon}, in parti uguali.",
        en: "A person’s gain is spread over {horizon}, in equal parts.")),
    .has(
      "delay",
      Phrase(it: "Comincia dopo {delay}.", en: "It begins after {delay}.")),
  ]
}
