// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Statistics
import Tables

extension TimeToService {
  /// The analysis of waits: from a summary table to findings.
  struct WaitAnalysis {
    let specification: Specification
    let context: StudyContext
    let query: Query
    let table: SummaryTable
    let cells: Cells

    init(_ specification: Specification, of tables: [SummaryTable], in context: StudyContext) {
      self.specification = specification
      self.context = context
      query = Query(specification, in: context)
      table = tables[0]
      cells = Cells(tables[0])
    }

    var kpi: KPI? { specification.kpi.flatMap(context.kpi) }
    var guardsCounts: Bool { context.source(specification.source)?.holds != .public }
    var smallestShown: Int { guardsCounts ? context.smallestShown : 1 }

    func guarded(_ kind: FindingTable.Guarded) -> FindingTable.Guarded? {
      guardsCounts ? kind : nil
    }

    /// Whether requests of two times are compared.
    var hasWaves: Bool { specification.after != nil }

    /// The times, or everybody.
    var times: [WaitGroup] {
      guard hasWaves else {
        return [WaitGroup(.term("figure.everyone"), cells.cells, minimum: smallestShown)]
          .compactMap(\.self)
      }
      return ["service.before", "service.after"].enumerated().compactMap { wave, term in
        WaitGroup(.term(term), cells.cells.filter { $0.wave == wave }, minimum: smallestShown)
      }
    }

    /// The groups of the newest time.
    var groups: [WaitGroup] {
      cells.groups.compactMap { group in
        WaitGroup(
          group.label.map {
            context.value($0, of: specification.by, in: specification.source)
          } ?? .term("service.no-group"),
          cells.cells.filter { $0.group == group.key && (!hasWaves || $0.wave == 1) },
          minimum: smallestShown)
      }
    }

    // MARK: Findings

    func findings() -> AnalysisFindings {
      let findings = AnalysisFindings(
        specification, kind: TimeToService.kind, kpi: specification.kpi, facts: facts)
      let times = times
      guard let main = times.last, !hasWaves || times.count == 2 else {
        return findings.refused(Note("service.refused.nobody", .refusal))
      }
      return findings.filled { fill(&$0, main, times) }
    }

    private func fill(
      _ findings: inout AnalysisFindings, _ main: WaitGroup, _ times: [WaitGroup]
    ) {
      findings.estimates = estimates(main)
      findings.tables = [waitTable("waits", times)]
      var sentences: [Note] = []
      if hasWaves {
        findings.tables.append(comparison("change", times))
        sentences = changeSentences(times[1], times[0])
      }
      let groups = specification.by == nil ? [] : self.groups
      if groups.count > 1 {
        findings.tables += [waitTable("groups", groups), comparison("groups-compared", groups)]
      }
      let curves = self.curves(times)
      findings.tables += curves.tables
      findings.figures = [curves.figure].compactMap(\.self)
      findings.tables.append(flow)
      findings.level = level(findings.estimates, sentences)
      findings.notes = notes(main)
    }

    private func estimates(_ main: WaitGroup) -> [Estimate] {
      let median = main.median
      return [
        Estimate(
          id: "waits.median", value: median?.value, interval: median?.interval, unit: .number,
          estimator: "brookmeyer-crowley")
      ]
        + specification.days.map { days in
          let share = main.share(within: days)
          return Estimate(
            id: "waits.within.\(days)", value: share?.estimate,
            interval: share.map { Interval($0.interval) }, unit: .proportion,
            estimator: "kaplan-meier")
        }
    }

    private func level(_ estimates: [Estimate], _ sentences: [Note]) -> LevelAnswer? {
      let answer = kpi.flatMap { TimeToService.answer(for: $0) } ?? .median
      let (id, what): (String, Value) =
        switch answer {
        case .median: ("waits.median", .term("level.service.median"))
        case .within(let days):
          ("waits.within.\(days)", .phrase("level.service.within", ["n": .count(days)]))
        }
      guard let main = estimates.first(where: { $0.id == id }) else { return nil }
      let target = kpi?.target?.value
      var isWithheld = false
      if case .within(let days) = answer {
        isWithheld = times.last?.isWithheld(within: days) ?? false
      }
      return LevelAnswer(
        estimate: id, what: what, target: target,
        judgement: isWithheld ? nil : target.map { judgement(main, target: $0) },
        sentences: sentences)
    }

    private func judgement(_ main: Estimate, target: Double) -> TargetJudgement {
      if context.isInterim(source: specification.source) { return .tooEarly }
      if let by = kpi?.by, by > query.cutoff { return .tooEarly }
      if main.value == nil || main.interval?.upper == nil { return open(main, target: target) }
      return TargetJudgement(
        interval: main.interval, target: target, better: kpi?.better ?? .lower)
    }

    /// A median that is not reached, or whose upper limit is not: it is later than the target where
    /// its lower limit is, or where surely fewer than half were served by the day of the target.
    private func open(_ main: Estimate, target: Double) -> TargetJudgement {
      guard main.id == "waits.median", (0...36_500).contains(target) else { return .tooEarly }
      if let lower = main.interval?.lower, lower > target { return .notMet }
      guard let share = times.last?.share(within: Int(target)) else { return .tooEarly }
      return share.interval.upper < 0.5 ? .notMet : .cannotSay
    }

    /// How the shares in time changed, without saying why.
    private func changeSentences(_ after: WaitGroup, _ before: WaitGroup) -> [Note] {
      specification.days.compactMap { days in
        guard let one = after.share(within: days), let other = before.share(within: days),
          let difference = after.difference(from: before, within: days)
        else { return nil }
        let term =
          difference.interval.lower > 0
          ? "higher" : difference.interval.upper < 0 ? "lower" : "unclear"
        return Note(
          "service.change.\(term)", .remark,
          [
            "n": .count(days), "before": .number(other.estimate, .proportion),
            "after": .number(one.estimate, .proportion),
            "difference": .number(difference.estimate, .points),
            "interval": .interval(Interval(difference.interval), .points),
          ], table: "waits")
      }
    }

    // MARK: Notes and facts

    private func notes(_ main: WaitGroup) -> [Note] {
      var notes: [Note] = []
      if context.isInterim(source: specification.source) {
        notes.append(Note("service.warning.interim", .warning, ["day": .date(query.cutoff)]))
      }
      if cells.backwards > 0 {
        notes.append(
          Note("service.warning.backwards", .warning, ["n": few(cells.backwards)]))
      }
      if DataFlow(steps: [("flow.used", cells.people)], lost: lost, isGuarded: false).losesMany {
        notes.append(Note("service.warning.lost", .warning))
      }
      if main.median == nil { notes.append(Note("service.remark.no-median", .remark)) }
      if specification.withdrawn != nil {
        notes.append(Note("service.remark.withdrawn", .remark))
      }
      if hasWaves { notes.append(Note("service.remark.uncontrolled", .remark)) }
      if cells.hasTooManyGroups {
        notes.append(
          Note("service.warning.groups", .warning, ["most": .count(Survey.mostGroups)]))
      } else if specification.by != nil {
        notes.append(Note("service.remark.groups", .remark))
      }
      if specification.role == .exploratory { notes.append(Note("outcome.exploratory", .remark)) }
      return notes
    }

    private var lost: Int {
      table.flow.losses.reduce(0) { sum, loss in
        guard case .missing = loss.reason else { return sum }
        return sum + loss.rows
      }
    }

    private func few(_ count: Int) -> Value {
      count >= smallestShown
        ? .count(count) : .phrase("service.fewer", ["n": .count(smallestShown)])
    }

    private var flow: FindingTable {
      let steps = [Stage.rows, Stage.eligible, "requested"].compactMap { name in
        table.flow.total(name).map { (term: "service.flow.\(name)", rows: $0) }
      }
      let used = cells.people - cells.backwards
      return DataFlow(
        steps: steps + [("service.flow.used", used)], lost: lost, isGuarded: guardsCounts
      ).table
    }

    private var facts: [String: Value] {
      var facts: [String: Value] = [
        "analysis": .text(specification.id), "cutoff": .date(query.cutoff),
        "requested": .text(specification.requested), "served": .text(specification.served),
        "days": .list(specification.days.map { .count($0) }),
        "last": .count(specification.days.last ?? 0),
      ]
      if let before = specification.before, let after = specification.after {
        facts["before.from"] = .date(before.from)
        facts["before.to"] = .date(before.to)
        facts["after.from"] = .date(after.from)
        facts["after.to"] = .date(after.to)
      }
      facts["only"] = specification.only.clause(of: context.source(specification.source))
      return facts
    }
  }
}
