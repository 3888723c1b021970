// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of the chain of KPIs.
enum KPIWords {
  static let vocabulary = frame.adding(TargetWords.phrases).adding(SMARTWords.phrases)
    .adding(ObservationWords.phrases)

  static let mend = Phrase(it: "Da correggere: {key}.", en: "To mend: {key}.")

  static let frame = Vocabulary([
    "kpi.chain": Phrase(
      it: "La catena degli indicatori: prodotto → esito → impatto",
      en: "The chain of KPIs: output → outcome → impact"),
    "kpi.reading": Phrase(
      it:
        "Qui si confronta ogni valore con il suo obiettivo: dice dove si è arrivati, non perché. Che cosa abbia fatto la campagna lo dicono solo le analisi che confrontano con ciò che sarebbe successo comunque.",
      en:
        "Here each value is set against its target: this says where things stood, not why. What the campaign did is said only by the analyses that compare with what would have happened anyway."
    ),
    "kpi.caption": Phrase(
      it: "Partenza, obiettivo e valore osservato di ogni indicatore.",
      en: "Baseline, target and observed value of each KPI."),
    "kpi.figure-caption": Phrase(
      it:
        "Ogni indicatore rispetto al proprio obiettivo, che è la stessa linea per tutti; il tratto è l’intervallo al 95%.",
      en:
        "Each KPI against its own target, which is the same line for all; the stroke is the 95% interval."
    ),
    "kpi.history-caption": Phrase(
      it: "«{kpi}»: prima della campagna.", en: "“{kpi}”: before the campaign."),
    "kpi.column.kpi": Phrase(it: "Indicatore", en: "KPI"),
    "kpi.column.level": Phrase(it: "Livello", en: "Level"),
    "kpi.column.leads": Phrase(it: "Porta a", en: "Leads to"),
    "kpi.column.baseline": Phrase(it: "Partenza", en: "Baseline"),
    "kpi.column.target": Phrase(it: "Obiettivo", en: "Target"),
    "kpi.column.observed": Phrase(
      it: "Osservato (intervallo al 95%)", en: "Observed (95% interval)"),
    "kpi.column.state": Phrase(it: "Stato", en: "State"),
    "kpi.by": Phrase(it: " entro il {date}", en: " by {date}"),
    "kpi.nowhere": Phrase(it: "—", en: "—"),
    "kpi.no-target": Phrase(it: "nessun obiettivo", en: "no target"),
    "kpi.not-observed": Phrase(it: "non osservato", en: "not observed"),
    "kpi.how": Phrase(it: "Come è stato ottenuto ogni valore", en: "How each value was obtained"),
    "kpi.smart": Phrase(
      it: "Gli indicatori sono SMART?", en: "Are the KPIs SMART?"),
    "kpi.smart-reading": Phrase(
      it:
        "Specifico, misurabile, raggiungibile, rilevante, legato a un tempo: che cosa c’è, e che cosa manca con la chiave del file di studio che lo corregge. Non è un voto.",
      en:
        "Specific, measurable, achievable, relevant, time-bound: what is there, and what is lacking with the key of the study file that mends it. It is not a score."
    ),
    "smart.specific": Phrase(it: "Specifico", en: "Specific"),
    "smart.measurable": Phrase(it: "Misurabile", en: "Measurable"),
    "smart.achievable": Phrase(it: "Raggiungibile", en: "Achievable"),
    "smart.relevant": Phrase(it: "Rilevante", en: "Relevant"),
    "smart.time-bound": Phrase(it: "Legato a un tempo", en: "Time-bound"),
  ])
}
