// SPDX-License-Identifier: GPL-3.0-or-later

/// Invitations by month, place, group and text, answered or not: what series, comparisons of places,
/// gaps, tests of texts, costs and KPIs are made of.
struct Invitations {
  var months: Int
  var places: Int
  var groups = 1
  var texts = 1
  var hasCosts = false
  /// How places with the campaign are compared.
  var comparison = Comparison.sameDate

  enum Comparison {
    /// Some places start on one date, the others never.
    case sameDate
    /// Two places start, one after the other.
    case staggered
    /// One place, beside a weighted mean of the others.
    case synthetic
  }
}

extension SmallStudies {
  mutating func invitations(_ design: Invitations) {
    let isAggregate = design.groups == 1 && design.texts == 1 && noise.below(3) == 0
    let months = (0..<design.months).map { Self.day($0 - design.months / 2) }
    let places = (1...design.places).map { "D\($0)" }
    let groups = (1...design.groups).map { "Q\($0)" }
    let texts = ["A", "B", "C"].prefix(max(2, design.texts))
    var cells: [String] = []
    for month in months {
      for place in places {
        // Some rows have no group: they count in all and in no group.
        for group in groups + (design.groups > 1 && month == months[0] ? [""] : []) {
          for text in texts.prefix(design.texts) {
            let cell = "\(month),\(place),\(group),\(text)"
            cells.append(cell)
            for answer in ["S", "N"] {
              kinds.append([
                isAggregate
                  ? SmallStudy.Row(
                    source: "inviti", text: cell, counts: [1, answer == "S" ? 1 : 0])
                  : SmallStudy.Row(source: "inviti", text: "\(cell),\(answer)")
              ])
            }
          }
        }
      }
    }
    let columns = [
      "mese: { type: date }", "distretto: { type: category }",
      "quartile: { type: category, values: [\(groups.joined(separator: ", "))], optional: true }",
      "testo: { type: category, values: [\(texts.joined(separator: ", "))] }",
    ]
    let header = "mese,distretto,quartile,testo"
    if isAggregate {
      source(
        "inviti", "aggregates",
        columns + ["invitati: { type: integer, min: 0 }", "aderenti: { type: integer, min: 0 }"],
        .init(header: header + ",invitati,aderenti", cells: cells))
    } else {
      source(
        "inviti", "pseudonymised",
        columns + [#"risposta: { type: boolean, positive: ["S"], negative: ["N"] }"#],
        .init(header: header + ",risposta"))
    }
    let before = (from: months[0], to: Self.end(-1))
    let after = (from: Self.day(0), to: Self.end(design.months / 2 - 1))
    kpi(isAggregate, isChosen() ? after : (before.from, after.to), isChosen() ? [] : places)
    let times = [
      "before: { from: \(before.from), to: \(before.to) }",
      "after: { from: \(after.from), to: \(after.to) }",
    ]
    if design.months >= 8, design.places > 2 || isChosen() {
      comparison(places, times, design)
      if design.hasCosts { costs(isAggregate) }
    }
    if design.months >= 8, !design.hasCosts || isChosen() {
      series(places, before.from, after.to, isChosen() && design.months >= 16)
    }
    if design.groups > 1 { gap(groups, times) }
    if design.texts > 1 {
      add(
        "testi",
        [
          "kind: ab-test", "role: \(role())", "kpi: adesione", "variant: testo",
          "variants: [\(texts.prefix(design.texts).joined(separator: ", "))]", "allocated: random",
          "from: \(months[0])", "to: \(after.to)",
        ])
    }
    if !isAggregate, design.months == 2 {
      add(
        "passi",
        [
          "kind: funnel", "role: secondary", "source: inviti",
          "steps: { rows: Invitati, risposta: Riconsegne }",
          "by: \(isChosen() || design.groups == 1 ? "distretto" : "quartile")",
        ])
    }
  }

  /// The first day of a month counted from January 2024.
  static func day(_ month: Int) -> String {
    let number = 2024 * 12 + month
    let part = number % 12 + 1
    return "\(number / 12)-\(part < 10 ? "0" : "")\(part)-01"
  }

  /// The last day of a month.
  private static func end(_ month: Int) -> String {
    let lengths = [31, month < 0 ? 28 : 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return day(month).dropLast(2) + String(lengths[(month + 24) % 12])
  }

  private mutating func kpi(
    _ isAggregate: Bool, _ period: (from: String, to: String), _ places: [String]
  ) {
    var lines = [
      "adesione:", "  level: outcome", "  source: inviti",
      isAggregate
        ? "  rate: { of: aderenti, over: invitati }" : "  rate: { of: risposta, over: rows }",
      "  dated_by: mese", "  better: higher", "  target: 50%", "  by: 2024-12-31",
      "  matters: 2 pp",
    ]
    if isChosen() { lines.append("  period: { from: \(period.from), to: \(period.to) }") }
    if places.count > 1 { lines.append("  only: { distretto: [\(places[0])] }") }
    kpis.append(lines.map { "  \($0)" }.joined(separator: "\n"))
  }

  private mutating func comparison(
    _ places: [String], _ times: [String], _ design: Invitations
  ) {
    let who: [String]
    switch design.comparison {
    case .sameDate: who = sameDate(places, design.hasCosts)
    case .staggered:
      who = [
        "adopted: { \(places[0]): 2024-01-01, \(places[1]): 2024-03-01 }",
        "controls: [\(places.dropFirst(2).joined(separator: ", "))]",
      ]
    case .synthetic:
      who = ["treated: [\(places[0])]", "start: 2024-01-01", "controls: synthetic"]
    }
    add(
      "distretti",
      [
        "kind: difference-in-differences", "role: \(role())", "kpi: adesione", "unit: distretto",
        "chosen: policy", "every: month",
      ] + who + times)
  }

  private mutating func sameDate(_ places: [String], _ hasCosts: Bool) -> [String] {
    let treated = places.prefix(max(1, places.count / 2)).joined(separator: ", ")
    return [
      "treated: [\(treated)]", "start: 2024-01-01",
      "controls: [\(places.dropFirst(max(1, places.count / 2)).joined(separator: ", "))]",
      "weights: \(hasCosts || isChosen() ? "people" : "units")",
    ]
  }

  private mutating func series(_ places: [String], _ from: String, _ to: String, _ slope: Bool) {
    let chosen = isChosen() ? [] : ["only: { distretto: [\(places[0])] }"]
    add(
      "serie",
      [
        "kind: interrupted-time-series", "role: \(role())", "kpi: adesione", "every: month",
        "from: \(from)", "to: \(to)", "start: 2024-01-01",
        "shape: [\(slope ? "level, slope" : "level")]", "why: \"at once\"",
      ] + chosen)
  }

  private mutating func gap(_ groups: [String], _ times: [String]) {
    add(
      "divario",
      [
        "kind: equity-gap", "role: \(role())", "kpi: adesione", "by: quartile",
        "least_deprived_first: [\(groups.joined(separator: ", "))]", "assigned_by: distretto",
        "matters: 2 pp",
      ] + (isChosen() ? ["treated: [D1]"] : []) + times)
  }

  private mutating func costs(_ isAggregate: Bool) {
    source(
      "spese", "public", ["voce: { type: category }", "importo: { type: money }"],
      .init(header: "voce,importo", fixed: ["kit,1200.00", "messaggi,300.50"]))
    add(
      "costi",
      [
        "kind: cost", "role: secondary", "source: spese", "amount: importo", "lines: voce",
        "per: [distretti.additional, distretti.positive]", "perspective: \"ASL\"",
        "price_year: 2024",
      ])
  }
}
