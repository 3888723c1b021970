// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Studies

/// A valid study that writes every key of the language at least once.
enum FullStudy {
  static let text = """
    spec: 1

    study:
      id: asl-valdoro-colon-2024
      title:
        it: "Campagna FIT 50-69 anni"
        en: "FIT campaign, ages 50-69"
      owner: "UOC Epidemiologia, ASL Valdoro"
      funding: "Piano Regionale Prevenzione, cap. 5021"
      ethics: { it: "Comitato etico, parere 12/2024", en: "…" }
      campaign: { from: 2024-10-01, to: 2025-03-31 }
      planned: before-data
      cutoff: { date: 2025-09-30, why: "risposte chiuse a 6 mesi" }
      remark: { it: "Dati simulati", en: "Simulated data" }

    behaviour:
      who: "residenti 50-69 anni"
      does: "riconsegna il kit FIT entro 90 giorni"
      barriers: ["imbarazzo", "orari"]
      exchange: "kit in farmacia"
      competition: "rinvio"
      goal: { it: "52% entro giugno 2025", en: "…" }
      theory: { it: "modello COM-B", en: "…" }
      research: { it: "18 interviste", en: "18 interviews" }
      insight: { it: "chi rinvia lo fa per gli orari", en: "…" }
      segments: { it: "chi non ha mai risposto; chi salta un giro", en: "…" }
      mix: { it: "messaggi, farmacie, orari estesi", en: "…" }

    intervention:
      why: { it: "la comodità vince il rinvio", en: "…" }
      materials: { it: "kit FIT e promemoria", en: "…" }
      procedure: { it: "invito, poi un messaggio dopo 30 giorni", en: "…" }
      provider: { it: "farmacie convenzionate", en: "…" }
      place: { it: "tre distretti", en: "…" }
      dose: { it: "due messaggi in 60 giorni", en: "…" }
      tailoring: { it: "testi in sette lingue", en: "…" }
      changes: { it: "due farmacie in meno da gennaio", en: "…" }
      fidelity: { it: "92% dei messaggi partiti nei giorni previsti", en: "…" }
      harms: { it: "nessun reclamo per i messaggi", en: "…" }

    sources:
      inviti:
        file: dati/inviti.csv
        dialect: it-excel
        holds: pseudonymised
        from: { who: "Gestionale screening", extracted: 2025-10-03 }
        collected: { how: { it: "a ogni invito", en: "…" }, same_throughout: true, assessed: objective }
        missing: ["", "n.d."]
        columns:
          invito: { as: ["Data invito", "Invito"], type: date, min: 2020-01-01, max: 2025-12-31 }
          risposta: { as: "Data riconsegna", type: date, optional: true }
          inesitato: { as: "Inesitato", type: boolean, positive: ["S"], negative: ["N"] }
          escluso: { as: "Escluso", type: boolean, positive: ["S"], negative: ["N"] }
          consegnato: { as: "Consegnato", type: boolean, positive: ["S"], negative: ["N"] }
          distretto: { as: "Distretto", type: category }
          quartile: { as: "Quartile", label: { it: "deprivazione", en: "deprivation" }, type: category, values: [Q1, Q2, Q3, Q4] }
          lingua: { as: "Lingua", type: category }
          fascia: { as: "Fascia", type: category }
          codice: { as: "Codice", type: id }
          spesa: { as: "Spesa", type: decimal, decimals: 2 }
          clic: { as: "Clic", type: instant, zone: Europe/Rome }
        expect:
          - { no_gaps: invito, every: month }
          - { order: [invito, risposta] }
          - { all_values: quartile }
          - { unique: [invito, distretto] }
          - { rows: { at_least: 10, at_most: 5000000 } }
      mensili:
        file: dati/mensili.csv
        dialect:
          separator: ";"
          decimal: ","
          thousands: "."
          dates: dd/mm/yyyy
          encoding: windows-1252
        holds: aggregates
        columns:
          mese: { type: month }
          casi: { type: integer, min: 0 }
          ore: { type: integer }
          attesa: { type: decimal }
      spese:
        file: dati/spese.csv
        dialect: it-excel
        holds: aggregates
        columns:
          voce: { type: text }
          fase: { type: category }
          distretto: { type: category }
          data: { type: date }
          importo: { as: "Importo EUR", type: money }
      registro:
        engine: postgres
        table: screening.registro
        connection: registro_regionale
        holds: pseudonymised
        columns:
          assistito: { type: id }

      cammino:
        file: dati/cammino.csv
        dialect: it-excel
        holds: pseudonymised
        columns:
          persona: { type: id }
          inizio: { type: date }
          gruppo: { type: category }
          sesso: { type: category, values: [F, M] }
          quartile: { type: category }
          incontri: { type: integer }
          ritiro: { type: date, optional: true }
          decesso: { type: date, optional: true }
          trasferimento: { type: date, optional: true }
      presenze:
        file: dati/presenze.csv
        dialect: it-excel
        holds: pseudonymised
        columns:
          persona: { type: id }
          giorno: { type: date }
          esito: { type: category, optional: true }
      uscite:
        file: dati/uscite.csv
        dialect: it-excel
        holds: pseudonymised
        columns:
          persona: { type: id }
          giorno: { type: date }
          motivo: { type: category, values: [ritiro, decesso, trasferito] }
          conferma: { type: category }
      questionari:
        file: dati/questionari.csv
        dialect: it-excel
        holds: pseudonymised
        columns:
          codice: { type: id }
          compilato: { type: date }
          ondata: { type: category, values: [T0, T1] }
          sede: { type: category }
          lingua: { type: category }
          consiglio: { type: integer, optional: true }
          servizio: { type: integer, optional: true }
          fiducia: { type: category, values: [poca, media, molta], optional: true }
          farmacia: { type: boolean, positive: ["S"], negative: ["N"], optional: true }
          whatsapp: { type: boolean, positive: ["S"], negative: ["N"], optional: true }
      risposte:
        file: dati/risposte.csv
        dialect: it-excel
        holds: aggregates
        columns:
          domanda: { type: category, values: [q1, q2] }
          voto: { type: integer }
          giorno: { type: date }
          n: { type: integer, min: 0 }
      richieste:
        file: dati/richieste.csv
        dialect: it-excel
        holds: pseudonymised
        columns:
          richiesta: { type: date }
          visita: { type: date, optional: true }
          rinuncia: { type: date, optional: true }
          sede: { type: category }
          priorita: { type: category }

    kpis:
      contatti:
        level: output
        label: { it: "Clic", en: "Clicks" }
        value: { entered: 18240, from: "Web Analytics Italia" }
        target: 15000
        by: 2025-03-31
        leads_to: adesione
      adesione:
        level: outcome
        label: { it: "Adesione", en: "Uptake" }
        indicator: ons/adesione-corretta
        source: inviti
        rate: { of: risposta, over: rows, except: [inesitato, escluso] }
        dated_by: invito
        within: 90 days
        better: higher
        baseline: { value: 48%, period: "2023" }
        target: 52%
        by: 2025-06-29
        matters: 2 pp
        achievable: "distretto A: 53% nel 2022"
        review: monthly
      esclusi:
        level: output
        label: { it: "Esclusi", en: "Excluded" }
        source: inviti
        rate: { of: escluso, over: rows }
        dated_by: invito
        better: lower
        only: { quartile: [Q1, Q2] }
        period: { from: 2024-10-01, to: 2025-03-31 }
      infortuni:
        level: impact
        source: mensili
        count: { of: casi, exposure: ore }
        dated_by: mese
        better: lower
        matters: 20
      infortuni_altrove:
        level: impact
        source: mensili
        count: { of: casi }
        dated_by: mese
        better: lower
        history: { years: 5, except: [2020, 2021] }
      attesa_media:
        level: outcome
        source: mensili
        mean: { of: attesa, unit: min }
        dated_by: mese
        better: lower
        matters: 5 min

      nps:
        level: output
        indicator: survey/nps
        value: { entered: 32, from: "fornitore del questionario" }
        target: 40
      attesa_giorni:
        level: output
        indicator: service/time-to-service
        value: { entered: 21 days, from: "CUP" }
        better: lower
        target: 15 days

      tenuta12:
        level: outcome
        label: { it: "Presenti a 12 settimane", en: "Still there at 12 weeks" }
        retained: 12 weeks
        better: higher
        target: 60%
        by: 2025-06-30

    analyses:
      serie:
        kind: interrupted-time-series
        role: secondary
        kpi: adesione
        only: { distretto: [Nord, Est, Valle] }
        every: month
        from: 2022-10-01
        to: 2025-03-31
        start:
          - { date: 2024-10-01, off_from: 2025-01-01, label: { it: "invio", en: "mailing" } }
        shape: [level, slope]
        why: "effetto atteso dal primo invio"
        wash_in: { for: 1 month, as: ramp }
        exclude:
          - { from: 2023-03-01, to: 2023-04-30, why: "migrazione del gestionale" }
        season: { harmonics: 1 }
        calendar: [easter, working-days]
        trend: linear
        control:
          only: { distretto: [Sud] }
          label: { it: "Sud", en: "South" }
        other_events:
          - { date: 2025-01-15, what: { it: "kit in farmacia", en: "kits" }, affects: both }
        estimator: quasi-likelihood
        effect: { at: 6 }
        effects_at: [1, 6]
        matters: 2 pp
        newey_west_lag: 3
        placebo_places: { distretto: [Sud, Est] }
        placebo: [2023-10-01]
      distretti:
        kind: difference-in-differences
        role: primary
        kpi: adesione
        only: { quartile: [Q1, Q2, Q3] }
        unit: distretto
        treated: [Nord, Est, Valle]
        start: 2024-10-01
        chosen: policy
        controls: { per_treated: 4, using: [outcome-before, quartile], caliper: 1.5 }
        neighbours: [Costa]
        weights: people
        every: month
        before: { from: 2023-10-01, to: 2024-09-30 }
        after: { from: 2024-10-01, to: 2025-03-31 }
        adjust: [quartile]
        anticipation: 4
        placebo: 2024-04-01
        placebo_outcome: esclusi
        contaminated: { Sud: 10% }
        received: consegnato
        differs_by: [quartile]
        effect: average
        matters: 2 pp
        other_events:
          - { date: 2025-01-15, what: { it: "kit in farmacia", en: "kits" }, affects: both }
      scaglioni:
        kind: difference-in-differences
        role: secondary
        kpi: adesione
        unit: distretto
        adopted: { Nord: 2024-10-01, Est: 2025-01-01 }
        chosen: need
        controls: [Sud, Ovest]
        every: month
        before: { from: 2023-10-01, to: 2024-09-30 }
        after: { from: 2024-10-01, to: 2025-03-31 }
        effect: longest
      gemello:
        kind: difference-in-differences
        role: secondary
        kpi: adesione
        unit: distretto
        treated: [Nord]
        chosen: random
        controls: synthetic
        every: month
        before: { from: 2023-10-01, to: 2024-09-30 }
        after: { from: 2024-10-01, to: 2025-03-31 }
      tenuta:
        kind: retention
        role: primary
        kpi: tenuta12
        subjects: { source: cammino, id: persona, start: inizio, cohort: gruppo, only: { sesso: [F, M] } }
        contacts: { source: presenze, id: persona, date: giorno, only: { esito: [presente] } }
        exits:
          source: uscite
          id: persona
          date: giorno
          only: { conferma: [s] }
          reason: motivo
          withdrew: [ritiro]
          died: [decesso]
          moved: [trasferito]
        weeks: [4, 8, 12]
        window: 3 days
        headline: window
        silent_after: 21 days
        repeats: spells
        by: [quartile, sesso]
        reference: { quartile: Q1 }
        changed: { date: 2025-01-01, what: { it: "promemoria", en: "reminders" } }
        planned_sessions: incontri
      fumo:
        kind: retention
        role: exploratory
        standard: russell
        subjects:
          source: cammino
          id: persona
          start: inizio
          cohort_every: quarter
          withdrawn: ritiro
          died: decesso
          moved: trasferimento
        contacts: { source: presenze, id: persona, date: giorno }
        months: [6, 12]
      equita:
        kind: equity-gap
        role: secondary
        kpi: adesione
        only: { quartile: [Q1, Q2, Q3, Q4] }
        by: quartile
        least_deprived_first: [Q1, Q2, Q3, Q4]
        also: { lingua: { reference: italiano, focus: altra } }
        assigned_by: distretto
        treated: [Nord, Est]
        adjust: [fascia]
        before: { from: 2023-10-01, to: 2024-09-30 }
        after: { from: 2024-10-01, to: 2025-03-31 }
        matters: 2 pp
        other_events:
          - { date: 2025-01-15, what: { it: "kit in farmacia", en: "kits" }, affects: both }
      equita_persone:
        kind: equity-gap
        role: exploratory
        kpi: adesione
        by: lingua
        reference: italiano
        focus: altra
        also: { quartile: { least_deprived_first: [Q1, Q2, Q3, Q4] } }
        independent: true
        paired_by: codice
        before: { from: 2023-10-01, to: 2024-09-30 }
        after: { from: 2024-10-01, to: 2025-03-31 }
      soddisfazione:
        kind: survey
        role: secondary
        kpi: nps
        answers: consiglio
        source: questionari
        only: { lingua: [it, en] }
        wave: { column: ondata, before: [T0], after: [T1] }
        paired_by: codice
        by: sede
        invited: { before: 500, after: 520 }
        items:
          consiglio: { type: nps, of: consiglio, label: { it: "Consiglierebbe?", en: "Would recommend?" } }
          servizio: { type: csat, of: servizio, scale: { from: 1, to: 5 } }
          fiducia: { type: likert, of: fiducia, levels: [poca, media, molta], better: higher }
          canali: { type: multiple, options: { farmacia: farmacia, whatsapp: whatsapp } }
      voti:
        kind: survey
        role: exploratory
        source: risposte
        respondents: n
        dated_by: giorno
        before: { from: 2024-04-01, to: 2024-09-30 }
        after: { from: 2024-10-01, to: 2025-03-31 }
        items:
          prima_domanda: { type: likert, of: voto, scale: { from: 1, to: 5 }, only: { domanda: [q1] }, better: lower }
      sportello:
        kind: survey
        role: exploratory
        source: risposte
        respondents: n
        invited: { all: 900 }
        items:
          seconda: { type: csat, of: voto, scale: { from: 1, to: 5 }, only: { domanda: [q2] } }
      attesa_visita:
        kind: time-to-service
        role: secondary
        kpi: attesa_giorni
        source: richieste
        only: { priorita: [B] }
        requested: richiesta
        served: visita
        withdrawn: rinuncia
        days: [15, 30]
        by: sede
        before: { from: 2024-04-01, to: 2024-09-30 }
        after: { from: 2024-10-01, to: 2025-03-31 }
      imbuto:
        kind: funnel
        role: secondary
        source: inviti
        steps: { rows: { it: Invitati, en: Invited }, risposta: Riconsegne }
        only: { quartile: [Q1, Q2] }
        by: lingua
        reference: italiano
        dated_by: invito
        from: 2024-10-01
        to: 2025-03-31
        within: 90 days
        target: 50%
      lettere:
        kind: ab-test
        role: exploratory
        kpi: adesione
        only: { quartile: [Q1, Q2] }
        variant: lingua
        variants: [italiano, altra]
        allocated: random
        ratio: [3, 1]
        compare: altra
        looks: { planned: 4, this: 2 }
        from: 2024-10-01
        to: 2025-03-31
        matters: 1 pp
      costi:
        kind: cost
        role: secondary
        source: spese
        amount: importo
        only: { distretto: [Nord, Est, Valle] }
        lines: voce
        phase: fase
        dated_by: data
        period: { from: 2024-07-01, to: 2025-06-30 }
        per: [distretti.additional, distretti.positive, contatti, { kpi: contatti, each: 1000 }]
        uncertain: { low: 90000 EUR, high: 120000.5 EUR }
        perspective: { it: "l'ASL", en: "the health authority" }
        left_out: [{ it: "ore dei volontari", en: "volunteers' hours" }]
        price_year: 2024
        price_index: { from: "ISTAT, FOI", values: { 2024: 119.4, 2025: 121.3 } }
        discount: { costs: 3%, effects: 1.5% }
        value:
          per: distretti.additional
          qaly: { mean: 0.02 QALY, low: 0.01 QALY, high: 0.04 QALY, from: "letteratura" }
          money: { mean: 300 EUR, low: 150 EUR, high: 600 EUR, from: "letteratura" }
          horizon: 10 years
          delay: 5 years
          willingness: [25000 EUR, 40000 EUR]
      costi_prudenti:
        kind: cost
        role: exploratory
        source: spese
        amount: importo
        dated_by: data
        per: serie.additional
        uncertain: 10%
        discount: 3%
      casi:
        kind: interrupted-time-series
        role: primary
        kpi: infortuni
        every: month
        from: 2020-01-01
        to: 2025-03-31
        shape: [level]
        why: "effetto immediato"
        control: { kpi: infortuni_altrove, label: "altrove" }

    themes:
      orari:
        label: { it: "gli orari del punto di raccolta", en: "the opening hours" }
        kind: barrier
        method: interviews
        source: "rapporto della UO, marzo 2025"
        people: 18
        kpi: adesione
        agreement: agrees
        quotation: { it: "aprono quando lavoro", en: "…" }

    discussion:
      interpretation: { it: "più comodità, non più consapevolezza", en: "…" }
      generalisability: { it: "distretti con molte farmacie", en: "…" }
      evidence: { it: "promemoria: revisioni concordi", en: "…" }

    report:
      languages: [it, en]
      disclosure: { min_cell: 5, secondary: true, round_to: 5 }
    """
}

/// Reads a study text.
func read(_ text: String) -> StudyReader.Outcome {
  StudyReader.read(Array(text.utf8), name: "study.yaml")
}

/// The diagnostics of a study text, as people see them.
func shown(_ text: String) -> String { DiagnosticText().render(read(text).diagnostics) }
