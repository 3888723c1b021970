// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Tables

extension Survey.SurveyAnalysis {
  /// Why nothing is said at all.
  var refusal: Note? {
    if results.contains(where: \.cells.isImpossible) {
      return Note("survey.refused.negative", .refusal, ["source": .text(specification.source)])
    }
    let answered = results.reduce(0) { sum, result in
      sum + result.cells.waves.reduce(0) { $0 + $1.answered }
    }
    return answered == 0 ? Note("survey.refused.nobody", .refusal) : nil
  }

  /// Warnings and remarks.
  var notes: [Note] {
    var notes: [Note] = []
    if context.isInterim(source: specification.source) {
      notes.append(Note("survey.warning.interim", .warning))
    }
    notes += dataWarnings
    for result in results where result.isJoined && !result.isSmall {
      notes.append(Note("survey.remark.joined", .remark, ["item": result.question.label]))
    }
    if results.contains(where: \.isSmall) {
      notes.append(Note("survey.remark.small", .remark, ["minimum": .count(smallestShown)]))
    }
    if hasWaves { notes.append(Note("survey.remark.uncontrolled", .remark)) }
    if specification.pairedBy != nil {
      let most = results.map(\.cells.unpaired).max() ?? 0
      if most > 0 { notes.append(Note("survey.remark.unpaired", .remark, ["n": few(most)])) }
    }
    if results.contains(where: \.cells.hasTooManyGroups) {
      notes.append(
        Note("survey.warning.groups", .warning, ["most": .count(Survey.mostGroups)]))
    } else if specification.by != nil {
      notes.append(Note("survey.remark.groups", .remark))
    }
    if specification.role == .exploratory { notes.append(Note("outcome.exploratory", .remark)) }
    return notes
  }

  private var dataWarnings: [Note] {
    var notes: [Note] = []
    for result in results where result.question.option ?? 0 == 0 {
      let slots: [String: Value] = ["item": .localized(result.question.source.label)]
      let outside = result.cells.waves.reduce(0) { $0 + $1.outside }
      if outside > 0 {
        notes.append(
          Note("survey.warning.outside", .warning, slots.merging(["n": few(outside)]) { $1 }))
      }
      let tooMany = result.cells.waves.indices.contains { wave in
        invited(wave).map { $0 < result.cells.waves[wave].answered } ?? false
      }
      if tooMany { notes.append(Note("survey.warning.invited", .warning, slots)) }
      let few = result.cells.waves.contains { (1..<30).contains($0.answered) }
      if few, !result.isSmall { notes.append(Note("survey.warning.few", .warning, slots)) }
      let silent = result.cells.waves.indices.contains { wave in
        let tally = result.cells.waves[wave]
        let all = invited(wave) ?? tally.asked
        return all > 0 && Double(tally.answered) < 0.6 * Double(all)
      }
      if silent { notes.append(Note("survey.warning.silent", .warning, slots)) }
    }
    return notes
  }

  // MARK: Facts

  /// What the sentences are filled with.
  var facts: [String: Value] {
    var facts: [String: Value] = [
      "analysis": .text(specification.id), "source": .text(specification.source),
      "waves": .term(
        hasWaves
          ? specification.pairedBy == nil ? "survey.waves.independent" : "survey.waves.paired"
          : "survey.waves.one"),
      "rows": .term(
        specification.respondents == nil ? "survey.rows.people" : "survey.rows.counts"),
    ]
    for kind in Survey.Kind.allCases where specification.items.contains(where: { $0.kind == kind })
    {
      facts["has.\(kind.rawValue)"] = .term("yes")
    }
    switch specification.waves {
    case .dates(_, let before, let after):
      facts["before.from"] = .date(before.from)
      facts["before.to"] = .date(before.to)
      facts["after.from"] = .date(after.from)
      facts["after.to"] = .date(after.to)
    case .column(let name, let before, let after):
      facts["wave.column"] = .text(name)
      facts["wave.before"] = .list(
        before.map { context.value($0, of: name, in: specification.source) })
      facts["wave.after"] = .list(
        after.map { context.value($0, of: name, in: specification.source) })
    case nil: break
    }
    facts["only"] = specification.only.clause(of: context.source(specification.source))
    return facts
  }
}
