// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings

extension DifferenceInDifferences.PlaceAnalysis {
  /// The effect that carries the verdict.
  func headline(_ estimates: [Estimate]) -> AnalysisFindings.Headline? {
    guard let absolute = estimates.first(where: { $0.id == "average.absolute" }) else { return nil }
    let matters = specification.matters?.value
    let verdict = absolute.interval.map {
      Verdict(interval: $0, better: kpi.better, matters: matters)
    }
    return AnalysisFindings.Headline(
      absolute: absolute.id, relative: estimates.first { $0.id == "average.relative" }?.id,
      better: kpi.better, matters: matters, verdict: context.isInterim(kpi) ? nil : verdict,
      causal: oneArmEvents.isEmpty, each: panel.kind == .count ? specification.every : nil,
      perPlace: panel.kind == .count ? true : nil)
  }

  /// Other events that touched one arm only.
  var oneArmEvents: [OtherEvent] { specification.otherEvents.filter { $0.affects != .both } }

  /// How certain: low to begin with. Whoever knows the registered plan may raise it.
  func certainty(_ context: NoteContext) -> Certainty {
    var down: [Note] = []
    func lower(_ term: String) { down.append(Note(term, .remark)) }
    let step = specification.every
    let before = panel.periods.count { step.lastDay($0) <= specification.before.to }
    let after = panel.periods.count { step.firstDay($0) >= specification.after.from }
    if before < 8 || after < 8 { lower("certainty.few-points") }
    if self.context.header.planned != .beforeData { lower("certainty.after-data") }
    if !oneArmEvents.isEmpty { lower("did.certainty.one-arm") }
    if context.selection.treated.count < 5 { lower("did.certainty.few-treated") }
    if specification.chosen == .recentLow { lower("did.certainty.recent-low") }
    if let shift = context.shift, abs(shift.size) > 0.1 { lower("did.certainty.mix") }
    if flow.losesMany { lower("certainty.lost-rows") }
    var certainty = Certainty(
      up: nil, down: down, start: specification.chosen == .random ? .drawn : nil,
      mayRise: context.falsification.allWithin)
    certainty.reasons.append(Note("certainty.not-registered", .remark))
    return certainty
  }
}
