// SPDX-License-Identifier: GPL-3.0-or-later

internal import Findings

extension Catalogue {
  private static let russell = "Russell Standard: West R et al., Addiction 2005;100:299-303"

  /// Smoking.
  static let smoking: [Indicator] = [
    Indicator(
      "smoking/cigarettes-a-day", both("Sigarette al giorno", "Cigarettes a day"),
      alsoCalled: ["sigarette", "consumo", "cigarettes"],
      definition: both(
        "Media delle sigarette fumate al giorno da chi fuma.",
        "Mean of cigarettes smoked a day by those who smoke."),
      formula: .init(
        both("sigarette al giorno dichiarate", "cigarettes a day reported"),
        of: both("fumatori che rispondono", "smokers who answer")),
      unit: .mean, better: .lower, levels: [.outcome], computedBy: [.mean, .entered],
      caveat: both(
        "Chi smette esce dalla media: si dia accanto la quota che ha smesso.",
        "Those who quit leave the mean: give the share who quit beside it.")),
    Indicator(
      "smoking/quit-attempts", both("Tentativi di smettere", "Quit attempts"),
      alsoCalled: ["tentativi", "smettere di fumare", "quit attempt"],
      definition: both(
        "Quota dei fumatori che ha provato a smettere per almeno un giorno nel periodo.",
        "Share of smokers who tried to stop for at least a day in the period."),
      formula: .init(
        both("fumatori con almeno un tentativo", "smokers with at least one attempt"),
        of: both("fumatori all'inizio del periodo", "smokers at the start of the period")),
      levels: [.outcome], computedBy: [.rate, .count, .entered],
      caveat: both(
        "Tentare non è riuscire: la maggior parte ricade entro poche settimane.",
        "To try is not to succeed: most relapse within weeks.")),
    Indicator(
      "smoking/quit-6-months", both("Astinenti a 6 mesi", "Quit rate held at 6 months"),
      alsoCalled: ["cessazione", "astinenza", "smesso di fumare", "quit rate"],
      definition: both(
        "Quota di chi ha fissato il giorno della cessazione e non fuma 6 mesi dopo.",
        "Share of those who set a quit date that do not smoke 6 months after."),
      formula: .init(
        both(
          "astinenti a 6 mesi (al più 5 sigarette in tutto)",
          "abstinent at 6 months (at most 5 cigarettes in all)"),
        of: both(
          "tutti quelli che hanno fissato il giorno; chi non si trova conta come fumatore",
          "all who set a quit date; those not found count as smoking"),
        without: [
          both("deceduti e irreperibili per trasloco", "the dead, and those moved out of reach")
        ]
      ),
      levels: [.outcome, .impact], computedBy: [.retained, .retention, .rate, .entered], months: 6,
      sources: [russell],
      caveat: both(
        "L'astinenza solo dichiarata è più alta di quella misurata con il monossido di carbonio.",
        "Abstinence by word alone is higher than that verified by carbon monoxide.")),
    Indicator(
      "smoking/quit-12-months", both("Astinenti a 12 mesi", "Quit rate held at 12 months"),
      alsoCalled: ["cessazione", "astinenza", "smesso di fumare", "quit rate"],
      definition: both(
        "Quota di chi ha fissato il giorno della cessazione e non fuma 12 mesi dopo.",
        "Share of those who set a quit date that do not smoke 12 months after."),
      formula: .init(
        both(
          "astinenti a 12 mesi (al più 5 sigarette in tutto)",
          "abstinent at 12 months (at most 5 cigarettes in all)"),
        of: both(
          "tutti quelli che hanno fissato il giorno; chi non si trova conta come fumatore",
          "all who set a quit date; those not found count as smoking"),
        without: [
          both("deceduti e irreperibili per trasloco", "the dead, and those moved out of reach")
        ]
      ),
      levels: [.impact, .outcome], computedBy: [.retained, .retention, .rate, .entered],
      months: 12, sources: [russell],
      caveat: both(
        "Il denominatore resta chi ha cominciato: contare solo chi si ritrova lo gonfia.",
        "The denominator stays those who began: counting only those found inflates it.")),
  ]

  /// Activity, tumours, admissions.
  static let health: [Indicator] = [
    Indicator(
      "health/active-who",
      both("Attivi ai livelli dell'OMS", "Share reaching WHO activity levels"),
      alsoCalled: ["attività fisica", "attivi", "oms", "physical activity", "walking"],
      definition: both(
        "Quota di adulti che fa ogni settimana almeno 150 minuti di attività moderata, 75 di "
          + "attività intensa, o una combinazione equivalente.",
        "Share of adults with at least 150 minutes of moderate or 75 minutes of vigorous activity "
          + "a week, or an equivalent combination."),
      formula: .init(
        both("adulti che raggiungono il livello", "adults who reach the level"),
        of: both(
          "adulti che rispondono o indossano il sensore", "adults who answer or wear the sensor")),
      levels: [.outcome, .impact], computedBy: [.rate, .entered],
      sources: ["WHO guidelines on physical activity and sedentary behaviour (2020)"],
      caveat: both(
        "Chi risponde a memoria dichiara più attività di quanta un sensore ne veda.",
        "People report more activity than a sensor sees.")),
    Indicator(
      "health/early-stage-diagnoses",
      both(
        "Diagnosi in stadio precoce oltre l'atteso", "Early-stage diagnoses beyond baseline"),
      alsoCalled: ["stadio precoce", "diagnosi precoci", "early stage"],
      definition: both(
        "Diagnosi in stadio precoce in più di quante se ne attendevano dagli anni precedenti.",
        "Early-stage diagnoses more than expected from earlier years."),
      formula: .init(
        both(
          "diagnosi in stadio precoce meno quelle attese",
          "early-stage diagnoses less those expected")
      ),
      unit: .count, levels: [.impact], computedBy: [.count, .rate, .entered],
      caveat: both(
        "Lo screening anticipa diagnosi che non avrebbero mai dato sintomi: si guardi anche il "
          + "numero di tumori avanzati. Pochi casi: servono anni e l'incertezza della storia.",
        "Screening also finds tumours that would never have caused symptoms: look at the number of "
          + "advanced tumours too. Few cases: takes years and the history's own uncertainty.")),
    Indicator(
      "health/admissions-avoided", both("Ricoveri evitati", "Admissions avoided"),
      alsoCalled: ["ricoveri", "ospedalizzazioni", "hospital admissions"],
      definition: both(
        "Ricoveri in meno rispetto a quanti se ne attendevano senza il programma.",
        "Admissions fewer than expected without the programme."),
      formula: .init(
        both("ricoveri attesi meno ricoveri osservati", "admissions expected less observed")),
      unit: .count, better: nil, levels: [.impact], computedBy: [.count, .rate, .entered],
      caveat: both(
        "Non si conta: si stima, con un confronto e il suo intervallo. Il KPI misura i ricoveri "
          + "(`better: lower`), l'analisi dice quanti in meno.",
        "Not counted but estimated, with a comparison and its interval. The KPI measures admissions "
          + "(`better: lower`); the analysis says how many fewer.")),
  ]
}
