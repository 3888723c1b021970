// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics

extension Retention {
  /// The keys of `subjects`.
  enum SubjectKeys {
    static let form = Form<Subjects>.mapping(
      MappingTitle("`subjects`", noun: "subjects"),
      keys: [source, id, start, cohort, cohortEvery, only, withdrawn, died, moved], inline: true,
      read: read,
      write: { value, writer in
        writer.put(source, value.source)
        writer.put(id, value.id)
        writer.put(start, value.start)
        switch value.cohort {
        case .column(let name): writer.put(cohort, name)
        case .every(let step): writer.put(cohortEvery, step)
        }
        writer.put(only, value.only)
        writer.put(withdrawn, value.withdrawn)
        writer.put(died, value.died)
        writer.put(moved, value.moved)
      })

    private static func read(_ mapping: MappingReader) -> Subjects? {
      if mapping.has(cohort), mapping.has(cohortEvery) {
        mapping.reading.error(
          .alternatives, at: mapping.span(cohortEvery),
          "`subjects` says twice what makes a cohort", label: "a second rule",
          help: "keep `cohort` for a column, or `cohort_every` for the month or quarter of `start`")
        return nil
      }
      let optional: [any KeyDeclaration] = [withdrawn, died, moved]
      let texts = [mapping[withdrawn], mapping[died], mapping[moved]]
      for (key, text) in zip(optional, texts) where mapping.has(key) && text == nil { return nil }
      let rule: Cohort
      if mapping.has(cohort) {
        guard let name = mapping[cohort] else { return nil }
        rule = .column(name)
      } else if mapping.has(cohortEvery) {
        guard let step = mapping[cohortEvery] else { return nil }
        rule = .every(step)
      } else {
        rule = .every(.month)
      }
      guard let source = mapping[source], let id = mapping[id], let start = mapping[start],
        let only = mapping[only]
      else { return nil }
      return Subjects(
        source: source, id: id, start: start, cohort: rule, only: only, withdrawn: texts[0],
        died: texts[1], moved: texts[2])
    }

    static let source = StudyKey(
      "source", Form<String>.name, .required, "The source with one row for each enrolment.",
      aliases: ["fonte", "sorgente"], example: "cammino")
    static let id = StudyKey(
      "id", Form<String>.name, .required, "The column that identifies the person.",
      aliases: ["codice", "persona"], example: "persona")
    static let start = StudyKey(
      "start", Form<String>.name, .required, "The column of the day of enrolment: day 0.",
      aliases: ["inizio", "iscrizione", "data"], example: "inizio")
    static let cohort = StudyKey(
      "cohort", Form<String>.name, .optional,
      "The column of labels that says to which cohort a person belongs.",
      aliases: ["coorte", "gruppo"], example: "gruppo")
    static let cohortEvery = StudyKey(
      "cohort_every",
      Form<CohortStep>.choice(aliases: [
        "mese": .month, "mesi": .month, "monthly": .month, "trimestre": .quarter,
      ]), .resolved("`month`, unless `cohort` names a column"),
      "Cohorts are those who enrolled in the same month or quarter.",
      aliases: ["coorte_ogni", "coorti_ogni"], example: "month")
    static let only = StudyKey(
      "only", ColumnFilter.form, .standard([]),
      "Only rows with these values, column by column; several columns must all agree.",
      aliases: ["solo", "soltanto", "filtro", "filter", "where"],
      example: "{ evento: [iscrivimi] }")
    static let withdrawn = StudyKey(
      "withdrawn", Form<String>.name, .optional,
      "The column of the day on which the person withdrew; empty where nobody did.",
      aliases: ["ritirato", "ritiro"], example: "ritiro")
    static let died = StudyKey(
      "died", Form<String>.name, .optional, "The column of the day of death.",
      aliases: ["decesso", "morte", "deceduto"], example: "decesso")
    static let moved = StudyKey(
      "moved", Form<String>.name, .optional,
      "The column of the day on which the person moved and could no longer be traced.",
      aliases: ["trasferito", "trasferimento"], example: "trasferimento")
  }

  /// The keys of `contacts` and `exits`.
  enum ContactKeys {
    static let form = Form<Contacts>.mapping(
      MappingTitle("`contacts`", noun: "contacts"), keys: [source, id, date, only], inline: true,
      read: { mapping in
        guard let source = mapping[source], let id = mapping[id], let date = mapping[date],
          let only = mapping[only]
        else { return nil }
        return Contacts(source: source, id: id, date: date, only: only)
      },
      write: { value, writer in
        writer.put(source, value.source)
        writer.put(id, value.id)
        writer.put(date, value.date)
        writer.put(only, value.only)
      })

    static let source = StudyKey(
      "source", Form<String>.name, .required, "The source; it may be that of the subjects.",
      aliases: ["fonte", "sorgente"], example: "presenze")
    static let id = StudyKey(
      "id", Form<String>.name, .required, "The column that identifies the person.",
      aliases: ["codice", "persona"], example: "persona")
    static let date = StudyKey(
      "date", Form<String>.name, .required, "The column of the day.",
      aliases: ["data", "giorno"], example: "giorno")
    static let only = StudyKey(
      "only", ColumnFilter.form, .standard([]),
      "Only rows with these values, column by column; several columns must all agree.",
      aliases: ["solo", "soltanto", "filtro", "filter", "where"],
      example: "{ esito: [astinente] }")
  }

  /// The keys of `exits` beside those of contacts.
  enum ExitKeys {
    static let form = Form<Exits>.mapping(
      MappingTitle("`exits`", noun: "exits"),
      keys: [
        ContactKeys.source, ContactKeys.id, ContactKeys.date, ContactKeys.only, reason, withdrew,
        died, moved,
      ], inline: true, read: read,
      write: { value, writer in
        writer.put(ContactKeys.source, value.source)
        writer.put(ContactKeys.id, value.id)
        writer.put(ContactKeys.date, value.date)
        writer.put(ContactKeys.only, value.only)
        writer.put(reason, value.reason)
        guard value.reason != nil else { return }
        writer.put(withdrew, value.withdrew)
        writer.put(died, value.died)
        writer.put(moved, value.moved)
      })

    private static func read(_ mapping: MappingReader) -> Exits? {
      let lists = [withdrew, died, moved]
      let values = lists.map { mapping[$0] }
      if mapping.has(reason) {
        guard mapping[reason] != nil else { return nil }
      } else if let list = lists.first(where: { mapping.has($0) }) {
        mapping.reading.error(
          .contradiction, at: mapping.span(list),
          "`\(list.name)` lists values of the column of reasons, and none is named",
          label: "of which column?",
          help: "add `reason: column`, or delete `\(list.name)`: each row is then a withdrawal")
        return nil
      }
      guard let source = mapping[ContactKeys.source], let id = mapping[ContactKeys.id],
        let date = mapping[ContactKeys.date], let only = mapping[ContactKeys.only],
        let withdrawals = values[0], let deaths = values[1], let removals = values[2]
      else { return nil }
      let all = withdrawals + deaths + removals
      if mapping.has(reason), all.isEmpty || Set(all).count < all.count {
        mapping.reading.error(
          .contradiction, at: mapping.span(reason),
          all.isEmpty
            ? "`reason` names a column, and nothing says what its values mean"
            : "a value of `reason` has two meanings",
          label: "which is which?",
          help: "share its values among `withdrew`, `died` and `moved`, each in one of them")
        return nil
      }
      return Exits(
        source: source, id: id, date: date, only: only, reason: mapping[reason],
        withdrew: withdrawals, died: deaths, moved: removals)
    }

    static let reason = StudyKey(
      "reason", Form<String>.name, .optional,
      "The column that says why; without it each row is a withdrawal.",
      aliases: ["motivo", "causa"], example: "motivo")
    static let withdrew = values(
      "withdrew", "Values of `reason` that are withdrawals.", ["ritiro", "ritirati"], "[ritiro]")
    static let died = values(
      "died", "Values of `reason` that are deaths.", ["decesso", "morte", "deceduti"], "[decesso]")
    static let moved = values(
      "moved", "Values of `reason` that are removals to where nobody can be traced.",
      ["trasferiti", "trasferimento"], "[trasferito]")

    private static func values(
      _ name: String, _ summary: String, _ aliases: [String], _ example: String
    ) -> StudyKey<[String]> {
      StudyKey(
        name, Form<[String]>.list(of: Form<String>.cell, atLeast: 0, example: example),
        .standard([]), summary, aliases: aliases, example: example)
    }
  }
}
