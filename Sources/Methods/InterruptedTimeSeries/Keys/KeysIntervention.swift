// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Findings

extension InterruptedTimeSeries {
  /// The keys that say when something happened, and what was expected of it.
  enum InterventionKeys {
    static let start = StudyKey(
      "start", startForm, .resolved("the first day of the campaign"),
      "When the campaign began: a date, several dates, or `{ date, off_from, label }`.",
      aliases: ["inizio", "avvio", "begin", "interruption"], example: "2024-10-01")

    static let shape = StudyKey(
      "shape",
      Form<[Shape]>.list(
        of: .choice(aliases: ["livello": .level, "pendenza": .slope, "impulso": .pulse]),
        example: "[level, slope]"),
      .required, "What was expected to change, said beforehand: `level`, `slope`, `pulse`.",
      aliases: ["forma"], example: "[level]")

    static let why = StudyKey(
      "why", Form<String>.text, .required, "Why that change was expected.",
      aliases: ["perché", "perche", "motivo", "because"],
      example: "\"effetto atteso dal primo invio\"")

    static let washIn = StudyKey(
      "wash_in", washInForm, .standard(.absent),
      "Phase-in after each start: left out, or with the effect growing (`as: ramp`).",
      aliases: ["avviamento", "rodaggio", "phase_in", "washin"], example: "1 month")

    static let placeboPlaces = StudyKey(
      "placebo_places", ColumnFilter.form, .standard([]),
      "Places that the campaign did not reach: each is analysed as if it had, and the campaign's "
        + "effect is ranked among theirs.",
      aliases: ["luoghi_placebo", "placebo_in_space", "altri_luoghi"],
      example: "{ distretto: [Sud, Ovest, Costa] }")

    static let placebo = StudyKey(
      "placebo", Form<[CivilDate]>.list(of: .date, atLeast: 0, example: "[2023-10-01]"),
      .resolved(
        "the middle of the time before the first start, where that leaves six periods on each side"),
      "Dates before the start on which nothing happened: a change there speaks against the method.",
      aliases: ["finte_date", "falsification"], example: "[2023-10-01]")

    private static let startForm = Form<[Interruption]>.shapes(
      [
        Form<CivilDate>.date.map(
          { [Interruption(date: $0)] }, { $0.first?.date ?? CivilDate(day: 0) }),
        .list(of: interruption, example: "[2024-10-01, 2025-01-01]"),
      ],
      write: { starts in
        if starts.count == 1, let only = starts.first, only.off == nil, only.label == nil {
          return .plain(only.date.iso)
        }
        return .list(starts.map(interruption.write))
      })

    private static let interruption = Form<Interruption>.shapes(
      [
        Form<CivilDate>.date.map({ Interruption(date: $0) }, { $0.date }),
        .mapping(
          MappingTitle("start", noun: "a start"), keys: [date, off, label], inline: true,
          read: { mapping in
            guard let day = mapping[date] else { return nil }
            if let end = mapping[off], end <= day {
              mapping.reading.error(
                .datesContradict, at: mapping.span(off),
                "what starts on \(day) cannot end by \(end)", label: "not after \(day)",
                help: "`off_from` is the first day without it")
              return nil
            }
            return Interruption(date: day, off: mapping[off], label: mapping[label])
          },
          write: { value, writer in
            writer.put(date, value.date)
            writer.put(off, value.off)
            writer.put(label, value.label)
          }),
      ],
      write: { value in
        if value.off == nil, value.label == nil { return .plain(value.date.iso) }
        var members = [YAMLValue.Member("date", .plain(value.date.iso))]
        if let end = value.off { members.append(.init(off.name, .plain(end.iso))) }
        if let text = value.label { members.append(.init("label", label.form.write(text))) }
        return .inline(members)
      })

    private static let date = StudyKey(
      "date", Form<CivilDate>.date, .required, "The day.", aliases: ["data", "giorno", "quando"],
      example: "2025-01-15")
    private static let off = StudyKey(
      "off_from", Form<CivilDate>.date, .optional, "First day without it.",
      aliases: ["off", "fine", "stop", "until", "to"], example: "2025-04-01")
    private static let label = StudyKey(
      "label", Form<LocalizedText>.localized, .optional, "What readers see.",
      aliases: ["etichetta", "nome", "name"], example: "\"secondo invio\"")
    /// A phase-in as written; its periods follow from `every`.
    enum PhaseIn: Hashable, Sendable {
      case absent
      case lasting(CalendarSpan, WashIn.Treatment)
    }

    private static let washInForm = Form<PhaseIn>.shapes(
      [
        .scalar(
          noun: "`none` or a length of time such as 1 month", example: "1 month",
          schema: .members(["type": .string("string")]), wrong: ["soon", "1"],
          parse: { text in
            if text == "none" { return .success(.absent) }
            if let span = CalendarSpan(text) { return .success(.lasting(span, .leftOut)) }
            return .failure(
              DecimalNumber(text) == nil
                ? ScalarFault(help: "write a whole number and its unit: `1 month`")
                : ScalarFault(
                  .missingUnit, "`\(text)` has no unit", label: "of what?",
                  help: "write the unit: `\(text) days`, `\(text) months`"))
          }, write: { _ in .plain("none") }),
        .mapping(
          MappingTitle("`wash_in`", noun: "a phase-in"), keys: [length, treatment], inline: true,
          read: { mapping in
            guard let span = mapping[length], let how = mapping[treatment] else { return nil }
            return .lasting(span, how)
          }, write: { _, _ in }),
      ],
      write: { value in
        switch value {
        case .absent: .plain("none")
        case .lasting(let span, let how):
          .inline([
            .init("for", .plain(span.text)), .init("as", .plain(how.rawValue)),
          ])
        }
      })

    private static let length = StudyKey(
      "for", Form<CalendarSpan>.span(example: "1 month"), .required, "How long it takes.",
      aliases: ["per", "durata", "length"], example: "1 month")
    private static let treatment = StudyKey(
      "as",
      Form<WashIn.Treatment>.choice(aliases: [
        "escluso": .leftOut, "left_out": .leftOut, "rampa": .ramp,
      ]), .standard(.leftOut), "`left-out`, or `ramp`: the effect grows in equal steps.",
      aliases: ["come", "how"], example: "left-out")
  }
}
