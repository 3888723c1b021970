// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Reports

/// The sentences of the section: estimand, captions, methods. Slots are facts of the findings.
enum SurveySection {
  typealias TableEntry = SectionText.TableEntry
  typealias Sentence = SectionText.Sentence

  /// The section on some findings: tables are named after the study's items.
  static func text(_ findings: AnalysisFindings) -> SectionText {
    SectionText(
      vocabulary: vocabulary(findings), estimand: estimand, figures: ["change"], lateFigures: [],
      captions: captions, tables: findings.tables.map { entry($0) }, methods: methods)
  }

  /// The vocabulary with headers for the marks of these findings: `level.2` is 2, `level.1.2` is
  /// 1-2.
  static func vocabulary(_ findings: AnalysisFindings) -> Vocabulary {
    let ids = findings.tables.flatMap { $0.columns.map(\.id) }.filter { $0.hasPrefix("level.") }
    return ids.reduce(SurveyPhrases.vocabulary) { vocabulary, id in
      let marks = id.dropFirst("level.".count).split(separator: ".").joined(separator: "–")
      return vocabulary.adding(Vocabulary(["column.\(id)": Phrase(it: marks, en: marks)]))
    }
  }

  static let estimand: [Sentence] = [
    .fact(
      "waves", "survey.waves.one",
      Phrase(
        it:
          "Che cosa si stima: che cosa rispondono le persone che hanno ricevuto il questionario della fonte {source}. È una descrizione di chi ha risposto.",
        en:
          "What is estimated: what people answered who received the questionnaire of source {source}. It describes those who answered."
      )),
    .fact(
      "waves", "survey.waves.independent",
      Phrase(
        it:
          "Che cosa si stima: come cambiano le risposte della fonte {source} dalla rilevazione prima a quella dopo, in gruppi di persone diverse. È una descrizione: non dice perché.",
        en:
          "What is estimated: how answers of source {source} changed from the wave before to the wave after, in groups of different people. It describes: it does not say why."
      )),
    .fact(
      "waves", "survey.waves.paired",
      Phrase(
        it:
          "Che cosa si stima: come cambiano le risposte delle stesse persone della fonte {source} dalla rilevazione prima a quella dopo. È una descrizione: non dice perché.",
        en:
          "What is estimated: how answers of the same people of source {source} changed from the wave before to the wave after. It describes: it does not say why."
      )),
    .has(
      "before.from",
      Phrase(
        it: "Prima: dal {before.from} al {before.to}; dopo: dal {after.from} al {after.to}.",
        en: "Before: {before.from} to {before.to}; after: {after.from} to {after.to}.")),
    .has(
      "wave.column",
      Phrase(
        it: "Secondo {wave.column}, prima: {wave.before}; dopo: {wave.after}.",
        en: "By {wave.column}, before: {wave.before}; after: {wave.after}.")),
    .has("only", .only),
  ]

  static let captions: [String: Phrase] = [
    "change": Phrase(
      it:
        "Per ogni domanda, la probabilità di una risposta più alta dopo meno quella di una più bassa, con l’intervallo al 95%. A 0 non c’è differenza. I numeri sono in tables/{analysis}-change.csv.",
      en:
        "For each item, the chance of a higher answer after less that of a lower one, with its 95% interval. At 0 there is no difference. The numbers are in tables/{analysis}-change.csv."
    )
  ]

  /// The entry of a table.
  static func entry(_ table: FindingTable) -> TableEntry {
    if let caption = tableCaptions[table.id] {
      return TableEntry(id: table.id, caption: caption, notes: tableNotes[table.id] ?? [])
    }
    let name = table.id.split(separator: "-", maxSplits: 1).last.map(String.init) ?? ""
    if table.id.hasPrefix("groups-") {
      return TableEntry(
        id: table.id,
        caption: Phrase(
          it: "Risposte a {analysis}, \(name): gruppo per gruppo.",
          en: "Answers to {analysis}, \(name): group by group."))
    }
    return TableEntry(
      id: table.id,
      caption: Phrase(it: "Risposte a {analysis}, \(name).", en: "Answers to {analysis}, \(name)."),
      notes: table.columns.contains { $0.id == "ticked" } ? [multiple] : [])
  }

  private static let multiple = Phrase(
    it: "Si può scegliere più di una voce: le quote di tutte le voci sommano a più del 100%.",
    en: "More than one option may be ticked: shares of all options add up to more than 100%.")

  static let tableCaptions: [String: Phrase] = [
    "change": Phrase(
      it: "Come cambiano le risposte, da prima a dopo.", en: "How answers changed, before to after."
    ),
    "moves": Phrase(
      it: "Le stesse persone, dopo e prima.", en: "The same people, after and before."),
    "response": Phrase(it: "Chi non ha risposto.", en: "Who did not answer."),
    "bounds": Phrase(
      it: "Quanto chi tace potrebbe spostare il numero.",
      en: "How far the silent could move the number."),
  ]

  static let tableNotes: [String: [Phrase]] = [
    "change": [
      Phrase(
        it:
          "Probabilità: di due persone, una prima e una dopo, che quella dopo risponda di più (a parità, metà). p di Holm: corretto perché si guardano più domande.",
        en:
          "Chance: of two people, one before and one after, that the one after answers higher (ties half). Holm’s p: adjusted because several items are looked at."
      )
    ],
    "bounds": [
      Phrase(
        it:
          "Al minimo: se tutti quelli che non hanno risposto avessero dato il voto più basso; al massimo: il più alto. Non si suppone nulla di loro.",
        en:
          "At lowest: if all who did not answer had given the lowest mark; at highest: the highest. Nothing is assumed about them."
      )
    ],
  ]

  static let methods: [Sentence] = [
    .has(
      "has.nps",
      Phrase(
        it:
          "NPS: quota di 9-10 meno quota di 0-6, in punti da −100 a 100, con l’intervallo a punteggio di Tango (1998), che tiene il suo livello anche con poche risposte; differenze tra persone diverse ricavate dai due intervalli (Zou e Donner 2008).",
        en:
          "NPS: share of 9-10 less share of 0-6, in points from −100 to 100, with Tango’s (1998) score interval, which holds its level with few answers too; differences between different people recovered from both intervals (Zou and Donner 2008)."
      )),
    .has(
      "has.csat",
      Phrase(
        it: "Soddisfazione: quota dei due voti più alti, con l’intervallo di Wilson.",
        en: "Satisfaction: share of the two highest marks, with Wilson’s interval.")),
    .has(
      "has.likert",
      Phrase(
        it:
          "Scale: la media, con la t di Student (differenze: Welch), tratta i voti come equidistanti; la probabilità di un voto più alto no (Brunner e Munzel 2000; per le stesse persone, Tango 1998).",
        en:
          "Scales: the mean, with Student’s t (differences: Welch), treats marks as equally spaced; the chance of a higher mark does not (Brunner and Munzel 2000; for the same people, Tango 1998)."
      )),
    .has(
      "has.multiple",
      Phrase(
        it:
          "Voci multiple: quota di chi ha scelto la voce tra chi ne ha scelta almeno una, con l’intervallo di Wilson.",
        en:
          "Multiple answers: share who ticked the option among those who ticked any, with Wilson’s interval."
      )),
    Sentence(
      phrase: Phrase(
        it:
          "Differenze di quote con l’intervallo di Newcombe. Le risposte mancanti e quelle fuori scala non si sostituiscono: si contano.",
        en:
          "Differences of shares with Newcombe’s interval. Missing answers and those outside the scale are not filled in: they are counted."
      )),
  ]
}
