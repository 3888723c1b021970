// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Studies

/// A valid study that writes every key of the language at least once.
enum FullStudy {
  static let text = [opening, kpis, analyses].joined(separator: "\n\n")

  /// The study, the behaviour, the intervention and the sources.
  static let opening = """
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
      who: { it: "residenti 50-69 anni", en: "residents of 50 to 69" }
      does: { it: "riconsegna il kit FIT entro 90 giorni", en: "returns the kit within 90 days" }
      barriers: [{ it: "imbarazzo", en: "embarrassment" }, "orari"]
      exchange: { it: "kit in farmacia", en: "kit at the pharmacy" }
      competition: { it: "rinvio", en: "putting it off" }
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
          quartile: { as: "Quartile", label: { it: "deprivazione", en: "deprivation" }, type: category, values: [Q1, Q2, Q3, Q4], labels: { Q1: { it: "meno deprivati", en: "least deprived" }, Q4: "D4" } }
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
    """
}

/// Reads a study text.
func read(_ text: String) -> StudyReader.Outcome {
  StudyReader.read(Array(text.utf8), name: "study.yaml")
}

/// The diagnostics of a study text, as people see them.
func shown(_ text: String) -> String { DiagnosticText().render(read(text).diagnostics) }
