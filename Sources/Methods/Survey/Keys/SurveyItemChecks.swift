// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Findings
internal import Tables

extension Survey.SurveyChecks {
  /// The items, with every column found in the source.
  func items(_ source: StudySource?) -> [Survey.Item]? {
    guard let named = mapping[Survey.Keys.items] else { return nil }
    var fine = true
    let items = named.map { entry in
      var item = entry.value
      item.name = entry.name
      if item.label == LocalizedText("") { item.label = LocalizedText(entry.name) }
      return item
    }
    for item in items {
      guard let node = mapping.node["items"]?[item.name], let source else { continue }
      ColumnFilter.check(item.only, at: node["only"], source: source, reading)
      if !(item.kind == .multiple ? options(item, node, source) : marks(item, node, source)) {
        fine = false
      }
    }
    return fine ? items : nil
  }

  private func options(_ item: Survey.Item, _ node: Node, _ source: StudySource) -> Bool {
    let found = item.options.map { option in
      source.column(
        named: option.column,
        for: .truth.helped("declare it as `type: boolean, positive: [\"S\"]`: ticked or not"),
        at: node.place(of: "options", option.name), reading) != nil
    }
    return !found.contains(false)
  }

  private func marks(_ item: Survey.Item, _ node: Node, _ source: StudySource) -> Bool {
    guard let name = item.column else { return true }
    let span = node.place(of: "of")
    if item.levels.isEmpty {
      let marks = ColumnNeed.wholeNumbers.helped(
        "declare it as `type: integer`; where it holds labels, list them in `levels`")
      return source.column(named: name, for: marks, at: span, reading) != nil
    }
    guard
      let column = source.column(
        named: name,
        for: .labels(to: "order").helped(
          "declare it as `type: category`; where it holds numbers, write `scale`"), at: span,
        reading)
    else { return false }
    if let twice = item.levels.indexOfRepeated {
      reading.error(
        .contradiction, at: node["levels"]?[twice]?.span ?? span, "a level stands twice",
        label: "again", help: "delete one of them")
      return false
    }
    return column.declares(
      item.levels, at: { node["levels"]?[$0]?.span ?? span }, reading)
  }

  /// The item that opens the section.
  func answers(_ items: [Survey.Item]?) -> String?? {
    let key = Survey.Keys.answers
    guard mapping.has(key) else { return .some(items?.first { $0.kind != .multiple }?.name) }
    guard let name = mapping[key] else { return nil }
    guard let items else { return name }
    guard let item = items.first(where: { $0.name == name }) else {
      reading.unknownReference(
        name, what: "item", among: items.map(\.name), at: mapping.span(key))
      return nil
    }
    if item.kind != .multiple { return name }
    reading.error(
      .wrongReference, at: mapping.span(key), "item `\(name)` has several answers",
      label: "no single number", help: "name an item of type `nps`, `csat` or `likert`")
    return nil
  }

  /// The KPI that the item answers for, if any: in a unit that the item's number has.
  func kpi(_ items: [Survey.Item]?, answers: String??) -> String?? {
    let key = Survey.Keys.kpi
    guard let found = mapping.kpi(key, in: outline) else { return nil }
    guard let kpi = found else { return .some(nil) }
    let name = kpi.name
    guard let answers, let items else { return .some(name) }
    guard let item = items.first(where: { $0.name == answers }) else {
      reading.error(
        .wrongReference, at: mapping.span(key), "no item has a number of its own to answer with",
        label: "several answers", help: "add an item of type `nps`, `csat` or `likert`")
      return nil
    }
    if item.kind.answers(kpi) { return .some(name) }
    reading.error(
      .wrongReference, at: mapping.span(key),
      "item `\(item.name)` is a \(item.kind.inWords), which KPI `\(name)` is not",
      label: "another unit", help: item.kind.kpiHelp)
    return nil
  }
}

extension Survey.Kind {
  /// Whether its number is in the unit of a KPI.
  func answers(_ kpi: KPI) -> Bool {
    switch (self, kpi.measure) {
    case (.csat, .rate), (.csat, .entered(.percentage, _)), (.likert, .mean),
      (.likert, .entered(.number, _)), (.nps, .entered(.number, _)), (.nps, .mean):
      if case .percentage? = kpi.target { return self == .csat }
      return kpi.target == nil || self != .csat
    default: return false
    }
  }

  var inWords: String {
    switch self {
    case .nps: "number of points from −100 to 100"
    case .csat: "share"
    case .likert: "mean score"
    case .multiple: "list of shares"
    }
  }

  var kpiHelp: String {
    switch self {
    case .nps: "name a KPI with `value: { entered: 32, from: … }` and a target such as `40`"
    case .csat: "name a KPI with `rate` or `value: { entered: 80%, from: … }`"
    case .likert: "name a KPI with `mean`, or with a number entered by hand"
    case .multiple: "name a KPI of one item"
    }
  }
}
