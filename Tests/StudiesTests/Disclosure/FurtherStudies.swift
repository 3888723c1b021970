// SPDX-License-Identifier: GPL-3.0-or-later

/// Studies of what the first ones do not have: places that start one after the other, synthetic
/// controls, answers of the same persons before and after, and plans that were registered otherwise.
extension SmallStudies {
  mutating func furtherStudy() throws -> SmallStudy {
    var plan: String?
    switch number % 4 {
    case 0: invitations(Invitations(months: 8, places: 4, comparison: .staggered))
    case 1: invitations(Invitations(months: 10, places: 5, comparison: .synthetic))
    case 2: pairedSurvey()
    default:
      try first([0, 1, 2, 3, 8, 9][number / 4 % 6])
      plan = registered
    }
    return try SmallStudy(text, sources, kinds, truth(), plan: plan)
  }

  /// The plan as it was registered: other weights, shapes, periods and rows.
  private var registered: String {
    let others = [
      ("weights: units", "weights: people"), ("shape: [level]", "shape: [level, slope]"),
      ("    only: { distretto: [D1] }\n", ""), ("weeks: [4, 8, 12]", "weeks: [4, 12]"),
      ("silent_after: 28 days", "silent_after: 21 days"),
      ("least_deprived_first: [Q1, Q2, Q3]", "least_deprived_first: [Q3, Q2, Q1]"),
      ("to: 2024-04-30", "to: 2024-03-31"), ("target: 50%", "target: 60%"),
    ]
    return others.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  /// Persons who answered before, after, or both.
  private mutating func pairedSurvey() {
    let marks = ["1", "3", "5"]
    for place in ["nord", "sud"] {
      for before in marks + [""] {
        for after in marks + [""] where before != "" || after != "" {
          kinds.append(
            [("T0", before), ("T1", after)].filter { $0.1 != "" }.map { wave, mark in
              SmallStudy.Row(source: "questionari", text: "#,\(wave),\(place),\(mark)")
            })
        }
      }
    }
    source(
      "questionari", "pseudonymised",
      [
        "codice: { type: id }", "ondata: { type: category, values: [T0, T1] }",
        "sede: { type: category }", "voto: { type: integer, min: 1, max: 5 }",
      ], .init(header: "codice,ondata,sede,voto"))
    kpis.append("  contatti:\n    level: output\n    value: { entered: 500, from: \"registro\" }")
    let kind =
      isChosen()
      ? "likert, of: voto, scale: { from: 1, to: 5 }, better: higher"
      : "csat, of: voto, scale: { from: 1, to: 5 }"
    let lines = [
      "kind: survey", "role: secondary", "source: questionari",
      "wave: { column: ondata, before: [T0], after: [T1] }",
    ]
    let items = ["items:", "  voto: { type: \(kind) }"]
    add("voti", lines + ["paired_by: codice"] + (isChosen() ? ["by: sede"] : []) + items)
    if isChosen() {
      let pairs = isChosen() ? ["paired_by: codice"] : []
      add("solo", lines + pairs + ["only: { sede: [nord] }"] + items)
    }
  }
}
