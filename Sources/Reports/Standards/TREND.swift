// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

extension Standard {
  /// TREND: evaluations without random assignment (Des Jarlais, Lyles and Crepaz 2004).
  static let trend = Standard(
    name: Phrase(
      it: "TREND, valutazioni senza sorteggio (Des Jarlais et al. 2004).",
      en: "TREND, evaluations without random assignment (Des Jarlais et al. 2004)."),
    items: trendDesign + trendResults)

  private static let trendDesign: [StandardItem] = [
    .declared(
      "1", it: "A chi si rivolge lo studio", en: "Whom the study is on", "behaviour.who"),
    .declared(
      "2", it: "Perché dovrebbe funzionare, e su quale teoria",
      en: "Why it should work, and on which theory",
      any: ["intervention.why", "behaviour.theory"]),
    .declared(
      "3", it: "Partecipanti e luogo", en: "Participants and setting",
      any: ["behaviour.who", "intervention.place"]),
    .declared(
      "4", it: "Che cosa è stato fatto", en: "What was done",
      any: ["intervention.materials", "intervention.procedure", "intervention.dose"]),
    .declared(
      "5", it: "Obiettivi", en: "Objectives", any: ["behaviour.does", "behaviour.goal"]),
    StandardItem(
      "6", it: "Esiti, e come sono raccolti i dati", en: "Outcomes, and how data were gathered",
      keys: ["sources.<name>.collected.how"]
    ) { report in
      guard let how = report.collections({ $0.how.map { [.text($0.text(report.language))] } })
      else { return nil }
      return (report.outcomes(.primary).map { $0 + ["; "] } ?? []) + how
    },
    StandardItem("7", it: "Dimensione", en: "Size", keys: []) { report in
      report.each { report.rowsUsed($0) } ?? report.says("all-rows")
    },
    StandardItem(
      "8", it: "Come sono state assegnate le unità", en: "How units were assigned",
      keys: ["analyses.<name>.chosen"]
    ) { report in
      report.each { chapter in
        let isCompared = chapter.findings.headline?.causal ?? false
        return report.fact("chosen", chapter)
          ?? report.says(isCompared ? "not-chosen" : "no-assignment")
      }
    },
    StandardItem(
      "9", it: "Chi ha rilevato l’esito sapeva della campagna?",
      en: "Did those who judged the outcome know of the campaign?",
      keys: ["sources.<name>.collected.assessed"]
    ) { report in
      report.collections { $0.assessed.map { report.says("assessed." + $0) } }
    },
    StandardItem("10", it: "Unità di analisi", en: "Unit of analysis", keys: []) { report in
      report.each { report.fact("unit", $0) ?? report.fact("step", $0) ?? report.says("people") }
    },
    StandardItem("11", it: "Metodi statistici", en: "Statistical methods", keys: []) {
      $0.says("see-methods")
    },
  ]

  private static let trendResults: [StandardItem] = [
    StandardItem("12", it: "Flusso dei dati", en: "Flow of the data", keys: []) { report in
      report.each { report.rowsUsed($0) } ?? report.says("see-results")
    },
    StandardItem("13", it: "Periodo", en: "Period", keys: []) { report in report.period },
    StandardItem(
      "14", it: "Situazione di partenza", en: "Baseline", keys: ["kpis.<name>.baseline"]
    ) { report in
      let declared = report.evaluation.kpis.contains { $0.declared.baseline != nil }
      let observed = report.chapters.contains {
        $0.findings.table("summary") != nil || $0.findings.table("groups") != nil
      }
      return declared || observed ? report.says("see-results") : nil
    },
    StandardItem(
      "15", it: "Somiglianza dei gruppi prima", en: "Likeness of the groups before", keys: []
    ) { report in
      let compared = report.chapters.contains {
        $0.findings.table("trends") != nil || $0.findings.table("balance") != nil
          || $0.findings.table("controls") != nil
      }
      return report.says(compared ? "see-results" : "no-groups")
    },
    StandardItem("16", it: "Numeri analizzati", en: "Numbers analysed", keys: []) { report in
      report.each { report.rowsUsed($0) } ?? report.says("see-results")
    },
    StandardItem("17", it: "Esiti e stime", en: "Outcomes and estimates", keys: []) {
      $0.says("see-results")
    },
    StandardItem("18", it: "Altre analisi", en: "Other analyses", keys: []) { report in
      report.outcomes(.secondary) ?? report.outcomes(.exploratory) ?? report.says("none")
    },
    .declared(
      "19", it: "Conseguenze indesiderate", en: "Unwanted consequences", "intervention.harms"),
    .declared(
      "20", it: "Lettura degli autori", en: "The authors’ reading", "discussion.interpretation"),
    .declared(
      "21", it: "Dove altro può valere", en: "Where else it may hold",
      "discussion.generalisability"),
    .declared(
      "22", it: "Le prove di altri studi", en: "Evidence of other studies", "discussion.evidence"),
  ]
}

extension Report {
  /// The days of the campaign.
  var period: [Inline] {
    guard let end = study.campaignTo else {
      return wording.term("cover.since", ["date": .date(study.campaignFrom)])
    }
    return wording.term("cover.from-to", ["from": .date(study.campaignFrom), "to": .date(end)])
  }
}
