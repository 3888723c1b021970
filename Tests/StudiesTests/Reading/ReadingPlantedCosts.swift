// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

extension Planted {
  /// Mistakes of costs.
  static let costs: [Planted] = [
    Planted("source: spese", "source: spesa", .unknownReference, at: "spesa", help: "`spese`"),
    Planted("amount: importo", "amount: voce", .wrongReference, at: "voce", help: "`type: money`"),
    Planted("amount: importo", "importo: importo", .unknownKey, at: "importo", help: "`amount`"),
    Planted("lines: voce", "lines: importo", .wrongReference, at: "importo", help: "`type: text`"),
    Planted("lines: voce", "voci: voce", .unknownKey, at: "voci", help: "`lines`"),
    Planted("phase: fase", "phase: fasi", .unknownReference, at: "fasi", help: "`fase`"),
    Planted("dated_by: data", "dated_by: fase", .wrongReference, at: "fase", help: "dates"),
    Planted(
      "dated_by: data\n", "price_yaer: 2024\n", .unknownKey, at: "price_yaer",
      help: "`price_year`"),
    Planted(
      "period: { from: 2024-07-01, to: 2025-06-30 }",
      "period: { from: 2025-01-01, to: 2025-06-30 }", .datesContradict,
      at: "{ from: 2025-01-01", help: "days of the effect", isWarning: true),
    Planted(
      "per: [distretti.additional,", "per: [distretti.adittional,", .unknownChoice,
      at: "distretti.adittional", help: "`additional`"),
    Planted(
      "per: serie.additional", "per: serei.additional", .unknownReference,
      at: "serei.additional", help: "`serie`"),
    Planted(
      "per: [distretti.additional, distretti.positive",
      "per: [distretti.additional, tenuta.positive",
      .wrongReference, at: "tenuta.positive", help: "`interrupted-time-series`"),
    Planted(
      "per: [distretti.additional, distretti.positive",
      "per: [distretti.additional, equita.positive",
      .wrongReference, at: "equita.positive", help: "`difference-in-differences`"),
    Planted(
      "per: [distretti.additional, distretti.positive",
      "per: [distretti.additional, scaglioni.additional", .wrongReference,
      at: "scaglioni.additional", help: "`effect: average`"),
    Planted(
      "per: [distretti.additional, distretti.positive",
      "per: [distretti.additional, costi_prudenti.additional", .wrongReference,
      at: "costi_prudenti.additional", help: "of kind"),
    Planted(
      "per: [distretti.additional, distretti.positive",
      "per: [distretti.additional, distretti.avoided", .contradiction, at: "distretti.avoided",
      help: "`distretti.additional`"),
    Planted(
      "per: [distretti.additional, distretti.positive",
      "per: [distretti.additional, distretti.additional", .contradiction,
      at: "distretti.additional, contatti", help: "delete one"),
    Planted(
      "distretti.positive, contatti,", "distretti.positive, adesione,", .wrongReference,
      at: "adesione", help: "ANALYSIS.additional"),
    Planted(
      "{ low: 90000 EUR, high: 120000.5 EUR }", "{ low: 90000 EUR, high: 9000 EUR }",
      .contradiction, at: "{ low", help: "smaller amount"),
    Planted(
      "{ low: 90000 EUR, high: 120000.5 EUR }", "{ low: 90000, high: 120000.5 EUR }", .missingUnit,
      at: "90000,", help: "`90000 EUR`"),
    Planted(
      "{ low: 90000 EUR, high: 120000.5 EUR }", "{ low: 90000 USD, high: 120000.5 EUR }",
      .wrongUnit, at: "90000 USD", help: "converted"),
    Planted("uncertain: 10%", "uncertain: 10", .missingUnit, at: "10\n", help: "`10%`"),
    Planted("uncertain: 10%", "uncertain: 110%", .outOfRange, at: "110%", help: "percentage"),
    Planted(
      "price_index: { from: \"ISTAT, FOI\", values: { 2024",
      "price_index: { from: \"ISTAT, FOI\", values: { 2023",
      .contradiction, at: "{ from", help: "`2024: …`"),
    Planted(
      "qaly: { mean: 0.02 QALY, low: 0.01 QALY", "qaly: { mean: 0.02 QALY, low: 0.03 QALY",
      .contradiction, at: "qaly: { mean", help: "95% range"),
    Planted(
      "qaly: { mean: 0.02 QALY, low: 0.01 QALY", "qaly: { mean: 0.02, low: 0.01 QALY",
      .missingUnit, at: "0.02,", help: "`0.02 QALY`"),
    Planted(
      "horizon: 10 years", "horizon: 10 months", .wrongUnit, at: "10 months", help: "`10 years`"),
    Planted("willingness:", "soglie:", .unknownKey, at: "soglie", help: "`willingness`"),
    Planted(
      "only: { distretto: [Nord, Est, Valle] }\n    lines",
      "only: { distretto: [Nord, Est] }\n    lines", .contradiction,
      at: "[Nord, Est]", help: "same places", isWarning: true),
  ]
}
