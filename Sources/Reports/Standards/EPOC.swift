// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

extension Standard {
  /// EPOC's criteria for studies with a comparison group (Cochrane EPOC 2017); those of a series
  /// are a table of its analysis.
  static let epoc = Standard(
    name: Phrase(
      it: "EPOC, rischio di distorsione degli studi con confronto (Cochrane EPOC 2017).",
      en: "EPOC, risk of bias of studies with a comparison (Cochrane EPOC 2017)."),
    items: [
      StandardItem(
        "1", it: "Sequenza sorteggiata", en: "Sequence drawn by lot",
        keys: ["analyses.<name>.chosen"]
      ) { report in report.each { report.fact("chosen", $0) } },
      StandardItem("2", it: "Assegnazione nascosta", en: "Assignment concealed", keys: []) {
        $0.says("not-concealed")
      },
      StandardItem("3", it: "Esiti simili prima", en: "Outcomes alike before", keys: []) {
        $0.says("see-results")
      },
      StandardItem(
        "4", it: "Caratteristiche simili prima", en: "Characteristics alike before", keys: []
      ) { $0.says("see-results") },
      StandardItem("5", it: "Dati incompleti", en: "Incomplete data", keys: []) { report in
        report.each { report.rowsUsed($0) } ?? report.says("see-results")
      },
      StandardItem(
        "6", it: "Esito rilevato alla cieca", en: "Outcome assessed blindly",
        keys: ["sources.<name>.collected.assessed"]
      ) { report in report.collections { $0.assessed.map { report.says("assessed." + $0) } } },
      StandardItem("7", it: "Contaminazione", en: "Contamination", keys: []) {
        $0.says("see-limits")
      },
      StandardItem("8", it: "Esiti riportati a scelta", en: "Selective reporting", keys: []) {
        report in
        let isEntered =
          report.evaluation.registration?.plans.contains { $0.isEntered } ?? false
        return report.says(isEntered ? "see-deviations" : "not-registered")
      },
      StandardItem("9", it: "Altri rischi", en: "Other risks", keys: []) { $0.says("see-limits") },
    ])
}
