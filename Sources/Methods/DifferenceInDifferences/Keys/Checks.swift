// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Tables

extension DifferenceInDifferences {
  /// The checks of one analysis against itself and its study. Each gives nil after an error; what a
  /// check needs and another could not read is passed over, not reported twice.
  struct Checks {
    let mapping: MappingReader
    let outline: StudyOutline
    var reading: Reading { mapping.reading }
    var outcome: OutcomeChecks { OutcomeChecks(mapping: mapping, outline: outline) }

    func kpi() -> KPI? { outcome.kpi() }

    /// The column of places.
    func unit(kpi: KPI?) -> PlaceColumn? {
      guard let name = mapping[DesignKeys.unit], let kpi, let source = outcome.source(of: kpi)
      else {
        return nil
      }
      return label(name, at: mapping.span(DesignKeys.unit), source)
    }

    /// A column of labels.
    func label(_ name: String, at span: Span, _ source: StudySource) -> PlaceColumn? {
      outcome.labels(name, of: source, at: span).map {
        PlaceColumn(name: name, values: $0.values)
      }
    }

    /// Columns whose mix is held equal: labels, each once, not the places themselves.
    func adjust(kpi: KPI?, unit: PlaceColumn?) -> [String]? {
      let key = ComparisonKeys.adjust
      guard let names = mapping[key] else { return nil }
      guard let kpi, let source = outcome.source(of: kpi) else { return names }
      var fine = mapping.columns(names, key, of: source, for: .labels(to: "compare")) {
        $0 == unit?.name ? "the places are compared with each other already" : nil
      }
      if !names.isEmpty, case .count = kpi.measure {
        reading.error(
          .contradiction, at: mapping.span(key), "`adjust` is for rates and means",
          label: "KPI `\(kpi.name)` is a count",
          help: "give the KPI a `rate` over people, or delete `adjust`")
        fine = false
      }
      return fine ? names : nil
    }

    /// Places without the campaign that may have been reached.
    func neighbours(
      unit: PlaceColumn?, treated: [String]?, controls: Controls?
    ) -> [String]? {
      let key = DesignKeys.neighbours
      guard let names = mapping[key] else { return nil }
      var fine = known(names, key, unit)
      for (index, name) in names.enumerated() {
        let span = mapping.span(key, index)
        if treated?.contains(name) == true {
          reading.error(
            .contradiction, at: span, "a place with the campaign cannot be a neighbour of it",
            label: "also has the campaign", help: "delete it from `neighbours`")
          fine = false
        } else if case .list(let list)? = controls, list.contains(name) {
          reading.error(
            .contradiction, at: span, "the same place is a control and left out as a neighbour",
            label: "also in `controls`", help: "keep it in one of the two")
          fine = false
        }
      }
      return fine ? names : nil
    }

    /// Whether all places are values of the column and stand once.
    func known(_ names: [String], _ key: some KeyDeclaration, _ unit: PlaceColumn?) -> Bool {
      mapping.places(names, key, of: unit?.name ?? "", among: unit?.values)
    }

    /// A column of labels and its declared values.
    struct PlaceColumn {
      var name: String
      var values: [String]?
    }
  }
}
