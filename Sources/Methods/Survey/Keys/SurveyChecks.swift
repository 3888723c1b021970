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
      guard mapping.column(Keys.datedBy, of: source, for: .days) != nil else { return nil }
      return .dates(name, before: before, after: after)
    }

    private func labelled(_ waves: Waves, _ source: StudySource?) -> Waves?? {
      guard case .column(let name, let before, let after) = waves, let source else { return waves }
      let span = mapping.node.place(of: "wave", "column")
      guard
        let column = source.column(
          named: name, for: .labels(to: "tell waves by"), at: span, reading)
      else { return nil }
      var fine = true
      for (key, values) in [("before", before), ("after", after)] {
        let isDeclared = column.declares(
          values, at: { mapping.node["wave"]?[key]?[$0]?.span ?? span }, reading)
        if !isDeclared { fine = false }
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
      return mapping.column(key, of: source, for: .identity)
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
