// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Reports

/// The sentences of the section: estimand, captions, methods. Slots are facts of the findings.
enum PlaceSectionPhrases {
  typealias TableEntry = SectionText.TableEntry
  typealias Sentence = SectionText.Sentence

  static let treatedTitle = LocalizedText(
    it: "Luoghi con la campagna", en: "Places with the campaign")
  static let controlTitle = LocalizedText(it: "Luoghi di confronto", en: "Places compared with")

  static let text = SectionText(
    vocabulary: PlacePhrases.vocabulary, estimand: estimand, figures: ["series", "event-study"],
    lateFigures: ["leave-one-out", "balance"], captions: captions, tables: tables,
    methods: methods)

  static let estimand: [Sentence] = [
    Sentence(
      phrase: Phrase(
        it:
          "Che cosa si stima: di quanto l’esito, {weights} nei luoghi con la campagna ({treated}), nei periodi dopo l’inizio è cambiato oltre al cambiamento dei luoghi di confronto ({controls}){adjust.clause}.",
        en:
          "What is estimated: by how much the outcome, {weights} in the places with the campaign ({treated}), changed over the periods after the start beyond the change in the places compared with ({controls}){adjust.clause}."
      )),
    Sentence(
      phrase: Phrase(
        it: "I luoghi con la campagna sono stati scelti così: {chosen}. {controls.clause}",
        en: "The places with the campaign were chosen thus: {chosen}. {controls.clause}")),
    .has(
      "effect",
      Phrase(
        it: "Il giudizio riguarda questo effetto: {effect}.",
        en: "The verdict is on this effect: {effect}.")),
    .has("only", .only),
  ]

  static let captions: [String: Phrase] = [
    "series": Phrase(
      it:
        "L’esito periodo per periodo nei luoghi con la campagna e in quelli di confronto. Dove c’è una sola data d’inizio, la linea tratteggiata è ciò che ci si aspettava senza la campagna, con il suo intervallo al 95%. I numeri sono in tables/{analysis}-series.csv.",
      en:
        "The outcome period by period in the places with the campaign and in those compared with. Where there is one starting date, the dashed line is what was expected without the campaign, with its 95% interval. The numbers are in tables/{analysis}-series.csv."
    ),
    "event-study": Phrase(
      it:
        "Effetto in ogni periodo rispetto all’ultimo prima dell’inizio. Prima dell’inizio dovrebbe stare sullo zero: se se ne allontana, i luoghi si muovevano già in modo diverso.",
      en:
        "Effect in each period compared with the last before the start. Before the start it should be at zero: where it leaves it, the places were already moving apart."
    ),
    "leave-one-out": Phrase(
      it: "Lo stesso effetto senza un luogo alla volta: nessun luogo da solo dovrebbe deciderlo.",
      en: "The same effect without each place in turn: no single place should decide it."),
    "balance": Phrase(
      it:
        "Quanto si somigliano luoghi con la campagna e controlli, in deviazioni standard dei primi: prima (tutti i controlli) e dopo la scelta. Entro ±0,1 si somigliano.",
      en:
        "How like places with the campaign and controls are, in standard deviations of the former: before (all controls) and after choosing. Within ±0.1 they are alike."
    ),
  ]

  static let tables: [TableEntry] = [
    TableEntry(
      id: "summary",
      caption: Phrase(
        it: "Prima e dopo, nei due gruppi di luoghi.",
        en: "Before and after, in both groups of places."
      )),
    TableEntry(
      id: "flow",
      caption: Phrase(
        it: "Il flusso dei dati: le righe che restano a ogni passo.",
        en: "The flow of the data: rows left after each step.")),
    TableEntry(
      id: "effects", caption: Phrase(it: "L’effetto.", en: "The effect."),
      notes: [
        Phrase(
          it:
            "Il giudizio riguarda solo la prima riga. Le altre, dove ci sono, sono definizioni diverse di «effetto complessivo»: possono differire anche nel segno.",
          en:
            "The verdict is on the first row only. The others, where there are any, are other definitions of “overall effect”: they can differ even in sign."
        )
      ]),
    TableEntry(
      id: "inference",
      caption: Phrase(
        it: "Lo stesso effetto con modi diversi di misurarne l’incertezza.",
        en: "The same effect with different ways to measure its uncertainty."),
      notes: [
        Phrase(
          it: "Decide il metodo della prima riga, stabilito dal disegno e non dal risultato.",
          en: "The method of the first row decides; the design chose it, not the result.")
      ]),
    TableEntry(
      id: "event-study",
      caption: Phrase(
        it: "Effetto per periodo dall’inizio.", en: "Effect by period since the start.")),
    TableEntry(
      id: "weights",
      caption: Phrase(
        it: "Chi compone il confronto: il peso di ogni luogo.",
        en: "Who makes up the comparison: the weight of each place."),
      notes: [
        Phrase(
          it: "I luoghi che non compaiono hanno peso zero.",
          en: "Places that are not listed weigh nothing.")
      ]),
    TableEntry(
      id: "period-weights",
      caption: Phrase(
        it: "Con quali periodi di prima si confronta il dopo.",
        en: "Which periods before the time after is compared with.")),
    TableEntry(
      id: "gaps",
      caption: Phrase(
        it: "Scarto fra i luoghi con la campagna e la media pesata, periodo per periodo.",
        en: "Gap between the places with the campaign and the weighted average, period by period."),
      notes: [
        Phrase(
          it:
            "Prima dell’inizio lo scarto dice quanto la media li segue; non è una verifica, perché i pesi sono stati scelti per ridurlo.",
          en:
            "Before the start the gap says how closely the average follows them; it is no test, since the weights were chosen to make it small."
        )
      ]),
    TableEntry(
      id: "received",
      caption: Phrase(
        it: "Chi è stato raggiunto davvero, e l’effetto su chi lo è stato.",
        en: "Who was really reached, and the effect on those who were."),
      notes: [
        Phrase(
          it:
            "Effetto diviso per la differenza di quanti sono stati raggiunti (Wald); intervallo di Anderson e Rubin, che vale anche quando la differenza è piccola.",
          en:
            "Effect over the difference in how many were reached (Wald); Anderson and Rubin’s interval, which holds even where the difference is small."
        )
      ]),
    TableEntry(
      id: "differs",
      caption: Phrase(
        it: "L’effetto nei diversi gruppi di persone, dagli stessi luoghi e periodi.",
        en: "The effect in different groups of people, from the same places and periods."),
      notes: [
        Phrase(
          it:
            "Che un gruppo escluda lo zero e un altro no non dice che gli effetti differiscano: lo dice la verifica di interazione (HTZ; CR2, o con più date di inizio gli scostamenti fra luoghi). Per i conteggi con una sola data l’effetto è un rapporto fra tassi. Dove i gradi di libertà sono meno di 4 l’intervallo non vale e non è dato.",
          en:
            "That one group’s interval excludes zero and another’s does not is no sign that effects differ: the test of interaction says that (HTZ; CR2, or with several starting dates the deviations between places). For counts with one date the effect is a rate ratio. With fewer than 4 degrees of freedom the interval does not hold and is not given."
        )
      ]),
    TableEntry(
      id: "trends",
      caption: Phrase(
        it: "Prima dell’inizio i luoghi si muovevano già in modo diverso?",
        en: "Were the places already moving apart before the start?"),
      notes: [
        Phrase(
          it:
            "«Nessun segno» non prova che le tendenze fossero parallele: la potenza dice quanto spesso la verifica avrebbe visto una divergenza grande quanto ciò che conta.",
          en:
            "“No sign” does not prove that trends were parallel: power says how often the test would have seen a parting as large as what matters."
        )
      ]),
    TableEntry(
      id: "departures",
      caption: Phrase(
        it: "Quanto avrebbero potuto divergere le tendenze prima che il risultato cada.",
        en: "How far trends could have parted before the result falls."),
      notes: [
        Phrase(
          it:
            "Intervalli al 95% dell’effetto medio che valgono se le tendenze si sono allontanate al massimo così (Rambachan e Roth 2023).",
          en:
            "95% intervals of the average effect that hold if trends parted at most so (Rambachan and Roth 2023)."
        )
      ]),
    TableEntry(
      id: "falsification",
      caption: Phrase(
        it: "Prove di falsificazione: dove non dovrebbe vedersi nulla.",
        en: "Falsification: where nothing should be seen.")),
    TableEntry(
      id: "sensitivity",
      caption: Phrase(
        it: "Sensibilità: l’effetto se si fosse scelto altrimenti.",
        en: "Sensitivity: the effect had other choices been made.")),
    TableEntry(
      id: "cohorts",
      caption: Phrase(
        it: "L’effetto per data d’inizio.", en: "The effect by starting date.")),
    TableEntry(
      id: "bacon",
      caption: Phrase(
        it: "Che cosa avrebbe mescolato la regressione con effetti fissi di luogo e periodo.",
        en: "What a regression with fixed effects of place and period would have mixed.")),
    TableEntry(
      id: "places",
      caption: Phrase(
        it: "I luoghi: chi è confrontato con chi, e chi è lasciato fuori.",
        en: "The places: who is compared with whom, and who is left out.")),
    TableEntry(
      id: "balance",
      caption: Phrase(
        it: "Somiglianza fra luoghi con la campagna e controlli.",
        en: "Likeness of places with the campaign and controls.")),
    TableEntry(
      id: "leave-one-out",
      caption: Phrase(
        it: "L’effetto senza un luogo alla volta.", en: "The effect without each place in turn.")),
  ]

  static let methods: [Sentence] = [
    .fact(
      "model", "did.model.two-way",
      Phrase(
        it:
          "Regressione lineare con un effetto fisso per luogo e uno per periodo, sui conteggi raggruppati: stime ed errori sono quelli dei dati persona per persona. Errori raggruppati per luogo, con la correzione CR2 e i gradi di libertà di Satterthwaite (Bell e McCaffrey 2002; Pustejovsky e Tipton 2018).",
        en:
          "Linear regression with one fixed effect a place and one a period, on grouped counts: estimates and errors are those of the person-by-person data. Errors clustered by place, with the CR2 correction and Satterthwaite’s degrees of freedom (Bell and McCaffrey 2002; Pustejovsky and Tipton 2018)."
      )),
    .fact(
      "model", "did.model.poisson",
      Phrase(
        it:
          "Regressione di Poisson con effetti fissi di luogo e periodo ed esposizione come offset; errori raggruppati per luogo, CR2 con gradi di libertà di Satterthwaite.",
        en:
          "Poisson regression with fixed effects of place and period and the exposure as offset; errors clustered by place, CR2 with Satterthwaite’s degrees of freedom."
      )),
    .fact(
      "model", "did.model.group-time",
      Phrase(
        it:
          "Poiché la campagna è iniziata in date diverse, si stima l’effetto di ogni gruppo di luoghi in ogni periodo rispetto all’ultimo periodo prima del suo inizio (Callaway e Sant’Anna 2021), e se ne dà la media sulle persone (o sui luoghi) con la campagna. La regressione con i soli effetti fissi, che con date diverse può usare come controlli luoghi già in campagna, sta nella tabella di sensibilità.",
        en:
          "Since the campaign began on different dates, the effect on each group of places in each period is estimated against the last period before its start (Callaway and Sant’Anna 2021), and their average over people (or places) with the campaign is given. The regression with fixed effects alone, which with different dates can use places already in the campaign as controls, stands in the sensitivity table."
      )),
    .fact(
      "model", "did.model.synthetic",
      Phrase(
        it:
          "I luoghi con la campagna, presi insieme come media dei luoghi, si confrontano con la media pesata degli altri che ne ha seguito meglio l’esito prima dell’inizio (Abadie, Diamond e Hainmueller 2010): pesi non negativi che sommano a uno, minimo esatto. L’incertezza viene dal rifare lo stesso calcolo con ogni altra scelta di altrettanti luoghi ({assignments} {assignments?scelta:scelte} in tutto): conta lo scarto medio dopo, in rapporto allo scarto quadratico medio prima, ogni terzo del tempo prima lasciato fuori a turno dalla ricerca dei pesi (Abadie, Diamond e Hainmueller 2015), e l’intervallo tiene gli effetti costanti che così non si escludono (Firpo e Possebom 2018). Se prima la media segue meglio la metà o più delle altre scelte, lo scarto si misura anche senza lasciar fuori nulla, e l’intervallo copre entrambi. Per escludere il caso al 5% servono almeno 20 scelte, cioè 19 controlli per un solo luogo. Scarto quadratico medio prima: {error}.",
        en:
          "The places with the campaign, taken together as a mean of places, are compared with the weighted average of the others that best followed their outcome before the start (Abadie, Diamond and Hainmueller 2010): weights of zero or more that sum to one, exact minimum. Uncertainty comes from doing the same with every other choice of as many places ({assignments} {assignments?choice:choices} in all): what counts is the mean gap after, relative to the root mean square gap before, each third of the time before left out in turn when weights are sought (Abadie, Diamond and Hainmueller 2015), and the interval holds the constant effects that this does not rule out (Firpo and Possebom 2018). Where before the start the average follows half or more of the other choices better, the gap is also measured with nothing left out, and the interval spans both. To rule out chance at 5% at least 20 choices are needed, that is 19 controls for one place. Root mean square gap before: {error}."
      )),
    .fact(
      "model", "did.model.synthetic-did",
      Phrase(
        it:
          "Differenze nelle differenze con pesi sui controlli, perché si muovano come i luoghi con la campagna prima dell’inizio, e sui periodi di prima, perché somiglino a quelli di dopo (Arkhangelsky, Athey, Hirshberg, Imbens e Wager 2021), sulle medie dei luoghi. L’incertezza viene dal rifare lo stesso calcolo con altrettanti controlli al posto dei luoghi con la campagna ({assignments} {assignments?scelta:scelte} in tutto, quella vera compresa): l’intervallo è il più largo fra quello del rango e quello della deviazione standard, con la t di Student e tanti gradi di libertà quanti i controlli meno uno, allargato di quanto lo scarto prima dell’inizio supera quello tipico dei controlli; se nove decimi o più di essi sono seguiti meglio, non ha limiti; per escludere il caso al 5% servono almeno 20 scelte.",
        en:
          "Difference-in-differences with weights on the controls, so that they move as the places with the campaign did before the start, and on the periods before, so that they resemble those after (Arkhangelsky, Athey, Hirshberg, Imbens and Wager 2021), on the means of places. Uncertainty comes from doing the same with as many controls in the place of those with the campaign ({assignments} {assignments?choice:choices} in all, the true one included): the interval is the wider of the rank’s and of the standard deviation’s, with Student’s t and as many degrees of freedom as controls less one, widened by as much as the gap before the start exceeds the controls’ typical one; where nine tenths or more of them are followed better, it has no limits; to rule out chance at 5% at least 20 choices are needed."
      )),
    Sentence(
      phrase: Phrase(
        it:
          "Gli effetti prendono i periodi dopo l’inizio come sono stati: il valore atteso senza la campagna è quello osservato meno l’effetto.",
        en:
          "Effects take the periods after the start as they were: the value expected without the campaign is the one observed less the effect."
      )),
    Sentence(
      phrase: Phrase(
        it:
          "Il giudizio segue una regola sola, stampata in ogni rapporto, applicata all’effetto medio e alla soglia dichiarata.",
        en:
          "The verdict follows one rule, printed in every report, applied to the average effect and the threshold declared."
      )),
  ]
}
