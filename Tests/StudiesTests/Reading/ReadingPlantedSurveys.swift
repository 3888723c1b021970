// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

extension Planted {
  /// Mistakes in surveys and waits.
  static let surveys: [Planted] = [
    Planted(
      "of: consiglio,", "of: consigli,", .unknownReference, at: "consigli", help: "`consiglio`"),
    Planted("of: consiglio,", "of: sede,", .wrongReference, at: "sede", help: "`levels`"),
    Planted("type: nps", "type: promotori", .unknownChoice, at: "promotori", help: "`nps`"),
    Planted(
      "type: nps,", "type: nps, scale: { from: 0, to: 5 },", .contradiction, at: "{ from: 0",
      help: "0 to 10"),
    Planted(
      "scale: { from: 1, to: 5 }", "scale: { from: 5, to: 1 }", .outOfRange, at: "1 }",
      help: "{ from: 1, to: 5 }"),
    Planted(
      "servizio: { type: csat, of: servizio, scale: { from: 1, to: 5 } }",
      "servizio: { type: csat, of: servizio }", .missingKey, at: "servizio: {", help: "`levels`"),
    Planted(
      "levels: [poca, media, molta]", "levels: [poca, medio, molta]", .unknownReference,
      at: "medio", help: "`media`"),
    Planted(
      "levels: [poca, media, molta]", "levels: [poca, poca, molta]", .contradiction,
      at: "poca, mol",
      help: "delete"),
    Planted(
      "options: { farmacia: farmacia", "options: { farmacia: sede", .wrongReference,
      at: "sede, what",
      help: "boolean"),
    Planted(
      "type: multiple, options: { farmacia: farmacia, whatsapp: whatsapp }",
      "type: multiple, of: farmacia", .contradiction, at: "farmacia }", help: "`options`"),
    Planted(
      "before: [T0], after: [T1]", "before: [T0], after: [T0]", .contradiction, at: "[T0] }",
      help: "one of the two"),
    Planted(
      "before: [T0], after: [T1]", "before: [T0], after: [T2]", .unknownReference, at: "T2",
      help: "`T0`"),
    Planted(
      "invited: { before: 500, after: 520 }", "invited: { all: 500 }", .contradiction,
      at: "{ all: 500", help: "before: 500"),
    Planted("answers: consiglio", "answers: canali", .wrongReference, at: "canali", help: "`nps`"),
    Planted(
      "answers: consiglio", "answers: consigli", .unknownReference, at: "consigli",
      help: "`consiglio`"),
    Planted("kpi: nps", "kpi: adesione", .wrongReference, at: "adesione", help: "entered: 32"),
    Planted(
      "paired_by: codice\n    by: sede", "paired_by: compilato\n    by: sede", .wrongReference,
      at: "compilato", help: "id"),
    Planted(
      "respondents: n", "respondents: domanda", .wrongReference, at: "domanda", help: "integer"),
    Planted(
      "respondents: n\n    dated_by: giorno",
      "respondents: n\n    paired_by: domanda\n    dated_by: giorno",
      .contradiction, at: "domanda", help: "`respondents`"),
    Planted("served: visita", "served: sede", .wrongReference, at: "sede", help: "`type: date`"),
    Planted("served: visita", "servito: visita", .unknownKey, at: "servito", help: "`served`"),
    Planted("days: [15, 30]", "days: [15, 15]", .contradiction, at: "15]", help: "delete"),
    Planted(
      "withdrawn: rinuncia", "withdrawn: rinunce", .unknownReference, at: "rinunce",
      help: "`rinuncia`"),
    Planted(
      "kpi: attesa_giorni", "kpi: esclusi", .wrongReference, at: "esclusi", help: "`12 days`"),
    Planted("kpi: attesa_giorni", "kpi: adesione", .contradiction, at: "adesione", help: "add 90"),
  ]
}
