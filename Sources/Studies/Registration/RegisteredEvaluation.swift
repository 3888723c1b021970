// SPDX-License-Identifier: GPL-3.0-or-later

internal import Findings
internal import Tables

/// The registered plans of a study that is being evaluated.
struct Registered: Sendable {
  var registration: Registration
  /// Dates that a checked signature vouches for, by plan number.
  var vouched: [Int: VouchedDate] = [:]
}

extension Optional<Evaluation> {
  /// The dates that results say someone else vouches for, by plan number.
  var vouchedDates: [Int: VouchedDate] {
    let plans = self?.registration?.plans ?? []
    return Dictionary(
      plans.compactMap { plan in plan.vouched.map { (plan.number, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}

extension Study {
  /// What the data answer to the study's questions and, in the same pass, to the registered ones.
  struct Answers {
    var own: [[SummaryTable]]
    /// One list a run, in the order of its analyses.
    var registered: [[[SummaryTable]]]
    var provenance: [Provenance]
    var runs: RegisteredRuns?
  }

  /// Answers from one pass. Where the data refuse a registered question, the study is evaluated
  /// without: a plan must not stop what the study's own choices allow.
  func answers(
    to queries: [[SummaryQuery]], _ runs: RegisteredRuns?, by source: some Source
  ) async throws(TableFailure) -> Answers {
    if let runs, !runs.queries.isEmpty {
      do throws(TableFailure) {
        let (tables, provenance) = try await answers(to: queries + runs.queries, by: source)
        var rest = tables.dropFirst(queries.count)
        let further = runs.runs.map { run in
          defer { rest = rest.dropFirst(run.study.analyses.count) }
          return Array(rest.prefix(run.study.analyses.count))
        }
        return Answers(
          own: Array(tables.prefix(queries.count)), registered: further, provenance: provenance,
          runs: runs)
      } catch {}
      let (tables, provenance) = try await answers(to: queries, by: source)
      return Answers(
        own: tables, registered: runs.runs.map { _ in [] }, provenance: provenance,
        runs: runs.refused)
    }
    let (tables, provenance) = try await answers(to: queries, by: source)
    return Answers(
      own: tables, registered: (runs?.runs ?? []).map { _ in [] }, provenance: provenance,
      runs: runs)
  }

  /// Puts into an evaluation what is to be said of the registered plan, certainty included.
  func compare(
    _ evaluation: inout Evaluation, with deviations: Deviations?, _ answers: Answers,
    isInterim: Bool
  ) async {
    guard let deviations, let runs = answers.runs else {
      evaluation.registration = RegistrationFacts(status: isInterim ? .interim : .notRegistered)
      return
    }
    // Whether an analysis was changed is decided on numbers that nothing was withheld from.
    var found: [[AnalysisFindings]] = []
    var shown: [[AnalysisFindings]] = []
    for (run, tables) in zip(runs.runs, answers.registered) {
      let findings = run.study.analyses.isEmpty ? [] : await run.study.findings(answers: tables)
      found.append(findings)
      var again = evaluation
      again.analyses = findings
      again.registration = nil
      shown.append(run.study.published(again, run.study.queries).analyses)
    }
    let certainty = RegisteredCertainty(
      deviations: deviations, results: deviations.results(runs, found, evaluation.analyses))
    for index in evaluation.analyses.indices {
      let analysis = evaluation.analyses[index]
      evaluation.analyses[index].certainty = analysis.certainty.map {
        certainty.applied(to: $0, of: analysis.id)
      }
    }
    let results = deviations.results(runs, shown, evaluation.analyses)
    let plans = deviations.registration.facts(deviations.vouched)
    let isEntered = plans.contains { $0.entry != nil && $0.date != nil }
    evaluation.registration = RegistrationFacts(
      status: isInterim ? .interim : isEntered ? .registered : .draft, plans: plans,
      choices: deviations.choices, notRun: deviations.notRun(evaluation.analyses),
      undeclared: deviations.undeclared, results: results)
  }
}
