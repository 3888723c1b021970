// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// Words of the one page.
enum OnePageWords {
  static let vocabulary = Vocabulary([
    "page.title": Phrase(it: "La risposta in una pagina", en: "The answer on one page"),
    "page.no-answer": Phrase(
      it: "L’analisi non è stata eseguita; il perché sta nella sua sezione.",
      en: "The analysis was not done; its section says why."),
    "page.effect": Phrase(
      it: "Differenza da quanto atteso senza il cambiamento: {effect}.",
      en: "Difference from what was expected without the change: {effect}."),
    "page.change": Phrase(
      it: "Cambiamento di «{outcome}»: {effect}.", en: "Change of “{outcome}”: {effect}."),
    "page.contrary": Phrase(
      it: "Ma è peggiorato, oltre l’incertezza, «{outcome}»: {effect}.",
      en: "But “{outcome}” got worse, beyond uncertainty: {effect}."),
    "page.certainty": Phrase(it: "Certezza: {level}.", en: "Certainty: {level}."),
  ])
}
