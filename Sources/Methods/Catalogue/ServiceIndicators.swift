// SPDX-License-Identifier: GPL-3.0-or-later

internal import Findings

extension Catalogue {
  /// Services, programmes and the way to them.
  static let service: [Indicator] = [
    Indicator(
      "service/show-up", both("Presentati all'appuntamento", "Show-up rate"),
      alsoCalled: ["presentazione", "presentati", "attendance", "attended"],
      definition: both(
        "Quota degli appuntamenti fissati ai quali la persona si è presentata.",
        "Share of booked appointments that the person attended."),
      formula: .init(
        both("appuntamenti con la persona presente", "appointments attended"),
        of: both("appuntamenti fissati", "appointments booked"),
        without: [both("disdetti dal servizio", "appointments that the service cancelled")]),
      levels: [.outcome], computedBy: [.rate, .entered],
      caveat: both(
        "Si dichiari che cosa si fa di chi disdice in tempo: contarlo tra gli assenti cambia il dato.",
        "Declare what happens to timely cancellations: counting them as absent changes the number.")
    ),
    Indicator(
      "service/no-show", both("Assenti senza disdetta", "No-show rate"),
      alsoCalled: ["mancata presentazione", "assenti", "assenze", "missed appointments"],
      definition: both(
        "Quota degli appuntamenti fissati ai quali la persona non si è presentata senza disdire.",
        "Share of booked appointments that the person neither attended nor cancelled."),
      formula: .init(
        both("assenze senza disdetta", "absences without cancellation"),
        of: both("appuntamenti fissati", "appointments booked"),
        without: [both("disdetti dal servizio", "appointments that the service cancelled")]),
      better: .lower, levels: [.outcome], computedBy: [.rate, .entered],
      caveat: both(
        "Non è il complemento di `service/show-up` se chi disdice in tempo sta a parte.",
        "Not the complement of `service/show-up` where timely cancellations are kept apart.")),
    Indicator(
      "service/time-to-service",
      both("Tempo fino al servizio (mediana)", "Time to service (median)"),
      alsoCalled: ["tempo di attesa", "attesa", "waiting time", "tempo mediano"],
      definition: both(
        "Giorni entro i quali la metà delle persone ha ricevuto il servizio.",
        "Days within which half of the people received the service."),
      formula: .init(
        both(
          "mediana dei giorni dalla richiesta al servizio, con chi ancora aspetta",
          "median of days from request to service, those still waiting included")),
      unit: .duration, better: .lower, levels: [.output, .outcome],
      computedBy: [.timeToService, .mean, .entered],
      caveat: both(
        "Chi aspetta ancora alla data di chiusura va contato (Kaplan-Meier): lasciarlo fuori "
          + "abbrevia l'attesa. La media di una coda di attese lunghe non è la mediana.",
        "Those still waiting at the cut-off must count (Kaplan-Meier): leaving them out shortens "
          + "the wait. The mean of a long tail is not the median.")),
    Indicator(
      "service/within-days", both("Serviti entro N giorni", "Served within N days"),
      alsoCalled: ["entro n giorni", "share within", "tempi massimi"],
      definition: both(
        "Quota delle persone che hanno ricevuto il servizio entro i giorni stabiliti.",
        "Share of people who received the service within the days agreed."),
      formula: .init(
        both(
          "serviti entro N giorni dalla richiesta", "people served within N days of the request"),
        of: both("persone con N giorni già trascorsi", "people for whom N days have passed")),
      levels: [.output, .outcome], computedBy: [.timeToService, .rate, .entered],
      needsWindow: true,
      caveat: both(
        "N si fissa prima; chi non ha ancora N giorni alle spalle non conta.",
        "Fix N beforehand; whoever does not yet have N days behind them does not count.")),
    Indicator(
      "service/reply-time", both("Tempo di risposta", "Reply time"),
      alsoCalled: ["tempo di risposta", "risposta ai messaggi", "response time"],
      definition: both(
        "Tempo dalla domanda di una persona alla prima risposta di un operatore.",
        "Time from a person's question to the first answer of staff."),
      formula: .init(
        both("mediana o media dei tempi di risposta", "median or mean of the reply times")),
      unit: .duration, better: .lower, levels: [.output],
      computedBy: [.timeToService, .mean, .entered],
      caveat: both(
        "In giorni con `time-to-service`, che conta anche le domande senza risposta; in minuti o "
          + "ore con `mean`, che non le vede. Il messaggio automatico non è una risposta.",
        "In days by `time-to-service`, which counts questions not yet answered; in minutes or hours "
          + "by `mean`, which does not see them. An automatic message is no answer.")),
    Indicator(
      "service/staff-time", both("Tempo del personale", "Staff time"),
      alsoCalled: ["ore di lavoro", "tempo operatore", "staff hours"],
      definition: both(
        "Tempo di lavoro del personale per ciascuna persona o pratica.",
        "Staff working time for each person or case."),
      formula: .init(
        both("minuti o ore di lavoro", "minutes or hours worked"),
        of: both("persone o pratiche", "people or cases")),
      unit: .duration, better: .lower, levels: [.output], computedBy: [.mean, .entered],
      caveat: both(
        "Meno tempo è meglio solo se la qualità tiene: accanto, un indicatore di esito.",
        "Less is better only where quality holds: set an outcome beside it.")),
    Indicator(
      "service/automatic-resolution",
      both("Richieste risolte dal chatbot", "Chatbot automatic resolution rate"),
      alsoCalled: ["risposte automatiche", "chatbot", "containment", "risoluzione automatica"],
      definition: both(
        "Quota delle conversazioni che il risponditore automatico chiude senza un operatore.",
        "Share of conversations that the automatic assistant closes without staff."),
      formula: .init(
        both(
          "conversazioni chiuse senza operatore e non riaperte entro il termine",
          "conversations closed without staff and not opened again within the window"),
        of: both("conversazioni iniziate", "conversations begun"),
        without: [both("conversazioni di prova e vuote", "tests and empty conversations")]),
      levels: [.output], computedBy: [.rate, .entered], isVanity: true,
      caveat: both(
        "Chi rinuncia non è servito: senza la quota di chi torna o chiama lo stesso, un chatbot "
          + "che scoraggia sembra efficace.",
        "Whoever gives up was not served: without the share who come back or call anyway, an "
          + "assistant that discourages looks effective.")),
    Indicator(
      "programme/retention", both("Tenuta nel programma", "Retention in the programme"),
      alsoCalled: ["tenuta", "abbandono", "drop-out", "ritenzione"],
      definition: both(
        "Quota degli iscritti che partecipa ancora dopo le settimane o i mesi stabiliti.",
        "Share of those enrolled who still take part after the weeks or months agreed."),
      formula: .init(
        both("iscritti ancora presenti", "enrolled people still present"),
        of: both("iscritti osservabili fin lì", "enrolled people observable until then")),
      levels: [.outcome], computedBy: [.retained, .retention, .entered],
      caveat: both(
        "«Presente» va definito: visto quel giorno, nella finestra, o non ancora uscito.",
        "Define “present”: seen that day, seen in the window, or not yet gone.")),
  ]

  /// From the first contact to the service, and trials of messages.
  static let funnel: [Indicator] = [
    Indicator(
      "funnel/conversion", both("Conversione del percorso", "Funnel conversion"),
      alsoCalled: ["conversione", "imbuto", "conversion rate", "tasso di conversione"],
      definition: both(
        "Quota di chi entra nel percorso che arriva all'ultimo passo (di solito: presentati).",
        "Share of those who enter that reach the last step (usually: attended)."),
      formula: .init(
        both("persone arrivate all'ultimo passo", "people who reached the last step"),
        of: both("persone entrate nel primo", "people who entered the first")),
      levels: [.outcome, .output], computedBy: [.funnel, .rate, .entered],
      caveat: both(
        "Visite e persone sono cose diverse: chi torna tre volte non è tre persone.",
        "Visits and people differ: who comes back three times is not three people.")),
    Indicator(
      "funnel/step-conversion", both("Conversione di un passo", "Conversion of one step"),
      alsoCalled: ["passo", "lead", "step", "prenotazioni"],
      definition: both(
        "Quota di chi è arrivato a un passo che arriva al successivo.",
        "Share of those at one step that reach the next."),
      formula: .init(
        both("persone arrivate al passo successivo", "people who reached the next step"),
        of: both("persone arrivate al passo", "people who reached the step")),
      levels: [.output, .outcome], computedBy: [.funnel, .rate, .entered],
      caveat: both(
        "Un passo migliora anche perdendo prima chi è meno convinto: si guardi tutto il percorso.",
        "One step also improves by losing the less convinced earlier: look at the whole way.")),
    Indicator(
      "funnel/ab-difference", both("Differenza tra due messaggi (A/B)", "A/B test difference"),
      alsoCalled: ["a/b", "ab test", "test ab", "ab-test", "split test"],
      definition: both(
        "Differenza tra le quote di chi risponde a due messaggi assegnati a caso.",
        "Difference between the shares who respond to two messages assigned at random."),
      formula: .init(both("quota con B meno quota con A", "share with B less share with A")),
      unit: .points, levels: [.output, .outcome], computedBy: [.abTest],
      caveat: both(
        "Quante volte si guarda il risultato va dichiarato prima: guardare e fermarsi quando "
          + "conviene moltiplica i falsi successi.",
        "Declare the number of looks beforehand: looking and stopping when it suits multiplies "
          + "false successes.")),
  ]
}
