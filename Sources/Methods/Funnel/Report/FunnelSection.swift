// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Reports

/// The sentences of the section: estimand, captions, methods. Slots are facts of the findings.
enum FunnelSection {
  typealias Sentence = SectionText.Sentence

  /// The section on some findings: tables of channels are named after the study's column.
  static func text(_ findings: AnalysisFindings) -> SectionText {
    let channels = findings.figures.map(\.id).filter { $0.hasPrefix("channels-") }
    return SectionText(
      vocabulary: FunnelPhrases.vocabulary, estimand: estimand, figures: ["steps"] + channels,
      lateFigures: [],
      captions: captions.merging(channels.map { ($0, channelCaption($0)) }) { $1 },
      tables: findings.tables.compactMap { entry($0.id) }, methods: methods)
  }

  private static func entry(_ id: String) -> SectionText.TableEntry? {
    let kind = id.split(separator: "-").first.map(String.init) ?? id
    return tableCaptions[kind].map { SectionText.TableEntry(id: id, caption: $0) }
  }

  private static func channelCaption(_ id: String) -> Phrase {
    Phrase(
      it:
        "Quanti arrivano in fondo, per canale, con l’intervallo al 95%. I numeri sono in tables/{analysis}-\(id).csv.",
      en:
        "How many reach the end, by channel, with the 95% interval. The numbers are in tables/{analysis}-\(id).csv."
    )
  }

  static let estimand: [Sentence] = [
    .fact(
      "design", "funnel.design.people",
      Phrase(
        it:
          "Che cosa si stima: di chi è a «{first}», quale quota arriva a ogni passo fino a «{last}», e da ogni passo al successivo. È una descrizione: non dice perché ci si ferma.",
        en:
          "What is estimated: of those at “{first}”, which share reaches each step up to “{last}”, and from each step the next. It is a description: it does not say why people stop."
      )),
    .fact(
      "design", "funnel.design.counts",
      Phrase(
        it:
          "Che cosa si stima: quanti se ne contano a ogni passo, da «{first}» a «{last}», per ognuno di quelli contati al passo precedente. I conteggi non seguono le singole persone. È una descrizione: non dice perché ci si ferma.",
        en:
          "What is estimated: how many are counted at each step, from “{first}” to “{last}”, for each one counted at the step before. The counts follow no single person. It is a description: it does not say why people stop."
      )),
    .has("from", Phrase(it: "Periodo: dal {from} al {to}.", en: "Period: from {from} to {to}.")),
    .has("only", .only),
  ]

  static let captions: [String: Phrase] = [
    "steps": Phrase(
      it:
        "Quanti arrivano a ogni passo, in percentuale di chi è al primo, con l’intervallo al 95%. I numeri sono in tables/{analysis}-steps.csv.",
      en:
        "How many reach each step, as per cent of those at the first, with the 95% interval. The numbers are in tables/{analysis}-steps.csv."
    )
  ]

  private static let tableCaptions: [String: Phrase] = [
    "steps": Phrase(it: "Il percorso, passo per passo.", en: "Step by step."),
    "channels": Phrase(
      it: "Chi arriva in fondo, per canale: ogni canale a confronto con il primo.",
      en: "Who reaches the end, by channel: each channel compared with the first."),
    "passages": Phrase(
      it: "I passaggi da un passo al successivo, per canale.",
      en: "From each step to the next, by channel."),
    "flow": Phrase(it: "Dalle righe lette a quelle usate.", en: "From rows read to rows used."),
  ]

  static let methods: [Sentence] = [
    .fact(
      "design", "funnel.design.people",
      Phrase(
        it:
          "Una persona conta a un passo quando ha raggiunto anche tutti i precedenti; chi mostra un passo senza uno dei precedenti è contato a parte.",
        en:
          "A person counts at a step when all earlier steps were reached too; those who show a step without an earlier one are counted apart."
      )),
    .fact(
      "design", "funnel.design.counts",
      Phrase(
        it:
          "I conteggi sono sommati su tutte le righe usate. Gli intervalli li trattano come se ogni conteggio fosse parte del precedente: dove la stessa persona è contata più volte sono troppo stretti.",
        en:
          "Counts are summed over all rows used. Intervals treat each count as a part of the one before: where one person is counted more than once they are too narrow."
      )),
    .has(
      "within",
      Phrase(
        it:
          "Tutti hanno lo stesso tempo: {within} giorni dalla data della riga. Contano solo le righe il cui tempo era finito alla data di chiusura.",
        en:
          "Everybody has the same time: {within} days from the date of the row. Only rows whose time had ended by the cut-off count."
      )),
    .init(
      phrase: Phrase(
        it:
          "Intervalli delle quote: Wilson (1927). Dove si perde di più: la perdita più grande è confrontata con ognuna delle altre come proporzioni appaiate (Newcombe 1998, metodo 10), il passaggio più difficile con ognuno degli altri come proporzioni indipendenti; il livello è diviso per il numero dei confronti (Bonferroni). Se un intervallo comprende 0, si dice che non si può dire.",
        en:
          "Intervals of shares: Wilson (1927). Where most are lost: the largest loss is compared with each other one as paired proportions (Newcombe 1998, method 10), the hardest passage with each other one as independent proportions; the level is divided by the number of comparisons (Bonferroni). Where an interval includes 0, it is said that it cannot be said."
      )),
    .has(
      "by",
      Phrase(
        it:
          "Differenze fra canali: intervallo di Newcombe (1998) per proporzioni indipendenti; p del test del punteggio, corretto per il numero dei canali con il metodo di Holm (1979). I canali non sono assegnati a caso: chi li usa è diverso anche per altro.",
        en:
          "Differences between channels: Newcombe’s (1998) interval for independent proportions; p of the score test, adjusted for the number of channels by Holm’s (1979) method. Channels are not assigned at random: those who use them differ in other ways too."
      )),
  ]
}
