// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Reports

/// The sentences of the section: estimand, captions, methods. Slots are facts of the findings.
enum WaitSection {
  typealias TableEntry = SectionText.TableEntry
  typealias Sentence = SectionText.Sentence

  /// The section on some findings: headers name the days asked for.
  static func text(_ findings: AnalysisFindings) -> SectionText {
    SectionText(
      vocabulary: vocabulary(findings), estimand: estimand, figures: ["curve"], lateFigures: [],
      captions: captions,
      tables: findings.tables.compactMap { table in
        tableCaptions[table.id].map {
          TableEntry(id: table.id, caption: $0, notes: tableNotes[table.id] ?? [])
        }
      }, methods: methods)
  }

  /// The vocabulary with headers for the days of these findings.
  static func vocabulary(_ findings: AnalysisFindings) -> Vocabulary {
    let ids = Set(findings.tables.flatMap { $0.columns.map(\.id) })
    return ids.sorted().reduce(WaitPhrases.vocabulary) { vocabulary, id in
      let parts = id.split(separator: ".").map(String.init)
      guard parts.count > 1, Int(parts[1]) != nil else { return vocabulary }
      let phrase: Phrase
      switch (parts[0], parts.last) {
      case ("served", _):
        phrase = Phrase(it: "Serviti entro \(parts[1])", en: "Served within \(parts[1])")
      case (_, "interval"): phrase = Phrase(it: "Intervallo al 95%", en: "95% interval")
      case (_, "difference"):
        phrase = Phrase(
          it: "Differenza entro \(parts[1])", en: "Difference within \(parts[1])")
      default:
        phrase = Phrase(
          it: "Quota entro \(parts[1]) giorni", en: "Share within \(parts[1]) days")
      }
      return vocabulary.adding(Vocabulary(["column.\(id)": phrase]))
    }
  }

  static let estimand: [Sentence] = [
    Sentence(
      phrase: Phrase(
        it:
          "Che cosa si stima: entro quanti giorni da {requested} la metà delle richieste arriva a {served}, e quale quota vi arriva entro {days} giorni. Chi al {cutoff} aspettava ancora conta per il tempo che ha aspettato. È una descrizione: non dice perché.",
        en:
          "What is estimated: within how many days of {requested} half of the requests reach {served}, and which share does within {days} days. Those still waiting on {cutoff} count for the time they waited. It describes: it does not say why."
      )),
    .has(
      "before.from",
      Phrase(
        it:
          "Prima: richieste dal {before.from} al {before.to}; dopo: dal {after.from} al {after.to}.",
        en:
          "Before: requests from {before.from} to {before.to}; after: from {after.from} to {after.to}."
      )),
    .has("only", .only),
  ]

  static let captions: [String: Phrase] = [
    "curve": Phrase(
      it:
        "Quota che aspetta ancora, per giorni dalla richiesta, con il suo intervallo al 95%. I numeri sono in tables/{analysis}-curve.csv.",
      en:
        "Share still waiting, by days since the request, with its 95% interval. The numbers are in tables/{analysis}-curve.csv."
    )
  ]

  static let tableCaptions: [String: Phrase] = [
    "waits": Phrase(it: "Quanto si aspetta.", en: "How long people wait."),
    "change": Phrase(
      it: "Il servizio in tempo, dopo a confronto con prima.",
      en: "Service in time, after compared with before."),
    "groups": Phrase(
      it: "Quanto si aspetta, gruppo per gruppo.", en: "How long people wait, by group."),
    "groups-compared": Phrase(
      it: "Il servizio in tempo: ogni gruppo a confronto con il primo.",
      en: "Service in time: each group compared with the first."),
    "flow": Phrase(
      it: "Il flusso dei dati: dalle righe della fonte alle richieste usate.",
      en: "The flow of the data: from rows of the source to requests used."),
  ]

  static let tableNotes: [String: [Phrase]] = [
    "waits": [
      Phrase(
        it:
          "Le quote tengono conto di chi aspetta ancora; i serviti sono i conteggi di chi ha già ricevuto il servizio.",
        en: "Shares take account of those still waiting; served are those already served.")
    ]
  ]

  static let methods: [Sentence] = [
    Sentence(
      phrase: Phrase(
        it:
          "Il giorno 0 è la richiesta. Curva di Kaplan e Meier: chi aspetta ancora alla data di chiusura, o ha ritirato la richiesta, conta fino a quel giorno. Lasciarlo fuori abbrevierebbe l’attesa. Mediana con i limiti di Brookmeyer e Crowley (scala log-log), quote con limiti log-log; differenze ricavate dai due intervalli; p del log-rank.",
        en:
          "Day 0 is the request. Kaplan-Meier curve: those still waiting at the cut-off, or whose request was withdrawn, count up to that day. Leaving them out would shorten the wait. Median with Brookmeyer and Crowley’s limits (log-log scale), shares with log-log limits; differences recovered from both intervals; p of the log-rank test."
      )),
    Sentence(
      phrase: Phrase(
        it:
          "I giorni sono di calendario, festivi compresi. Nella curva si raggruppano dove pochi sono stati serviti, per non dire di singole persone.",
        en:
          "Days are calendar days, holidays included. In the curve they are grouped where few were served, so as not to tell of single persons."
      )),
  ]
}
