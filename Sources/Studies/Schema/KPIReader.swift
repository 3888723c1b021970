// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Findings
internal import Methods

/// Reads one KPI and checks its keys against each other.
struct KPIReader {
  let mapping: MappingReader
  private var reading: Reading { mapping.reading }

  init(mapping: MappingReader) { self.mapping = mapping }

  func kpi() -> KPI? {
    guard let measure = measure() else { return nil }
    let fine = [
      units(measure), fits(measure), written(KPIKeys.label), written(KPIKeys.indicator),
      written(KPIKeys.within), written(KPIKeys.by), written(KPIKeys.achievable),
      written(KPIKeys.review), written(KPIKeys.datedBy), written(KPIKeys.source),
      written(KPIKeys.only), written(KPIKeys.period), written(KPIKeys.history), history(measure),
    ]
    guard !fine.contains(false), let level = mapping[KPIKeys.level],
      let better = better(measure), let leadsTo = mapping[KPIKeys.leadsTo]
    else { return nil }
    return KPI(
      name: "", level: level, label: mapping[KPIKeys.label] ?? LocalizedText(""), measure: measure,
      source: mapping[KPIKeys.source], datedBy: mapping[KPIKeys.datedBy],
      within: mapping[KPIKeys.within], better: better, baseline: mapping[KPIKeys.baseline],
      target: mapping[KPIKeys.target], by: mapping[KPIKeys.by], matters: mapping[KPIKeys.matters],
      achievable: mapping[KPIKeys.achievable], review: mapping[KPIKeys.review], leadsTo: leadsTo,
      indicator: mapping[KPIKeys.indicator], only: mapping[KPIKeys.only] ?? [],
      period: mapping[KPIKeys.period], history: mapping[KPIKeys.history])
  }

  /// Only counts have earlier years to be compared with.
  private func history(_ measure: KPIMeasure) -> Bool {
    guard mapping.has(KPIKeys.history) else { return true }
    if case .count = measure { return true }
    reading.error(
      .contradiction, at: key(KPIKeys.history), "only a `count` is compared with earlier years",
      label: "no meaning here",
      help: "delete it; a rate or a mean is compared by an analysis")
    return false
  }

  /// Whether a key is either absent or right.
  private func written<Value>(_ key: StudyKey<Value>) -> Bool {
    !mapping.has(key) || mapping[key] != nil
  }

  private func measure() -> KPIMeasure? {
    let keys = [
      MeasureKeys.value, MeasureKeys.rate, MeasureKeys.count, MeasureKeys.mean,
      MeasureKeys.retained,
    ]
    let present = keys.filter { mapping.has($0) }
    if present.count == 1 { return present.first.flatMap { mapping[$0] } }
    let second = present.dropFirst().first
    reading.error(
      .alternatives, at: second.map { key($0) } ?? mapping.node.nameSpan,
      second == nil
        ? "the KPI does not say what it measures" : "the KPI measures two things",
      label: "one of `value`, `rate`, `count`, `mean`, `retained` is due",
      help: second == nil
        ? "add `rate: { of: risposta, over: rows }`, `count`, `mean`, or `value` for one entered by hand"
        : "keep one of the two; the other is a KPI of its own",
      cause: "measure")
    return nil
  }

  private func key(_ key: some KeyDeclaration) -> Span {
    mapping.node.entries.first { $0.key == key.name }?.keySpan ?? mapping.node.nameSpan
  }

  private func better(_ measure: KPIMeasure) -> BetterDirection? {
    if mapping.has(KPIKeys.better) { return mapping[KPIKeys.better] }
    if case .entered = measure { return .higher }
    missing(KPIKeys.better, "an effect is judged by its direction")
    return nil
  }

  private func missing(_ key: some KeyDeclaration, _ reason: String) {
    reading.error(
      .missingKey, at: mapping.node.nameSpan, "the KPI lacks the key `\(key.name)`: \(reason)",
      label: "`\(key.name)` is missing", help: "add `\(key.name): \(key.example)`: \(key.summary)",
      cause: "missing \(key.name) in a KPI")
  }

  /// Values and changes in the unit of the measure.
  private func units(_ measure: KPIMeasure) -> Bool {
    var fine = true
    if mapping.has(KPIKeys.target) {
      let span = mapping.span(KPIKeys.target)
      let right = mapping[KPIKeys.target].map {
        target(measure, $0, at: span)
      }
      fine = right ?? false
    }
    if mapping.has(KPIKeys.baseline) {
      let span = mapping.node["baseline"]?["value"]?.span ?? mapping.span(KPIKeys.baseline)
      let right = mapping[KPIKeys.baseline].map {
        target(measure, $0.value, at: span)
      }
      fine = (right ?? false) && fine
    }
    if mapping.has(KPIKeys.matters) {
      let right = mapping[KPIKeys.matters].map {
        KPIThreshold.check($0, of: measure, at: mapping.span(KPIKeys.matters), reading)
      }
      fine = (right ?? false) && fine
    }
    return fine
  }

  /// A target or baseline; that of an entered value has the unit that was entered.
  private func target(_ measure: KPIMeasure, _ value: Quantity, at span: Span) -> Bool {
    guard case .entered(let entered, _) = measure else {
      return KPIThreshold.check(value: value, of: measure, at: span, reading)
    }
    let same =
      switch (entered, value) {
      case (.percentage, .percentage), (.number, .number), (.points, .points): true
      case (.rate(_, let first), .rate(_, let second)): first == second
      case (.measure(_, let first), .measure(_, let second)): first == second
      default: false
      }
    if !same {
      reading.error(
        .wrongUnit, at: span, "`\(value.text)` is not in the unit of the entered value",
        label: "another unit", help: "the entered value is `\(entered.text)`")
    }
    return same
  }

  /// A KPI that names no source of its own, in words.
  private func sourceless(_ measure: KPIMeasure) -> String? {
    switch measure {
    case .entered: "a value entered by hand"
    case .retained: "a KPI with `retained`, which an analysis computes,"
    case .rate, .count, .mean: nil
    }
  }

  /// Keys that the measure needs or cannot have.
  private func fits(_ measure: KPIMeasure) -> Bool {
    if let reason = sourceless(measure) {
      var fine = true
      let keys: [any KeyDeclaration] = [
        KPIKeys.source, KPIKeys.datedBy, KPIKeys.within, KPIKeys.only, KPIKeys.period,
      ]
      for one in keys where mapping.node[one.name] != nil {
        reading.error(
          .contradiction,
          at: mapping.node.entries.first { $0.key == one.name }?.keySpan
            ?? mapping.node.nameSpan,
          "\(reason) has no `\(one.name)`", label: "no meaning here",
          help: "delete it, or compute the KPI with `rate`, `count` or `mean`")
        fine = false
      }
      return fine
    }
    var fine = true
    if !mapping.has(KPIKeys.source) {
      missing(KPIKeys.source, "it is computed from data")
      fine = false
    }
    if !mapping.has(KPIKeys.datedBy) {
      missing(KPIKeys.datedBy, "each row must belong to a date")
      fine = false
    }
    return fine
  }
}
