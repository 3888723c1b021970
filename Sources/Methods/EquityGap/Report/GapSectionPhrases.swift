// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Reports

/// The sentences of the section: estimand, captions, methods. Slots are facts of the findings.
enum GapSectionPhrases {
  typealias TableEntry = SectionText.TableEntry
  typealias Sentence = SectionText.Sentence

  static let text = SectionText(
    vocabulary: GapPhrases.vocabulary, estimand: estimand, figures: ["groups", "gaps"],
    lateFigures: ["gains"], captions: captions, tables: tables, methods: methods)

  static let estimand: [Sentence] = [
    .fact(
      "design", "equity.design.time",
      Phrase(
        it:
          "Che cosa si stima: di quanto è cambiato il divario fra {reference} e {focus} ({column}) fra il tempo prima ({before.from} – {before.to}) e il tempo dopo ({after.from} – {after.to}). Senza luoghi di confronto il cambiamento non si può attribuire alla campagna.",
        en:
          "What is estimated: by how much the gap between {reference} and {focus} ({column}) changed from the time before ({before.from} – {before.to}) to the time after ({after.from} – {after.to}). Without places to compare with, the change cannot be put down to the campaign."
      )),
    .fact(
      "design", "equity.design.controls",
      Phrase(
        it:
          "Che cosa si stima: di quanto è cambiato il divario fra {reference} e {focus} ({column}) nelle unità con la campagna ({treated}), fra il tempo prima ({before.from} – {before.to}) e il tempo dopo ({after.from} – {after.to}), oltre al cambiamento del divario nelle altre.",
        en:
          "What is estimated: by how much the gap between {reference} and {focus} ({column}) changed in the units with the campaign ({treated}), from the time before ({before.from} – {before.to}) to the time after ({after.from} – {after.to}), beyond the change of the gap in the others."
      )),
    Sentence(
      phrase: Phrase(
        it:
          "Il divario è {sign}: positivo finché {focus} è servito peggio; un cambiamento negativo è una riduzione.",
        en:
          "The gap is {sign}: positive as long as {focus} is worse served; a negative change is a narrowing."
      )),
    .has(
      "paired",
      Phrase(
        it: "Contano solo le persone viste sia prima sia dopo ({paired}).",
        en: "Only people seen both before and after ({paired}) count.")),
    .has("only", .only),
  ]

  static let captions: [String: Phrase] = [
    "groups": Phrase(
      it:
        "I gruppi prima e dopo, {people}: quanto sono lontani fra loro, e chi si è mosso. I numeri sono in tables/{analysis}-groups.csv.",
      en:
        "The groups before and after, {people}: how far apart they stand, and who moved. The numbers are in tables/{analysis}-groups.csv."
    ),
    "gaps": Phrase(
      it: "Il divario in punti e in rapporto, prima e dopo, {people}, con gli intervalli al 95%.",
      en: "The gap in points and as a ratio, before and after, {people}, with 95% intervals."),
    "gains": Phrase(
      it:
        "Chi ha guadagnato, {people}, e quanto ciascun gruppo aggiunge al cambiamento complessivo.",
      en: "Who gained, {people}, and what each group adds to the overall change."),
  ]

  static let tables: [TableEntry] = [
    TableEntry(
      id: "gaps",
      caption: Phrase(
        it: "Il divario prima e dopo, su ogni scala, {people}.",
        en: "The gap before and after, on every scale, {people}."),
      notes: [
        Phrase(
          it:
            "Differenza e rapporto possono muoversi in senso opposto: si guardano sempre insieme. Il cambiamento di un rapporto è il rapporto dei due rapporti.",
          en:
            "Difference and ratio can move in opposite ways: look at both. The change of a ratio is the ratio of the two ratios."
        )
      ]),
    TableEntry(
      id: "controls",
      caption: Phrase(
        it: "Il cambiamento del divario dove c’è stata la campagna e dove no.",
        en: "The change of the gap where the campaign ran and where it did not.")),
    TableEntry(
      id: "dimensions",
      caption: Phrase(
        it: "Il cambiamento del divario per ogni dimensione, {design}.",
        en: "The change of the gap by every dimension, {design}."),
      notes: [
        Phrase(
          it:
            "p di Holm tiene conto di quante dimensioni si guardano: con molte, qualcuna si muove per caso. Il giudizio riguarda solo la prima.",
          en:
            "Holm’s p counts how many dimensions are looked at: with many, some move by chance. The verdict is on the first only."
        )
      ]),
    TableEntry(
      id: "groups",
      caption: Phrase(
        it: "I gruppi prima e dopo.", en: "The groups before and after.")),
    TableEntry(
      id: "gains",
      caption: Phrase(
        it: "Chi ha guadagnato, {people}: da dove viene il cambiamento complessivo.",
        en: "Who gained, {people}: where the overall change comes from."),
      notes: [
        Phrase(
          it:
            "Il cambiamento complessivo è la somma di ciò che aggiunge il cambiamento di ogni gruppo e di ciò che aggiunge la sua quota, se è cambiata (Kitagawa 1955).",
          en:
            "The overall change is the sum of what each group’s change adds and of what its share adds, if it changed (Kitagawa 1955)."
        )
      ]),
    TableEntry(
      id: "indices",
      caption: Phrase(
        it: "Indici su tutti i gruppi, {people}.", en: "Indices over all groups, {people}."),
      notes: [
        Phrase(
          it:
            "SII: differenza fra la persona meno e la più deprivata sulla retta dei gruppi; RII: il rapporto fra le due. Indici di concentrazione: 0 se tutti uguali, positivi se i meno deprivati hanno di più. Theil, deviazione logaritmica media, disparità e varianza fra gruppi non guardano l’ordine.",
          en:
            "SII: difference between the least and the most deprived person on the groups’ line; RII: the ratio of the two. Concentration indices: 0 if all are alike, positive if the least deprived have more. Theil’s index, mean log deviation, disparity and between-group variance do not look at order."
        )
      ]),
    TableEntry(
      id: "sensitivity",
      caption: Phrase(
        it: "Sensibilità: il cambiamento se si fosse scelto altrimenti.",
        en: "Sensitivity: the change had other choices been made.")),
    TableEntry(
      id: "flow",
      caption: Phrase(
        it: "Il flusso dei dati: le righe che restano a ogni passo.",
        en: "The flow of the data: rows left after each step.")),
  ]

  static let methods: [Sentence] = [
    .fact(
      "method", "equity.method.clustered",
      Phrase(
        it:
          "Le persone di una stessa unità ({unit}) si somigliano: gli errori sono raggruppati per unità, con la correzione CR2 e i gradi di libertà di Satterthwaite (Bell e McCaffrey 2002). Con sei distretti, trattare le righe come indipendenti darebbe intervalli che contengono il vero due volte su tre.",
        en:
          "People of one unit ({unit}) are alike: errors are clustered by unit, with the CR2 correction and Satterthwaite’s degrees of freedom (Bell and McCaffrey 2002). With six districts, rows taken as independent would give intervals that hold the truth two times out of three."
      )),
    .fact(
      "method", "equity.method.paired",
      Phrase(
        it:
          "Le stesse persone sono viste prima e dopo: gli errori sono quelli delle differenze individuali (raggruppati per persona, CR2 con i gradi di libertà di Satterthwaite).",
        en:
          "The same people are seen before and after: errors are those of individual differences (clustered by person, CR2 with Satterthwaite’s degrees of freedom)."
      )),
    .fact(
      "method", "equity.method.scores",
      Phrase(
        it:
          "Le righe sono persone indipendenti: Wilson per ogni gruppo, Newcombe (1998) per ogni divario, MOVER per il suo cambiamento.",
        en:
          "Rows are independent people: Wilson for each group, Newcombe (1998) for each gap, MOVER for its change."
      )),
    .fact(
      "method", "equity.method.independent",
      Phrase(
        it:
          "Le righe sono persone indipendenti: errori dei valori dei gruppi, distribuzione normale.",
        en: "Rows are independent people: errors of the groups’ values, normal distribution.")),
    .has(
      "adjust",
      Phrase(
        it:
          "La composizione per {adjust} è tenuta uguale fra gruppi e nel tempo, per standardizzazione diretta sulle persone di tutti i gruppi.",
        en:
          "The mix by {adjust} is held equal between groups and over time, by direct standardisation to the people of all groups."
      )),
    .has(
      "ordered",
      Phrase(
        it:
          "SII e RII: minimi quadrati pesati sulle persone contro il rango medio di ogni gruppo (0 il più deprivato), con gli errori dei gruppi; indici di concentrazione con il metodo delta (Kakwani, Wagstaff e van Doorslaer 1997).",
        en:
          "SII and RII: least squares weighted by people against each group’s mean rank (0 the most deprived), with the groups’ errors; concentration indices by the delta method (Kakwani, Wagstaff and van Doorslaer 1997)."
      )),
    Sentence(
      phrase: Phrase(
        it:
          "Il giudizio segue una sola regola, stampata in ogni rapporto, applicata al cambiamento del divario e alla soglia dichiarata per esso.",
        en:
          "The verdict follows one rule, printed in every report, applied to the change of the gap and the threshold declared for it."
      )),
  ]
}
