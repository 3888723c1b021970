// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Findings
internal import Tables

extension Retention {
  /// The checks of one analysis against itself and its study. Each gives nil after an error; what a
  /// check needs and another could not read is passed over, not reported twice. A key that may be
  /// absent gives `.some(nil)` where it is.
  struct Checks {
    let mapping: MappingReader
    let outline: StudyOutline
    var reading: Reading { mapping.reading }

    func standard() -> Standard?? { mapping.optional(Keys.standard) }

    /// The horizons, ascending.
    func horizons(standard: Standard??) -> [CalendarSpan]? {
      if mapping.has(Keys.weeks), mapping.has(Keys.months) {
        reading.error(
          .alternatives, at: mapping.span(Keys.months), "horizons are in weeks or in months",
          label: "also in weeks", help: "keep `weeks` or `months`")
        return nil
      }
      if mapping.has(Keys.months) { return ascending(Keys.months, .month) }
      if mapping.has(Keys.weeks) { return ascending(Keys.weeks, .week) }
      guard let standard else { return nil }
      return standard == .russell
        ? [6, 12].map { CalendarSpan($0, .month) } : [4, 8, 12].map { CalendarSpan($0, .week) }
    }

    private func ascending(_ key: StudyKey<[Int]>, _ unit: CalendarStep) -> [CalendarSpan]? {
      mapping.distinct(key, what: "number")?.sorted().map { CalendarSpan($0, unit) }
    }

    /// The KPI that the analysis answers for, if any.
    func kpi(horizons: [CalendarSpan]?) -> String?? {
      let span = mapping.span(Keys.kpi)
      guard let found = mapping.kpi(Keys.kpi, in: outline, which: " of a KPI with `retained`")
      else { return nil }
      guard let kpi = found else { return .some(nil) }
      let name = kpi.name
      guard case .retained(let horizon) = kpi.measure else {
        reading.error(
          .wrongReference, at: span, "KPI `\(name)` is no share of those who stayed",
          label: "no `retained`",
          help: "name a KPI with `retained: 12 weeks`, or delete `kpi`: it is optional here")
        return nil
      }
      guard let horizons else { return .some(name) }
      if horizons.contains(horizon) { return .some(name) }
      let key = horizons[0].unit == .month ? "months" : "weeks"
      reading.error(
        .contradiction, at: span,
        "KPI `\(name)` is at \(horizon.text), which is not among the `\(key)` of the analysis",
        label: "at \(horizon.text)",
        help: horizon.unit == horizons[0].unit
          ? "add \(horizon.count) to `\(key)`, or let the KPI be `retained: \(horizons[0].text)`"
          : "let the KPI be `retained: \(horizons[0].text)`, or another of the `\(key)`")
      return nil
    }

    /// Whether anything says who is still there.
    func someSign() -> Bool {
      if mapping.has(Keys.contacts) || mapping.has(Keys.exits) { return true }
      let columns: [any KeyDeclaration] = [
        SubjectKeys.withdrawn, SubjectKeys.died, SubjectKeys.moved,
      ]
      if columns.contains(where: { mapping.node["subjects"]?[$0.name] != nil }) { return true }
      guard mapping.node["subjects"] != nil else { return true }
      reading.error(
        .missingKey, at: mapping.node.nameSpan, "nothing says who is still there",
        label: "neither contacts nor exits",
        help: "add `contacts: { source: presenze, id: persona, date: giorno }`, or `exits` where "
          + "they are a complete log of who left")
      return false
    }

    /// Days around a horizon; none without contacts.
    func window(standard: Standard??, horizons: [CalendarSpan]?) -> CalendarSpan?? {
      let key = Keys.window
      guard mapping.has(Keys.contacts) else { return needsContacts(key) ? .some(nil) : nil }
      guard mapping.has(key) else {
        return standard.map { .some(CalendarSpan($0 == .russell ? 14 : 3, .day)) }
      }
      guard let window = mapping[key], let days = window.days else { return nil }
      if let first = horizons?.first, days >= Retention.days(of: first) {
        reading.error(
          .contradiction, at: mapping.span(key),
          "the window of \(first.text) reaches back to the day of enrolment",
          label: "\(days) days before \(Retention.days(of: first))",
          help: "write a window shorter than \(Retention.days(of: first)) days")
        return nil
      }
      return window
    }

    /// The definition that comes first; none without contacts.
    func headline() -> Definition?? {
      let key = Keys.headline
      guard mapping.has(Keys.contacts) else { return needsContacts(key) ? .some(nil) : nil }
      return mapping.has(key) ? mapping[key].map { .some($0) } : .some(.window)
    }

    /// How long a silence ends participation; none without contacts.
    func silentAfter(standard: Standard??) -> CalendarSpan?? {
      let key = Keys.silentAfter
      guard mapping.has(Keys.contacts) else { return needsContacts(key) ? .some(nil) : nil }
      if mapping.has(key) { return mapping[key].map { .some($0) } }
      return standard.map { $0 == .russell ? nil : CalendarSpan(21, .day) }
    }

    private func needsContacts(_ key: some KeyDeclaration) -> Bool {
      guard mapping.has(key) else { return true }
      reading.error(
        .contradiction, at: mapping.span(key),
        "`\(key.name)` is about contacts, and the analysis has none", label: "no `contacts`",
        help: "delete it: whoever has not left by `exits` is still there; or add `contacts`")
      return false
    }

    /// A change of the programme, before the cut-off.
    func changed() -> Change?? {
      guard let change = mapping.optional(Keys.changed) else { return nil }
      guard let change, let cutoff = outline.header?.cutoff, change.date > cutoff.date else {
        return change
      }
      reading.error(
        .datesContradict, at: mapping.node.place(of: "changed", "date"),
        "the programme changed on \(change.date), after the cut-off", label: "after the cut-off",
        help: "delete `changed`: nobody who joined after it was seen",
        notes: ["the cut-off is \(cutoff.date)"])
      return nil
    }
  }
}
