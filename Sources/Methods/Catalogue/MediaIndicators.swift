// SPDX-License-Identifier: GPL-3.0-or-later

internal import Findings

extension Catalogue {
  /// How far messages went: all of it activity, none of it behaviour.
  static let media: [Indicator] = [
    Indicator(
      "media/reach", both("Persone raggiunte (reach)", "Reach"),
      alsoCalled: ["reach", "copertura", "persone raggiunte", "raggiunti", "portata"],
      definition: both(
        "Persone diverse alle quali il messaggio è stato mostrato almeno una volta.",
        "Different people to whom the message was shown at least once."),
      formula: .init(both("persone diverse raggiunte", "different people reached")),
      unit: .count, levels: [.output], computedBy: [.entered, .count, .rate], isVanity: true,
      attentionWords: ["copertura dei post", "visite al sito"],
      caveat: both(
        "È una stima della piattaforma; persone su due canali contano due volte. Mostrato non è "
          + "letto.",
        "An estimate of the platform; people on two channels count twice. Shown is not read.")),
    Indicator(
      "media/frequency", both("Frequenza", "Frequency"),
      alsoCalled: ["frequenza", "esposizioni a persona"],
      definition: both(
        "Quante volte in media il messaggio è stato mostrato a chi è stato raggiunto.",
        "How many times on average the message was shown to those reached."),
      formula: .init(
        both("visualizzazioni (impression)", "impressions"),
        of: both("persone raggiunte", "people reached")),
      unit: .mean, better: nil, levels: [.output], computedBy: [.entered, .mean], isVanity: true,
      caveat: both(
        "Troppo poca non si nota, troppa stanca; la media nasconde chi la vede venti volte.",
        "Too little goes unnoticed, too much annoys; the mean hides those who see it twenty times.")
    ),
    Indicator(
      "media/impressions", both("Visualizzazioni (impression)", "Impressions"),
      alsoCalled: ["impression", "visualizzazioni", "views"],
      definition: both(
        "Volte in cui il messaggio è stato mostrato.", "Times that the message was shown."),
      formula: .init(both("visualizzazioni", "impressions")), unit: .count, levels: [.output],
      computedBy: [.entered, .count], isVanity: true,
      attentionWords: [
        "impression", "impressions", "impressioni", "visualizzazione", "visualizzazioni", "views",
        "pageviews", "page views", "hits",
      ],
      caveat: both(
        "Cresce con la spesa; dice che si è pagato, non che qualcuno ha fatto qualcosa.",
        "Grows with spending: says that money was paid, not that anyone did anything.")),
    Indicator(
      "media/click-through", both("Click-through (CTR)", "Click-through rate (CTR)"),
      alsoCalled: ["ctr", "clic", "click", "tasso di clic"],
      definition: both(
        "Quota delle visualizzazioni seguita da un clic.",
        "Share of impressions followed by a click."),
      formula: .init(both("clic", "clicks"), of: both("visualizzazioni", "impressions")),
      levels: [.output], computedBy: [.entered, .rate], isVanity: true,
      attentionWords: ["click", "clicks", "clic", "clickthrough", "ctr"],
      caveat: both(
        "La base sono visualizzazioni, non persone: gli intervalli per persone indipendenti non "
          + "valgono.",
        "The base is impressions, not people: intervals for independent people do not hold.")),
    Indicator(
      "media/saves-and-shares", both("Salvataggi e condivisioni", "Saves and shares"),
      alsoCalled: ["condivisioni", "salvataggi", "shares", "saves", "engagement"],
      definition: both(
        "Volte in cui un contenuto è stato salvato o condiviso.",
        "Times that content was saved or shared."),
      formula: .init(
        both("salvataggi e condivisioni", "saves and shares"),
        of: both("persone raggiunte, se nota la base", "people reached, where the base is known")),
      unit: .count, levels: [.output], computedBy: [.entered, .count, .rate], isVanity: true,
      attentionWords: [
        "engagement", "interazioni", "mi piace", "likes", "fans", "follower", "followers",
        "subscribers", "retweet", "retweets",
      ],
      caveat: both(
        "Si condivide anche per criticare.", "People also share in order to criticise.")),
  ]

  /// Content made, and the rules it keeps.
  static let content: [Indicator] = [
    Indicator(
      "content/useful-share", both("Contenuti di servizio", "Useful-content share"),
      alsoCalled: ["contenuti utili", "utilità", "useful content"],
      definition: both(
        "Quota dei contenuti pubblicati che dicono che cosa fare, dove, quando o come.",
        "Share of published items that say what to do, where, when or how."),
      formula: .init(
        both("contenuti con un'indicazione pratica", "items with practical guidance"),
        of: both("contenuti pubblicati", "items published")),
      levels: [.output], computedBy: [.rate, .entered],
      caveat: both(
        "Chi giudica e con quale griglia si scrive prima; due lettori indipendenti.",
        "Write down beforehand who judges and by which form; two independent readers.")),
    Indicator(
      "content/plan-kept", both("Piano editoriale rispettato", "Editorial plan kept"),
      alsoCalled: ["piano editoriale", "calendario", "pubblicati nei tempi"],
      definition: both(
        "Quota dei contenuti previsti che è uscita nei tempi.",
        "Share of planned items that came out on time."),
      formula: .init(
        both("contenuti usciti nei tempi", "items out on time"),
        of: both("contenuti previsti", "items planned")),
      levels: [.output], computedBy: [.rate, .entered],
      caveat: both(
        "Un piano cambiato in corsa è sempre rispettato: si usa quello fissato all'inizio.",
        "A plan changed on the way is always kept: use the one fixed at the start.")),
    Indicator(
      "content/policy-compliance",
      both("Conformità alle regole", "Policy compliance"),
      alsoCalled: ["policy", "conformità", "moderazione", "compliance"],
      definition: both(
        "Quota dei contenuti controllati che rispetta le regole dell'ente.",
        "Share of items checked that keep the authority's rules."),
      formula: .init(
        both("contenuti conformi", "items that comply"),
        of: both("contenuti controllati", "items checked")),
      levels: [.output], computedBy: [.rate, .entered],
      caveat: both(
        "I contenuti da controllare si scelgono a caso o tutti.",
        "Choose the items to check at random, or check all.")),
    Indicator(
      "content/consent-compliance",
      both("Consensi in regola", "Consent compliance"),
      alsoCalled: ["consenso", "consensi", "privacy", "liberatorie", "gdpr"],
      definition: both(
        "Quota delle persone contattate o ritratte con un consenso valido agli atti.",
        "Share of people contacted or shown with a valid consent on file."),
      formula: .init(
        both("persone con consenso valido", "people with valid consent"),
        of: both("persone per cui il consenso serve", "people for whom consent is needed")),
      levels: [.output], computedBy: [.rate, .entered],
      caveat: both(
        "Meno del 100% è una violazione da sanare, non un obiettivo mancato di poco.",
        "Less than 100% is a breach to mend, not a target nearly met.")),
  ]
}
