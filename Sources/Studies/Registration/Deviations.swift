// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Findings
internal import Methods

/// The departures of a study from its registered plans.
struct Deviations: Sendable {
  let registration: Registration
  let study: Study
  /// Dates that a checked signature vouches for, by plan number.
  let vouched: [Int: VouchedDate]

  /// The plan that binds: the last one registered before the campaign began; where none was, the first.
  var binding: Registration.Plan {
    let start = study.context.header.campaign.from
    let early = registration.plans.last { plan in day(of: plan).map { $0 < start } ?? false }
    return early ?? registration.first
  }

  /// The day of a plan: the vouched one, else the one that someone typed.
  private func day(of plan: Registration.Plan) -> CivilDate? {
    vouched[plan.number]?.date ?? registration.record.plans[plan.number - 1].entry.date
  }

  /// The plans whose choices are run again: the first, the binding and the last.
  var runs: RegisteredRuns {
    var numbers: [Int] = []
    for plan in [registration.first, binding, registration.last]
    where !numbers.contains(plan.number) {
      // A plan that says what a later one says is that plan.
      numbers.append(plan.number)
    }
    return RegisteredRuns(
      numbers.sorted().map { registration.plans[$0 - 1] }, beside: study)
  }

  // MARK: Choices

  /// Choices that are no longer those of the plan: those that amendments declare, then the others.
  var choices: [RegistrationFacts.ChangedChoice] {
    let (first, last) = (registration.first, registration.last)
    let declared = changed(first, last.study, now: last.number)
    return declared + changed(last, study, now: nil)
  }

  private func changed(
    _ plan: Registration.Plan, _ now: Study, now number: Int?
  ) -> [RegistrationFacts.ChangedChoice] {
    guard number != plan.number else { return [] }
    let changes = PlanComparison(plan.study, now).changes
    guard !changes.isEmpty else { return [] }
    let reach = PlanReach(plan.study, now)
    // Whole analyses that came or went are told apart.
    return changes.filter { $0.keys.first != "analyses" || $0.keys.count > 2 }.map { change in
      let since = number.map { amendment(of: change, until: $0) }
      return RegistrationFacts.ChangedChoice(
        path: change.path, plan: plan.number, registered: change.first, now: change.second,
        since: since, why: since.flatMap { registration.record.plans[$0 - 1].why },
        analyses: reach.analyses(touchedBy: change))
    }
  }

  /// The last amendment that changed a place.
  private func amendment(of change: PlanComparison.Change, until last: Int) -> Int {
    for number in (1..<max(last, 2)).reversed() where number < registration.plans.count {
      let step = PlanComparison(
        registration.plans[number - 1].study, registration.plans[number].study)
      if step.changes.contains(where: { $0.keys.overlaps(change.keys) }) { return number + 1 }
    }
    return last
  }

  // MARK: Analyses

  /// Analyses that a plan declares and the report does not answer, by name.
  func notRun(_ findings: [AnalysisFindings]) -> [RegistrationFacts.AbsentAnalysis] {
    var lastPlan: [String: Int] = [:]
    for plan in registration.plans {
      for analysis in plan.study.analyses { lastPlan[analysis.specification.id] = plan.number }
    }
    return lastPlan.sorted { $0.key < $1.key }.compactMap { name, plan in
      if let found = findings.first(where: { $0.id == name }) {
        return found.isRefused ? .init(analysis: name, plan: plan, reason: .refused) : nil
      }
      let isAmended = plan < registration.last.number
      return .init(analysis: name, plan: plan, reason: isAmended ? .amended : .removed)
    }
  }

  /// Analyses that the last plan does not have, in the order of the study file.
  var undeclared: [String] {
    let known = Set(registration.last.study.analyses.map(\.specification.id))
    return study.analyses.map(\.specification.id).filter { !known.contains($0) }
  }

  /// What the registered choices give beside what the study gave.
  /// - Parameters:
  ///   - found: the findings of each run, nothing shown that must not be.
  ///   - findings: those of the study, likewise.
  func results(
    _ runs: RegisteredRuns, _ found: [[AnalysisFindings]], _ findings: [AnalysisFindings]
  ) -> [RegisteredResult] {
    zip(runs.runs, found).flatMap { run, found in
      run.wanted.map { name in
        let now = findings.first { $0.id == name }.flatMap { RegisteredResult.Answer($0) }
        let then = found.first { $0.id == name }.flatMap { RegisteredResult.Answer($0) }
        let obstacle = then == nil ? run.obstacles[name] ?? .refused : nil
        return RegisteredResult(
          analysis: name, plan: run.number, registered: then, now: now, obstacle: obstacle)
      }
    }
  }
}

extension AnalysisFindings {
  /// Whether the analysis could not be done.
  var isRefused: Bool {
    headline == nil && level == nil && estimates.allSatisfy { $0.value == nil }
      && notes.contains { $0.severity == .refusal }
  }
}

extension [String] {
  /// Whether one path leads through the other.
  fileprivate func overlaps(_ other: [String]) -> Bool {
    let length = Swift.min(count, other.count)
    return prefix(length) == other.prefix(length)
  }
}
