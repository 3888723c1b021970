// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// Words of a report outside the sections of its analyses.
enum ReportWords {
  static let vocabulary = frame.adding(CoverWords.vocabulary).adding(OnePageWords.vocabulary)
    .adding(ChainWords.vocabulary).adding(ThemeWords.vocabulary).adding(RuleWords.vocabulary)
    .adding(ClosingWords.vocabulary).adding(StandardWords.vocabulary)

  private static let frame = Vocabulary([
    "frame.item": Phrase(it: "Voce", en: "Item"),
    "frame.value": Phrase(it: "Valore", en: "Value"),
    "part.results": Phrase(it: "Risultati", en: "Results"),
    "part.equity": Phrase(it: "Equità: chi ne ha beneficiato", en: "Equity: who benefited"),
    "part.costs": Phrase(it: "Costi", en: "Costs"),
    "part.none.equity": Phrase(
      it:
        "Non esaminata: lo studio non ha un’analisi dei divari fra gruppi (`kind: equity-gap`). Non si sa chi ne abbia beneficiato di più.",
      en:
        "Not looked at: the study has no analysis of gaps between groups (`kind: equity-gap`). Who benefited more is not known."
    ),
    "part.none.costs": Phrase(
      it:
        "Non esaminati: lo studio non ha un’analisi dei costi (`kind: cost`). Non si sa che cosa sia costato ciascun risultato.",
      en:
        "Not looked at: the study has no analysis of costs (`kind: cost`). What each result cost is not known."
    ),
  ])
}
