// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Findings

extension Survey {
  /// The keys of an analysis beside `kind`, `role` and `only`.
  enum Keys {
    static let kpi = StudyKey(
      "kpi", Form<String>.name, .optional,
      "The KPI that one item answers for; its target is judged.",
      aliases: ["indicatore", "esito", "outcome"], example: "soddisfazione")
    static let answers = StudyKey(
      "answers", Form<String>.name, .resolved("the first of `items` with a number of its own"),
      "The item that answers for the KPI and opens the section.",
      aliases: ["risponde", "domanda_principale"], example: "consiglio")
    static let source = StudyKey(
      "source", Form<String>.name, .required,
      "The source of answers: one row a respondent, or counts of them.",
      aliases: ["fonte", "sorgente", "dati"], example: "questionari")
    static let respondents = StudyKey(
      "respondents", Form<String>.name, .optional,
      "The column of how many respondents a row stands for, where rows are counts.",
      aliases: ["rispondenti", "persone", "numero", "count"], example: "n")
    static let wave = StudyKey(
      "wave", waveForm, .optional,
      "The column that tells the waves apart, with its values before and after.",
      aliases: ["ondata", "fase", "rilevazione"],
      example: "{ column: ondata, before: [T0], after: [T1] }")
    static let datedBy = StudyKey(
      "dated_by", Form<String>.name, .optional,
      "The column of the day of an answer, where waves are told apart by `before` and `after`.",
      aliases: ["datato_da", "data", "date"], example: "compilato")
    static let before = StudyKey(
      "before", Form<DateRange>.period, .optional, "First and last day of the wave before.",
      aliases: ["prima", "pre"], example: "{ from: 2024-04-01, to: 2024-09-30 }")
    static let after = StudyKey(
      "after", Form<DateRange>.period, .optional, "First and last day of the wave after.",
      aliases: ["dopo", "post"], example: "{ from: 2025-01-01, to: 2025-06-30 }")
    static let pairedBy = StudyKey(
      "paired_by", Form<String>.name, .optional,
      "The column that identifies the person, where the same people answer before and after: each "
        + "is compared with themself.",
      aliases: ["appaiato_per", "appaiati", "persona", "paired", "id"], example: "codice")
    static let by = StudyKey(
      "by", Form<String>.name, .optional, "A column of touchpoints or groups, shown one by one.",
      aliases: ["per", "punto_di_contatto", "touchpoint", "gruppi"], example: "sede")
    static let invited = StudyKey(
      "invited", invitedForm, .optional,
      "How many people were asked to answer: the silent are counted, and the worst and best that "
        + "they could have answered.",
      aliases: ["invitati", "inviati"], example: "{ before: 500, after: 520 }")
    static let items = StudyKey(
      "items",
      Form<[Named<Item>]>.names(
        MappingTitle("`items`", noun: "items"), of: ItemKeys.form,
        example: "consiglio: { type: nps, of: q1 }"), .required, "The items, in printing order.",
      aliases: ["domande", "voci", "questions"],
      example: "{ consiglio: { type: nps, of: q1 } }")

    private static let waveForm = Form<Waves>.mapping(
      MappingTitle("`wave`", noun: "waves"), keys: [column, labelsBefore, labelsAfter],
      inline: true,
      read: { mapping in
        guard let column = mapping[column], let before = mapping[labelsBefore],
          let after = mapping[labelsAfter]
        else { return nil }
        if let both = before.first(where: after.contains) {
          mapping.reading.error(
            .contradiction, at: mapping.span(labelsAfter),
            "`\(excerpt(both))` is before and after", label: "which is it?",
            help: "let it stand in one of the two")
          return nil
        }
        return .column(column, before: before, after: after)
      },
      write: { value, writer in
        guard case .column(let name, let before, let after) = value else { return }
        writer.put(column, name)
        writer.put(labelsBefore, before)
        writer.put(labelsAfter, after)
      })
    private static let column = StudyKey(
      "column", Form<String>.name, .required, "The column of labels.", aliases: ["colonna", "di"],
      example: "ondata")
    private static let labelsBefore = StudyKey(
      "before", Form<[String]>.list(of: Form<String>.cell, example: "[T0]"), .required,
      "Its values before.", aliases: ["prima"], example: "[T0]")
    private static let labelsAfter = StudyKey(
      "after", Form<[String]>.list(of: Form<String>.cell, example: "[T1]"), .required,
      "Its values after.", aliases: ["dopo"], example: "[T1]")

    private static let invitedForm = Form<Invited>.mapping(
      MappingTitle("`invited`", noun: "people asked"), keys: [all, askedBefore, askedAfter],
      inline: true,
      read: { mapping in
        for key in [all, askedBefore, askedAfter] where mapping.has(key) && mapping[key] == nil {
          return nil
        }
        return Invited(
          all: mapping[all], before: mapping[askedBefore], after: mapping[askedAfter])
      },
      write: { value, writer in
        writer.put(all, value.all)
        writer.put(askedBefore, value.before)
        writer.put(askedAfter, value.after)
      })
    private static let people = Form<Int>.integer(1...1_000_000_000, example: "500")
    private static let all = StudyKey(
      "all", people, .optional, "Where there is one wave.", aliases: ["tutti"], example: "500")
    private static let askedBefore = StudyKey(
      "before", people, .optional, "Before.", aliases: ["prima"], example: "500")
    private static let askedAfter = StudyKey(
      "after", people, .optional, "After.", aliases: ["dopo"], example: "520")
  }
}
