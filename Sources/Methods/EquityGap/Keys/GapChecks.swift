// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Tables

extension EquityGap {
  /// The checks of one analysis against itself and its study. Each gives nil after an error; what a
  /// check needs and another could not read is passed over, not reported twice.
  struct GapChecks {
    let mapping: MappingReader
    let outline: StudyOutline
    var reading: Reading { mapping.reading }
    var outcome: OutcomeChecks { OutcomeChecks(mapping: mapping, outline: outline) }

    /// A KPI whose value in a group does not depend on how many people the group has.
    func kpi() -> KPI? {
      guard let kpi = outcome.kpi() else { return nil }
      guard case .count = kpi.measure else { return kpi }
      reading.error(
        .wrongReference, at: mapping.span(AnalysisKeys.kpi),
        "KPI `\(kpi.name)` is a count: larger groups have more, without any gap",
        label: "a count", help: "name a KPI with `rate` or `mean`")
      return nil
    }

    /// The dimension of the verdict.
    func by(kpi: KPI?) -> Dimension? {
      guard let name = mapping[GapKeys.by] else {
        _ = GapKeys.groups(mapping)
        return nil
      }
      return dimension(
        name, GapKeys.groups(mapping), kpi, at: mapping.span(GapKeys.by), in: mapping.node)
    }

    /// The further dimensions.
    func also(kpi: KPI?, by: Dimension?) -> [Dimension]? {
      guard let named = mapping[GapKeys.also] else { return nil }
      var dimensions: [Dimension] = []
      for entry in named {
        let node = mapping.node[GapKeys.also.name]?[entry.name]
        let span = node?.nameSpan ?? mapping.span(GapKeys.also)
        if entry.name == by?.column {
          reading.error(
            .contradiction, at: span, "`\(entry.name)` is the column of `by` already",
            label: "again", help: "delete it from `also`")
          return nil
        }
        guard let found = dimension(entry.name, entry.value, kpi, at: span, in: node) else {
          return nil
        }
        dimensions.append(found)
      }
      return dimensions
    }

    /// A column of labels with groups that it declares, each once.
    private func dimension(
      _ name: String, _ groups: Groups?, _ kpi: KPI?, at span: Span, in node: Node?
    ) -> Dimension? {
      guard let groups else { return nil }
      let names =
        switch groups {
        case .ordered(let names): names
        case .pair(let reference, let focus): [reference, focus]
        }
      func place(_ index: Int) -> Span {
        switch groups {
        case .ordered: node?[GapKeys.ordered.name]?[index]?.span ?? span
        case .pair: node?[(index == 0 ? GapKeys.reference : GapKeys.focus).name]?.span ?? span
        }
      }
      var fine = true
      for (index, group) in names.enumerated() where names.prefix(index).contains(group) {
        reading.error(
          .contradiction, at: place(index), "the same group stands twice", label: "again",
          help: "a gap is between two different groups: delete one of them")
        fine = false
      }
      guard let column = labels(name, kpi, at: span) else { return nil }
      if !column.declares(names, at: place, reading) { fine = false }
      if let known = column.values {
        let absent = known.filter { !names.contains($0) }
        if case .ordered = groups, !absent.isEmpty, fine {
          let list = absent.map { "`\($0)`" }.joined(separator: ", ")
          reading.error(
            .contradiction, at: node?[GapKeys.ordered.name]?.span ?? span,
            "the order leaves out \(list)", label: "not all groups",
            help: "put every value of column `\(name)` in its place, or leave rows out with `only`")
          fine = false
        }
      }
      return fine
        ? Dimension(
          column: name, groups: groups, label: kpi.flatMap { outcome.source(of: $0) }?.label(name))
        : nil
    }

    /// A column of labels of the KPI's source; nil after an error, or where the source has one.
    private func labels(_ name: String, _ kpi: KPI?, at span: Span) -> ColumnDescription? {
      guard let kpi, let source = outcome.source(of: kpi) else { return nil }
      return outcome.labels(name, of: source, at: span)
    }

    /// What errors rest on: one of the two keys.
    func errors(kpi: KPI?, dimensions: [Dimension]) -> Errors? {
      let (assigned, independent) = (GapKeys.assignedBy, GapKeys.independent)
      let alone = mapping[independent] == true
      if mapping.has(independent), mapping[independent] == nil { return nil }
      guard mapping.has(assigned) != alone else {
        reading.error(
          .alternatives, at: alone ? mapping.span(independent) : mapping.node.nameSpan,
          alone
            ? "rows are said to be independent and assigned by units"
            : "nothing says whether rows are independent",
          label: "one of the two is due",
          help: "`assigned_by: distretto` where whole districts had the campaign or not; "
            + "`independent: true` only where people were reached one by one")
        return nil
      }
      if alone { return .independent }
      guard let name = mapping[assigned] else { return nil }
      let span = mapping.span(assigned)
      if dimensions.contains(where: { $0.column == name }) {
        reading.error(
          .contradiction, at: span, "the groups that are compared cannot be the units assigned",
          label: "also a dimension", help: "name the column of districts or practices")
        return nil
      }
      return labels(name, kpi, at: span) == nil ? nil : .assigned(by: name)
    }

    /// The column of persons, where the same people are seen twice.
    func pairedBy(kpi: KPI?, errors: Errors?) -> String?? {
      let key = GapKeys.pairedBy
      guard let found = mapping.optional(key) else { return nil }
      guard let name = found else { return .some(nil) }
      if case .assigned(let unit)? = errors, unit == name {
        reading.error(
          .contradiction, at: mapping.span(key),
          "the persons and the units assigned are the same column", label: "also `assigned_by`",
          help: "where people were reached one by one write `independent: true`")
        return nil
      }
      guard kpi != nil else { return .some(name) }
      return labels(name, kpi, at: mapping.span(key)) == nil ? nil : .some(name)
    }

    /// The units with the campaign, where others are controls.
    func treated(kpi: KPI?, errors: Errors?) -> [String]? {
      let key = GapKeys.treated
      guard let names = mapping[key] else { return nil }
      guard !names.isEmpty, let errors else { return names }
      guard case .assigned(let column) = errors else {
        reading.error(
          .contradiction, at: mapping.span(key),
          "`treated` names units, and rows are said to be independent", label: "units of what?",
          help: "write `assigned_by: distretto`, or delete `treated`")
        return nil
      }
      let known = kpi.flatMap { outcome.source(of: $0) }?.column(column)?.values
      var fine = mapping.places(names, key, of: column, among: known)
      if fine, let known, known.allSatisfy(names.contains) {
        reading.error(
          .contradiction, at: mapping.span(key), "every unit is in `treated`, none is left",
          label: "no control", help: "delete `treated`: the gap is then compared over time alone")
        fine = false
      }
      return fine ? names : nil
    }

    /// Columns whose mix is held equal.
    func adjust(kpi: KPI?, dimensions: [Dimension], errors: Errors?) -> [String]? {
      let key = GapKeys.adjust
      guard let names = mapping[key] else { return nil }
      var used = dimensions.map(\.column)
      if case .assigned(let column)? = errors { used.append(column) }
      let isFine = mapping.columns(
        names, key, of: kpi.flatMap { outcome.source(of: $0) }, for: .labels(to: "compare")
      ) { used.contains($0) ? "column `\($0)` has a part in the analysis already" : nil }
      return isFine ? names : nil
    }

    /// Before and after: in order, apart, both by the cut-off.
    func periods() -> (before: DateRange, after: DateRange)? {
      guard let before = mapping[GapKeys.before], let after = mapping[GapKeys.after] else {
        return nil
      }
      let node = mapping.node["after"]
      guard before.to < after.from else {
        reading.error(
          .datesContradict, at: node?["from"]?.span ?? mapping.span(GapKeys.after),
          "the time after begins on \(after.from), before the time before has ended",
          label: "not after \(before.to)", help: "let `before` end the day before `after` begins")
        return nil
      }
      let end = node?["to"]?.span ?? mapping.span(GapKeys.after)
      guard outcome.endsByCutoff(after.to, at: end) else { return nil }
      outcome.matures(after.to, at: end)
      return (before, after)
    }

    /// The threshold of the change of gap: the KPI's own is of another quantity.
    func matters(kpi: KPI?) -> Diagnostics.Quantity?? {
      guard let kpi else { return nil }
      guard mapping.has(GapKeys.matters) else { return .some(nil) }
      guard let matters = mapping[GapKeys.matters] else { return nil }
      let fits = KPIThreshold.check(
        matters, of: kpi.measure, at: mapping.span(GapKeys.matters), reading)
      return fits ? .some(matters) : nil
    }
  }
}
