// SPDX-License-Identifier: GPL-3.0-or-later

import Reports

/// What must be weighed before costs are acted on.
enum CostNotePhrases {
  static let notes = refusals.adding(warnings).adding(remarks)

  static let refusals = Vocabulary([
    "cost.refused.no-rows": Phrase(
      it: "Nessun importo: nel periodo e nei criteri dell’analisi non c’è nessuna riga.",
      en: "No amounts: there is no row within the period and criteria."),
    "cost.refused.not-positive": Phrase(
      it: "Il totale non è positivo: gli storni sono più degli importi, o gli importi sono zero.",
      en: "The total is not positive: credits outweigh amounts, or amounts are zero."),
    "cost.refused.index": Phrase(
      it: "L’indice dei prezzi non ha il {year}, anno in cui si è speso.",
      en: "The price index lacks {year}, a year in which money was spent."),
    "cost.refused.range": Phrase(
      it:
        "Il totale delle righe non sta nell’intervallo dichiarato in `uncertain`: uno dei due è sbagliato.",
      en:
        "The total of the rows lies outside the range declared in `uncertain`: one of the two is wrong."
    ),
    "cost.refused.not-estimable": Phrase(
      it: "I costi non si possono calcolare da questi dati.",
      en: "Costs cannot be computed from these data."),
  ])

  static let warnings = Vocabulary([
    "cost.warning.not-estimated": Phrase(
      it: "Il costo per {divisor} non c’è: l’analisi non ha trovato quante persone sono.",
      en: "There is no cost per {divisor}: the analysis found no number of people."),
    "cost.warning.nobody": Phrase(
      it: "Il costo per {divisor} non c’è: non si è contato nessuno.",
      en: "There is no cost per {divisor}: nobody was counted."),
    "cost.warning.missing": Phrase(
      it:
        "{rows} {rows?riga non ha:righe non hanno} un importo o una data: il totale è per difetto.",
      en: "{rows} {rows?row lacks:rows lack} an amount or a date: the total is too low."),
    "cost.warning.credits": Phrase(
      it:
        "{rows} {rows?importo è:importi sono} sotto zero (storni), {amount} in tutto: si sottraggono.",
      en: "{rows} {rows?amount is:amounts are} below zero (credits), {amount} in all: subtracted."),
    "cost.warning.prices": Phrase(
      it:
        "Si è speso anche in anni diversi dal {year} e non è dichiarato nessun indice dei prezzi: gli importi sono quelli spesi, non ai prezzi del {year}.",
      en:
        "Money was spent in other years than {year} and no price index is declared: amounts are as spent, not at {year} prices."
    ),
    "cost.warning.upward": Phrase(
      it:
        "«{outcome}»: i dati non escludono che la spesa non abbia portato niente. Il costo di ciascuno ha un limite inferiore e nessuno superiore.",
      en:
        "“{outcome}”: the data do not exclude that the money brought nothing. The cost of each has a lower limit and no upper one."
    ),
    "cost.warning.dominated": Phrase(
      it:
        "«{outcome}»: in questi dati, a fronte della spesa, non ce n’è in più ma in meno. Un costo di ciascuno non esiste.",
      en:
        "“{outcome}”: in these data there are fewer, not more, for the money spent. A cost of each does not exist."
    ),
    "cost.warning.anything": Phrase(
      it:
        "«{outcome}»: l’effetto non ha limiti, e quindi nemmeno il costo di ciascuno.",
      en: "“{outcome}”: the effect has no limits, and so neither has the cost of each."),
  ])

  static let remarks = Vocabulary([
    "cost.remark.not-causal": Phrase(
      it:
        "Non tutto il cambiamento si può attribuire alla campagna: il costo di ciascuno in più vale solo se lo si attribuisce tutto.",
      en:
        "Not all of the change can be put down to the campaign: the cost of each additional one holds only if all of it is."
    ),
    "cost.remark.time": Phrase(
      it:
        "Contano tutte le righe di spesa, di qualunque giorno, e di qualunque luogo se non è detto altrimenti: il costo di ciascuno vale se sono le spese degli stessi luoghi e dello stesso tempo dell’effetto.",
      en:
        "All rows of expenditure count, of whatever day, and of whatever place unless stated: the cost of each holds if they are of the same places and time as the effect."
    ),
    "cost.remark.places": Phrase(
      it:
        "Il costo di ciascuno vale se le spese sono degli stessi luoghi dell’effetto.",
      en: "The cost of each holds if the expenditure is of the same places as the effect."),
    "cost.remark.known": Phrase(
      it: "Il totale è preso come noto: la sua incertezza non è dichiarata.",
      en: "The total is taken as known: its uncertainty is not declared."),
    "cost.remark.not-simulated": Phrase(
      it: "Senza limiti dell’effetto non c’è nulla da simulare: i guadagni non hanno intervallo.",
      en: "Without limits of the effect there is nothing to simulate: gains have no interval."),
    "cost.remark.plane": Phrase(
      it:
        "Sul piano costo-efficacia: in {share} delle simulazioni si spende di più e si guadagna qualcosa; nelle altre si spende di più e non si guadagna niente o si perde.",
      en:
        "On the cost-effectiveness plane: in {share} of simulations more is spent and something gained; in the others more is spent and nothing gained, or something lost."
    ),
    "cost.remark.value-known": Phrase(
      it:
        "Ciò che guadagna una persona è preso come noto dove non è dichiarato un intervallo: l’incertezza vera è più grande.",
      en:
        "What a person gains is taken as known where no range is declared: the true uncertainty is larger."
    ),
    "cost.remark.not-discounted": Phrase(
      it: "I guadagni degli anni a venire contano per intero: nessuno sconto è dichiarato.",
      en: "Gains of later years count in full: no discount is declared."),
    "cost.remark.nothing-left-out": Phrase(
      it:
        "Non è dichiarato quali costi siano rimasti fuori (personale già in servizio, volontari, tempo delle persone).",
      en:
        "Nothing is declared on costs that were left out (staff already employed, volunteers, people’s time)."
    ),
  ])
}
