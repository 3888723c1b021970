// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Statistics
import Tables

extension Retention {
  /// The analysis of one retention: from summary tables to findings.
  struct RetentionAnalysis {
    let specification: Specification
    let context: StudyContext
    let queries: Queries
    /// The answers, one a query, in their order.
    let tables: [SummaryTable]
    /// Everybody at each horizon, by cohort.
    let horizons: [HorizonCells]

    init(_ specification: Specification, of tables: [SummaryTable], in context: StudyContext) {
      self.specification = specification
      self.context = context
      queries = Queries(specification, in: context)
      self.tables = tables
      let asked = queries.asked
      let hasContacts = specification.contacts != nil
      horizons = specification.horizons.indices.compactMap { number in
        asked.firstIndex(of: .horizon(number, .cohorts)).map {
          HorizonCells(tables[$0], hasContacts: hasContacts)
        }
      }
    }

    // MARK: What was asked

    /// The answer to a query.
    func table(_ asked: Asked) -> SummaryTable? {
      queries.asked.firstIndex(of: asked).map { tables[$0] }
    }

    /// People at a horizon, by a grouping.
    func horizon(_ number: Int, _ grouping: Grouping) -> HorizonCells? {
      table(.horizon(number, grouping)).map { HorizonCells($0, hasContacts: hasContacts) }
    }

    /// The ends of participation, by a grouping.
    func ends(_ grouping: Grouping) -> EndCells? { table(.curve(grouping)).map(EndCells.init) }

    var hasContacts: Bool { specification.contacts != nil }

    /// The definition that comes first. Without contacts there is one only, for which the day itself
    /// stands.
    var headline: Definition { specification.headline ?? .exactDay }

    /// Whether deaths and removals out of reach leave the denominator of the headline.
    var isRussell: Bool { specification.standard == .russell }

    /// The share of the headline.
    func share(_ tally: Tally) -> Proportion? {
      tally.share(withoutDead: isRussell, withoutMoved: isRussell)
    }

    /// Of how many that share is.
    func denominator(_ tally: Tally) -> Int {
      tally.denominator(withoutDead: isRussell, withoutMoved: isRussell)
    }

    /// The horizon that carries the answer.
    var mainHorizon: Int { specification.headlineHorizon(in: context) }

    /// The KPI it answers for, if any.
    var kpi: KPI? { specification.kpi.flatMap(context.kpi) }

    /// Whether counts of persons must be guarded: unless every source is public.
    var guardsCounts: Bool {
      !queries.persons.relation.sources.allSatisfy { context.source($0)?.holds == .public }
    }

    /// A guard, where counts must be guarded.
    func guarded(_ kind: FindingTable.Guarded) -> FindingTable.Guarded? {
      guardsCounts ? kind : nil
    }

    /// The smallest count that cells are made for; 1 where all may be shown.
    var smallestShown: Int { guardsCounts ? context.smallestShown : 1 }

    /// `4 weeks`, as a value.
    func at(_ number: Int) -> Value {
      let horizon = specification.horizons[number]
      return .phrase(
        horizon.unit == .month ? "retention.months" : "retention.weeks",
        ["n": .count(horizon.count)])
    }

    /// The name of the estimate at a horizon.
    func estimateName(_ number: Int) -> String {
      "retention.\(specification.horizons[number].count)"
    }

    // MARK: Findings

    func findings() -> AnalysisFindings {
      let findings = AnalysisFindings(
        specification, kind: Retention.kind, kpi: specification.kpi, facts: facts)
      if let refusal { return findings.refused(refusal) }
      return findings.filled(by: fill)
    }

    private func fill(_ findings: inout AnalysisFindings) {
      let people = PersonFlow(self)
      findings.tables = [people.table] + people.contactTables
      findings.tables += [states, retention] + [withoutExits, cohorts].compactMap(\.self)
      findings.estimates = estimates
      var sentences: [Note] = []
      let groups = groupResults
      findings.tables += groups.tables
      let curve = curveResults
      findings.tables += curve.tables
      findings.figures = [
        heatMap.map { FigureData(id: "cohorts", content: .cohortHeatMap($0)) },
        curve.curve.map { FigureData(id: "curve", content: .survival($0)) },
        curve.hazard.map { FigureData(id: "hazard", content: .hazard($0)) },
      ].compactMap(\.self)
      sentences += curve.sentences + groups.sentences
      if let change = changeResult {
        findings.tables += [change.table] + changeCurves()
        sentences += change.sentences
      }
      if let newest = newestResult {
        findings.tables += [newest.table].compactMap(\.self)
        sentences.append(newest.sentence)
      }
      if let young = youngResult {
        findings.tables.append(young.table)
        sentences.append(young.sentence)
      }
      if let sessions = sessionTable { findings.tables.append(sessions) }
      findings.level = level(findings.estimates, sentences)
      findings.notes = notes(people)
      // The flow of persons comes last among tables: the answer first.
      let flow = findings.tables.filter { $0.id == "flow" || $0.id == "contacts" }
      findings.tables.removeAll { $0.id == "flow" || $0.id == "contacts" }
      findings.tables += flow
    }

    private var estimates: [Estimate] {
      horizons.indices.map { number in
        let share = self.share(horizons[number].tally(headline))
        let estimate = share.flatMap { try? $0.estimate(level: 0.95) }
        return Estimate(
          id: estimateName(number), value: share?.value,
          interval: estimate.map { Interval($0.interval) }, unit: .proportion,
          estimator: "wilson")
      }
    }

    private func level(_ estimates: [Estimate], _ sentences: [Note]) -> LevelAnswer? {
      let main = estimates[mainHorizon]
      let target = kpi?.target?.value
      return LevelAnswer(
        estimate: main.id, what: .phrase(whatTerm, ["at": at(mainHorizon)]), target: target,
        judgement: target.map { judgement(main, target: $0) }, sentences: sentences)
    }

    private var whatTerm: String { hasContacts ? "level.retained" : "level.subscribed" }

    private func judgement(_ main: Estimate, target: Double) -> TargetJudgement {
      if main.value == nil || isInterim { return .tooEarly }
      if let by = kpi?.by, by > queries.persons.cutoff { return .tooEarly }
      return TargetJudgement(
        interval: main.interval, target: target, better: kpi?.better ?? .higher)
    }

    /// Whether a source was extracted before the cut-off: a look on the way.
    var isInterim: Bool {
      queries.persons.relation.sources.contains { context.isInterim(source: $0) }
    }
  }
}

extension Interval {
  /// Statistics' limits as findings hold them.
  init(_ interval: ConfidenceInterval) {
    self.init(bounded: interval.lower, interval.upper)
  }
}
