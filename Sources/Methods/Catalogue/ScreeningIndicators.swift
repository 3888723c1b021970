// SPDX-License-Identifier: GPL-3.0-or-later

internal import Findings

extension Catalogue {
  private static let observatory = "Osservatorio nazionale screening (ONS)"
  private static let notDelivered = both(
    "inviti inesitati (non recapitati)", "undelivered invitations")
  private static let excludedAfter = both(
    "esclusi dopo l'invito", "people excluded after the invitation")
  private static let excludedBefore = both(
    "esclusi prima dell'invito", "people excluded before the invitation")

  /// Organised screening and the indicator by which Italian regions are judged on it.
  static let screening: [Indicator] = [
    Indicator(
      "ons/estensione-grezza", both("Estensione grezza degli inviti", "Crude invitation coverage"),
      alsoCalled: ["estensione", "copertura degli inviti", "invitation coverage"],
      definition: both(
        "Quota della popolazione bersaglio del periodo che è stata invitata.",
        "Share of the period's target population that was invited."),
      formula: .init(
        both("persone invitate nel periodo", "people invited in the period"),
        of: both(
          "popolazione bersaglio del periodo: residenti in età divisi per gli anni dell'intervallo",
          "target population of the period: residents of eligible age over the interval in years")),
      levels: [.output], computedBy: [.rate, .entered], sources: [observatory],
      caveat: both(
        "Dice quanto il programma invita, non quanto le persone aderiscono; può superare il 100% "
          + "in un anno di recupero.",
        "Says how much the programme invites, not whether people respond; may exceed 100% in a "
          + "year of catching up.")),
    Indicator(
      "ons/estensione-corretta",
      both("Estensione corretta degli inviti", "Adjusted invitation coverage"),
      alsoCalled: ["estensione effettiva", "estensione aggiustata"],
      definition: both(
        "Quota della popolazione da invitare nel periodo che ha ricevuto l'invito.",
        "Share of the population due for invitation in the period whom an invitation reached."),
      formula: .init(
        both("inviti meno inviti inesitati", "invitations less undelivered invitations"),
        of: both("popolazione bersaglio del periodo", "target population of the period"),
        without: [excludedBefore]),
      levels: [.output], computedBy: [.rate, .entered], sources: [observatory],
      caveat: both(
        "Gli inesitati escono dal numeratore, gli esclusi prima dell'invito dal denominatore.",
        "Undelivered invitations leave the numerator, people excluded before the invitation leave "
          + "the denominator.")),
    Indicator(
      "ons/adesione-grezza", both("Adesione grezza all'invito", "Crude uptake"),
      alsoCalled: ["adesione", "partecipazione", "uptake", "participation"],
      definition: both(
        "Quota degli invitati che ha fatto il test dopo l'invito.",
        "Share of those invited who took the test after the invitation."),
      formula: .init(
        both("invitati che hanno fatto il test", "invited people who took the test"),
        of: both("tutti gli invitati", "all people invited")),
      levels: [.outcome], computedBy: [.rate, .entered], needsWindow: true, sources: [observatory],
      caveat: both(
        "Conta come non aderente anche chi l'invito non l'ha ricevuto; senza una finestra di "
          + "risposta uguale per tutti gli ultimi invitati fanno scendere il dato.",
        "Counts those whom the invitation never reached as non-responders; without one response "
          + "window for all, the last people invited pull it down.")),
    Indicator(
      "ons/adesione-corretta", both("Adesione corretta all'invito", "Adjusted uptake"),
      alsoCalled: ["adesione aggiustata", "adesione", "partecipazione", "uptake", "participation"],
      definition: both(
        "Quota di chi ha ricevuto l'invito e poteva aderire che ha fatto il test.",
        "Share of those whom the invitation reached and who could respond that took the test."),
      formula: .init(
        both("invitati che hanno fatto il test", "invited people who took the test"),
        of: both("invitati", "people invited"), without: [notDelivered, excludedAfter]),
      levels: [.outcome], computedBy: [.rate, .entered], needsWindow: true, sources: [observatory],
      caveat: both(
        "Sale anche se cresce la quota di esclusi: si legge accanto all'adesione grezza.",
        "Also rises when more people are excluded: read it beside crude uptake.")),
    Indicator(
      "nsg/p15c",
      both(
        "P15C: test di screening di primo livello in programma organizzato",
        "P15C: first-level screening tests in an organised programme"),
      alsoCalled: ["p15ca", "p15cb", "p15cc", "lea screening", "copertura screening"],
      definition: both(
        "Quota della popolazione bersaglio che ha fatto il test di primo livello in un programma "
          + "organizzato (a: cervice uterina, b: mammella, c: colon-retto).",
        "Share of the target population that took the first-level test in an organised programme "
          + "(a: cervix, b: breast, c: colorectum)."),
      formula: .init(
        both(
          "persone che hanno fatto il test nel programma",
          "people who took the test in the programme"),
        of: both(
          "popolazione bersaglio del periodo, invitata o no",
          "target population of the period, invited or not")),
      levels: [.outcome], computedBy: [.rate, .entered],
      sources: [
        "Decreto ministeriale 12 marzo 2019, Nuovo sistema di garanzia (NSG), indicatore P15C"
      ],
      caveat: both(
        "È il prodotto di estensione e adesione: può salire perché si invita di più e non perché "
          + "si aderisce di più. Una campagna sull'adesione si giudica sull'adesione.",
        "The product of coverage and uptake: it may rise because more are invited and not because "
          + "more respond. Judge a campaign for uptake by uptake.")),
  ]
}
