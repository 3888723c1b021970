// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

extension Standard {
  /// TIDieR-PHP: what was done, in population health and policy (Campbell et al. 2018).
  static let tidier = Standard(
    name: Phrase(
      it: "TIDieR-PHP, che cosa è stato fatto (Campbell et al. 2018).",
      en: "TIDieR-PHP, what was done (Campbell et al. 2018)."),
    items: [
      StandardItem("1", it: "Nome", en: "Name", keys: []) { report in
        [.text(report.study.title.text(report.language))]
      },
      .declared("2", it: "Perché", en: "Why", "intervention.why"),
      .declared(
        "3", it: "Con quali materiali", en: "With which materials", "intervention.materials"),
      .declared("4", it: "Che cosa e come", en: "What and how", "intervention.procedure"),
      .declared("5", it: "Da chi", en: "By whom", "intervention.provider"),
      .declared("6", it: "Dove", en: "Where", "intervention.place"),
      StandardItem(
        "7", it: "Quando e quanto", en: "When and how much", keys: ["intervention.dose"]
      ) { report in
        report.declared("intervention.dose").map { report.period + ["; "] + $0 }
      },
      .declared(
        "8", it: "Differenze previste", en: "Differences that were planned",
        "intervention.tailoring"),
      .declared(
        "9", it: "Cambiamenti non previsti", en: "Changes that were not planned",
        "intervention.changes"),
      .declared(
        "10", it: "Quanto fedelmente", en: "How faithfully", "intervention.fidelity"),
    ])
}
