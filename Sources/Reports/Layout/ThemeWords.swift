// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// Words of what people said.
enum ThemeWords {
  static let vocabulary = Vocabulary([
    "themes.title": Phrase(it: "I numeri e il loro perché", en: "The numbers and their why"),
    "themes.entered": Phrase(
      it:
        "Che cosa hanno detto le persone, accanto al numero che lo riguarda. I temi, e se concordino con il numero, sono inseriti dagli autori: nulla qui è calcolato.",
      en:
        "What people said, beside the number that it concerns. The themes, and whether they agree with the number, are entered by the authors: nothing here is computed."
    ),
    "themes.caption": Phrase(
      it: "Il numero, il perché e se i due concordano.",
      en: "The number, the why, and whether the two agree."),
    "themes.kpi": Phrase(it: "Indicatore", en: "Indicator"),
    "themes.number": Phrase(it: "Numero", en: "Number"),
    "themes.why": Phrase(it: "Perché", en: "Why"),
    "themes.kind": Phrase(it: "Che cos’è", en: "What it is"),
    "themes.gathered": Phrase(it: "Come è stato raccolto", en: "How it was gathered"),
    "themes.agreement": Phrase(it: "Con il numero", en: "With the number"),
    "themes.no-number": Phrase(it: "nessun numero calcolato", en: "no number computed"),
    "themes.voices": Phrase(
      it: "Alcune voci, senza nome perché nessuno vi sia riconosciuto:",
      en: "Some voices, without names so that nobody is recognised:"),
    "themes.voice": Phrase(it: "«{words}»", en: "“{words}”"),
    "theme.barrier": Phrase(it: "ostacolo", en: "barrier"),
    "theme.driver": Phrase(it: "spinta", en: "driver"),
    "theme.trust": Phrase(it: "momento di fiducia", en: "moment of trust"),
    "theme.frustration": Phrase(it: "momento di frustrazione", en: "moment of frustration"),
    "method.interviews": Phrase(
      it: "interviste a {n} {n?persona:persone} ({source})",
      en: "interviews with {n} {n?person:people} ({source})"),
    "method.focus-group": Phrase(
      it: "gruppo di discussione con {n} {n?persona:persone} ({source})",
      en: "focus group of {n} {n?person:people} ({source})"),
    "method.open-answers": Phrase(
      it: "risposte aperte di {n} {n?persona:persone} ({source})",
      en: "open answers of {n} {n?person:people} ({source})"),
    "method.observation": Phrase(
      it: "osservazione di {n} {n?persona:persone} ({source})",
      en: "observation of {n} {n?person:people} ({source})"),
    "method.other": Phrase(
      it: "altro metodo, {n} {n?persona:persone} ({source})",
      en: "another method, {n} {n?person:people} ({source})"),
    "agreement.agrees": Phrase(it: "concorda", en: "agrees"),
    "agreement.silent": Phrase(it: "non ne dice nulla", en: "is silent"),
    "agreement.contradicts": Phrase(it: "lo contraddice", en: "contradicts it"),
  ])
}
