// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Statistics

extension InterruptedTimeSeries.Analysis {
  /// The effect that carries the verdict.
  func headline(_ estimates: [Estimate]) -> AnalysisFindings.Headline? {
    let name = headlineName
    guard let absolute = estimates.first(where: { $0.id == "\(name).absolute" }) else { return nil }
    let relative = estimates.first { $0.id == "\(name).relative" }
    let matters = specification.matters?.value
    let verdict = absolute.interval.map {
      Verdict(interval: $0, better: kpi.better, matters: matters)
    }
    return AnalysisFindings.Headline(
      absolute: absolute.id, relative: relative?.id, better: kpi.better, matters: matters,
      verdict: context.isInterim(kpi) ? nil : verdict, causal: control != nil && !hasOneArmEvent,
      each: campaign.kind == .count && isAverage ? specification.every : nil)
  }

  /// Whether the headline is for one period: an average or the effect in a period.
  private var isAverage: Bool { specification.effect != .cumulative }

  private var headlineName: String {
    switch specification.effect {
    case .average: "average"
    case .level: "level"
    case .slope: "slope"
    case .cumulative: "cumulative"
    case .at(let horizon): "effect.\(horizon)"
    }
  }

  /// The threshold for average effects: declared for them, or for what it is the same as.
  var averageThreshold: Double? {
    switch specification.effect {
    case .average, .level, .at: specification.matters?.value
    case .slope, .cumulative: nil
    }
  }

  /// Other events that touch one series only; without a control series, every event is such.
  var oneArmEvents: [OtherEvent] {
    specification.otherEvents.filter { $0.affects != .both || control == nil }
  }

  var hasOneArmEvent: Bool { !oneArmEvents.isEmpty }

  /// How certain: low to begin with. Whoever knows the registered plan may raise it.
  /// - Parameter allWithin: whether every falsification check excludes a change that matters.
  func certainty(_ partition: Partition, allWithin: Bool) -> Certainty {
    var down: [Note] = []
    if partition.count(.before) < 8 || partition.count(.after) < 8 {
      down.append(Note("certainty.few-points", .remark))
    }
    if context.header.planned != .beforeData {
      down.append(Note("certainty.after-data", .remark))
    }
    if hasOneArmEvent {
      down.append(Note(control == nil ? "certainty.other-event" : "certainty.one-arm", .remark))
    }
    if flow.losesMany {
      down.append(Note("certainty.lost-rows", .remark))
    }
    var certainty = Certainty(
      up: nil, down: down, mayRise: control != nil && allWithin)
    if control == nil { certainty.reasons.append(Note("certainty.no-control", .remark)) }
    certainty.reasons.append(Note("certainty.not-registered", .remark))
    return certainty
  }

  /// EPOC's criteria.
  func epoc(_ partition: Partition) -> EPOCTable {
    EPOCTable(
      eventsOnCampaignOnly: control == nil
        ? [] : specification.otherEvents.filter { $0.affects != .both }.map { .localized($0.what) },
      eventsOnBoth: specification.otherEvents
        .filter { control == nil || $0.affects == .both }.map { .localized($0.what) },
      hasControl: control != nil, shapes: shapeTerms, why: specification.why,
      plannedBeforeData: context.header.planned == .beforeData, losesMany: flow.losesMany,
      periodsWithoutData: gaps.count, before: partition.count(.before),
      after: partition.count(.after), season: seasonTerm,
      hasSeason: specification.season != .none,
      collected: context.kpi(specification.kpi)?.source.flatMap(context.source)?.collected)
  }

  /// Periods within the series that have no data.
  var gaps: [Int] {
    guard let first = campaign.periods.first, let last = campaign.periods.last else { return [] }
    let present = Set(campaign.periods + straddling)
    return (first...last).filter { period in
      !present.contains(period) && !leftOut.contains { $0.contains(period) }
    }
  }
}
