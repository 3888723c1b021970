// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// Words of the chapter on methods: software, the rule of the verdicts, that of certainty.
enum RuleWords {
  /// Rows of the verdict rule, in the order in which they are tested.
  static let rule: [(test: String, verdict: Verdict)] = [
    ("lo ≥ m", .betterByEnough),
    ("0 < lo < m ≤ hi", .betterPerhapsByEnough),
    ("0 < lo, hi < m", .betterByLess),
    ("lo ≤ 0 ≤ hi, −m < lo, hi < m", .littleOrNoChange),
    ("lo ≤ 0 ≤ hi", .cannotSay(excluded: .nothing)),
    ("−m < lo, hi < 0", .worseByLess),
    ("lo ≤ −m < hi < 0", .worsePerhapsByEnough),
    ("hi ≤ −m", .worseByEnough),
  ]

  static let vocabulary = Vocabulary([
    "methods.title": Phrase(it: "I metodi in parole", en: "Methods in words"),
    "methods.rest": Phrase(
      it: "Per il resto, come nelle analisi precedenti.",
      en: "For the rest, as in the analyses above."),
    "methods.defaults": Phrase(
      it: "Lasciato ai valori predefiniti:", en: "Left to the defaults:"),
    "methods.software": Phrase(
      it:
        "Tutto è stato calcolato con Esito {version}.",
      en:
        "Everything was computed with Esito {version}."
    ),
    "rule.title": Phrase(it: "Come si arriva al giudizio", en: "How verdicts are reached"),
    "rule.text": Phrase(
      it:
        "Il segno è girato in modo che + sia meglio. L’intervallo al 95% va da lo a hi; m è il più piccolo cambiamento che modificherebbe una decisione, dichiarato prima. Vale una riga sola. Con «non si può dire» si aggiunge ciò che l’intervallo esclude; senza m dichiarato si dice solo meglio (0 < lo), peggio (hi < 0) o non si può dire.",
      en:
        "The sign is turned so that + is better. The 95% interval goes from lo to hi; m is the smallest change that would alter a decision, declared beforehand. Exactly one row holds. “Cannot say” adds what the interval excludes; with no m declared the verdict is only better (0 < lo), worse (hi < 0) or cannot say."
    ),
    "rule.caption": Phrase(it: "La regola del giudizio.", en: "The rule of the verdict."),
    "rule.test": Phrase(it: "Se", en: "If"),
    "rule.verdict": Phrase(it: "Giudizio", en: "Verdict"),
    "rule.certainty": Phrase(
      it:
        "La certezza parte da bassa, perché nulla è stato assegnato a caso o nessun altro garantisce del sorteggio. Sale di un grado solo se il piano è stato registrato prima dell’inizio con una data garantita da altri, c’è un confronto con controlli e ogni prova di falsificazione sta entro (−m, m). Scende per ciascuna delle ragioni elencate accanto al risultato. Gli autori possono abbassarla; nessuno può alzarla.",
      en:
        "Certainty starts at low, because nothing was assigned at random or nobody else vouches for the draw. It rises by one only if the plan was registered before the start with a date that someone else vouches for, there is a comparison with controls, and every falsification check lies within (−m, m). It falls for each of the reasons listed beside the result. Authors may lower it; nobody may raise it."
    ),
  ])
}
