// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// Words of the one page.
enum OnePageWords {
  static let vocabulary = Vocabulary([
    "page.title": Phrase(it: "La risposta in una pagina", en: "The answer on one page"),
    "page.question": Phrase(it: "La domanda.", en: "The question."),
    "page.question.behaviour": Phrase(
      it: "È cambiato questo comportamento: «{does}»? Riguarda: {who}.",
      en: "Has this behaviour changed: “{does}”? It concerns: {who}."),
    "page.question.level": Phrase(
      it: "Quanti mantengono questo comportamento: «{does}»? Riguarda: {who}.",
      en: "How many keep to this behaviour: “{does}”? It concerns: {who}."),
    "page.question.outcome": Phrase(
      it: "Com’è andato «{outcome}»?", en: "How did “{outcome}” go?"),
    "page.answer": Phrase(it: "La risposta.", en: "The answer."),
    "page.role": Phrase(it: "(Analisi {role}.)", en: "(Analysis: {role}.)"),
    "page.no-answer": Phrase(
      it: "«{outcome}»: l’analisi non è stata eseguita; il perché sta nella sua sezione.",
      en: "“{outcome}”: the analysis was not done; its section says why."),
    "page.contrary": Phrase(
      it: "Ma è peggiorato, oltre l’incertezza, «{outcome}»: {effect}.",
      en: "But “{outcome}” got worse, beyond uncertainty: {effect}."),
    "page.contraries": Phrase(
      it: "Ma {n} {n?misura è peggiorata:misure sono peggiorate}, oltre l’incertezza.",
      en: "But {n} {n?measure:measures} got worse, beyond uncertainty."),
    "page.certainty": Phrase(it: "Certezza: {level}.", en: "Certainty: {level}."),
    "page.interim": Phrase(it: "analisi intermedia, nessun giudizio", en: "interim, no verdict"),
    "page.figure": Phrase(
      it: "«{outcome}»: i numeri stanno con i risultati.",
      en: "“{outcome}”: its numbers stand with the results."),
    "page.numbers": Phrase(it: "In numeri.", en: "In numbers."),
    "page.what": Phrase(it: "Che cosa", en: "What"),
    "page.result": Phrase(it: "Risultato", en: "Result"),
    "page.judgement": Phrase(it: "Giudizio", en: "Judgement"),
    "page.more": Phrase(
      it: "{n} {n?altra analisi:altre analisi} nei risultati.",
      en: "{n} more {n?analysis:analyses} among the results."),
    "page.targets": Phrase(it: "Gli obiettivi.", en: "The targets."),
    "page.targets.states": Phrase(
      it: "{n} KPI {n?ha:hanno} un obiettivo: {states}.",
      en: "{n} {n?KPI has:KPIs have} a target: {states}."),
    "page.targets.met": Phrase(it: "{n} {n?raggiunto:raggiunti}", en: "{n} met"),
    "page.targets.not-met": Phrase(
      it: "{n} non {n?raggiunto:raggiunti}", en: "{n} not met"),
    "page.targets.cannot-say": Phrase(
      it: "{n} che i dati non decidono", en: "{n} that the data do not decide"),
    "page.targets.too-early": Phrase(
      it: "{n} per cui è troppo presto", en: "{n} for which it is too early"),
    "page.targets.none": Phrase(it: "{n} senza giudizio", en: "{n} without a judgement"),
    "page.benefited": Phrase(it: "Chi ne ha beneficiato.", en: "Who benefited."),
    "page.gap": Phrase(
      it: "«{outcome}»: {effect}; {verdict}.", en: "“{outcome}”: {effect}; {verdict}."),
    "page.cost": Phrase(it: "Quanto è costato.", en: "What it cost."),
    "page.costed": Phrase(it: "Si veda la parte sui costi.", en: "See the part on costs."),
    "page.above": Phrase(it: "Si veda la risposta.", en: "See the answer."),
    "page.not-looked": Phrase(it: "Non esaminato.", en: "Not looked at."),
    "page.limits": Phrase(it: "I limiti più gravi.", en: "The gravest limits."),
    "page.unknown": Phrase(it: "Che cosa non sappiamo:", en: "What we do not know:"),
    "page.unknown.change": Phrase(
      it: "se «{outcome}» sia cambiato", en: "whether “{outcome}” changed"),
    "page.unknown.without": Phrase(
      it: "che cosa sarebbe accaduto senza la campagna, perché non c’è un confronto",
      en: "what would have happened without the campaign, for want of a comparison"),
    "page.unknown.why": Phrase(
      it: "il perché: nessuna voce raccolta fra le persone",
      en: "why: no voices were gathered from people"),
  ])
}
