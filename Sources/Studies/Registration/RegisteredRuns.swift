// SPDX-License-Identifier: GPL-3.0-or-later

internal import Findings
internal import Methods
internal import Tables

/// The analyses of registered plans that are done again with every choice as registered, beside the
/// study's own and from the same data in the same pass.
struct RegisteredRuns: Sendable {
  private(set) var runs: [Run]

  /// The analyses of one plan.
  struct Run: Sendable {
    /// The plan.
    let number: Int
    /// The analyses whose registered result is wanted, by name.
    let wanted: [String]
    /// The plan's study with those analyses, and those that they need, that can be run.
    let study: Study
    /// Why the others cannot be run.
    var obstacles: [String: RegisteredResult.Obstacle]
  }

  /// - Parameters:
  ///   - plans: the plans to compare with.
  ///   - study: the study that is evaluated.
  init(_ plans: [Registration.Plan], beside study: Study) {
    runs = plans.compactMap { RegisteredRuns.run($0, beside: study) }
  }

  /// What is asked beyond the study's own questions.
  var queries: [[SummaryQuery]] { runs.flatMap(\.study.queries) }

  /// The same where the data could not answer the registered questions: none is run.
  var refused: RegisteredRuns {
    var all = self
    for index in runs.indices {
      let run = runs[index]
      var study = run.study
      study.analyses = []
      all.runs[index] = Run(
        number: run.number, wanted: run.wanted, study: study,
        obstacles: run.obstacles.merging(run.wanted.map { ($0, .refused) }) { first, _ in first })
    }
    return all
  }

  private static func run(_ plan: Registration.Plan, beside study: Study) -> Run? {
    let reach = PlanReach(plan.study, study)
    let declared = plan.study.analyses.map(\.specification.id)
    let touched = Set(
      PlanComparison(plan.study, study).changes.flatMap { reach.analyses(touchedBy: $0) })
    let wanted = declared.filter(touched.contains)
    guard !wanted.isEmpty else { return nil }
    var obstacles: [String: RegisteredResult.Obstacle] = [:]
    for analysis in plan.study.analyses {
      if let obstacle = obstacle(to: analysis, of: plan.study, beside: study) {
        obstacles[analysis.specification.id] = obstacle
      }
    }
    // What needs an analysis that cannot be run cannot be run either.
    for name in wanted where obstacles[name] == nil {
      let needed = plan.study.needed(by: [name]).sorted()
      obstacles[name] = needed.lazy.compactMap { obstacles[$0] }.first
    }
    let runnable = plan.study.needed(by: Set(wanted.filter { obstacles[$0] == nil }))
    var again = plan.study
    again.analyses = again.analyses.filter { runnable.contains($0.specification.id) }
    again.context.sources = again.context.sources.map { source in
      var source = source
      // What the data are and when they were extracted is not a choice.
      if let now = study.context.source(source.name) {
        source.provenance = now.provenance
        source.holds = now.holds
      }
      return source
    }
    again.report.minimumCell = max(again.report.minimumCell, study.report.minimumCell)
    again.report.roundTo = study.report.roundTo
    again.report.secondary = study.report.secondary || again.report.secondary
    again.context.smallestShown = max(again.context.smallestShown, study.context.smallestShown)
    return Run(number: plan.number, wanted: wanted, study: again, obstacles: obstacles)
  }

  /// Why an analysis cannot be run on the data as the study reads them now.
  private static func obstacle(
    to analysis: Analysis, of plan: Study, beside study: Study
  ) -> RegisteredResult.Obstacle? {
    for query in plan.queries(of: analysis) {
      for name in query.relation.sources {
        guard let now = study.context.source(name), let then = plan.context.source(name) else {
          return .source(name)
        }
        for column in query.columns(of: name).sorted() {
          // Columns that the query makes itself are in neither.
          guard let old = then.column(column) else { continue }
          guard let new = now.column(column), new.type == old.type, new.values == old.values
          else { return .column(column, source: name) }
        }
        if Set(now.missing) != Set(then.missing) { return .reading(name) }
      }
    }
    return nil
  }
}
