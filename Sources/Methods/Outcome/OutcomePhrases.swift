// SPDX-License-Identifier: GPL-3.0-or-later

import Reports

/// What sections say of the way from rows to an outcome.
enum OutcomePhrases {
  static let vocabulary = Vocabulary([
    "flow.rows": Phrase(it: "lette dalla fonte", en: "read from the source"),
    "flow.eligible": Phrase(
      it: "nel periodo e nei criteri dell’analisi", en: "within the window and criteria"),
    "flow.mature": Phrase(
      it: "con il tempo di risposta già chiuso", en: "with the time to respond closed"),
    "flow.clear": Phrase(
      it: "con il tempo di risposta che non scavalca l’inizio",
      en: "with the time to respond not straddling the start"),
    "flow.used": Phrase(it: "usate, in periodi interi", en: "used, in whole periods"),
    "column.step": Phrase(it: "Passo", en: "Step"),
    "column.rows": Phrase(it: "Righe", en: "Rows"),
    "column.left": Phrase(it: "Lasciate fuori", en: "Left out"),
  ])
}
