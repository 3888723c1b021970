// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Findings

extension ABTest {
  /// The keys of an analysis of this method, beside those that all have.
  enum Keys {
    static let variant = StudyKey(
      "variant", Form<String>.name, .required,
      "The column that says which variant a row was given.",
      aliases: ["variante", "versione", "version", "arm", "braccio"], example: "versione")

    static let variants = StudyKey(
      "variants", Form<[String]>.list(of: Form<String>.cell, atLeast: 2, example: "[A, B]"),
      .required, "The variants; the first is the one that the others are compared with.",
      aliases: ["varianti", "versioni", "versions", "arms", "bracci"], example: "[A, B]")

    static let allocated = StudyKey(
      "allocated",
      Form<Allocation>.choice(aliases: [
        "caso": .random, "casuale": .random, "sorteggio": .random, "randomised": .random,
        "randomized": .random, "day": .byDay, "giorni": .byDay, "place": .byPlace,
        "luoghi": .byPlace, "cluster": .byPlace,
      ]), .required,
      "How variants were given out: `random`, to each person by chance. Whole days or places are "
        + "another design.",
      aliases: ["assegnate", "assegnazione", "allocation", "assigned"], example: "random")

    static let ratio = StudyKey(
      "ratio", Form<[Int]>.list(of: .integer(1...1_000, example: "1"), example: "[1, 1]"),
      .resolved("equal parts"),
      "How many of each variant were to be given out, in the order of `variants`.",
      aliases: ["rapporto", "proporzione", "quote"], example: "[1, 1]")

    static let compare = StudyKey(
      "compare", Form<String>.cell, .resolved("the second of `variants`"),
      "The variant whose effect carries the verdict.",
      aliases: ["confronta", "principale", "headline"], example: "B")

    static let looks = StudyKey(
      "looks", looksForm, .optional,
      "The looks at the data that were planned beforehand, equally far apart, and which this is: "
        + "intervals are widened so that all looks together keep their level.",
      aliases: ["sguardi", "letture", "interim"], example: "{ planned: 4, this: 2 }")

    static let from = StudyKey(
      "from", Form<CivilDate>.date, .resolved("the campaign's first day, where the KPI is dated"),
      "The first day of the rows that count.", aliases: ["da", "dal", "inizio"],
      example: "2024-10-01")

    static let to = StudyKey(
      "to", Form<CivilDate>.date, .resolved("the campaign's last day, where the KPI is dated"),
      "The last day of the rows that count.", aliases: ["a", "al", "fine"],
      example: "2024-12-31")

    static let matters = StudyKey(
      "matters", Form<Quantity>.quantity(example: "1 pp"), .resolved("the KPI's"),
      "The smallest difference that would alter a decision.",
      aliases: ["soglia", "rilevante", "conta", "threshold"], example: "1 pp")

    private static let looksForm = Form<Looks>.mapping(
      MappingTitle("`looks`", noun: "looks"), keys: [planned, this], inline: true,
      read: { mapping in
        guard let all = mapping[planned], let number = mapping[this] else { return nil }
        guard number <= all else {
          mapping.reading.error(
            .contradiction, at: mapping.span(this), "look \(number) of \(all)",
            label: "more than were planned",
            help: "a look that was not planned cannot be corrected afterwards: declare what was "
              + "planned, and report the others as exploratory")
          return nil
        }
        return Looks(planned: all, this: number)
      },
      write: { value, writer in
        writer.put(planned, value.planned)
        writer.put(this, value.this)
      })
    private static let planned = StudyKey(
      "planned", Form<Int>.integer(1...20, example: "4"), .required,
      "How many looks were planned, the last included.", aliases: ["previsti", "previste"],
      example: "4")
    private static let this = StudyKey(
      "this", Form<Int>.integer(1...20, example: "2"), .required, "Which of them this is.",
      aliases: ["questo", "questa", "numero"], example: "2")
  }
}
