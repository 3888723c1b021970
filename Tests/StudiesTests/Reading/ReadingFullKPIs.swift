// SPDX-License-Identifier: GPL-3.0-or-later

extension FullStudy {
  /// Its KPIs: every measure and every key.
  static let kpis = """
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
    """
}
