// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

extension Planted {
  /// Mistakes of a comparison of places.
  static let places: [Planted] = [
    Planted(
      "after: { from: 2024-10-01", "after: { from: 2024-09-01", .datesContradict, at: "2024-09-01",
      help: "the day before"),
    Planted(
      "    start: 2024-10-01\n", "    adopted: { Nord: 2024-10-01 }\n", .alternatives,
      at: "{ Nord", help: "where the days differ"),
    Planted(
      "      adopted: { Nord: 2024-10-01, Est".replacing("      ", with: "    "),
      "    start: 2024-10-01\n    adopted: { Nord: 2024-10-01, Est", .alternatives,
      at: "2024-10-01", help: "delete `start`"),
    Planted(
      "start: 2024-10-01\n", "start: 2024-09-15\n", .datesContradict, at: "2024-09-15",
      help: "`before` end before 2024-09-15"),
    Planted("[Sud, Ovest]", "[Sud, Nord]", .contradiction, at: "Nord]", help: "`controls`"),
    Planted(
      "neighbours: [Costa]", "neighbours: [Nord]", .contradiction, at: "Nord]",
      help: "delete it from `neighbours`"),
    Planted(
      "treated: [Nord, Est, Valle]", "treated: [Nord, Est, Nord]", .contradiction, at: "Nord]",
      help: "delete one"),
    Planted(
      "{ Nord: 2024-10-01, Est", "{ Nord: 2024-03-01, Est", .datesContradict, at: "2024-03-01",
      help: "end `before`"),
    Planted(
      "{ Nord: 2024-10-01, Est", "{ Nord: 2023-10-01, Est", .datesContradict, at: "2023-10-01",
      help: "begin `before` earlier"),
    Planted(
      "Est: 2025-01-01", "Est: 2025-05-01", .datesContradict, at: "2025-05-01",
      help: "a control until then"),
    Planted(
      "anticipation: 4", "anticipation: 2", .contradiction, at: "2\n", help: "`anticipation: 3`"),
    Planted(
      "placebo: 2024-04-01", "placebo: 2024-09-01", .outsideSeries, at: "2024-09-01",
      help: "between 2023-10-01 and 2024-09-30"),
    Planted(
      "adjust: [quartile]", "adjust: [distretto]", .contradiction, at: "distretto]",
      help: "delete it from `adjust`"),
    Planted(
      "adjust: [quartile]", "adjust: [spesa]", .wrongReference, at: "spesa]",
      help: "`type: category`"),
    Planted(
      "unit: distretto", "unit: distreto", .unknownReference, at: "distreto\n",
      help: "`distretto`"),
    Planted(
      "unit: distretto", "unit: spesa", .wrongReference, at: "spesa\n", help: "`type: category`"),
    Planted("caliper: 1.5", "caliper: -1", .outOfRange, at: "-1 }", help: "standard deviations"),
    Planted(
      "[outcome-before, quartile]", "[outcome-before, quartil]", .unknownReference,
      at: "quartil]", help: "`quartile`"),
    Planted(
      "[outcome-before, quartile]", "[outcome-before, invito]", .wrongReference, at: "invito]",
      help: "`outcome-before`"),
    Planted(
      "per_treated: 4", "per_treated: 0", .outOfRange, at: "0,", help: "from 1 to 100"),
    Planted("weights: people", "weights: persone", .unknownChoice, at: "persone", help: "`people`"),
    Planted("chosen: policy", "chosen: comodo", .unknownChoice, at: "comodo", help: "`recent-low`"),
    Planted(
      "controls: [Sud, Ovest]", "controls: tutti", .unknownChoice, at: "tutti", help: "`all`"),
    Planted(
      "effect: average", "effect: cohort", .unknownChoice, at: "cohort", help: "`average`"),
    Planted(
      "neighbours: [Costa]", "vicini: [Costa]", .unknownKey, at: "vicini", help: "`neighbours`"),
    Planted(
      "controls: synthetic", "controls: sintetico", .unknownChoice, at: "sintetico",
      help: "`synthetic`"),
    Planted(
      "controls: synthetic\n", "controls: synthetic\n    weights: people\n", .contradiction,
      at: "people", help: "`weights: units`"),
    Planted(
      "controls: synthetic\n", "controls: synthetic-did\n    adjust: [quartile]\n", .contradiction,
      at: "[quartile]", help: "delete `adjust`"),
    Planted(
      "controls: synthetic\n", "controls: synthetic\n    differs_by: [quartile]\n",
      .contradiction, at: "[quartile]", help: "`controls: all`"),
    Planted(
      "controls: [Sud, Ovest]", "controls: synthetic", .contradiction, at: "synthetic",
      help: "one day at a time"),
    Planted(
      "placebo_outcome: esclusi", "placebo_outcome: adesione", .contradiction, at: "adesione",
      help: "leave as it is"),
    Planted(
      "placebo_outcome: esclusi", "placebo_outcome: [esclusi, escusi]", .unknownReference,
      at: "escusi", help: "`esclusi`"),
    Planted(
      "placebo_outcome: esclusi", "placebo_outcome: infortuni_altrove", .wrongReference,
      at: "infortuni_altrove", help: "`distretto`"),
    Planted(
      "contaminated: { Sud: 10% }", "contaminated: { Nord: 10% }", .contradiction, at: "Nord: 10%",
      help: "`received`"),
    Planted(
      "contaminated: { Sud: 10% }", "contaminated: { Costa: 10% }", .contradiction,
      at: "Costa: 10%", help: "one of the two"),
    Planted(
      "contaminated: { Sud: 10% }", "contaminated: { Sud: 0.1 }", .outOfRange, at: "0.1",
      help: "`10%`"),
    Planted(
      "received: consegnato", "received: consegnata", .unknownReference, at: "consegnata",
      help: "`consegnato`"),
    Planted(
      "received: consegnato", "received: quartile", .wrongReference, at: "quartile",
      help: "`type: boolean`"),
    Planted(
      "differs_by: [quartile]", "differs_by: [distretto]", .contradiction, at: "distretto]",
      help: "delete it from `differs_by`"),
    Planted(
      "differs_by: [quartile]", "differs_by: [spesa]", .wrongReference, at: "spesa]",
      help: "`type: category`"),
    Planted(
      "effect: average", "effect: by-start", .contradiction, at: "by-start",
      help: "`effect: average`"),
    Planted(
      "before: { from: 2023-10-01", "before: { from: 2023-10-15", .partialPeriod,
      at: "2023-10-15", help: "2023-10-01", isWarning: true),
  ]
}
