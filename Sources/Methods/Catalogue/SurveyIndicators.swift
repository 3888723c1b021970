// SPDX-License-Identifier: GPL-3.0-or-later

internal import Findings

extension Catalogue {
  /// Questionnaires.
  static let survey: [Indicator] = [
    Indicator(
      "survey/nps", both("Net Promoter Score (NPS)", "Net Promoter Score (NPS)"),
      alsoCalled: ["nps", "net promoter", "raccomandazione", "promotori"],
      definition: both(
        "Promotori (9-10) meno detrattori (0-6), in punti, alla domanda se si consiglierebbe il "
          + "servizio (0-10).",
        "Promoters (9-10) less detractors (0-6), in points, on whether one would recommend the "
          + "service (0-10)."),
      formula: .init(
        both(
          "persone che danno 9-10 meno persone che danno 0-6", "people at 9-10 less people at 0-6"),
        of: both("chi ha risposto alla domanda", "people who answered the item")),
      unit: .points, levels: [.output, .outcome], computedBy: [.survey, .entered], isVanity: true,
      sources: ["Reichheld FF. The one number you need to grow. Harvard Business Review 2003"],
      caveat: both(
        "Va da −100 a +100 ed è molto incerto con poche risposte: si dà sempre con l'intervallo. "
          + "Consigliare non è fare.",
        "Runs from −100 to +100 and is very uncertain with few answers: always give the interval. "
          + "To recommend is not to do.")),
    Indicator(
      "survey/csat", both("Soddisfazione (CSAT)", "Satisfaction (CSAT)"),
      alsoCalled: ["csat", "soddisfazione", "soddisfatti", "gradimento", "satisfaction"],
      definition: both(
        "Quota di chi dà uno dei due voti più alti della scala (4-5 su 5).",
        "Share who give one of the two highest marks of the scale (4-5 of 5)."),
      formula: .init(
        both("risposte con uno dei due voti più alti", "answers with one of the two highest marks"),
        of: both("chi ha risposto alla domanda", "people who answered the item")),
      levels: [.output], computedBy: [.survey, .rate, .entered], isVanity: true,
      caveat: both(
        "Rispondono di più i molto contenti e i molto scontenti; si dichiari quanti non rispondono.",
        "The very pleased and the very displeased answer more; say how many did not answer.")),
    Indicator(
      "survey/likert-item", both("Domanda su scala (Likert)", "Likert item"),
      alsoCalled: ["likert", "scala", "atteggiamento", "accordo", "attitude"],
      definition: both(
        "Risposte a una domanda su scala ordinata, prima e dopo.",
        "Answers to an item on an ordered scale, before and after."),
      formula: .init(
        both(
          "distribuzione delle risposte; probabilità di un voto più alto dopo; differenza tra i "
            + "punteggi medi",
          "distribution of the answers; probability of a higher mark after; difference of mean "
            + "scores")),
      unit: .mean, better: nil, levels: [.outcome, .output],
      computedBy: [.survey, .mean, .entered],
      sources: [
        "Likert R. A technique for the measurement of attitudes. Archives of Psychology 1932"
      ],
      caveat: both(
        "I voti sono ordinati, non equidistanti: la media vale solo accanto a una misura ordinale. "
          + "Dire di volere non è fare.",
        "Marks are ordered, not equally spaced: the mean counts only beside an ordinal measure. To "
          + "say one would is not to do.")),
    Indicator(
      "survey/multiple-answer", both("Domanda a risposta multipla", "Multiple-answer item"),
      alsoCalled: ["risposta multipla", "risposte multiple", "multiple choice", "canali"],
      definition: both(
        "Quota dei rispondenti che sceglie ciascuna voce, quando se ne può scegliere più d'una.",
        "Share of respondents who tick each option where more than one may be ticked."),
      formula: .init(
        both("rispondenti che scelgono la voce", "respondents who tick the option"),
        of: both("chi ha risposto alla domanda", "people who answered the item")),
      better: nil, levels: [.output], computedBy: [.survey, .entered],
      caveat: both(
        "Le quote sommano a più del 100%: la base sono le persone, non le risposte.",
        "Shares add up to more than 100%: the base is people, not answers.")),
    Indicator(
      "survey/response-rate", both("Tasso di risposta al questionario", "Survey response rate"),
      alsoCalled: ["risposta", "mancata risposta", "non risposta", "non-response", "rispondenti"],
      definition: both(
        "Quota di chi è stato invitato a rispondere che ha risposto.",
        "Share of those asked to answer that did."),
      formula: .init(
        both("questionari ricevuti", "questionnaires received"),
        of: both("persone invitate a rispondere", "people asked to answer")),
      levels: [.output], computedBy: [.survey, .rate, .entered],
      caveat: both(
        "Alto o basso, non dice se chi tace la pensa come chi risponde: si diano i casi estremi.",
        "High or low, it does not say whether the silent think as those who answer: give the "
          + "extreme cases.")),
    Indicator(
      "survey/item-non-response",
      both("Mancata risposta a una domanda", "Item non-response"),
      alsoCalled: ["non risponde", "dato mancante", "missing answers"],
      definition: both(
        "Quota dei questionari ricevuti in cui la domanda è vuota.",
        "Share of questionnaires received with the item left blank."),
      formula: .init(
        both("questionari con la domanda vuota", "questionnaires with the item blank"),
        of: both("questionari in cui la domanda andava posta", "questionnaires where it was due")),
      better: .lower, levels: [.output], computedBy: [.survey, .rate, .entered],
      caveat: both(
        "Chi salta una domanda delicata spesso non è come gli altri.",
        "Those who skip a delicate item often differ from the rest.")),
  ]
}
