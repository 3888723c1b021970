// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Findings

extension InterruptedTimeSeries {
  /// The keys that say which series is analysed.
  enum SeriesKeys {
    static let from = StudyKey(
      "from", Form<CivilDate>.date, .required, "First day of the series.",
      aliases: ["da", "dal", "inizio_serie"], example: "2022-10-01")

    static let to = StudyKey(
      "to", Form<CivilDate>.date, .required, "Last day of the series, inclusive.",
      aliases: ["a", "al", "fine"], example: "2025-03-31")

    static let exclude = StudyKey(
      "exclude", Form<[Exclusion]>.list(of: exclusion, atLeast: 0, example: exclusionExample),
      .standard([]), "Periods left out, whatever they show, each with its reason.",
      aliases: ["escludi", "esclusioni", "escluso", "except"], example: exclusionExample)

    static let season = StudyKey(
      "season", seasonForm,
      .resolved(
        "`months` from three whole years on, `{ harmonics: 1 }` from two, else `none`"),
      "How the season enters the model: `none`, `months` or `{ harmonics: 1 }` (1 to 3).",
      aliases: ["stagione", "stagionalità", "stagionalita", "seasonality"], example: "months")

    static let calendar = StudyKey(
      "calendar",
      Form<[CalendarTerm]>.list(
        of: .choice(aliases: [
          "agosto": .august, "pasqua": .easter, "giorni-lavorativi": .workingDays,
          "giorni lavorativi": .workingDays,
        ]), atLeast: 0, example: "[august, easter]"),
      .standard([]), "Calendar terms beside the season: `august`, `easter`, `working-days`.",
      aliases: ["calendario", "festività", "festivita"], example: "[easter]")

    static let trend = StudyKey(
      "trend", Form<Trend>.choice(), .standard(.linear),
      "The trend before the start; a quadratic one is shown in the sensitivity table.",
      aliases: ["tendenza"], example: "linear")

    private static let exclusionExample =
      "[{ from: 2020-03-01, to: 2020-06-30, why: \"COVID-19\" }]"

    private static let exclusion = Form<Exclusion>.mapping(
      MappingTitle("exclusion", noun: "an exclusion"), keys: [first, last, reason], inline: true,
      read: { mapping in
        guard let from = mapping[first], let to = mapping[last],
          let days = Form<DateRange>.range(from, to, at: mapping.span(last), mapping.reading),
          let why = mapping[reason]
        else { return nil }
        return Exclusion(days: days, why: why)
      },
      write: { value, writer in
        writer.put(first, value.days.from)
        writer.put(last, value.days.to)
        writer.put(reason, value.why)
      })

    private static let first = StudyKey(
      "from", Form<CivilDate>.date, .required, "First day left out.", aliases: ["da", "dal"],
      example: "2020-03-01")
    private static let last = StudyKey(
      "to", Form<CivilDate>.date, .required, "Last day left out.", aliases: ["a", "al"],
      example: "2020-06-30")
    private static let reason = StudyKey(
      "why", Form<String>.text, .required, "Why these days are left out.",
      aliases: ["perché", "perche", "motivo"], example: "\"COVID-19\"")

    private static let seasonForm = Form<Season>.shapes(
      [
        .scalar(
          noun: "`none` or `months`", example: "months",
          schema: .members(["enum": .array([.string("none"), .string("months")])]),
          wrong: ["xyzzy"],
          parse: { text in
            switch text {
            case "none": .success(.none)
            case "months": .success(.months)
            default:
              .failure(
                choiceFault(
                  text, words: ["none", "months"],
                  aliases: ["nessuna": "none", "mesi": "months", "month": "months"]))
            }
          }, write: { _ in .plain("none") }),
        .mapping(
          MappingTitle("`season`", noun: "a season"), keys: [harmonics], inline: true,
          read: { mapping in mapping[harmonics].map { .harmonics($0) } },
          write: { _, _ in }),
      ],
      write: { season in
        switch season {
        case .none: .plain("none")
        case .months: .plain("months")
        case .harmonics(let count): .inline([.init("harmonics", .plain(String(count)))])
        }
      })

    private static let harmonics = StudyKey(
      "harmonics", Form<Int>.integer(1...3, example: "1"), .required,
      "Pairs of sine and cosine over the year.", aliases: ["armoniche"], example: "1")
  }
}
