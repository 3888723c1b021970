// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Tables

extension DifferenceInDifferences.Checks {
  typealias ReachKeys = DifferenceInDifferences.ReachKeys

  /// KPIs that should not move: series with the same columns as the analysis's own.
  func placeboOutcomes(
    kpi: KPI?, unit: PlaceColumn?, only: [ColumnFilter]?, adjust: [String]?
  ) -> [String]? {
    let key = ReachKeys.placeboOutcome
    guard let names = mapping[key] else { return nil }
    var fine = true
    for (index, name) in names.enumerated() {
      let span = mapping.span(key, index)
      if name == kpi?.name || names.prefix(index).contains(name) {
        reading.error(
          .contradiction, at: span,
          name == kpi?.name
            ? "the KPI of the analysis is what the campaign should move"
            : "`placebo_outcome` holds the same KPI twice",
          label: name == kpi?.name ? "not a placebo" : "again",
          help: "name a KPI that the campaign should leave as it is")
        fine = false
        continue
      }
      guard let other = outcome.series(name, at: span) else {
        fine = false
        continue
      }
      guard let source = outcome.source(of: other) else { continue }
      let needed = [unit?.name].compactMap(\.self) + (only ?? []).map(\.column) + (adjust ?? [])
      for column in needed where source.column(column)?.type.kind != .label {
        reading.error(
          .wrongReference, at: span,
          "the source of KPI `\(name)` has no column of labels `\(column)`, which this analysis uses",
          label: "source `\(source.name)`",
          help: "give its source a column `\(column)` of `type: category`, or name another KPI")
        fine = false
      }
    }
    return fine ? names : nil
  }

  /// Controls that were reached in part.
  func contaminated(
    unit: PlaceColumn?, treated: [String]?, controls: Controls?, neighbours: [String]?
  ) -> [DifferenceInDifferences.Contamination]? {
    let key = ReachKeys.contaminated
    guard let entries = mapping[key] else { return nil }
    var fine = true
    for entry in entries {
      let node = mapping.node[key.name]?[entry.name]
      func refuse(_ code: Code, _ message: String, _ label: String, _ help: String, value: Bool) {
        let span = value ? node?.span : node?.nameSpan
        reading.error(
          code, at: span ?? mapping.span(key), message, label: label, help: help)
        fine = false
      }
      if let values = unit?.values, !values.contains(entry.name) {
        reading.unknownReference(
          entry.name, what: "value", in: "column `\(unit?.name ?? "")`", among: values,
          at: node?.nameSpan ?? mapping.span(key))
        fine = false
      } else if treated?.contains(entry.name) == true {
        refuse(
          .contradiction, "a place with the campaign is not a control that it reached in part",
          "also has the campaign", "delete it; whom it reached there, `received` says", value: false
        )
      } else if neighbours?.contains(entry.name) == true {
        refuse(
          .contradiction, "the place is left out as a neighbour: it cannot blur the comparison",
          "also in `neighbours`", "keep it in one of the two", value: false)
      } else if case .list(let list)? = controls, !list.contains(entry.name) {
        refuse(
          .contradiction, "the place is not among `controls`: it cannot blur the comparison",
          "not a control", "delete it, or add it to `controls`", value: false)
      }
      guard case .percentage = entry.value, entry.value.value > 0, entry.value.value < 1 else {
        refuse(
          .outOfRange, "`\(entry.value.text)` is not a share of people between 0% and 100%",
          "not a share", "write the share that was reached, as `10%`", value: true)
        continue
      }
    }
    return fine ? entries.map { .init(place: $0.name, share: $0.value) } : nil
  }

  /// The column of who was reached; nil in nil after an error.
  func received(kpi: KPI?) -> String?? {
    let key = ReachKeys.received
    guard mapping.has(key) else { return .some(nil) }
    guard let name = mapping[key], let kpi, let source = outcome.source(of: kpi) else { return nil }
    let span = mapping.span(key)
    guard let column = source.column(named: name, at: span, reading) else { return nil }
    func refuse(_ message: String, _ label: String, _ help: String) -> String?? {
      reading.error(.wrongReference, at: span, message, label: label, help: help)
      return nil
    }
    switch kpi.measure {
    case .count, .entered, .retained:
      return refuse(
        "`received` is a share of the people of a rate or a mean", "KPI `\(kpi.name)` is a count",
        "give the KPI a `rate` over people, or delete `received`")
    case .rate(let rate):
      guard case .rows = rate.over else {
        guard case .number = column.type.kind else {
          return refuse(
            "column `\(name)` holds no numbers of people reached", "no numbers",
            "name a column of `type: integer`, as the KPI's own")
        }
        return .some(name)
      }
    case .mean: break
    }
    guard column.type.kind == .day || column.type.kind == .truth else {
      return refuse(
        "column `\(name)` does not say whether a person was reached",
        "neither true/false nor a day",
        "name a column of `type: boolean`, or an optional one of `type: date`")
    }
    return .some(name)
  }

  /// Columns of groups for whom the effect may differ.
  func differsBy(kpi: KPI?, unit: PlaceColumn?, controls: Controls?) -> [String]? {
    let key = ReachKeys.differsBy
    guard let names = mapping[key] else { return nil }
    var fine = true
    func refuse(_ span: Span, _ message: String, _ label: String, _ help: String) {
      reading.error(.contradiction, at: span, message, label: label, help: help)
      fine = false
    }
    if let kpi, let source = outcome.source(of: kpi) {
      fine = mapping.columns(names, key, of: source, for: .labels(to: "compare")) {
        $0 == unit?.name
          ? "places differ from each other by themselves: that is the noise of the comparison"
          : nil
      }
    }
    guard !names.isEmpty else { return fine ? names : nil }
    if case .synthetic(let kind)? = controls {
      refuse(
        mapping.span(key), "a synthetic control gives one effect, not one a group",
        "`controls: \(kind.rawValue)`", "write `controls: all`, or restrict the rows with `only`")
    }
    return fine ? names : nil
  }
}
