// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Findings

extension EquityGap {
  /// The keys of an analysis of this method, beside those that all have.
  enum GapKeys {
    static let by = StudyKey(
      "by", Form<String>.name, .required,
      "The column of groups whose gap carries the verdict, as a deprivation quartile.",
      aliases: ["per", "gruppi", "dimensione", "dimension", "group"], example: "quartile")

    static let ordered = StudyKey(
      "least_deprived_first",
      Form<[String]>.list(of: Form<String>.cell, atLeast: 2, example: "[Q1, Q2, Q3, Q4]"),
      .optional,
      "All groups, from the least to the most deprived: the first is compared with the last.",
      aliases: [
        "dal_meno_deprivato", "meno_deprivati_prima", "ordine", "order", "ordered",
      ], example: "[Q1, Q2, Q3, Q4]")

    static let reference = StudyKey(
      "reference", Form<String>.cell, .optional,
      "The group that the other is measured against, where groups have no order.",
      aliases: ["riferimento", "baseline"], example: "italiana")

    static let focus = StudyKey(
      "focus", Form<String>.cell, .optional,
      "The group whose disadvantage is the gap, where groups have no order.",
      aliases: ["svantaggiato", "svantaggiati", "disadvantaged"], example: "straniera")

    static let also = StudyKey(
      "also",
      Form<[Named<Groups>]>.names(
        MappingTitle("`also`", noun: "columns with their groups"), of: groupsForm, atLeast: 0,
        example: alsoExample), .standard([]),
      "Further columns of groups, each with its order or its pair; their p-values are adjusted "
        + "together with that of `by`.",
      aliases: ["anche", "altre_dimensioni", "dimensions"], example: alsoExample)

    static let assignedBy = StudyKey(
      "assigned_by", Form<String>.name, .optional,
      "The column of units to which the campaign was assigned, as districts: rows of one unit are "
        + "alike, and errors are clustered by it.",
      aliases: ["assegnato_per", "unità", "unita", "cluster", "unit"], example: "distretto")

    static let independent = StudyKey(
      "independent", Form<Bool>.truth, .optional,
      "`true` where the campaign was assigned to people one by one and rows are independent.",
      aliases: ["indipendenti", "indipendente"], example: "true")

    static let pairedBy = StudyKey(
      "paired_by", Form<String>.name, .optional,
      "The column that identifies the person, where the same people are seen before and after: only "
        + "those seen in both times count, and each is compared with themself.",
      aliases: ["appaiato_per", "appaiati", "persona", "paired", "person", "id"],
      example: "persona")

    static let treated = StudyKey(
      "treated", Form<[String]>.list(of: Form<String>.cell, atLeast: 0, example: "[Nord, Est]"),
      .standard([]),
      "The units of `assigned_by` with the campaign, where the others are comparable controls: the "
        + "change of gap is then measured against theirs.",
      aliases: ["trattati", "trattate", "campagna", "intervento"], example: "[Nord, Est]")

    static let adjust = StudyKey(
      "adjust", Form<[String]>.list(of: .name, atLeast: 0, example: "[eta]"), .standard([]),
      "Columns whose mix is held equal between groups and over time, by direct standardisation.",
      aliases: ["aggiusta", "aggiustamento", "standardise", "strata"], example: "[eta]")

    static let before = StudyKey(
      "before", Form<DateRange>.period, .required, "First and last day of the time before.",
      aliases: ["prima", "pre"], example: "{ from: 2023-10-01, to: 2024-03-31 }")

    static let after = StudyKey(
      "after", Form<DateRange>.period, .required, "First and last day of the time after.",
      aliases: ["dopo", "post"], example: "{ from: 2024-10-01, to: 2025-03-31 }")

    static let matters = StudyKey(
      "matters", Form<Quantity>.quantity(example: "2 pp"), .optional,
      "The smallest change of the gap that would alter a decision; the KPI's own threshold is of "
        + "another quantity and does not stand for it.",
      aliases: ["soglia", "rilevante", "conta", "threshold"], example: "2 pp")

    private static let groupsForm = Form<Groups>.mapping(
      MappingTitle("dimension", noun: "groups of a column"), keys: [ordered, reference, focus],
      inline: true, read: { groups($0) }, write: { put($0, to: &$1) })

    /// The groups that a mapping names: an order, or a pair.
    static func groups(_ mapping: MappingReader) -> Groups? {
      let isOrdered = mapping.has(ordered)
      let isPair = mapping.has(reference) || mapping.has(focus)
      guard isOrdered != isPair else {
        mapping.reading.error(
          .alternatives,
          at: isOrdered
            ? mapping.span(mapping.has(reference) ? reference : focus) : mapping.node.nameSpan,
          isOrdered
            ? "the groups have both an order and a pair"
            : "nothing says which groups are compared",
          label: "one of the two is due",
          help: "`least_deprived_first: [Q1, Q2, Q3, Q4]` for groups with an order, "
            + "`reference: italiana` with `focus: straniera` for others")
        return nil
      }
      if isOrdered { return mapping[ordered].map { .ordered($0) } }
      for key in [reference, focus] where !mapping.has(key) {
        mapping.reading.error(
          .missingKey, at: mapping.node.nameSpan, "`\(key.name)` is missing",
          label: "half of a pair",
          help: "a gap has two sides: write `\(key.name): …` beside the other")
        return nil
      }
      guard let first = mapping[reference], let second = mapping[focus] else { return nil }
      return .pair(reference: first, focus: second)
    }

    static func put(_ groups: Groups, to writer: inout MappingWriter) {
      switch groups {
      case .ordered(let names): writer.put(ordered, names)
      case .pair(let first, let second):
        writer.put(reference, first)
        writer.put(focus, second)
      }
    }

    private static let alsoExample =
      "{ cittadinanza: { reference: italiana, focus: straniera } }"
  }
}
