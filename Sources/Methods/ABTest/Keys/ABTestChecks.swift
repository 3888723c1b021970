// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Tables

extension ABTest {
  /// The checks of one analysis against itself and its study. Each gives nil after an error; a key
  /// that may be absent gives `.some(nil)` where it is.
  struct Checks {
    let mapping: MappingReader
    let outline: StudyOutline
    let outcome: OutcomeChecks
    private var reading: Reading { mapping.reading }

    init(mapping: MappingReader, outline: StudyOutline) {
      self.mapping = mapping
      self.outline = outline
      outcome = OutcomeChecks(mapping: mapping, outline: outline)
    }

    /// A share that is computed from a source.
    func kpi() -> KPI? {
      guard let name = mapping[AnalysisKeys.kpi] else { return nil }
      let span = mapping.span(AnalysisKeys.kpi)
      guard let kpi = outline.kpis.find(name, what: "KPI", at: span, reading) else { return nil }
      if case .rate = kpi.measure, kpi.source != nil { return kpi }
      reading.error(
        .wrongReference, at: span, "KPI `\(name)` is no share computed from a source",
        label: "no `rate`", help: "name a KPI with `rate: { of: clic, over: rows }`")
      return nil
    }

    /// Each once.
    func variants() -> [String]? {
      guard let names = mapping.distinct(Keys.variants, what: "variant") else { return nil }
      guard names.count <= 20 else {
        reading.error(
          .outOfRange, at: mapping.span(Keys.variants), "there are \(names.count) variants",
          label: "at most 20", help: "compare fewer, or put some together")
        return nil
      }
      return names
    }

    func variant(of kpi: KPI?, variants: [String]?) -> String? {
      guard let name = mapping[Keys.variant] else { return nil }
      guard let kpi, let source = outcome.source(of: kpi) else { return name }
      guard let column = outcome.labels(name, of: source, at: mapping.span(Keys.variant)) else {
        return nil
      }
      let isFine = column.declares(
        variants ?? [], at: { mapping.span(Keys.variants, $0) }, reading)
      return isFine ? name : nil
    }

    /// By chance, to each person: whole days or places are few, however many people they hold.
    func allocated() -> Allocation? {
      guard let allocated = mapping[Keys.allocated] else { return nil }
      guard allocated != .random else { return allocated }
      let isDay = allocated == .byDay
      reading.error(
        .contradiction, at: mapping.span(Keys.allocated),
        "variants were given to whole \(isDay ? "days" : "places"), not to people",
        label: "as many units as \(isDay ? "days" : "places")",
        help: isDay
          ? "people of one day are alike: give each day a row of its own as a unit of "
            + "`kind: difference-in-differences`, or give variants out person by person"
          : "use `kind: difference-in-differences` with `unit:` the places and `chosen: random`")
      return nil
    }

    func ratio(variants: [String]?) -> [Int]? {
      guard let variants else { return nil }
      guard mapping.has(Keys.ratio) else { return variants.map { _ in 1 } }
      guard let ratio = mapping[Keys.ratio] else { return nil }
      guard ratio.count == variants.count else {
        reading.error(
          .contradiction, at: mapping.span(Keys.ratio),
          "`ratio` has \(ratio.count) parts for \(variants.count) variants",
          label: "one part a variant",
          help: "write `ratio: [\(variants.map { _ in "1" }.joined(separator: ", "))]`")
        return nil
      }
      return ratio
    }

    func compare(variants: [String]?) -> String? {
      guard let variants else { return nil }
      guard mapping.has(Keys.compare) else { return variants[1] }
      guard let name = mapping[Keys.compare] else { return nil }
      let others = Array(variants.dropFirst())
      guard !others.contains(name) else { return name }
      reading.unknownReference(
        name, what: "variant", in: "`variants`, after the first,", among: others,
        at: mapping.span(Keys.compare))
      return nil
    }

    func looks() -> Looks?? { mapping.optional(Keys.looks) }

    /// The campaign's days, unless the analysis names others; none where the KPI is not dated.
    func period(kpi: KPI?) -> DateRange?? {
      guard let kpi else { return nil }
      guard kpi.datedBy != nil else {
        for key in [Keys.from, Keys.to] where mapping.has(key) {
          reading.error(
            .missingKey, at: mapping.span(key),
            "KPI `\(kpi.name)` does not say which date a row belongs to",
            label: "no `dated_by`", help: "add `dated_by: column` to KPI `\(kpi.name)`")
          return nil
        }
        return .some(nil)
      }
      guard let header = outline.header else { return nil }
      let from = mapping.has(Keys.from) ? mapping[Keys.from] : header.campaign.from
      let to =
        mapping.has(Keys.to) ? mapping[Keys.to] : header.campaign.to ?? header.cutoff?.date
      guard let from, let to else {
        if !mapping.has(Keys.to), from != nil {
          reading.error(
            .missingKey, at: mapping.node.nameSpan, "`to` is missing", label: "no last day",
            help: "the campaign has no last day: add `to: …`")
        }
        return nil
      }
      return Form<DateRange>.range(from, to, at: mapping.span(Keys.to), reading)
    }
  }
}
