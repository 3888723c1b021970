// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

extension Planted {
  private static let quartile =
    "quartile: { as: \"Quartile\", label: { it: \"deprivazione\", en: \"deprivation\" }, "
    + "type: category, "

  /// Mistakes of labels of values, and of texts in two languages.
  static let labels: [Planted] = [
    Planted("labels: { Q1:", "labels: { Q9:", .unknownReference, at: "Q9", help: "`Q1`"),
    Planted("labels: { Q1:", "etichette: { Q1:", .unknownKey, at: "etichette", help: "`labels`"),
    Planted("labels: { Q1:", "lables: { Q1:", .unknownKey, at: "lables", help: "`labels`"),
    Planted("Q4: \"D4\"", "Q4: \" q2\"", .contradiction, at: "\" q2\"", help: "no other value"),
    Planted(
      "Q4: \"D4\"", "Q4: \"Q\u{200B}2\"", .contradiction, at: "\"Q\u{200B}2\"",
      help: "no other value"),
    Planted(
      "Q4: \"D4\"", "Q4: { it: \"d4\", en: \"Least  Deprived\" }", .contradiction,
      at: "{ it: \"d4\"",
      help: "of its own"),
    Planted(
      "Q4: \"D4\"", "Q4: \"\u{200B}\"", .contradiction, at: "\"\u{200B}\"", help: "of its own"),
    Planted(
      quartile + "values: [Q1, Q2, Q3, Q4], labels", quartile + "labels", .missingKey,
      at: "quartile", help: "`values: ["),
    Planted(
      "as: \"Inesitato\", type: boolean, positive: [\"S\"], negative: [\"N\"] }",
      "as: \"Inesitato\", type: boolean, positive: [\"S\"], negative: [\"N\"], labels: { S: x } }",
      .contradiction, at: "{ S: x }", help: "`category`"),
    Planted(
      "en: \"residents of 50 to 69\" }", "en: \"residents of 50 to 69\", fr: \"x\" }", .unknownKey,
      at: "fr", help: "`it`"),
  ]
}
