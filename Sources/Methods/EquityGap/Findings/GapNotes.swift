// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Statistics

extension EquityGap.GapAnalysis {
  // MARK: Refusals

  /// Why nothing is estimated.
  func refusal(for error: any Error) -> Note { refusal(for: error, in: dimensions[0]) }

  func refusal(for error: any Error, in cells: EquityGap.GapCells) -> Note {
    func part(_ number: Int) -> Value { .term(number == 0 ? "before" : "after") }
    switch error {
    case is Empty: return Note("equity.refused.no-rows", .refusal)
    case EquityGap.GapProblem.Refusal.emptyGroup(let group, let number, let arm):
      return Note(
        hasControls ? "equity.refused.empty-group-arm" : "equity.refused.empty-group", .refusal,
        [
          "group": name(cells, group), "part": part(number),
          "arm": .term(arm == 0 ? "equity.arm.campaign" : "equity.arm.control"),
        ])
    case EquityGap.GapProblem.Refusal.emptyStratum(let group, let stratum, let number):
      return Note(
        "equity.refused.empty-stratum", .refusal,
        [
          "group": name(cells, group), "stratum": stratumName(cells, stratum),
          "part": part(number),
        ])
    case EquityGap.GapProblem.Refusal.impossible(let group):
      return Note("equity.refused.impossible", .refusal, ["group": name(cells, group)])
    case EquityGap.GapProblem.Refusal.fewUnits:
      return Note("equity.refused.few-units", .refusal)
    default: return Note("equity.refused.not-estimable", .refusal)
    }
  }

  // MARK: Warnings and remarks

  /// What the reader must weigh, in order of weight.
  func notes(_ main: GapProblem, _ problems: [GapProblem]) -> [Note] {
    problems.compactMap { widening($0) } + gapWarnings(main) + designWarnings(main)
      + dataWarnings(problems) + remarks(main)
  }

  /// A gap that widened, whatever happened to that of the verdict; and whether the mean hides it.
  private func widening(_ problem: GapProblem) -> Note? {
    guard let found = widened(problem) else { return nil }
    let dimension = problem.cells.dimension
    var isRising = false
    if let before = try? problem.grouped(0), let after = try? problem.grouped(1),
      let total = try? before.parts(ofChangeTo: after).total
    {
      isRising = kpi.better == .higher ? total > 0 : total < 0
    }
    return Note(
      isRising ? "equity.warning.widened-rising" : "equity.warning.widened", .warning,
      [
        "column": dimension.title, "reference": value(dimension.reference, dimension),
        "focus": value(dimension.focus, dimension), "change": .number(found.change.value, gapUnit),
        "interval": .interval(found.interval, gapUnit),
      ])
  }

  private func gapWarnings(_ main: GapProblem) -> [Note] {
    var notes: [Note] = []
    let dimension = main.cells.dimension
    let sides: [String: Value] = [
      "reference": value(dimension.reference, dimension),
      "focus": value(dimension.focus, dimension),
    ]
    if let before = main.gap(0, on: .difference), before.value <= 0 {
      notes.append(Note("equity.warning.reversed", .warning, sides))
    }
    if let absolute = main.change(on: .difference), let ratio = main.change(on: .ratio),
      absolute.value * ratio.value < 0
    {
      notes.append(
        Note(
          absolute.value < 0 ? "equity.warning.ratio-widened" : "equity.warning.ratio-narrowed",
          .warning, sides))
    }
    if let absolute = main.change(on: .difference), absolute.value < 0 {
      let focus = main.compared.count - 1
      let gain = (main.value(1, group: focus) - main.value(0, group: focus)).value
      if kpi.better == .higher ? gain <= 0 : gain >= 0 {
        notes.append(Note("equity.warning.levelled-down", .warning, sides))
      }
    }
    let fallen = fallen(main)
    if !fallen.isEmpty {
      notes.append(
        Note(
          "equity.warning.fallen", .warning,
          ["groups": .list(fallen.map { name(main, main.compared[$0]) })]))
    }
    return notes
  }

  private func designWarnings(_ main: GapProblem) -> [Note] {
    var notes: [Note] = []
    if !oneArmEvents.isEmpty {
      notes.append(
        Note(
          "equity.warning.events", .warning,
          ["events": .list(oneArmEvents.map { .localized($0.what) })]))
    }
    if let degrees = main.headline(on: .difference)?.degreesOfFreedom, degrees < 5 {
      notes.append(
        Note("equity.warning.few-degrees", .warning, ["df": .number(degrees, .number)]))
    }
    if hasControls, main.arms[0].count < 5 {
      notes.append(
        Note("equity.warning.few-treated", .warning, ["n": .count(main.arms[0].count)]))
    }
    if main.headline(on: .difference)?.lower == nil {
      notes.append(Note("equity.warning.no-interval", .warning))
    }
    if specification.matters == nil { notes.append(Note("outcome.no-threshold", .warning)) }
    if specification.role == .exploratory { notes.append(Note("outcome.exploratory", .warning)) }
    return notes
  }

  private func dataWarnings(_ problems: [GapProblem]) -> [Note] {
    var notes: [Note] = []
    if flow.losesMany { notes.append(Note("outcome.lost-rows", .warning)) }
    for problem in problems {
      let cells = problem.cells
      let all = cells.total { _ in true }.people
      let unknown = cells.total { cells.groups[$0.group].name == nil }.people
      let column: [String: Value] = ["column": cells.dimension.title]
      if unknown > 0.05 * all { notes.append(Note("equity.warning.unknown", .warning, column)) }
      let others = cells.groups.filter { !$0.isNamed && $0.name != nil }
      if !others.isEmpty, case .ordered = cells.dimension.groups {
        notes.append(Note("equity.warning.unordered", .warning, column))
      }
    }
    if let shift = shift(problems[0]), abs(shift.size) > 0.1 {
      notes.append(
        Note(
          "equity.warning.shares", .warning,
          [
            "group": name(problems[0], problems[0].compared[shift.group]),
            "size": .number(shift.size, .number),
          ]))
    }
    let absent = specification.treated.filter { !problems[0].cells.units.contains($0) }
    if !absent.isEmpty {
      notes.append(
        Note(
          "equity.warning.absent", .warning,
          [
            "places": .list(
              absent.map { context.value($0, of: specification.unit, in: kpi.source) })
          ]
        ))
    }
    return notes
  }

  private func remarks(_ main: GapProblem) -> [Note] {
    var notes: [Note] = []
    if main.headline(on: .ratio) == nil { notes.append(Note("equity.remark.no-ratio", .remark)) }
    if main.cells.withoutUnit > 0 { notes.append(Note("equity.remark.without-unit", .remark)) }
    let count = main.compared.count
    if main.cells.dimension.isOrdered,
      let risk = try? main.grouped(1).attributable(
        reference: count - 1, moreIsBetter: kpi.better == .higher), risk.isClipped
    {
      notes.append(Note("equity.remark.clipped", .remark))
    }
    if let degrees = main.headline(on: .difference)?.degreesOfFreedom {
      notes.append(Note("equity.remark.degrees", .remark, ["df": .number(degrees, .number)]))
    }
    return notes
  }

  // MARK: Facts

  /// What the sentences are filled with; all of it is known before anything is fitted.
  var facts: [String: Value] {
    let by = specification.by
    var facts: [String: Value] = [
      "analysis": .text(specification.id), "column": by.title,
      "reference": value(by.reference, by), "focus": value(by.focus, by),
      "before.from": .date(specification.before.from),
      "before.to": .date(specification.before.to),
      "after.from": .date(specification.after.from), "after.to": .date(specification.after.to),
      "sign": .phrase(
        kpi.better == .higher ? "equity.sign.higher" : "equity.sign.lower",
        ["reference": value(by.reference, by), "focus": value(by.focus, by)]),
      "method": .term("equity.method.\(method)"),
      "design": .term(hasControls ? "equity.design.controls" : "equity.design.time"),
    ]
    if let unit = specification.unit { facts["unit"] = context.title(of: unit, for: kpi) }
    if let person = specification.pairedBy { facts["paired"] = .text(person) }
    facts["people"] = .term(hasControls ? "equity.people.campaign" : "equity.people.all")
    if hasControls { facts["treated"] = .count(specification.treated.count) }
    if !specification.adjust.isEmpty {
      facts["adjust"] = .list(specification.adjust.map { .text($0) })
    }
    if specification.dimensions.contains(where: \.isOrdered) { facts["ordered"] = .term("yes") }
    facts["only"] = specification.only.clause(of: kpi.source.flatMap(context.source))
    return facts
  }
}
