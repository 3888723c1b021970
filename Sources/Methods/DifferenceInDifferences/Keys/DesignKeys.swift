// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Findings

extension DifferenceInDifferences {
  /// The keys that say where and when the campaign ran.
  enum DesignKeys {
    static let unit = StudyKey(
      "unit", Form<String>.name, .required,
      "The column of places to which the campaign was assigned, as districts.",
      aliases: ["unità", "unita", "luogo", "distretto", "area", "cluster"], example: "distretto")

    static let treated = StudyKey(
      "treated", Form<[String]>.list(of: Form<String>.cell, example: "[Nord, Est]"), .optional,
      "The places with the campaign, when it began everywhere on one day (`start`).",
      aliases: ["trattati", "trattate", "campagna", "intervento", "exposed"],
      example: "[Nord, Est]")

    static let start = StudyKey(
      "start", Form<CivilDate>.date, .resolved("the first day of the campaign"),
      "When the campaign began in the places of `treated`.",
      aliases: ["inizio", "avvio", "begin"], example: "2024-10-01")

    static let adopted = StudyKey(
      "adopted",
      Form<[Named<CivilDate>]>.names(
        MappingTitle("`adopted`", noun: "places with their dates"), of: .date, anyKey: true,
        example: adoptedExample), .optional,
      "The day on which the campaign began in each place, when the days differ.",
      aliases: ["adottato", "adozione", "avviato", "starts"], example: adoptedExample)

    static let chosen = StudyKey(
      "chosen",
      Form<Chosen>.choice(aliases: [
        "politica": .policy, "programmazione": .policy, "bisogno": .need,
        "valori-bassi": .recentLow, "recent_low": .recentLow, "volontari": .volunteers,
        "sorteggio": .random, "randomised": .random, "caso": .random,
      ]), .required,
      "How the places were chosen: `policy`, `need`, `recent-low`, `volunteers` or `random`.",
      aliases: ["scelti", "scelte", "selezione", "selection"], example: "policy")

    static let before = StudyKey(
      "before", Form<DateRange>.period, .required, "First and last day of the time before.",
      aliases: ["prima", "baseline", "pre"], example: "{ from: 2023-10-01, to: 2024-09-30 }")

    static let after = StudyKey(
      "after", Form<DateRange>.period, .required, "First and last day of the time after.",
      aliases: ["dopo", "post"], example: "{ from: 2024-10-01, to: 2025-03-31 }")

    static let anticipation = StudyKey(
      "anticipation", Form<Int>.integer(0...24, example: "1"),
      .resolved("the periods whose response windows reach the start"),
      "Periods before a place's start that may already show the campaign: left out for that place.",
      aliases: ["anticipo", "anticipazione"], example: "1")

    static let neighbours = StudyKey(
      "neighbours", Form<[String]>.list(of: Form<String>.cell, atLeast: 0, example: "[Costa]"),
      .standard([]),
      "Places without the campaign that it may have reached from nearby: left out of the controls.",
      aliases: ["vicini", "confinanti", "neighbors", "spillover"], example: "[Costa]")

    private static let adoptedExample = "{ Nord: 2024-10-01, Est: 2025-01-01 }"
  }
}
