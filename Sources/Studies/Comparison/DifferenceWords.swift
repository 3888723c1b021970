// SPDX-License-Identifier: GPL-3.0-or-later

internal import Findings
internal import Reports

extension StudyDifference {
  /// How differences read in a language.
  struct Words {
    let language: Language
    private let wording: Wording

    init(_ language: Language) {
      self.language = language
      wording = Wording(language, Words.vocabulary)
    }

    /// A phrase, perhaps with one slot filled.
    func say(_ term: String, _ slot: String = "", _ text: String = "") -> String {
      wording.vocabulary["diff." + term]?.text(language, [slot: text]) ?? term
    }

    /// A value as it stands, nothing where there is none.
    func value(_ text: String?) -> String {
      guard let text else { return say("nothing") }
      return text.count > 200 ? text.prefix(200) + "…" : text
    }

    /// How far two numbers are apart.
    func far(_ relative: Double) -> String {
      let share = wording.numbers.text(relative, .proportion)
      return " (" + say("far", "share", share) + ")"
    }

    /// An answer with its verdict.
    func answer(_ answer: RegisteredResult.Answer?) -> String {
      guard let answer else { return say("nothing") }
      return wording.registeredAnswer(answer).plainText
    }

    static let vocabulary = Vocabulary([
      "diff.same": Phrase(it: "Nessuna differenza.", en: "No difference."),
      "diff.plan": Phrase(
        it: "{n} {n?scelta differisce:scelte differiscono}:",
        en: "{n} {n?choice differs:choices differ}:"),
      "diff.plan.same": Phrase(
        it: "Ogni scelta è la stessa.", en: "Every choice is the same."),
      "diff.results.IDENTICAL": Phrase(
        it: "Numeri: IDENTICI ({n} confrontati).", en: "Numbers: IDENTICAL ({n} compared)."),
      "diff.results.EQUIVALENT": Phrase(
        it: "Numeri: EQUIVALENTI, uguali a meno di 1e-9 ({n} confrontati).",
        en: "Numbers: EQUIVALENT, the same to 1e-9 ({n} compared)."),
      "diff.results.DIFFERENT": Phrase(
        it: "Numeri: DIVERSI ({n} confrontati).", en: "Numbers: DIFFERENT ({n} compared)."),
      "diff.answers": Phrase(it: "Risposte che cambiano:", en: "Answers that change:"),
      "diff.verdict.changed": Phrase(it: "Il giudizio cambia.", en: "The verdict changes."),
      "diff.verdict.same": Phrase(
        it: "Il giudizio non cambia.", en: "The verdict does not change."),
      "diff.numbers": Phrase(
        it: "{n} {n?numero differisce:numeri differiscono}:",
        en: "{n} {n?number differs:numbers differ}:"),
      "diff.more": Phrase(
        it: "  e altri {n}; --json li elenca tutti", en: "  and {n} more; --json lists all"),
      "diff.words": Phrase(
        it: "{n} {n?parola differisce:parole differiscono}; --json le elenca.",
        en: "{n} {n?word differs:words differ}; --json lists them."),
      "diff.nothing": Phrase(it: "nulla", en: "nothing"),
      "diff.far": Phrase(it: "distano il {share}", en: "{share} apart"),
    ])
  }
}
