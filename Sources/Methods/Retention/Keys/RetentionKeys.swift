// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Findings

extension Retention {
  /// The keys of an analysis beside `kind` and `role`.
  enum Keys {
    static let kpi = StudyKey(
      "kpi", Form<String>.name, .optional,
      "The KPI that the analysis answers for: one with `retained`, whose target is judged.",
      aliases: ["indicatore", "esito", "outcome"], example: "tenuta12")
    static let standard = StudyKey(
      "standard", Form<Standard>.choice(), .optional,
      "`russell`: the Russell Standard of stop-smoking services, 6 and 12 months; who was not found abstinent counts as smoking, deaths and untraceable movers leave the denominator.",
      aliases: ["preset", "norma"], example: "russell")
    static let subjects = StudyKey(
      "subjects", SubjectKeys.form, .required, "Who joined, and when.",
      aliases: ["soggetti", "iscritti", "persone", "partecipanti"],
      example: "{ source: cammino, id: persona, start: inizio, cohort: gruppo }")
    static let contacts = StudyKey(
      "contacts", ContactKeys.form, .optional,
      "When they were seen; without it whoever has not left by `exits` is still there.",
      aliases: ["contatti", "presenze", "sessioni"],
      example: "{ source: presenze, id: persona, date: giorno }")
    static let exits = StudyKey(
      "exits", ExitKeys.form, .optional, "How people left, where it is known.",
      aliases: ["uscite", "ritiri", "cancellazioni"],
      example: "{ source: uscite, id: persona, date: giorno }")
    static let weeks = StudyKey(
      "weeks", Form<[Int]>.list(of: .integer(1...520, example: "4"), example: "[4, 8, 12]"),
      .resolved("`[4, 8, 12]`, unless `months` or `standard` says otherwise"),
      "After how many weeks it is asked who is still there.", aliases: ["settimane"],
      example: "[4, 8, 12]")
    static let months = StudyKey(
      "months", Form<[Int]>.list(of: .integer(1...120, example: "6"), example: "[6, 12]"),
      .resolved("`[6, 12]` under `standard: russell`, else none"),
      "After how many months it is asked who is still there; a month is 365.25 / 12 days.",
      aliases: ["mesi"], example: "[6, 12]")
    static let window = StudyKey(
      "window",
      Form<CalendarSpan>.span(
        [.day, .week], example: "3 days",
        because: "months differ in length, and the window must be the same for everybody"),
      .resolved("`3 days`, which holds one weekly session; `14 days` under `standard: russell`"),
      "How far from the horizon, before or after, a contact may be.", aliases: ["finestra"],
      example: "3 days")
    static let headline = StudyKey(
      "headline",
      Form<Definition>.choice(aliases: [
        "finestra": .window, "da-quel-giorno": .onOrAfter, "giorno-esatto": .exactDay,
        "unbounded": .onOrAfter, "classic": .exactDay,
      ]), .resolved("`window`, where there are contacts"),
      "The definition that comes first: `window`, `on-or-after` or `exact-day`; the others stand beside it.",
      aliases: ["principale", "definizione", "definition"], example: "window")
    static let silentAfter = StudyKey(
      "silent_after",
      Form<CalendarSpan>.span(
        [.day, .week], example: "21 days",
        because: "months differ in length, and silence must be the same for everybody"),
      .resolved("`21 days`, three times a week, unless under `standard: russell`"),
      "The first silence longer than this ends participation: three times the usual interval.",
      aliases: ["silenzio_dopo", "silenzio", "assenza"], example: "21 days")
    static let repeats = StudyKey(
      "repeats",
      Form<Repeats>.choice(aliases: ["prima": .first, "periodi": .spells, "rifiuta": .refuse]),
      .standard(.first),
      "What a second enrolment is: `first` (it ends the first, which alone counts), `spells` (it counts as another) or `refuse` (a mistake).",
      aliases: ["ripetizioni", "reiscrizioni"], example: "first")
    static let by = StudyKey(
      "by", Form<[String]>.list(of: .name, atLeast: 0, example: "[quartile, sesso]"),
      .standard([]), "Columns of groups, known at enrolment, that are compared.",
      aliases: ["per", "gruppi", "strati"], example: "[quartile, sesso]")
    static let reference = StudyKey(
      "reference",
      Form<[Named<String>]>.names(
        MappingTitle("`reference`", noun: "columns with their groups"), of: Form<String>.cell,
        atLeast: 0, example: "{ quartile: Q1 }"),
      .resolved("the first value that the column declares, else the first in order"),
      "The group of each column of `by` that the others are compared with.",
      aliases: ["riferimento", "confronto"], example: "{ quartile: Q1 }")
    static let changed = StudyKey(
      "changed", change, .optional,
      "A change of the programme: those who joined before it and after are compared.",
      aliases: ["cambiato", "cambiamento", "modifica"],
      example: "{ date: 2025-01-01, what: \"promemoria il giorno prima\" }")
    static let plannedSessions = StudyKey(
      "planned_sessions", Form<String>.name, .optional,
      "The column of how many sessions were planned for the person, for the completion rate.",
      aliases: ["sessioni_previste", "incontri_previsti"], example: "incontri")

    private static let change = Form<Change>.mapping(
      MappingTitle("`changed`", noun: "a change"), keys: [date, what], inline: true,
      read: { mapping in
        guard let date = mapping[date], let what = mapping[what] else { return nil }
        return Change(date: date, what: what)
      },
      write: { value, writer in
        writer.put(date, value.date)
        writer.put(what, value.what)
      })
    private static let date = StudyKey(
      "date", Form<CivilDate>.date, .required, "The first day of those who joined after it.",
      aliases: ["data", "giorno", "quando"], example: "2025-01-01")
    private static let what = StudyKey(
      "what", Form<LocalizedText>.localized, .required, "What changed.",
      aliases: ["cosa", "label"], example: "\"promemoria il giorno prima\"")
  }
}
