// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Reports

/// The sentences of the section: estimand, captions, methods. Slots are facts of the findings.
enum RetentionSection {
  typealias TableEntry = SectionText.TableEntry
  typealias Sentence = SectionText.Sentence

  /// The section on some findings: tables of groups are named after the study's columns.
  static func text(_ findings: AnalysisFindings) -> SectionText {
    // A long table of cohorts is the figure again: its numbers stand in the CSV file.
    let shown = findings.tables.filter {
      $0.id != "cohorts" || $0.rows.count <= 12 || findings.figure("cohorts") == nil
    }
    return SectionText(
      vocabulary: vocabulary(findings), estimand: estimand,
      figures: ["cohorts", "curve", "hazard"], lateFigures: [], captions: captions,
      tables: shown.compactMap { entry($0.id) }, methods: methods)
  }

  /// The vocabulary with headers for the horizons of these findings.
  static func vocabulary(_ findings: AnalysisFindings) -> Vocabulary {
    let columns = findings.table("young")?.columns.map(\.id) ?? []
    return columns.reduce(RetentionPhrases.vocabulary) { vocabulary, id in
      let parts = id.split(separator: ".")
      guard parts.count == 2 else { return vocabulary }
      let isMonths = parts[0] == "months"
      return vocabulary.adding(
        Vocabulary([
          "column.\(id)": Phrase(
            it: "A \(parts[1]) \(isMonths ? "mesi" : "settimane")",
            en: "At \(parts[1]) \(isMonths ? "months" : "weeks")")
        ]))
    }
  }

  static let estimand: [Sentence] = [
    .fact(
      "design", "retention.design.contacts",
      Phrase(
        it:
          "Che cosa si stima: di chi si è iscritto, quale quota era ancora presente dopo {horizons}. È presente chi ha {definition}, e non risulta uscito prima. È una descrizione: non dice che cosa sarebbe successo senza il programma.",
        en:
          "What is estimated: of those who enrolled, which share was still there after {horizons}. Still there is whoever has {definition}, and is not known to have left before. It is a description: it does not say what would have happened without the programme."
      )),
    .fact(
      "design", "retention.design.exits",
      Phrase(
        it:
          "Che cosa si stima: di chi si è iscritto, quale quota non era ancora uscita dopo {horizons}, secondo un registro completo delle uscite. È una descrizione: non dice che cosa sarebbe successo senza il programma.",
        en:
          "What is estimated: of those who enrolled, which share had not left after {horizons}, by a complete log of exits. It is a description: it does not say what would have happened without the programme."
      )),
    .has("only", .only),
  ]

  static let captions: [String: Phrase] = [
    "cohorts": Phrase(
      it:
        "Quota ancora presente per coorte, con il numero di persone in ogni casella. Le caselle tratteggiate riguardano coorti ancora giovani: non è 0%. I numeri sono in tables/{analysis}-cohorts.csv.",
      en:
        "Share still there by cohort, with the number of people in every cell. Hatched cells are of cohorts that are still young: not 0%. The numbers are in tables/{analysis}-cohorts.csv."
    ),
    "curve": Phrase(
      it:
        "Quota che partecipa ancora, per giorni dall’iscrizione, con il suo intervallo al 95% e le persone ancora seguite. I numeri sono in tables/{analysis}-curve.csv.",
      en:
        "Share still taking part, by days since enrolment, with its 95% interval and the people still followed. The numbers are in tables/{analysis}-curve.csv."
    ),
    "hazard": Phrase(
      it:
        "Di chi partecipa ancora all’inizio di ogni settimana, quanti smettono in quella settimana. Dove pochi smettono, più settimane stanno insieme e hanno lo stesso valore. I numeri sono in tables/{analysis}-hazard.csv.",
      en:
        "Of those still taking part at the start of each week, how many stop in it. Where few stop, several weeks stand together and have the same value. The numbers are in tables/{analysis}-hazard.csv."
    ),
  ]

  /// The entry of a table; those without a caption stand in the CSV files alone.
  static func entry(_ id: String) -> TableEntry? {
    if let caption = tableCaptions[id] {
      return TableEntry(id: id, caption: caption, notes: tableNotes[id] ?? [])
    }
    for (prefix, make) in groupCaptions where id.hasPrefix(prefix) {
      return TableEntry(id: id, caption: make(String(id.dropFirst(prefix.count))))
    }
    return nil
  }

  private static let groupCaptions: [(String, @Sendable (String) -> Phrase)] = [
    (
      "groups-",
      {
        Phrase(
          it: "Ancora presenti, per \($0): ogni gruppo a confronto con il primo.",
          en: "Still there, by \($0): each group compared with the first.")
      }
    ),
    (
      "staying-",
      {
        Phrase(
          it: $0 == "change"
            ? "Quanto a lungo si partecipa, prima e dopo il cambiamento."
            : "Quanto a lungo si partecipa, per \($0).",
          en: $0 == "change"
            ? "How long people take part, before and after the change."
            : "How long people take part, by \($0).")
      }
    ),
    (
      "log-rank-",
      {
        Phrase(
          it: $0 == "change"
            ? "Si smette con lo stesso passo prima e dopo? (log-rank)"
            : "I gruppi per \($0) smettono con lo stesso passo? (log-rank)",
          en: $0 == "change"
            ? "Do people stop at the same pace before and after? (log-rank)"
            : "Do groups by \($0) stop at the same pace? (log-rank)")
      }
    ),
  ]
}
