// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// Words of the behaviour and of the chain of indicators.
enum ChainWords {
  static let vocabulary = Vocabulary([
    "chain.title": Phrase(
      it: "Il comportamento da cambiare", en: "The behaviour to change"),
    "behaviour.caption": Phrase(
      it: "Come lo descrivono gli autori.",
      en: "As the authors describe it."),
    "behaviour.who": Phrase(it: "Chi", en: "Who"),
    "behaviour.does": Phrase(it: "Che cosa fa", en: "Does what"),
    "behaviour.barriers": Phrase(it: "Ostacoli", en: "Barriers"),
    "behaviour.exchange": Phrase(it: "Che cosa riceve in cambio", en: "Exchange"),
    "behaviour.competition": Phrase(it: "Alternative concorrenti", en: "Competition"),
  ])
}
