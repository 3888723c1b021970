// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Methods
internal import Tables

/// The checks of KPIs against their sources, the study's dates and each other.
struct KPIChecks {
  let root: Node
  let reading: Reading
  let outline: StudyOutline

  func check() {
    for kpi in outline.kpis.values.map(\.value) {
      guard let node = root["kpis"]?[kpi.name] else { continue }
      IndicatorCheck(reading).check(kpi, node)
      chain(kpi, node)
      due(kpi, node)
      guard let name = kpi.source,
        let source = outline.sources.find(
          name, what: "source", at: node.place(of: "source"), reading)
      else { continue }
      window(kpi, node)
      days(kpi, node)
      ColumnFilter.check(kpi.only, at: node["only"], source: source, reading)
      dated(kpi, node, source)
      measure(kpi, node, source)
    }
    circles()
  }

  private func window(_ kpi: KPI, _ node: Node) {
    guard kpi.within != nil, let header = outline.header, header.cutoff == nil else { return }
    reading.error(
      .missingKey, at: node.place(of: "within"),
      "`within` needs a cut-off: the day on which the last window must be closed",
      label: "no `cutoff` in `study`",
      help: "add `cutoff: { date: 2025-09-30, why: \"…\" }` to `study`")
  }

  /// A target is due after the campaign has begun.
  private func due(_ kpi: KPI, _ node: Node) {
    guard let by = kpi.by, let start = outline.header?.campaign.from, by < start else { return }
    reading.error(
      .datesContradict, at: node.place(of: "by"),
      "the target is due on \(by), before the campaign begins", label: "before \(start)",
      help: "write a day after the campaign's first, or what stood before as `baseline`",
      notes: ["the campaign begins on \(start)"])
  }

  /// The days of the observed value: by the cut-off, and with somebody whose time to respond closes.
  private func days(_ kpi: KPI, _ node: Node) {
    guard let header = outline.header else { return }
    if let written = node["period"], let period = kpi.period, let cutoff = header.cutoff?.date,
      period.to > cutoff
    {
      reading.error(
        .datesContradict, at: written.place(of: "to"),
        "the days of KPI `\(kpi.name)` end on \(period.to), after the cut-off",
        label: "after the cut-off", help: "let them end by \(cutoff), or move the cut-off",
        notes: ["the cut-off is \(cutoff)"])
    }
    guard kpi.period == nil, let days = kpi.within?.days, header.cutoff != nil else { return }
    let start = header.campaign.from
    reading.warning(
      .immature, at: node.place(of: kpi.by == nil ? "within" : "by"),
      "nobody dated from \(start) on has had \(days) days to respond by then",
      label: "too early for any row",
      help: "let the target be due from \(start.adding(days: days)) on, and the cut-off too: until "
        + "then KPI `\(kpi.name)` has no observed value")
  }

  private func dated(_ kpi: KPI, _ node: Node, _ source: StudySource) {
    guard let name = kpi.datedBy,
      let column = source.column(named: name, at: node.place(of: "dated_by"), reading)
    else { return }
    switch column.type.kind {
    case .day, .period: break
    default:
      wrong(
        column, "holds no dates", at: node.place(of: "dated_by"),
        help: "a column of dates or periods")
    }
  }

  private func measure(_ kpi: KPI, _ node: Node, _ source: StudySource) {
    switch kpi.measure {
    case .entered, .retained: break
    case .rate(let rate): check(rate, kpi, node, source)
    case .count(let count):
      for (key, name) in [("of", count.of), ("exposure", count.exposure)] {
        guard let name else { continue }
        number(name, source, at: node.place(of: "count", key))
      }
    case .mean(let mean): number(mean.of, source, at: node.place(of: "mean", "of"))
    }
  }

  private func check(
    _ rate: KPIMeasure.Rate, _ kpi: KPI, _ node: Node, _ source: StudySource
  ) {
    let span = node.place(of: "rate", "of")
    let overSpan = node.place(of: "rate", "over")
    guard case .rows = rate.over else {
      number(rate.of, source, at: span)
      if case .columns(let terms) = rate.over {
        for term in terms { number(term.column, source, at: overSpan) }
      }
      return
    }
    for (index, name) in rate.except.enumerated() {
      let place = node["rate"]?["except"]?[index]?.span ?? span
      guard let column = source.column(named: name, at: place, reading) else { continue }
      if column.type.kind != .truth {
        wrong(column, "is not true or false", at: place, help: "a column of `type: boolean`")
      }
    }
    guard let column = source.column(named: rate.of, at: span, reading) else { return }
    switch column.type.kind {
    case .truth: break
    case .day:
      if kpi.within == nil {
        reading.error(
          .missingKey, at: node.nameSpan,
          "KPI `\(kpi.name)` lacks the key `within`: responses take time",
          label: "`within` is missing",
          help: "add `within: 90 days`: how long a response may take, the same for every row")
      }
    default:
      wrong(
        column, "says of no row whether it counts", at: span,
        help:
          "a date or a true/false column; for counts write `over: column` instead of `over: rows`")
    }
  }

  private func number(_ name: String, _ source: StudySource, at span: Span) {
    guard let column = source.column(named: name, at: span, reading) else { return }
    if case .number = column.type.kind { return }
    wrong(column, "holds no numbers", at: span, help: "a column of numbers")
  }

  private func wrong(_ column: ColumnDescription, _ what: String, at span: Span, help: String) {
    reading.error(
      .wrongReference, at: span, "column `\(column.name)` \(what)",
      label: "`type: \(ColumnKeys.word(of: column.type).rawValue)`", help: "name \(help)")
  }

  private func chain(_ kpi: KPI, _ node: Node) {
    for (index, name) in kpi.leadsTo.enumerated() {
      let place = node["leads_to"]?[index]?.span ?? node.place(of: "leads_to")
      if name == kpi.name {
        reading.error(
          .circular, at: place, "KPI `\(name)` leads to itself", label: "itself",
          help: "name a KPI further down the chain")
      } else {
        _ = outline.kpis.find(name, what: "KPI", at: place, reading)
      }
    }
  }

  /// Finds KPIs from which `leads_to` comes back to them.
  private func circles() {
    var reported: Set<String> = []
    for kpi in outline.kpis.values.map(\.value) where !reported.contains(kpi.name) {
      guard let circle = circle(from: kpi.name) else { continue }
      reported.formUnion(circle)
      reading.error(
        .circular, at: root.place(of: "kpis", kpi.name, "leads_to"),
        "KPIs lead to each other in a circle: \((circle + [kpi.name]).joined(separator: " → "))",
        label: "leads back here", help: "delete one of the links")
    }
  }

  private func circle(from name: String) -> [String]? {
    func links(_ name: String) -> [String] {
      outline.kpis.values.first { $0.name == name }?.value.leadsTo.filter { $0 != name } ?? []
    }
    var paths = [[name]]
    var visited: Set<String> = []
    while let path = paths.popLast() {
      guard let last = path.last else { continue }
      for next in links(last) {
        if next == name { return path }
        if visited.insert(next).inserted { paths.append(path + [next]) }
      }
    }
    return nil
  }
}
