// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

extension Standard {
  /// ROBINS-I: signals on the seven domains of bias (Sterne et al. 2016), no judgement.
  static let robins = Standard(
    name: Phrase(
      it: "ROBINS-I, segnali di distorsione (Sterne et al. 2016); il giudizio spetta a chi legge.",
      en: "ROBINS-I, signals of bias (Sterne et al. 2016); the judgement is the reader’s."),
    items: [
      StandardItem("1", it: "Confondimento", en: "Confounding", keys: []) { report in
        report.each { chapter in
          guard let headline = chapter.findings.headline else { return report.says("described") }
          return report.says(headline.causal ? "compared" : "not-compared")
        }
      },
      StandardItem("2", it: "Scelta di chi entra", en: "Who enters", keys: []) { report in
        report.each { report.fact("chosen", $0) } ?? report.says("all-rows")
      },
      StandardItem(
        "3", it: "Chi è stato raggiunto", en: "Who was reached", keys: []
      ) { report in report.says("planned." + report.study.planned) },
      .declared(
        "4", it: "Scostamenti da ciò che si voleva fare", en: "Departures from what was intended",
        any: ["intervention.fidelity", "intervention.changes"]),
      StandardItem("5", it: "Dati mancanti", en: "Missing data", keys: []) { report in
        report.each { report.rowsUsed($0) } ?? report.says("see-results")
      },
      StandardItem(
        "6", it: "Misura dell’esito", en: "Measurement of the outcome",
        keys: ["sources.<name>.collected.same_throughout", "sources.<name>.collected.assessed"]
      ) { report in
        report.collections { collection in
          let same = collection.sameThroughout.map { report.says($0 ? "same" : "changed") }
          let judged = collection.assessed.map { report.says("assessed." + $0) }
          return report.joined([same, judged].compactMap { $0 })
        }
      },
      StandardItem(
        "7", it: "Scelta di ciò che si riporta", en: "Choice of what is reported", keys: []
      ) { report in
        let isEntered =
          report.evaluation.registration?.plans.contains { $0.isEntered } ?? false
        return report.says(isEntered ? "see-deviations" : "not-registered")
      },
    ])
}
