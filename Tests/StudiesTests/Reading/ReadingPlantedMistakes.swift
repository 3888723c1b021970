// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// A mistake planted in the valid study by hand: the first `old` becomes `new`, and the diagnostic
/// must point at `at` (the first place of that text on the changed line or after it).
struct Planted {
  let old: String
  let new: String
  let code: Code
  let at: String
  let help: String
  var isWarning = false

  init(
    _ old: String, _ new: String, _ code: Code, at: String, help: String, isWarning: Bool = false
  ) {
    self.old = old
    self.new = new
    self.code = code
    self.at = at
    self.help = help
    self.isWarning = isWarning
  }

  /// Mistakes of units, names and references.
  static let values: [Planted] = [
    Planted(
      "target: 52%", "target: 0.52", .missingUnit, at: "0.52", help: "was `52%` meant, or `0.52%`?"),
    Planted("target: 52%", "target: 52", .missingUnit, at: "52", help: "`52%`"),
    Planted("matters: 2 pp", "matters: 2%", .wrongUnit, at: "2%", help: "`2 pp`"),
    Planted("matters: 2 pp", "matters: 0.02", .missingUnit, at: "0.02", help: "was `2 pp` meant"),
    Planted("matters: 2 pp", "matters: 2 punti", .wrongUnit, at: "2 punti", help: "`2 pp`"),
    Planted("matters: 2 pp", "matters: -2 pp", .outOfRange, at: "-2 pp", help: "`better` says"),
    Planted("target: 52%", "target: 52,5%", .wrongValue, at: "52,5%", help: "`52.5%`"),
    Planted("target: 52%", "target: 152%", .outOfRange, at: "152%", help: "`52%`"),
    Planted("target: 52%", "obiettivo: 52%", .unknownKey, at: "obiettivo", help: "`target`"),
    Planted("matters: 20", "soglia: 20", .unknownKey, at: "soglia", help: "`matters`"),
    Planted("source: inviti", "fonte: inviti", .unknownKey, at: "fonte", help: "`source`"),
    Planted("within: 90 days", "within: 90", .missingUnit, at: "90", help: "`90 days`"),
    Planted(
      "within: 90 days", "within: 90 giorni", .wrongValue, at: "90 giorni", help: "`90 days`"),
    Planted("within: 90 days", "within: 3 months", .wrongUnit, at: "3 months", help: "90 days"),
    Planted("matters: 5 min", "matters: 5 km", .wrongUnit, at: "5 km", help: "`2 min`"),
    Planted("matters: 5 min", "matters: 5", .wrongUnit, at: "5", help: "`2 min`"),
    Planted("source: inviti", "source: invito", .unknownReference, at: "invito", help: "`inviti`"),
    Planted("of: risposta", "of: rispotsa", .unknownReference, at: "rispotsa", help: "`risposta`"),
    Planted("of: risposta", "of: distretto", .wrongReference, at: "distretto", help: "true/false"),
    Planted(
      "dated_by: invito", "dated_by: quartile", .wrongReference, at: "quartile", help: "dates"),
    Planted(
      "except: [inesitato, escluso]", "except: [inesitato, distretto]", .wrongReference,
      at: "distretto", help: "boolean"),
    Planted(
      "leads_to: adesione", "leads_to: contatti", .circular, at: "contatti", help: "further down"),
    Planted(
      "leads_to: adesione", "leads_to: adesoine", .unknownReference, at: "adesoine",
      help: "`adesione`"),
    Planted("kpi: adesione", "kpi: contatti", .wrongReference, at: "contatti", help: "`rate`"),
    Planted("kpi: adesione", "kpi: adesion", .unknownReference, at: "adesion", help: "`adesione`"),
    Planted(
      "by: 2025-06-29", "by: 2024-06-29", .datesContradict, at: "2024-06-29",
      help: "`baseline`"),
    Planted(
      "by: 2025-06-29", "by: 2024-11-29", .immature, at: "2024-11-29", help: "2024-12-30",
      isWarning: true),
    Planted(
      "only: { quartile: [Q1, Q2] }", "only: { quartil: [Q1, Q2] }", .unknownReference,
      at: "quartil", help: "`quartile`"),
    Planted(
      "only: { quartile: [Q1, Q2] }", "only: { quartile: [Q1, Q9] }", .unknownReference,
      at: "Q9", help: "`Q1`"),
    Planted(
      "period: { from: 2024-10-01, to: 2025-03-31 }",
      "period: { from: 2024-10-01, to: 2025-12-31 }", .datesContradict, at: "2025-12-31",
      help: "2025-09-30"),
    Planted(
      "count: { of: casi, exposure: ore }\n",
      "mean: { of: ore }\n    history: { years: 3 }\n", .contradiction, at: "history",
      help: "delete it"),
    Planted(
      "history: { years: 5, ", "history: { years: 50, ", .outOfRange, at: "50", help: "1 to 10"),
    Planted("  indicator:", "  indicatore:", .unknownKey, at: "indicatore", help: "`indicator`"),
    Planted(
      "indicator: ons", "indicator: oms", .unknownIndicator, at: "oms",
      help: "`ons/adesione-corretta`"),
    Planted(
      "indicator: ons/adesione-corretta", "indicator: asl/xyzw", .unknownIndicator, at: "asl",
      help: "of your own", isWarning: true),
    Planted(
      "indicator: ons/adesione-corretta", "indicator: ons/adesione-grezza", .otherDefinition,
      at: "[inesitato", help: "`indicator: ons/adesione-corretta`", isWarning: true),
    Planted(
      "except: [inesitato, escluso]", "except: [escluso]", .otherDefinition, at: "[escluso]",
      help: "[inesitato, escluso]", isWarning: true),
    Planted(
      "over: rows, except: [inesitato, escluso] }", "over: rows }", .otherDefinition, at: "rows }",
      help: "[inesitato, escluso]", isWarning: true),
    Planted(
      "level: outcome\n    label: { it: \"Adesione\"",
      "level: impact\n    label: { it: \"Adesione\"", .otherDefinition, at: "impact",
      help: "`level: outcome`", isWarning: true),
    Planted(
      "label: { it: \"Clic\", en: \"Clicks\" }",
      "label: { it: \"Clic\", en: \"Clicks\" }\n    indicator: media/click-through",
      .otherDefinition, at: "18240", help: "`52%`", isWarning: true),
    Planted(
      "label: { it: \"Clic\", en: \"Clicks\" }",
      "label: { it: \"Clic\", en: \"Clicks\" }\n    indicator: funnel/ab-difference",
      .otherDefinition, at: "{ entered", help: "`kind: ab-test`", isWarning: true),
    Planted(
      "value: { entered: 18240, from: \"Web Analytics Italia\" }",
      "value: { entered: 18240, from: \"Web\" }\n    within: 5 days", .contradiction, at: "within",
      help: "delete it"),
    Planted(
      "      count: { of: casi, exposure: ore }".replacing("      ", with: "    "),
      "    count: { of: casi, exposure: ore }\n    mean: { of: attesa }", .alternatives, at: "mean",
      help: "keep one"),
  ]

  /// Mistakes of dates and of the design.
  static let designs: [Planted] = [
    Planted(
      "    from: 2022-10-01", "    from: 2023-10-01", .seasonTooShort, at: "{ harmonics",
      help: "season: none"),
    Planted("shape: [level]\n", "shape: []\n", .nothingToDo, at: "shape", help: "[level, slope]"),
    Planted(
      "to: 2025-03-31 }\n", "to: 2023-03-31 }\n", .datesContradict, at: "2023-03-31",
      help: "exchange"),
    Planted(
      "date: 2025-09-30", "date: 2024-09-30", .datesContradict, at: "2024-09-30", help: "year"),
    Planted(
      "date: 2025-09-30", "date: 30/09/2025", .wrongValue, at: "30/09/2025", help: "`2025-09-30`"),
    Planted(
      "date: 2025-09-30", "date: 03/04/2025", .wrongValue, at: "03/04/2025",
      help: "`2025-04-03` or `2025-03-04`"),
    Planted(
      "date: 2025-09-30", "date: 2025-06-31", .wrongValue, at: "2025-06-31", help: "28 to 31"),
    Planted(
      "to: 2025-03-31\n    start", "to: 2025-08-31\n    start", .immature, at: "2025-08-31",
      help: "2025-07-02",
      isWarning: true),
    Planted(
      "      from: 2022-10-01".replacing("      ", with: "    "), "    from: 2022-10-05",
      .partialPeriod, at: "2022-10-05", help: "2022-10-01", isWarning: true),
    Planted(
      "date: 2024-10-01, off", "date: 2026-10-01, off", .datesContradict, at: "2025-01-01",
      help: "off_from"),
    Planted(
      "date: 2024-10-01, off_from: 2025-01-01", "date: 2021-10-01, off_from: 2025-01-01",
      .outsideSeries, at: "2021-10-01", help: "2022-10-01 to 2025-03-31"),
    Planted(
      "date: 2024-10-01, off_from: 2025-01-01", "date: 2022-11-01, off_from: 2025-01-01",
      .outsideSeries, at: "2022-11-01", help: "widen"),
    Planted("{ for: 1 month", "{ for: 10 days", .wrongUnit, at: "10 days", help: "months"),
    Planted(
      "season: { harmonics: 1 }", "season: months\n    x: 1", .unknownKey, at: "x",
      help: "keys here"),
    Planted(
      "[easter, working-days]", "[easter, pasqua]", .unknownChoice, at: "pasqua", help: "`easter`"),
    Planted(
      "[easter, working-days]", "[easter, easter]", .contradiction, at: "easter]", help: "delete"),
    Planted(
      "shape: [level, slope]", "shape: [livello]", .unknownChoice, at: "livello", help: "`level`"),
    Planted("effect: { at: 6 }", "effect: pulse", .unknownChoice, at: "pulse", help: "average"),
    Planted(
      "shape: [level]", "shape: [level]\n    effect: slope", .contradiction, at: "slope",
      help: "`slope` to `shape`"),
    Planted(
      "estimator: quasi-likelihood", "estimator: reml", .contradiction, at: "reml",
      help: "`quasi-likelihood`"),
    Planted(
      "only: { distretto: [Sud] }", "only: { distretto: [Nord, Est, Valle] }", .contradiction,
      at: "{ distretto", help: "did not reach"),
    Planted(
      "only: { distretto: [Nord", "only: { quartile: [Q5, Nord", .unknownReference, at: "Q5",
      help: "`Q1`"),
    Planted(
      "kpi: infortuni_altrove", "kpi: attesa_media", .wrongReference, at: "attesa_media",
      help: "same way"),
    Planted(
      "placebo: [2023-10-01]", "placebo: [2024-09-01]", .outsideSeries, at: "2024-09-01",
      help: "between"),
    Planted("newey_west_lag: 3", "newey_west_lag: 300", .outOfRange, at: "300", help: "fewer lags"),
    Planted(
      "analyses:\n",
      "analyses:\n  prima:\n    kind: interrupted-time-series\n    role: primary\n"
        + "    kpi: infortuni\n    every: month\n    from: 2020-01-01\n    to: 2025-03-31\n"
        + "    shape: [level]\n    why: x\n", .secondPrimary,
      at:
        "primary\n    kpi: infortuni\n    every: month\n    from: 2020-01-01\n    to: 2025-03-31\n"
        + "    shape: [level]\n    why: \"", help: "secondary"),
    Planted(
      "kind: interrupted-time-series", "kind: regression-discontinuity", .unknownMethod,
      at: "regression", help: "`interrupted-time-series`"),
    Planted("spec: 1", "spec: 2", .specVersion, at: "2", help: "later release"),
    Planted("min_cell: 5", "min_cell: 0", .outOfRange, at: "0", help: "3 to 1000"),
    Planted("[it, en]\n", "[it, fr]\n", .unknownChoice, at: "fr", help: "`en`"),
    Planted(
      "  adesione:\n    level", "  due parole:\n    level", .badName, at: "due parole",
      help: "`due_parole`"),
    Planted("no_gaps: invito", "no_gaps: quartile", .wrongReference, at: "quartile", help: "dates"),
    Planted(
      "all_values: quartile", "all_values: distretto", .wrongReference, at: "distretto",
      help: "values"),
    Planted(
      "negative: [\"N\"]", "negative: [\"S\"]", .contradiction, at: "[\"S\"]",
      help: "one of the two"),
    Planted("thousands: \".\"", "thousands: \",\"", .contradiction, at: "\",\"", help: "none"),
    Planted(
      "type: integer, min: 0", "type: integer, values: [a]", .contradiction, at: "[a]",
      help: "category"),
    Planted(
      "max: 2025-12-31", "max: 2019-12-31", .contradiction, at: "2019-12-31", help: "exchange"),
  ]

  /// Mistakes of YAML itself.
  static let yaml: [Planted] = [
    Planted("owner: \"UOC", "\towner: \"UOC", .yamlSyntax, at: "\t", help: "spaces"),
    Planted(
      "\"UOC Epidemiologia, ASL Valdoro\"", "\"UOC Epidemiologia, ASL Valdoro", .yamlSyntax,
      at: "\"UOC", help: "close it"),
    Planted("level: output", "level output", .yamlSyntax, at: "level output", help: "`key: value`"),
    Planted(
      "planned: before-data", "planned: before: data", .yamlSyntax, at: ": data",
      help: "quotation marks"),
    Planted("[level, slope]", "[level, slope", .yamlSyntax, at: "[level", help: "`]`"),
    Planted(
      "funding: \"Piano", "funding: \"C:\\Piano", .invisibleCharacter, at: "\"C:",
      help: "single quotes"),
    Planted(
      "funding: \"Piano", "funding: \"C:\\dati", .yamlSyntax, at: "\\dati", help: "single quotes"),
    Planted(
      "funding: \"Piano Regionale Prevenzione, cap. 5021\"", "funding: @piano", .yamlSyntax,
      at: "@", help: "quotation marks"),
    Planted(
      "planned: before-data", "planned: before-data\n  planned: after-data", .duplicateKey,
      at: "planned: after", help: "keep one"),
    Planted("campaign: {", "campaign: &c {", .yamlFeature, at: "&c", help: "delete"),
    Planted("owner: \"", "owner: !!str \"", .yamlFeature, at: "!!str", help: "delete the tag"),
    Planted("behaviour:", "---\nbehaviour:", .yamlFeature, at: "---", help: "file of its own"),
    Planted(
      "behaviour:\n", "behaviour:\n  <<: { a: 1 }\n", .yamlFeature, at: "<<",
      help: "write the keys out"),
    Planted("  does:", "   does:", .yamlSyntax, at: "does", help: "indent"),
    Planted(
      "\"Dati simulati\"", "\"Dati\u{0000} simulati\"", .invisibleCharacter, at: "\u{0000}",
      help: "delete"),
    Planted(
      "\"Dati simulati\"", "\"Dati\u{202E} simulati\"", .invisibleCharacter, at: "\u{202E}",
      help: "delete"),
  ]
}
