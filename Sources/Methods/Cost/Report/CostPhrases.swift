// SPDX-License-Identifier: GPL-3.0-or-later

import Reports

/// The terms of the method: lines, what costs are of, what is gained, headers of tables.
enum CostPhrases {
  static let vocabulary = OutcomePhrases.vocabulary.adding(terms).adding(gains).adding(columns)
    .adding(CostNotePhrases.notes)

  static let terms = Vocabulary([
    "flow.used": Phrase(it: "con un importo, sommate", en: "with an amount, added up"),
    "cost.total": Phrase(it: "Totale", en: "Total"),
    "cost.unnamed": Phrase(it: "non indicata", en: "not stated"),
    "cost.has-effect": Phrase(it: "effetto", en: "effect"),
    "cost.has-value": Phrase(it: "valore", en: "value"),
    "cost.sum": Phrase(it: "somma", en: "sum"),
    "cost.ratio": Phrase(it: "rapporto", en: "ratio"),
    "cost.simulated": Phrase(it: "simulazione", en: "simulation"),
    "cost.poisson": Phrase(it: "conteggio", en: "count"),
    "cost.entered": Phrase(it: "dichiarato", en: "declared"),
    "cost.clause.each": Phrase(it: ", ogni {count}", en: ", per {count}"),
    "cost.each.additional": Phrase(
      it: "in più: {outcome}{each}", en: "additional: {outcome}{each}"),
    "cost.each.avoided": Phrase(it: "in meno: {outcome}{each}", en: "fewer: {outcome}{each}"),
    "cost.each.positive": Phrase(
      it: "in tutto, anche chi l’avrebbe avuto comunque: {outcome}{each}",
      en: "all, those who would have had it anyway included: {outcome}{each}"),
    "cost.each.reached": Phrase(it: "contati: {outcome}{each}", en: "counted: {outcome}{each}"),
    "cost.shape.bounded": Phrase(it: "da un importo a un altro", en: "from one amount to another"),
    "cost.shape.upward": Phrase(
      it: "senza limite superiore", en: "without an upper limit"),
    "cost.shape.dominated": Phrase(
      it: "nessun guadagno a nessun prezzo", en: "no gain at any price"),
    "cost.shape.anything": Phrase(it: "non si può dire", en: "cannot be said"),
  ])

  static let gains = Vocabulary([
    "cost.gain.qaly": Phrase(
      it: "anni di vita in piena salute (QALY) guadagnati",
      en: "years of life in full health (QALYs) gained"),
    "cost.gain.icer": Phrase(it: "costo per QALY: {shape}", en: "cost per QALY: {shape}"),
    "cost.gain.net": Phrase(
      it: "beneficio netto a {threshold} per QALY", en: "net benefit at {threshold} per QALY"),
    "cost.gain.money": Phrase(it: "valore sociale", en: "social value"),
    "cost.gain.social": Phrase(
      it: "valore sociale meno costo", en: "social value less the cost"),
    "cost.gain.return": Phrase(
      it: "valore sociale per ogni euro speso", en: "social value for each euro spent"),
    "cost.input.people": Phrase(it: "persone in più (o in meno)", en: "people more (or fewer)"),
    "cost.input.cost": Phrase(it: "costo totale", en: "total cost"),
    "cost.input.qaly": Phrase(it: "QALY di una persona", en: "QALYs of one person"),
    "cost.input.money": Phrase(it: "valore di una persona", en: "value of one person"),
    "cost.input.discount": Phrase(
      it: "sconto di ciò che si guadagna", en: "discount of what is gained"),
  ])

  static let columns = Vocabulary([
    "column.cost.line": Phrase(it: "Voce", en: "Line"),
    "column.cost.phase": Phrase(it: "Fase", en: "Phase"),
    "column.amount": Phrase(it: "Importo", en: "Amount"),
    "column.share": Phrase(it: "Quota", en: "Share"),
    "column.each": Phrase(it: "Chi", en: "Who"),
    "column.divisor": Phrase(it: "Nello studio", en: "In the study"),
    "column.number": Phrase(it: "Quanti", en: "How many"),
    "column.number.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "column.cost": Phrase(it: "Costo di ciascuno", en: "Cost of each"),
    "column.cost.interval": Phrase(it: "Intervallo al 95%", en: "95% interval"),
    "column.cost.shape": Phrase(it: "Che cosa si può dire", en: "What can be said"),
    "column.gain": Phrase(it: "Che cosa si guadagna", en: "What is gained"),
    "column.probability": Phrase(it: "Probabilità sopra zero", en: "Probability above zero"),
    "column.input": Phrase(it: "Che cosa varia", en: "What varies"),
    "column.low": Phrase(it: "Valore minimo", en: "Least value"),
    "column.high": Phrase(it: "Valore massimo", en: "Largest value"),
    "column.at.low": Phrase(it: "Risultato al minimo", en: "Result at the least"),
    "column.at.high": Phrase(it: "Risultato al massimo", en: "Result at the largest"),
  ])
}
