// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Findings
internal import Tables

extension Funnel {
  /// The checks of one analysis against itself and its study. Each gives nil after an error; a key
  /// that may be absent gives `.some(nil)` where it is.
  struct Checks {
    let mapping: MappingReader
    let outline: StudyOutline
    private var reading: Reading { mapping.reading }

    init(mapping: MappingReader, outline: StudyOutline) {
      self.mapping = mapping
      self.outline = outline
    }

    /// A funnel describes; it carries no verdict of a KPI.
    func role() -> AnalysisFindings.Role? {
      guard let role = mapping[AnalysisKeys.role] else { return nil }
      guard role == .primary else { return role }
      reading.error(
        .contradiction, at: mapping.span(AnalysisKeys.role),
        "a funnel carries no verdict: it describes how far people came", label: "not primary",
        help: "write `role: secondary`")
      return nil
    }

    /// Two steps at least, all of them counts or all of them signs of one person.
    func steps(of source: StudySource?) -> [Step]? {
      guard let named = mapping[Keys.steps] else { return nil }
      let steps = named.map { Step(column: $0.name, label: $0.value) }
      guard steps.count > 1 else {
        reading.error(
          .nothingToDo, at: mapping.span(Keys.steps), "a funnel has two steps at least",
          label: "one step", help: "write the steps as `\(Keys.steps.example)`")
        return nil
      }
      guard let source else { return nil }
      let kinds = steps.enumerated().map { kind($0.element, isFirst: $0.offset == 0, source) }
      guard !kinds.contains(nil) else { return nil }
      guard let first = kinds.compactMap(\.self).first,
        let other = kinds.firstIndex(where: { $0 != first })
      else { return steps }
      reading.error(
        .contradiction, at: place(steps[other]),
        "the steps mix counts with signs of single persons", label: "of another type",
        help: "let all steps be `type: integer`, one row a day or channel, or all of them "
          + "`type: date` or `type: boolean`, one row a person")
      return nil
    }

    private enum Kind { case counts, signs }

    private func kind(_ step: Step, isFirst: Bool, _ source: StudySource) -> Kind? {
      if step.isEverybody, isFirst { return .signs }
      guard
        let column = source.column(
          named: step.column, orOneOf: isFirst ? [Step.everybody] : [], at: place(step), reading)
      else { return nil }
      switch column.type.kind {
      case .number(scale: 0): return .counts
      case .day, .truth: return .signs
      case .number, .period, .label:
        reading.error(
          .wrongReference, at: place(step),
          "column `\(column.name)` says of nobody how far they came",
          label: "neither counts nor signs",
          help: "declare it as `type: integer` for counts, or of one person's row as `type: date` "
            + "or `type: boolean`")
        return nil
      }
    }

    private func place(_ step: Step) -> Span {
      mapping.node[Keys.steps.name]?[step.column]?.nameSpan ?? mapping.span(Keys.steps)
    }

    func reference() -> String?? {
      guard let reference = mapping.optional(Keys.reference) else { return nil }
      guard reference != nil, !mapping.has(Keys.by) else { return .some(reference) }
      reading.error(
        .contradiction, at: mapping.span(Keys.reference),
        "`reference` names a channel, and there are none", label: "no `by`",
        help: "add `by: column` of the channels, or delete `reference`")
      return nil
    }

    /// First and last day: both or none, and a column that dates the rows.
    func period() -> DateRange?? {
      guard mapping.has(Keys.from) || mapping.has(Keys.to) else { return .some(nil) }
      for (key, other) in [(Keys.from, Keys.to), (Keys.to, Keys.from)] where !mapping.has(key) {
        reading.error(
          .missingKey, at: mapping.node.nameSpan, "`\(key.name)` is missing",
          label: "half of a period", help: "add `\(key.name): …` beside `\(other.name)`")
        return nil
      }
      guard dated(Keys.from), let from = mapping[Keys.from], let to = mapping[Keys.to] else {
        return nil
      }
      return Form<DateRange>.range(from, to, at: mapping.span(Keys.to), reading)
    }

    private func dated(_ key: some KeyDeclaration) -> Bool {
      if mapping.has(Keys.datedBy) { return true }
      reading.error(
        .missingKey, at: mapping.span(key), "nothing says which date a row belongs to",
        label: "no `dated_by`", help: "add `dated_by: column` of days or months")
      return false
    }

    /// The time that all have: of persons, and with a cut-off.
    func within(steps: [Step]?, of source: StudySource?) -> CalendarSpan?? {
      guard let within = mapping.optional(Keys.within) else { return nil }
      guard let within else { return .some(nil) }
      guard dated(Keys.within) else { return nil }
      let hasCutoff = mapping.hasCutoff(
        outline, at: mapping.span(Keys.within),
        reason: "without a cut-off nobody can say whose time is over")
      return hasCutoff ? .some(within) : nil
    }

    func target() -> Diagnostics.Quantity?? {
      guard let target = mapping.optional(Keys.target) else { return nil }
      guard let target else { return .some(nil) }
      let rate = KPIMeasure.rate(.init(of: "", over: .rows, except: []))
      let span = mapping.span(Keys.target)
      return KPIThreshold.check(value: target, of: rate, at: span, reading) ? target : nil
    }
  }
}
