// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Statistics

extension InterruptedTimeSeries.Analysis {
  // MARK: Refusals

  /// Why nothing is fitted, when the series cannot carry the question.
  var refusal: Note? {
    if campaign.count == 0 { return Note("its.refused.no-periods", .refusal) }
    return invalidPeriod ?? controlGap ?? sides ?? season ?? variation
  }

  private func period(_ index: Int) -> Value {
    .period(campaign.step, campaign.periods[index])
  }

  private var usedPositions: [Int] { partition.used(ramped: design.ramped) }

  private var invalidPeriod: Note? {
    for series in [campaign] + (control.map { [$0] } ?? []) {
      for index in series.periods.indices {
        let place: [String: Value] = ["period": .period(series.step, series.periods[index])]
        if series.kind != .mean, series.numerator[index] < 0 {
          return Note("its.refused.negative", .refusal, place)
        }
        if !(series.denominator[index] > 0) {
          return Note("its.refused.empty-denominator", .refusal, place)
        }
        if series.kind == .rate, series.numerator[index] > series.denominator[index] {
          return Note("its.refused.impossible-rate", .refusal, place)
        }
      }
    }
    return nil
  }

  private var controlGap: Note? {
    guard let control, control.periods != campaign.periods else { return nil }
    let present = Set(control.periods)
    let missing = campaign.periods.filter { !present.contains($0) }
    guard let first = missing.first else { return nil }
    return Note(
      "its.refused.control", .refusal,
      ["missing": .count(missing.count), "period": .period(campaign.step, first)])
  }

  private var sides: Note? {
    let before = partition.count(.before)
    let after = partition.count(.after)
    guard before < 3 || after < 3 else { return nil }
    return Note(
      "its.refused.few-points", .refusal, ["before": .count(before), "after": .count(after)])
  }

  /// A season needs two whole years between the first and the last period.
  private var season: Note? {
    guard specification.season != .none, let first = campaign.periods.first,
      let last = campaign.periods.last
    else { return nil }
    let step = specification.every
    let days = Int(step.lastDay(last).day - step.firstDay(first).day) + 1
    guard days < 728 else { return nil }
    return Note("its.refused.season", .refusal, ["years": .count(days / 365)])
  }

  private var variation: Note? {
    let values = usedPositions.map { campaign.value($0) }
    let isFlat = values.allSatisfy { $0 == values[0] }
    let isEmpty = campaign.kind != .mean && values.allSatisfy { $0 == 0 }
    let isFull = campaign.kind == .rate && values.allSatisfy { $0 == 1 }
    let terms = design.terms.count
    if isFlat || isEmpty || isFull { return Note("its.refused.no-variation", .refusal) }
    guard values.count <= terms + 1 else { return nil }
    return Note(
      "its.refused.too-many-terms", .refusal,
      ["periods": .count(values.count), "terms": .count(terms)])
  }

  /// The refusal for what the statistics threw.
  func refusal(for error: any Error) -> Note {
    switch error {
    case StatisticsError.dependentColumns(let dependencies):
      let terms = design.terms
      let columns = dependencies.flatMap { [$0.column] + $0.combinationOf }
      let named = Set(columns.filter { terms.indices.contains($0) }).sorted()
      return Note(
        "its.refused.dependent", .refusal,
        ["terms": .list(named.map { .term(terms[$0].phrase) })])
    case StatisticsError.tooFewRows(let rows, let columns):
      return Note(
        "its.refused.too-many-terms", .refusal,
        ["periods": .count(rows), "terms": .count(columns)])
    case TimeSeriesError.noResidualVariation:
      return Note("its.refused.no-variation", .refusal)
    default: return Note("its.refused.not-converged", .refusal)
    }
  }

  // MARK: Warnings and remarks

  /// What the reader must weigh, in order of weight.
  func notes(
    _ solution: SeriesProblem.Solution, checks: ResidualChecks.Result,
    estimators: EstimatorTable.Result, beyond: [Int], placeboMoved: Bool
  ) -> [Note] {
    dataWarnings + designWarnings + eventWarnings
      + modelWarnings(solution, estimators: estimators, placeboMoved: placeboMoved)
      + remarks(solution, beyond: beyond)
  }

  private var dataWarnings: [Note] {
    var notes: [Note] = []
    if !gaps.isEmpty { notes.append(Note("its.warning.gaps", .warning, ["n": .count(gaps.count)])) }
    if flow.losesMany { notes.append(Note("outcome.lost-rows", .warning)) }
    let used = usedPositions
    let mean = used.reduce(0) { $0 + campaign.numerator[$1] } / Double(max(1, used.count))
    if campaign.kind == .count, mean < 30 {
      notes.append(Note("its.warning.low-counts", .warning, ["mean": .number(mean, .number)]))
    }
    return notes
  }

  private var designWarnings: [Note] {
    var notes: [Note] = []
    let before = partition.count(.before)
    let after = partition.count(.after)
    let counts: [String: Value] = ["before": .count(before), "after": .count(after)]
    if before < 8 || after < 8 { notes.append(Note("its.warning.few-points", .warning, counts)) }
    if after > before { notes.append(Note("its.warning.horizon", .warning, counts)) }
    if specification.season == .none, specification.every != .year {
      notes.append(Note("its.warning.no-season", .warning))
    }
    if specification.matters == nil { notes.append(Note("outcome.no-threshold", .warning)) }
    if specification.role == .exploratory {
      notes.append(Note("outcome.exploratory", .warning))
    }
    return notes
  }

  private var eventWarnings: [Note] {
    guard !oneArmEvents.isEmpty else { return [] }
    let events: [String: Value] = ["events": .list(oneArmEvents.map { .localized($0.what) })]
    return [
      Note(control == nil ? "its.warning.other-event" : "its.warning.one-arm", .warning, events)
    ]
  }

  private func modelWarnings(
    _ solution: SeriesProblem.Solution, estimators: EstimatorTable.Result, placeboMoved: Bool
  ) -> [Note] {
    var notes: [Note] = []
    if !estimators.deciding.isEmpty, !estimators.undecided.isEmpty {
      notes.append(
        Note(
          "its.warning.disagree", .warning,
          [
            "deciding": .list(estimators.deciding), "undecided": .list(estimators.undecided),
          ]))
    }
    if estimators.boundary { notes.append(Note("its.warning.boundary", .warning)) }
    notes += solution.fit.coverageWarnings.map { $0.note }
    if placeboMoved { notes.append(Note("its.warning.placebo-moved", .warning)) }
    return notes
  }

  private func remarks(_ solution: SeriesProblem.Solution, beyond: [Int]) -> [Note] {
    var notes: [Note] = []
    if !incomplete.isEmpty {
      notes.append(
        Note(
          "outcome.incomplete", .remark,
          ["periods": runs(incomplete)]))
    }
    if !straddling.isEmpty {
      notes.append(
        Note("outcome.straddling", .remark, ["periods": runs(straddling)]))
    }
    if !beyond.isEmpty {
      notes.append(
        Note("its.remark.beyond", .remark, ["horizons": .list(beyond.map { .count($0) })]))
    }
    if (try? solution.effects.total())?.ratio == nil {
      notes.append(Note("outcome.no-relative", .remark))
    }
    if let ratio = crudeRatio {
      notes.append(Note("its.remark.crude", .remark, ["ratio": .number(ratio, .ratio)]))
    }
    return notes
  }

  /// Periods in words, those in a row as first and last.
  private func runs(_ periods: [Int]) -> Value {
    var runs: [ClosedRange<Int>] = []
    for period in periods {
      if let last = runs.last, last.upperBound + 1 == period {
        runs[runs.count - 1] = last.lowerBound...period
      } else {
        runs.append(period...period)
      }
    }
    return .list(
      runs.map { run in
        let first = Value.period(campaign.step, run.lowerBound)
        guard run.count > 1 else { return first }
        return .phrase(
          "outcome.run", ["first": first, "last": .period(campaign.step, run.upperBound)])
      })
  }

  /// The mean value after over the mean value before, each pooled.
  private var crudeRatio: Double? {
    func pooled(_ part: Partition.Part) -> Double {
      let positions = partition.positions(part)
      let events = positions.reduce(0) { $0 + campaign.numerator[$1] }
      return events / positions.reduce(0) { $0 + campaign.denominator[$1] }
    }
    let ratio = pooled(.after) / pooled(.before)
    return ratio.isFinite && ratio > 0 ? ratio : nil
  }
}

extension CoverageWarning {
  /// The warning as the report words it.
  var note: Note {
    switch self {
    case .notSimulated(let observations, let degreesOfFreedom):
      Note(
        "its.reach.not-simulated", .warning,
        ["n": .count(observations), "df": .count(degreesOfFreedom)])
    case .shortSeries(let observations):
      Note("its.reach.short", .warning, ["n": .count(observations)])
    case .strongCorrelation(let median):
      Note("its.reach.strong", .warning, ["rho": .number(median, .number)])
    case .strongCorrelationOfResponse(let median):
      Note("its.reach.strong-response", .warning, ["rho": .number(median, .number)])
    case .hiddenCorrelation(let dispersion):
      Note("its.reach.hidden", .remark, ["dispersion": .number(dispersion, .number)])
    }
  }
}
