// SPDX-License-Identifier: GPL-3.0-or-later

internal import Reports

/// The words of the text for a protocol register.
enum PlanTextWords {
  static let vocabulary = Vocabulary([
    "title": Phrase(it: "PIANO DI VALUTAZIONE", en: "EVALUATION PLAN"),
    "amendment": Phrase(
      it: "PIANO DI VALUTAZIONE, EMENDAMENTO (piano {plan})",
      en: "EVALUATION PLAN, AMENDMENT (plan {plan})"),
    "study": Phrase(it: "Studio: {text}", en: "Study: {text}"),
    "id": Phrase(it: "Identificativo: {text}", en: "Identifier: {text}"),
    "owner": Phrase(it: "Chi valuta: {text}", en: "Evaluated by: {text}"),
    "funding": Phrase(it: "Chi finanzia: {text}", en: "Funded by: {text}"),
    "campaign": Phrase(
      it: "Campagna: dal {text} al {to}", en: "Campaign: from {text} to {to}"),
    "since": Phrase(
      it: "Cambiamento: dal {text}, senza fine", en: "Change: from {text}, without end"),
    "cutoff": Phrase(it: "Data di chiusura: {text}", en: "Cut-off date: {text}"),
    "planned.before-data": Phrase(
      it: "Gli autori dichiarano l’analisi pianificata prima dei dati.",
      en: "The authors declare that the analysis was planned before the data."),
    "planned.after-data": Phrase(
      it: "Gli autori dichiarano l’analisi pianificata dopo aver visto i dati.",
      en: "The authors declare that the analysis was planned after the data were seen."),
    "planned.exploratory": Phrase(
      it: "Gli autori dichiarano l’analisi esplorativa.",
      en: "The authors declare that the analysis is exploratory."),
    "behaviour": Phrase(it: "Comportamento: {text}", en: "Behaviour: {text}"),
    "kpis": Phrase(it: "Indicatori", en: "Indicators"),
    "baseline": Phrase(it: "partenza {text} ({to})", en: "baseline {text} ({to})"),
    "target": Phrase(it: "obiettivo {text}", en: "target {text}"),
    "by": Phrase(it: "entro il {text}", en: "by {text}"),
    "matters": Phrase(
      it: "il più piccolo cambiamento che modificherebbe una decisione: {text}",
      en: "smallest change that would alter a decision: {text}"),
    "analyses": Phrase(
      it: "Analisi, con ogni scelta come sta nel file del piano",
      en: "Analyses, with every choice as the plan’s file has it"),
    "role.primary": Phrase(it: "principale", en: "primary"),
    "role.secondary": Phrase(it: "secondaria", en: "secondary"),
    "role.exploratory": Phrase(it: "esplorativa", en: "exploratory"),
    "why": Phrase(it: "Perché si cambia: {text}", en: "Why it is changed: {text}"),
    "changes": Phrase(
      it: "Che cosa cambia, da prima a dopo:", en: "What changes, from before to after:"),
    "file": Phrase(
      it: "Il piano completo è il file {text}. Impronta SHA-256:",
      en: "The whole plan is the file {text}. SHA-256 digest:"),
    "check": Phrase(
      it: "Si controlla con: {text}", en: "To be checked with: {text}"),
    "registered": Phrase(it: "Registrato: {text}", en: "Registered: {text}"),
    "number": Phrase(it: "numero {text}", en: "number {text}"),
    "vouched": Phrase(
      it: "ne risponde {text}", en: "vouched for by {text}"),
  ])
}
