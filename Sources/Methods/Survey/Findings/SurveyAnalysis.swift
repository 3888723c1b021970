// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Findings
import Statistics
import Tables

extension Survey {
  /// The analysis of one survey: from summary tables to findings.
  struct SurveyAnalysis {
    let specification: Specification
    let context: StudyContext
    let tables: [SummaryTable]
    let results: [QuestionResult]

    init(_ specification: Specification, of tables: [SummaryTable], in context: StudyContext) {
      self.specification = specification
      self.context = context
      self.tables = tables
      let isGuarded = context.source(specification.source)?.holds != .public
      let minimum = isGuarded ? context.smallestShown : 1
      results = Question.all(specification.items).map { question in
        QuestionResult(
          question, Cells(tables[question.item], question, specification), minimum: minimum)
      }
    }

    var guardsCounts: Bool { context.source(specification.source)?.holds != .public }
    var smallestShown: Int { guardsCounts ? context.smallestShown : 1 }

    func guarded(_ kind: FindingTable.Guarded) -> FindingTable.Guarded? {
      guardsCounts ? kind : nil
    }

    var kpi: KPI? { specification.kpi.flatMap(context.kpi) }
    var hasWaves: Bool { specification.waves != nil }

    /// A wave, as a term.
    func wave(_ number: Int) -> Value {
      .term(hasWaves ? (number == 0 ? "survey.before" : "survey.after") : "survey.all")
    }

    /// The name of a question's number in a wave.
    func estimateName(_ result: QuestionResult, _ wave: Int) -> String {
      "item-\(result.question.name)."
        + (hasWaves ? (wave == 0 ? "before" : "after") : "level")
    }

    // MARK: Findings

    func findings() -> AnalysisFindings {
      let findings = AnalysisFindings(
        specification, kind: Survey.kind, kpi: specification.kpi, facts: facts)
      if let refusal { return findings.refused(refusal) }
      return findings.filled(by: fill)
    }

    private func fill(_ findings: inout AnalysisFindings) {
      findings.estimates = estimates
      findings.tables = results.map { itemTable($0) }
      let changes = self.changes
      if let table = changeTable(changes) { findings.tables.append(table) }
      if let moves = moveTable { findings.tables.append(moves) }
      findings.tables += results.compactMap { groupTable($0) }
      findings.tables.append(responseTable)
      if let bounds = boundTable { findings.tables.append(bounds) }
      findings.figures = [forest(changes)].compactMap(\.self)
      findings.level = level(changes)
      findings.notes = notes
    }

    private var estimates: [Estimate] {
      results.flatMap { result in
        result.cells.waves.enumerated().map { place, tally in
          let number = result.isSmall ? nil : result.number(tally)
          return Estimate(
            id: estimateName(result, place), value: number?.value, interval: number?.interval,
            unit: result.unit, estimator: result.estimator)
        }
      }
    }

    // MARK: The answer

    private var main: QuestionResult? {
      results.first { $0.question.name == specification.answers }
    }

    private func level(_ changes: [(result: QuestionResult, change: Change, holm: Double?)])
      -> LevelAnswer?
    {
      guard let main, let tally = main.cells.waves.last else { return nil }
      let id = estimateName(main, main.cells.waves.count - 1)
      let target = kpi?.target?.value
      let number = main.isSmall ? nil : main.number(tally)
      return LevelAnswer(
        estimate: id,
        what: .phrase(
          "level.survey.\(main.question.source.kind.rawValue)",
          ["item": .localized(main.question.source.label)]), target: target,
        // Withheld where too few people stand in a class, and where no mean can be told.
        judgement: main.isSmall || main.isJoined
          ? nil : target.map { judgement(number, target: $0) },
        sentences: changes.map { sentence($0.result, $0.change) })
    }

    private func judgement(
      _ number: (value: Double, interval: Interval?)?, target: Double
    ) -> TargetJudgement {
      if number == nil || context.isInterim(source: specification.source) { return .tooEarly }
      if let by = kpi?.by, let cutoff = context.header.cutoff?.date, by > cutoff {
        return .tooEarly
      }
      return TargetJudgement(
        interval: number?.interval, target: target, better: kpi?.better ?? .higher)
    }

    /// How one answer changed, without saying why.
    private func sentence(_ result: QuestionResult, _ change: Change) -> Note {
      var slots: [String: Value] = ["item": result.question.label]
      let numbers = result.cells.waves.map { result.number($0) }
      guard let before = numbers[0], let after = numbers[1], let difference = change.difference,
        let interval = difference.interval
      else {
        if let chance = change.superiority, let limits = chance.interval {
          slots["chance"] = .number(chance.value, .proportion)
          slots["interval"] = .interval(limits, .proportion)
          return Note("survey.change.chance", .remark, slots)
        }
        return Note("survey.change.unknown", .remark, slots)
      }
      slots["before"] = .number(before.value, result.unit)
      slots["after"] = .number(after.value, result.unit)
      slots["difference"] = .number(difference.value, result.changeUnit)
      slots["interval"] = .interval(interval, result.changeUnit)
      return Note("survey.change.\(direction(interval))", .remark, slots)
    }

    private func direction(_ interval: Interval) -> String {
      if let lower = interval.lower, lower > 0 { return "higher" }
      if let upper = interval.upper, upper < 0 { return "lower" }
      return "unclear"
    }
  }
}
