// SPDX-License-Identifier: GPL-3.0-or-later

/// Random studies of few people, by number: all methods take turns, alone and together.
struct SmallStudies {
  let number: Int
  var noise: Noise
  /// The smallest count that may be shown.
  let least: Int
  var sources: [String: SmallStudy.Layout] = [:]
  var kinds: [[SmallStudy.Row]] = []
  /// Parts of the study file.
  var described: [String] = []
  var kpis: [String] = []
  var analyses: [String] = []
  private var hasPrimary = false

  /// The number of the first study of methods that the others do not have.
  static let further = 500

  static func study(_ number: Int) throws -> (study: SmallStudy, least: Int) {
    var studies = SmallStudies(number)
    return (try studies.study(), studies.least)
  }

  private init(_ number: Int) {
    self.number = number
    noise = Noise(UInt64(number) &* 0x9E37_79B9_7F4A &+ 11)
    least = 3 + noise.below(8)
  }

  private mutating func study() throws -> SmallStudy {
    guard number < Self.further else { return try furtherStudy() }
    try first(number % 10)
    return try SmallStudy(text, sources, kinds, truth(), plan: nil)
  }

  mutating func first(_ kind: Int) throws {
    switch kind {
    case 0: invitations(Invitations(months: 16, places: 2))
    case 1: invitations(Invitations(months: 8, places: 4))
    case 2: invitations(Invitations(months: 2, places: 2, groups: 3))
    case 3: retention()
    case 4: survey()
    case 5: waits()
    case 6: steps()
    case 7: invitations(Invitations(months: 2, places: 2, texts: 2 + noise.below(2)))
    case 8: invitations(Invitations(months: 8, places: 3, hasCosts: true))
    default: invitations(Invitations(months: 8, places: 2, groups: 2))
    }
  }

  /// How many people there are of each kind.
  mutating func truth() -> [Int] {
    // Most kinds have few people; the places or groups of some studies have more.
    var sizes = [[2, 6], [1, 4, 12], [6, 14, 30], [12, 40]]
    if number >= Self.further { sizes += [[30, 90], [2, 40, 90]] }
    let chosen = sizes[noise.below(sizes.count)]
    return kinds.map { _ in noise.below(chosen[noise.below(chosen.count)] + 1) }
  }

  var text: String {
    """
    spec: 1
    study:
      id: small-\(number)
      title: "Few people"
      owner: "us"
      campaign: { from: 2024-01-01, to: 2024-12-31 }
      planned: before-data
      cutoff: { date: 2025-06-30, why: "the last answers" }
    sources:
    \(described.joined(separator: "\n"))
    kpis:
    \(kpis.joined(separator: "\n"))
    analyses:
    \(analyses.joined(separator: "\n"))
    report:
      languages: [it, en]
      disclosure: { min_cell: \(least)\(rounding) }
    """
  }

  /// One study in four rounds its counts.
  private var rounding: String {
    number / 10 % 4 == 0 ? ", round_to: \(least > 5 ? 10 : 5)" : ""
  }

  mutating func isChosen(_ times: Int = 2) -> Bool { noise.below(times) > 0 }

  mutating func source(
    _ name: String, _ holds: String, _ columns: [String], _ layout: SmallStudy.Layout
  ) {
    described.append(
      "  \(name):\n    file: \(name).csv\n    dialect: csv\n    holds: \(holds)\n    columns:\n"
        + columns.map { "      \($0)" }.joined(separator: "\n"))
    sources[name] = layout
  }

  mutating func add(_ name: String, _ lines: [String]) {
    analyses.append("  \(name):\n" + lines.map { "    \($0)" }.joined(separator: "\n"))
  }

  /// The role of the next analysis of the KPI: one of them carries its verdict.
  mutating func role() -> String {
    defer { hasPrimary = true }
    return hasPrimary ? "secondary" : "primary"
  }
}
