// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Tables

extension InterruptedTimeSeries.Analysis {
  var partition: Partition { problem.partition }

  /// What the sentences are filled with; all of it is known before anything is fitted.
  var facts: [String: Value] {
    let step = specification.every
    let partition = self.partition
    let first = campaign.periods.first
    // A ramped phase-in is part of what effects are taken over.
    let after = partition.count(.after) + (design.ramped ? partition.count(.phaseIn) : 0)
    var facts: [String: Value] = [
      "analysis": .text(specification.id),
      "before": .count(partition.count(.before)), "after": .count(after),
      "phase-in": .count(partition.count(.phaseIn)),
      "starts": .list(specification.starts.map { .date($0.date) }),
      "step": .term(step.rawValue), "estimator.name": .term(specification.estimator.rawValue),
      "estimator": estimatorName, "model": .term(model.rawValue),
      "design.clause": .phrase(
        "its.design",
        ["shapes": .list(shapeTerms), "season": seasonTerm, "calendar": calendarClause]),
      "exposure.clause": campaign.hasExposure ? .term("its.clause.exposure") : nothing,
      "control.clause": controlClause, "scale": .term(CoefficientTable.scale(model.link)),
      "effect": effectTerm,
    ]
    if specification.starts.count == 1 {
      facts["event"] = specification.starts.first?.label.map { .localized($0) }
    }
    facts["only"] = specification.only.clause(of: kpi.source.flatMap(context.source))
    facts["first"] = first.map { .period(step, $0) } ?? .missing
    return facts
  }

  var model: SegmentedRegression.Model {
    .init(kind: campaign.kind, isControlled: control != nil)
  }

  var shapeTerms: [Value] { specification.shape.map { .term("its.\($0.rawValue)") } }

  var seasonTerm: Value {
    switch specification.season {
    case .none: .term("its.season.none")
    case .months: .term("its.season.months")
    case .harmonics(let count):
      .phrase("its.season.harmonics", ["harmonics": .count(count)])
    }
  }

  /// Fills a slot with no words.
  private var nothing: Value { .list([]) }

  private var calendarClause: Value {
    guard !specification.calendar.isEmpty else { return nothing }
    return .phrase(
      "its.clause.calendar",
      ["terms": .list(specification.calendar.map { .term("its.calendar.\($0.rawValue)") })])
  }

  private var controlClause: Value {
    guard let control = specification.control else { return nothing }
    return .phrase("its.clause.control", ["control": .localized(control.label)])
  }

  private var estimatorName: Value {
    specification.estimator == .neweyWest
      ? .phrase("newey-west", ["lag": .count(specification.neweyWestLag)])
      : .term(specification.estimator.rawValue)
  }

  private var effectTerm: Value {
    switch specification.effect {
    case .average: .term("its.effect.average")
    case .level: .term("its.effect.level")
    case .slope: .term("its.effect.slope")
    case .cumulative: .term("its.effect.cumulative")
    case .at(let horizon): .phrase("its.effect.at", ["h": .count(horizon)])
    }
  }

  // MARK: Units

  /// Unit of one period's value, as figures and tables show it.
  var valueUnit: Unit {
    switch campaign.kind {
    case .rate: .proportion
    case .count: exposureBase.map { .rate(per: $0) } ?? .count
    case .mean: measureUnit
    }
  }

  /// Unit of absolute effects.
  var absoluteUnit: Unit {
    switch campaign.kind {
    case .rate: .points
    case .count: .count
    case .mean: measureUnit
    }
  }

  var measureUnit: Unit {
    guard case .mean(let mean) = kpi.measure, let unit = mean.unit else { return .number }
    return .measure(unit)
  }

  /// Counts with an exposure are drawn per a power of ten of it that gives values of 1 or more.
  var exposureBase: Double? {
    guard campaign.kind == .count, campaign.hasExposure else { return nil }
    let rates = campaign.periods.indices.map { campaign.value($0) }.filter { $0 > 0 && $0.isFinite }
    guard let least = rates.min() else { return 1 }
    var base = 1.0
    while least * base < 1, base < 1e9 { base *= 10 }
    return base
  }

  // MARK: The series in brief

  /// Whether each row of the source is of one person.
  var personalValues: Bool {
    kpi.source.flatMap(context.source)?.holds == .pseudonymised
  }

  /// Periods, events and crude values of each stretch.
  func summary(_ partition: Partition) -> FindingTable {
    let isMean = campaign.kind == .mean
    let countsValues = isMean && personalValues
    let isRate = campaign.kind == .rate
    var columns: [FindingTable.Column] = [
      .init("stretch"), .init("periods"), .init("from"), .init("to"),
    ]
    if !isMean {
      columns.append(.init("events", guarded: isRate ? .partOf("trials") : .count))
    }
    if isRate { columns.append(.init("trials", guarded: .count)) }
    if countsValues { columns.append(.init("values", guarded: .count)) }
    columns.append(
      .init(
        "crude",
        guarded: isMean ? (countsValues ? .derivedFrom("values") : nil) : .derivedFrom("events")))
    let rows = Partition.Part.allCases.compactMap { part -> [Value]? in
      let positions = partition.positions(part)
      guard let first = positions.first, let last = positions.last else { return nil }
      let events = positions.reduce(0) { $0 + campaign.numerator[$1] }
      let trials = positions.reduce(0) { $0 + campaign.denominator[$1] }
      var row: [Value] = [
        .term(part.rawValue), .count(positions.count),
        .period(campaign.step, campaign.periods[first]),
        .period(campaign.step, campaign.periods[last]),
      ]
      if !isMean { row.append(.count(Int(clamping: events))) }
      if isRate || countsValues { row.append(.count(Int(clamping: trials))) }
      let crude =
        campaign.kind == .count && !campaign.hasExposure
        ? events / Double(positions.count) : events / trials
      return row + [.number(crude, valueUnit)]
    }
    return FindingTable(id: "summary", columns: columns, rows: rows)
  }
}

extension SegmentedRegression.Model {
  init(kind: OutcomeKind, isControlled: Bool) {
    switch (kind, isControlled) {
    case (.count, false): self = .poisson
    case (.rate, false): self = .binomial
    case (.mean, false): self = .linear
    case (.count, true): self = .controlledCounts
    case (.rate, true): self = .controlledRates
    case (.mean, true): self = .controlledMeans
    }
  }

  /// The scale on which the change adds up.
  var link: EffectLink {
    switch self {
    case .poisson, .controlledCounts: .log
    case .binomial, .controlledRates: .logit
    case .linear, .controlledMeans: .identity
    }
  }
}
