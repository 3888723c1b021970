// SPDX-License-Identifier: GPL-3.0-or-later

extension StudyTemplate {
  /// Invitations to screening in twelve districts, half of them with a reminder, one row a person.
  static let screening = StudyTemplate(
    name: "screening",
    summary:
      "Screening invitations person by person, districts with and without a reminder; a file as Excel saves it in Italy.",
    files: [
      File(path: "study.yaml", text: screeningStudy),
      File(path: "dati/inviti.csv", text: SimulatedInvitations.csv, encoding: .windows1252),
    ])

  private static let screeningStudy = """
    # Questo file dice tutto ciò che serve a valutare una campagna di screening: che cosa si misura, su
    # quali dati e con quale analisi, deciso prima di vedere i risultati. I dati qui accanto sono
    # simulati: sostituisci dati/inviti.csv con la tua estrazione e segui i passi [1] … [5].
    #   esito check study.yaml         controlla ogni chiave e i dati, e dice come correggere
    #   esito evaluate study.yaml      scrive il rapporto nella cartella bundle/
    #   esito render bundle            ne fa una pagina da aprire e stampare
    #   esito explain within           spiega una chiave (o il codice di un errore)

    spec: 1                                # versione del linguaggio

    study:                                 # [1] chi, quando, e che cosa è stato deciso prima
      id: screening-esempio                # lettere, cifre e trattini
      title:
        it: "Promemoria dopo l'invito allo screening"
        en: "A reminder after the screening invitation"
      owner: "UOC Epidemiologia"
      campaign: { from: 2024-01-01, to: 2024-12-31 }   # primo e ultimo giorno, inclusi
      planned: exploratory                 # before-data se il piano viene prima dei dati
      cutoff: { date: 2025-03-31, why: "60 giorni per rispondere all'ultimo invito, poi un mese" }
      remark:                              # togli queste tre righe quando i dati sono i tuoi
        it: "DATI SIMULATI: servono a imparare, non descrivono alcuna azienda sanitaria."
        en: "SIMULATED DATA: for learning; they describe no health authority."

    behaviour:                             # un comportamento, non la notorietà della campagna
      who: "residenti 50-69 anni invitati nei distretti con il promemoria"
      does: "fa l'esame entro 60 giorni dall'invito"
      barriers: ["dimenticanza", "orari del punto di raccolta"]
      exchange: "messaggio con sede e orari più vicini"
      competition: "rinvio, timore dell'esito"

    sources:
      inviti:                              # [2] una riga per invito; le colonne in più non disturbano
        file: dati/inviti.csv
        dialect: it-excel                  # come salva Excel in Italia: ; 12,5 31/12/2024 windows-1252
        holds: pseudonymised               # nel rapporto nessun conteggio sotto min_cell
        from: { who: "Simulazione di Esito", extracted: 2025-04-03 }
        missing: ["", "n.d."]              # celle che vogliono dire: nessun valore
        columns:                           # nome nostro: intestazione nel file (as) e tipo
          invito:    { as: "Data invito", type: date }
          esame:     { as: "Data esame", type: date, optional: true }   # vuota: non ha fatto l'esame
          distretto: { as: "Distretto", type: category }
          eta:       { as: "Età", type: integer, min: 50, max: 69 }
          escluso:   { as: "Escluso", type: boolean, positive: ["S"], negative: ["N"] }
        expect:                            # se una regola non vale, i dati sono rifiutati
          - { no_gaps: invito, every: month }
          - { order: [invito, esame] }

    kpis:                                  # [3] la catena: che cosa si fa → che cosa cambia → la salute
      messaggi:
        level: output
        label: { it: "Promemoria consegnati", en: "Reminders delivered" }
        value: { entered: 3350, from: "gestore dei messaggi, esportazione del 2025-01-10" }
        target: 3000
        by: 2024-12-31
        leads_to: adesione
      adesione:
        level: outcome
        label: { it: "Esame entro 60 giorni dall'invito", en: "Test within 60 days of the invitation" }
        source: inviti
        rate: { of: esame, over: rows, except: [escluso] }
        dated_by: invito                   # la data a cui appartiene una riga
        within: 60 days                    # lo stesso tempo per rispondere, per tutti
        better: higher
        baseline: { value: 43%, period: "2023" }
        target: 50%                        # le unità fanno parte del valore: %, pp, EUR, days
        by: 2025-03-01                     # ultimo invito + 60 giorni
        matters: 2 pp                      # il più piccolo cambiamento che cambierebbe una decisione
        achievable: "Distretto Valle: 51% nel 2022 con un promemoria telefonico"
        review: monthly
        leads_to: lesioni
      lesioni:
        level: impact
        label: { it: "Lesioni trovate in tempo", en: "Lesions found in time" }
        value: { entered: 41, from: "registro degli approfondimenti, 2025-03-31" }
        target: 40
        by: 2025-03-31

    analyses:
      promemoria:                          # [4] i distretti con la campagna contro gli altri
        kind: difference-in-differences
        role: primary                      # una sola primaria per KPI: è quella del verdetto
        kpi: adesione
        unit: distretto
        treated: [Colle, Lago, Monte, Piana, Porto, Valle]
        chosen: policy                     # policy | need | recent-low | volunteers | random
        every: month
        before: { from: 2023-01-01, to: 2023-12-31 }
        after: { from: 2024-01-01, to: 2024-12-31 }
      andamento:                           # gli stessi distretti nel tempo: senza confronto, più debole
        kind: interrupted-time-series
        role: secondary
        kpi: adesione
        only: { distretto: [Colle, Lago, Monte, Piana, Porto, Valle] }
        every: month
        from: 2023-01-01
        to: 2024-12-31
        start: 2024-01-01
        shape: [level]                     # level: scalino; slope: pendenza
        why: "effetto atteso dal primo messaggio"

    report:                                # [5] lingue e tutela delle persone
      languages: [it, en]
      disclosure: { min_cell: 5, secondary: true }
    """ + "\n"
}
