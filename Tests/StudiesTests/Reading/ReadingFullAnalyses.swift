// SPDX-License-Identifier: GPL-3.0-or-later

extension FullStudy {
  /// Its analyses, of every method, and what the report is to say.
  static let analyses = """
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
