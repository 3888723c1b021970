// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

extension Planted {
  /// Mistakes of a retention.
  static let retention: [Planted] = [
    Planted(
      "  cutoff: { date: 2025-09-30, why: \"risposte chiuse a 6 mesi\" }\n", "", .missingKey,
      at: "tenuta:", help: "`cutoff:"),
    Planted(
      "weeks: [4, 8, 12]", "weeks: [4, 8, 8, 12]", .contradiction, at: "8, 12]",
      help: "delete one"),
    Planted(
      "retained: 12 weeks", "retained: 6 weeks", .contradiction, at: "tenuta12\n    subjects",
      help: "add 6 to `weeks`"),
    Planted(
      "    kpi: tenuta12\n", "    kpi: adesione\n", .wrongReference, at: "adesione\n    subjects",
      help: "`retained: 12 weeks`"),
    Planted(
      "  tenuta:\n    kind: retention\n    role: primary\n    kpi: tenuta12\n",
      "  tenuta:\n    kind: retention\n    role: primary\n", .missingKey, at: "tenuta:",
      help: "`kpi: name`"),
    Planted(
      "    months: [6, 12]\n", "    months: [6, 12]\n    weeks: [4]\n", .alternatives,
      at: "[6, 12]\n    weeks", help: "`weeks` or `months`"),
    Planted(
      "window: 3 days", "window: 28 days", .contradiction, at: "28 days", help: "shorter than 28"),
    Planted(
      "window: 3 days", "window: 1 month", .wrongUnit, at: "1 month", help: "`3 days`"),
    Planted(
      "silent_after: 21 days", "silent_after: 21", .missingUnit, at: "21\n", help: "`21 days`"),
    Planted(
      "headline: window", "headline: finestra", .unknownChoice, at: "finestra", help: "`window`"),
    Planted(
      "reference: { quartile: Q1 }", "reference: { eta: Q1 }", .unknownReference, at: "eta: Q1",
      help: "`quartile`"),
    Planted(
      "by: [quartile, sesso]", "by: [quartile, gruppo]", .contradiction, at: "gruppo]\n    ref",
      help: "delete it from `by`"),
    Planted(
      "by: [quartile, sesso]", "by: [quartile, incontri]", .wrongReference,
      at: "incontri]\n    ref", help: "`type: category`"),
    Planted(
      "changed: { date: 2025-01-01", "changed: { date: 2026-01-01", .datesContradict,
      at: "2026-01-01", help: "delete `changed`"),
    Planted(
      "withdrew: [ritiro]", "withdrew: [ritirato]", .unknownReference, at: "ritirato]",
      help: "`ritiro`"),
    Planted(
      "reason: motivo\n      withdrew: [ritiro]\n      died: [decesso]\n",
      "reason: motivo\n      withdrew: [ritiro]\n      died: [ritiro]\n", .contradiction,
      at: "motivo\n", help: "each in one of them"),
    Planted(
      "      reason: motivo\n", "", .contradiction, at: "[ritiro]", help: "add `reason: column`"),
    Planted(
      "planned_sessions: incontri", "planned_sessions: gruppo", .wrongReference,
      at: "gruppo\n  fumo", help: "`type: integer`"),
    Planted(
      "cohort_every: quarter", "cohort_every: quarter\n      cohort: gruppo", .alternatives,
      at: "quarter\n      cohort", help: "keep `cohort`"),
    Planted(
      "start: inizio\n", "start: gruppo\n", .wrongReference, at: "gruppo\n      cohort_every",
      help: "`type: date`"),
    Planted(
      "retained: 12 weeks", "retained: 84 days", .wrongUnit, at: "84 days", help: "`12 weeks`"),
    Planted(
      "    retained: 12 weeks\n", "    retained: 12 weeks\n    source: cammino\n", .contradiction,
      at: "source: cammino\n    better", help: "delete it"),
    Planted(
      "    retained: 12 weeks\n",
      "    retained: 12 weeks\n    rate: { of: risposta, over: rows }\n", .alternatives,
      at: "retained: 12 weeks\n    rate", help: "keep one"),
    Planted(
      "kpi: infortuni\n", "kpi: tenuta12\n", .wrongReference, at: "tenuta12\n    every",
      help: "`rate`, `count` or `mean`"),
  ]
}
