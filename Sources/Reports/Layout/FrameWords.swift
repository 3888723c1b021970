// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// Words of the frame of a report.
enum FrameWords {
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
    "frame.brief": Phrase(it: "La risposta in breve", en: "The answer in brief"),
    "frame.results": Phrase(it: "Risultati", en: "Results"),
    "frame.status": Phrase(it: "Stato", en: "Status"),
    "frame.status-caption": Phrase(it: "La valutazione.", en: "The evaluation."),
    "frame.item": Phrase(it: "Voce", en: "Item"),
    "frame.value": Phrase(it: "Valore", en: "Value"),
    "frame.not-registered": Phrase(
      it: "NON REGISTRATA: il piano non è stato depositato prima dei dati",
      en: "NOT REGISTERED: the plan was not deposited before the data"),
    "frame.owner": Phrase(it: "Chi valuta", en: "Evaluated by"),
    "frame.funding": Phrase(it: "Chi finanzia", en: "Funded by"),
    "frame.campaign": Phrase(it: "Campagna", en: "Campaign"),
    "frame.since": Phrase(it: "dal {date}, senza fine", en: "from {date}, without end"),
    "frame.from-to": Phrase(it: "dal {from} al {to}", en: "from {from} to {to}"),
    "frame.planned": Phrase(it: "Analisi pianificata", en: "Analysis planned"),
    "planned.before-data": Phrase(it: "prima dei dati", en: "before the data"),
    "planned.after-data": Phrase(it: "dopo aver visto i dati", en: "after the data were seen"),
    "planned.exploratory": Phrase(it: "esplorativa", en: "exploratory"),
    "frame.cutoff": Phrase(it: "Data di chiusura", en: "Cut-off date"),
    "frame.study": Phrase(it: "Studio", en: "Study"),
    "frame.no-answer": Phrase(
      it: "l’analisi non è stata eseguita; il perché sta nella sua sezione.",
      en: "the analysis was not done; its section says why."),
    "frame.effect": Phrase(
      it: "Differenza da quanto atteso senza il cambiamento: {effect}.",
      en: "Difference from what was expected without the change: {effect}."),
    "frame.change": Phrase(
      it: "Cambiamento di «{outcome}»: {effect}.", en: "Change of “{outcome}”: {effect}."),
    "frame.contrary": Phrase(
      it: "Ma è peggiorato, oltre l’incertezza, «{outcome}»: {effect}.",
      en: "But “{outcome}” got worse, beyond uncertainty: {effect}."),
    "frame.certainty": Phrase(it: "Certezza: {level}.", en: "Certainty: {level}."),
    "frame.behaviour": Phrase(it: "Il comportamento", en: "The behaviour"),
    "frame.behaviour-caption": Phrase(
      it: "Il comportamento da cambiare, come lo descrivono gli autori.",
      en: "The behaviour to change, as the authors describe it."),
    "behaviour.who": Phrase(it: "Chi", en: "Who"),
    "behaviour.does": Phrase(it: "Che cosa fa", en: "Does what"),
    "behaviour.barriers": Phrase(it: "Ostacoli", en: "Barriers"),
    "behaviour.exchange": Phrase(it: "Che cosa riceve in cambio", en: "Exchange"),
    "behaviour.competition": Phrase(it: "Alternative concorrenti", en: "Competition"),
    "line.not-done": Phrase(it: "non eseguita", en: "not done"),
    "line.interim": Phrase(
      it: "analisi intermedia, nessun giudizio", en: "interim, no verdict"),
    "frame.rule": Phrase(it: "Come si arriva al giudizio", en: "How verdicts are reached"),
    "frame.rule-text": Phrase(
      it:
        "Il segno è girato in modo che + sia meglio. L’intervallo al 95% va da lo a hi; m è il più piccolo cambiamento che modificherebbe una decisione, dichiarato prima. Vale una riga sola. Con «non si può dire» si aggiunge ciò che l’intervallo esclude; senza m dichiarato si dice solo meglio (0 < lo), peggio (hi < 0) o non si può dire.",
      en:
        "The sign is turned so that + is better. The 95% interval goes from lo to hi; m is the smallest change that would alter a decision, declared beforehand. Exactly one row holds. “Cannot say” adds what the interval excludes; with no m declared the verdict is only better (0 < lo), worse (hi < 0) or cannot say."
    ),
    "frame.rule-caption": Phrase(it: "La regola del giudizio.", en: "The rule of the verdict."),
    "frame.test": Phrase(it: "Se", en: "If"),
    "frame.verdict": Phrase(it: "Giudizio", en: "Verdict"),
    "frame.certainty-rule": Phrase(
      it:
        "La certezza parte da bassa, perché nulla è stato assegnato a caso o nessun altro garantisce del sorteggio. Sale di un grado solo se il piano è stato registrato prima dell’inizio con una data garantita da altri, c’è un confronto con controlli e ogni prova di falsificazione sta entro (−m, m). Scende per ciascuna delle ragioni elencate accanto al risultato.",
      en:
        "Certainty starts at low, because nothing was assigned at random or nobody else vouches for the draw. It rises by one only if the plan was registered before the start with a date that someone else vouches for, there is a comparison with controls, and every falsification check lies within (−m, m). It falls for each of the reasons listed beside the result."
    ),
    "frame.data": Phrase(it: "I dati", en: "The data"),
    "frame.sources-caption": Phrase(
      it: "Fonti e righe lette.", en: "Sources and rows read."),
    "frame.source.source": Phrase(it: "Fonte", en: "Source"),
    "frame.source.holds": Phrase(it: "Contiene", en: "Holds"),
    "frame.source.from": Phrase(it: "Da", en: "From"),
    "frame.source.extracted": Phrase(it: "Estratta il", en: "Extracted"),
    "frame.source.rows": Phrase(it: "Righe", en: "Rows"),
    "holds.public": Phrase(it: "dati pubblici", en: "public data"),
    "holds.aggregates": Phrase(it: "dati aggregati", en: "aggregates"),
    "holds.pseudonymised": Phrase(
      it: "dati individuali pseudonimizzati", en: "pseudonymised personal data"),
    "frame.again": Phrase(it: "Rifare questo rapporto", en: "Making this report again"),
    "frame.again-text": Phrase(
      it:
        "Ogni numero viene da results.json. Con Esito {version} e gli stessi dati, «esito evaluate study.yaml» dà gli stessi byte; resolved.yaml elenca ogni scelta, comprese quelle lasciate ai valori predefiniti; attestation.json elenca l’impronta di ogni file. Studio: {study}.",
      en:
        "Every number comes from results.json. With Esito {version} and the same data, “esito evaluate study.yaml” gives the same bytes; resolved.yaml lists every choice, defaults included; attestation.json lists the digest of every file. Study: {study}."
    ),
  ])
}
