// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

extension Planted {
  /// Mistakes of a gap between groups.
  static let gaps: [Planted] = [
    Planted(
      "by: quartile\n", "by: quartil\n", .unknownReference, at: "quartil\n", help: "`quartile`"),
    Planted(
      "by: quartile\n", "by: spesa\n", .wrongReference, at: "spesa\n", help: "`type: category`"),
    Planted(
      "least_deprived_first: [Q1, Q2, Q3, Q4]", "least_deprived_first: [Q1, Q2, Q4]",
      .contradiction, at: "[Q1, Q2, Q4]", help: "every value of column `quartile`"),
    Planted(
      "least_deprived_first: [Q1, Q2, Q3, Q4]", "least_deprived_first: [Q1, Q3, Q4, Q3]",
      .contradiction, at: "Q3]", help: "delete one"),
    Planted(
      "least_deprived_first: [Q1, Q2, Q3, Q4]", "least_deprived_first: [Q1, Q2, Q3, Q5]",
      .unknownReference, at: "Q5]", help: "`Q1`"),
    Planted(
      "least_deprived_first: [Q1, Q2, Q3, Q4]",
      "least_deprived_first: [Q1, Q2, Q3, Q4]\n    focus: Q4", .alternatives, at: "Q4\n",
      help: "for groups with an order"),
    Planted(
      "{ lingua: { reference: italiano, focus: altra }", "{ lingua: { reference: italiano }",
      .missingKey, at: "lingua: { reference", help: "a gap has two sides"),
    Planted(
      "{ reference: italiano, focus: altra }", "{ reference: altra, focus: altra }",
      .contradiction, at: "altra }", help: "delete one"),
    Planted(
      "also: { lingua: { reference", "also: { quartile: { reference", .contradiction,
      at: "quartile: {", help: "delete it from `also`"),
    Planted(
      "assigned_by: distretto", "assigned_by: quartile", .contradiction, at: "quartile\n",
      help: "districts or practices"),
    Planted(
      "assigned_by: distretto\n", "assigned_by: distretto\n    independent: true\n",
      .alternatives, at: "true\n", help: "only where people were reached one by one"),
    Planted(
      "independent: true\n", "independent: true\n    treated: [Nord]\n", .contradiction,
      at: "[Nord]", help: "`assigned_by: distretto`"),
    Planted(
      "paired_by: codice", "paired_by: spesa", .wrongReference, at: "spesa",
      help: "`type: category`"),
    Planted(
      "assigned_by: distretto\n", "assigned_by: distretto\n    paired_by: distretto\n",
      .contradiction, at: "distretto\n    treated", help: "`independent: true`"),
    Planted(
      "treated: [Nord, Est]\n", "treated: [Est, Nord, Est]\n", .contradiction, at: "Est]",
      help: "delete one"),
    Planted(
      "adjust: [fascia]", "adjust: [quartile]", .contradiction, at: "quartile]",
      help: "delete it from `adjust`"),
    Planted(
      "adjust: [fascia]", "adjust: [spesa]", .wrongReference, at: "spesa]",
      help: "`type: category`"),
    Planted(
      "least_deprived_first: [Q1, Q2, Q3, Q4]",
      "meno_deprivati_prima: [Q1, Q2, Q3, Q4]", .unknownKey, at: "meno_deprivati_prima",
      help: "`least_deprived_first`"),
  ]
}
