// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Tables

extension Survey {
  /// The checks of one analysis against itself and its study. Each gives nil after an error; a key
  /// that may be absent gives `.some(nil)` where it is.
  struct SurveyChecks {
    let mapping: MappingReader
    let outline: StudyOutline
    var reading: Reading { mapping.reading }

    func source() -> StudySource? {
      guard let name = mapping[Keys.source] else { return nil }
      return outline.sources.find(name, what: "source", at: mapping.span(Keys.source), reading)
    }

    func only(_ source: StudySource?) -> [ColumnFilter]? {
      guard let filters = mapping[AnalysisKeys.only] else { return nil }
      if let source {
        ColumnFilter.check(filters, at: mapping.node["only"], source: source, reading)
      }
      return filters
    }

    /// A column of some type.
    func column(
      _ name: String, _ source: StudySource, at span: Span, fits: (ValueKind) -> Bool,
      what: String, help: String
    ) -> ColumnDescription? {
      guard let column = source.column(name) else {
        reading.unknownReference(
          name, what: "column", in: "source `\(source.name)`", among: source.columns.map(\.name),
          at: span)
        return nil
      }
      if fits(column.type.kind) { return column }
      reading.error(
        .wrongReference, at: span, "column `\(name)` \(what)", label: "of another type", help: help)
      return nil
    }

    /// An optional column of the source.
    private func optional(
      _ key: StudyKey<String>, _ source: StudySource?, fits: (ValueKind) -> Bool, what: String,
      help: String
    ) -> String?? {
      guard mapping.has(key) else { return .some(nil) }
      guard let name = mapping[key] else { return nil }
      guard let source else { return .some(name) }
      return column(
        name, source, at: mapping.span(key), fits: fits, what: what, help: help
      ).map { .some($0.name) }
    }

    func respondents(_ source: StudySource?) -> String?? {
      optional(
        Keys.respondents, source, fits: { $0 == .number(scale: 0) },
        what: "holds no counts of respondents",
        help: "declare it as `type: integer, min: 0`, or name another column")
    }

    func by(_ source: StudySource?) -> String?? {
      optional(
        Keys.by, source, fits: { $0 == .label }, what: "holds no labels to tell groups by",
        help: "declare it as `type: category`, or name another column")
    }

    // MARK: Waves

    func waves(_ source: StudySource?) -> Waves?? {
      let dated: [any KeyDeclaration] = [Keys.datedBy, Keys.before, Keys.after]
      let written = dated.filter { mapping.node[$0.name] != nil }
      if mapping.has(Keys.wave) {
        if let other = written.first {
          reading.error(
            .alternatives, at: mapping.node[other.name]?.span ?? mapping.node.nameSpan,
            "waves are told apart by a column or by dates", label: "also by dates",
            help: "keep `wave`, or `dated_by` with `before` and `after`")
          return nil
        }
        guard let waves = mapping[Keys.wave] else { return nil }
        return labelled(waves, source)
      }
      if written.isEmpty { return .some(nil) }
      for key in dated where mapping.node[key.name] == nil {
        reading.error(
          .missingKey, at: mapping.node.nameSpan, "waves by dates lack `\(key.name)`",
          label: "`\(key.name)` is missing", help: "add `\(key.name): \(key.example)`")
        return nil
      }
      guard let name = mapping[Keys.datedBy], let before = mapping[Keys.before],
        let after = mapping[Keys.after]
      else { return nil }
      if before.to >= after.from {
        reading.error(
          .datesContradict, at: mapping.span(Keys.after), "`after` begins before `before` is over",
          label: "begins \(after.from)", help: "let the waves follow each other",
          notes: ["`before` ends \(before.to)"])
        return nil
      }
      if let source,
        column(
          name, source, at: mapping.span(Keys.datedBy), fits: { $0 == .day },
          what: "holds no days", help: "declare it as `type: date`, or name another column") == nil
      {
        return nil
      }
      return .dates(name, before: before, after: after)
    }

    private func labelled(_ waves: Waves, _ source: StudySource?) -> Waves?? {
      guard case .column(let name, let before, let after) = waves, let source else { return waves }
      let span = mapping.node.place(of: "wave", "column")
      guard
        let column = column(
          name, source, at: span, fits: { $0 == .label }, what: "holds no labels",
          help: "declare it as `type: category`, or name another column")
      else { return nil }
      var fine = true
      for (key, values) in [("before", before), ("after", after)] {
        for (index, value) in values.enumerated()
        where !(column.values ?? [value]).contains(value) {
          reading.unknownReference(
            value, what: "value", in: "column `\(name)`", among: column.values ?? [],
            at: mapping.node["wave"]?[key]?[index]?.span ?? span)
          fine = false
        }
      }
      return fine ? .some(waves) : nil
    }

    func pairedBy(_ source: StudySource?, waves: Waves??) -> String?? {
      let key = Keys.pairedBy
      guard mapping.has(key) else { return .some(nil) }
      if let waves, waves == nil {
        reading.error(
          .contradiction, at: mapping.span(key), "nobody answers twice in one wave",
          label: "no waves", help: "add `wave: { column: ondata, before: [T0], after: [T1] }`")
        return nil
      }
      if mapping.has(Keys.respondents) {
        reading.error(
          .contradiction, at: mapping.span(key), "rows of counts are no persons",
          label: "of whom?", help: "delete `respondents` or `paired_by`")
        return nil
      }
      return optional(
        key, source, fits: { $0 == .label || $0 == .number(scale: 0) },
        what: "identifies nobody", help: "declare it as `type: id`, or name another column")
    }

    func invited(waves: Waves??) -> Invited?? {
      guard mapping.has(Keys.invited) else { return .some(nil) }
      guard let invited = mapping[Keys.invited], let waves else { return nil }
      let isFine =
        waves == nil
        ? invited.all != nil && invited.before == nil && invited.after == nil
        : invited.all == nil && invited.before != nil && invited.after != nil
      if isFine { return .some(invited) }
      reading.error(
        .contradiction, at: mapping.span(Keys.invited),
        waves == nil ? "there is one wave" : "there are two waves",
        label: "not one number a wave",
        help: waves == nil ? "write `invited: { all: 500 }`" : "write `{ before: 500, after: 520 }`"
      )
      return nil
    }
  }
}
