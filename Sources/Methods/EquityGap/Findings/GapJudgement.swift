// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Statistics

extension EquityGap.GapAnalysis {
  /// The change of gap that carries the verdict: a narrowing is better, whichever way the KPI is.
  func headline(
    _ estimates: [Estimate], _ problems: [GapProblem]
  ) -> AnalysisFindings.Headline? {
    guard let absolute = estimates.first(where: { $0.id == "change.absolute" }) else { return nil }
    let matters = specification.matters?.value
    let verdict = absolute.interval.map {
      Verdict(interval: $0, better: .lower, matters: matters)
    }
    return AnalysisFindings.Headline(
      absolute: absolute.id, relative: estimates.first { $0.id == "change.relative" }?.id,
      better: .lower, matters: matters,
      verdict: context.isInterim(kpi) ? nil : verdict ?? .cannotSay(excluded: .nothing),
      causal: hasControls && oneArmEvents.isEmpty,
      outcome: outcome(specification.by, withKPI: true),
      // A ratio of 0.8 beside a gap that halved would be taken for a gap of four fifths.
      relativeName: LocalizedText(it: "rapporto fra i due rapporti", en: "ratio of the two ratios"),
      contrary: contrary(problems))
  }

  /// The gaps that widened, beside that of the verdict; nil where none did.
  private func contrary(_ problems: [GapProblem]) -> [AnalysisFindings.Contrary]? {
    let found = problems.dropFirst().compactMap { problem -> AnalysisFindings.Contrary? in
      guard widened(problem) != nil else { return nil }
      let dimension = problem.cells.dimension
      return AnalysisFindings.Contrary(
        estimate: "change.by.\(dimension.column)", outcome: outcome(dimension, withKPI: false))
    }
    return found.isEmpty ? nil : found
  }

  /// The change of a gap that widened beyond uncertainty; nil where it did not.
  func widened(_ problem: GapProblem) -> (change: Estimated, interval: Interval)? {
    guard let change = problem.headline(on: .difference), let lower = change.lower, lower > 0,
      let found = interval(change)
    else { return nil }
    return (change, found)
  }

  /// What changed, in words: the gap by a dimension.
  private func outcome(_ groups: EquityGap.Dimension, withKPI: Bool) -> LocalizedText {
    let (reference, focus) = (text(groups.reference, groups), text(groups.focus, groups))
    return LocalizedText(
      it: (withKPI ? "\(kpi.label.it): " : "")
        + "divario fra \(reference.it) e \(focus.it) (\(groups.label?.it ?? groups.column))",
      en: (withKPI ? "\(kpi.label.en): " : "")
        + "gap between \(reference.en) and \(focus.en) (\(groups.label?.en ?? groups.column))"
    )
  }

  private func text(_ group: String, _ dimension: EquityGap.Dimension) -> LocalizedText {
    value(group, dimension).localizedText ?? LocalizedText(group)
  }

  var hasControls: Bool { !specification.treated.isEmpty }

  /// Other events that touched the campaign's places only; without controls, every event is such.
  var oneArmEvents: [OtherEvent] {
    specification.otherEvents.filter { $0.affects != .both || !hasControls }
  }

  /// How certain: low to begin with, and never raised: no falsification check is made of a gap.
  func certainty(_ main: EquityGap.GapProblem) -> Certainty {
    var down: [Note] = []
    func lower(_ term: String) { down.append(Note(term, .remark)) }
    if context.header.planned != .beforeData { lower("certainty.after-data") }
    if !oneArmEvents.isEmpty { lower(hasControls ? "certainty.one-arm" : "certainty.other-event") }
    if hasControls, main.arms[0].count < 5 { lower("equity.certainty.few-treated") }
    if shift(main).map({ abs($0.size) > 0.1 }) ?? false { lower("equity.certainty.shares") }
    if flow.losesMany { lower("certainty.lost-rows") }
    var certainty = Certainty(up: nil, down: down)
    if !hasControls { certainty.reasons.append(Note("certainty.no-control", .remark)) }
    certainty.reasons.append(Note("certainty.not-registered", .remark))
    return certainty
  }

  /// The group whose share of the people changed most between before and after, as a standardised
  /// difference of two shares.
  func shift(_ main: EquityGap.GapProblem) -> (group: Int, size: Double)? {
    let (before, after) = (main.people(0), main.people(1))
    let (first, second) = (before.reduce(0, +), after.reduce(0, +))
    return before.indices.map { group -> (group: Int, size: Double) in
      let (old, new) = (before[group] / first, after[group] / second)
      let spread = ((old * (1 - old) + new * (1 - new)) / 2).squareRoot()
      return (group, spread > 0 ? (new - old) / spread : 0)
    }.max { abs($0.size) < abs($1.size) }
  }
}
