// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// EPOC's seven risk-of-bias criteria for interrupted time series studies (Cochrane EPOC 2017),
/// filled where a computation or a declaration can, marked as not reported elsewhere.
struct EPOCTable {
  /// Other events of the study file, by what they touch.
  var eventsOnCampaignOnly: [Value]
  var eventsOnBoth: [Value]
  var hasControl: Bool
  var shapes: [Value]
  var why: String?
  /// Whether the plan was made before the data.
  var plannedBeforeData: Bool
  var losesMany: Bool
  var periodsWithoutData: Int
  var before: Int
  var after: Int
  var season: Value
  var hasSeason: Bool
  /// How the data came to be, as the study declares it.
  var collected: DataCollection?

  var table: FindingTable {
    let criteria: [[Value]] = [
      [.term("epoc.independent")] + independent,
      [.term("epoc.shape")] + shape,
      [.term("epoc.collection")] + collection,
      [.term("epoc.blinding")] + blinding,
      [.term("epoc.incomplete")] + incomplete,
      [
        .term("epoc.selective"), .term("answer.unclear"), .term("epoc.basis.registered"),
      ],
      [.term("epoc.other")] + other,
    ]
    return FindingTable(
      id: "epoc", columns: [.init("criterion"), .init("answer"), .init("basis")], rows: criteria)
  }

  private var collection: [Value] {
    switch collected?.sameThroughout {
    case true?: [.term("answer.low"), .term("epoc.basis.same")]
    case false?: [.term("answer.high"), .term("epoc.basis.changed")]
    case nil: [.term("answer.not-reported"), .term("epoc.basis.same-key")]
    }
  }

  private var blinding: [Value] {
    switch collected?.assessed {
    case .objective?: [.term("answer.low"), .term("epoc.basis.objective")]
    case .blind?: [.term("answer.low"), .term("epoc.basis.blind")]
    case .open?: [.term("answer.high"), .term("epoc.basis.open")]
    case nil: [.term("answer.not-reported"), .term("epoc.basis.assessed-key")]
    }
  }

  private var independent: [Value] {
    if !eventsOnCampaignOnly.isEmpty {
      return [
        .term("answer.high"),
        .phrase("epoc.basis.events", ["events": .list(eventsOnCampaignOnly)]),
      ]
    }
    if !eventsOnBoth.isEmpty {
      let term = hasControl ? "epoc.basis.control" : "epoc.basis.events"
      return [
        .term(hasControl ? "answer.low" : "answer.high"),
        .phrase(term, ["events": .list(eventsOnBoth)]),
      ]
    }
    return [.term("answer.unclear"), .term("epoc.basis.no-events")]
  }

  private var shape: [Value] {
    let why: Value = why.map { .text($0) } ?? .term("epoc.basis.no-why")
    let slots: [String: Value] = ["shapes": .list(shapes), "why": why]
    return plannedBeforeData
      ? [.term("answer.low"), .phrase("epoc.basis.shape", slots)]
      : [.term("answer.high"), .phrase("epoc.basis.shape-after", slots)]
  }

  private var incomplete: [Value] {
    let isComplete = periodsWithoutData == 0 && !losesMany
    return [
      .term(isComplete ? "answer.low" : "answer.high"),
      .phrase(
        "epoc.basis.complete",
        [
          "lost": .term(losesMany ? "epoc.lost.many" : "epoc.lost.few"),
          "gaps": .count(periodsWithoutData),
        ]),
    ]
  }

  private var other: [Value] {
    let isLong = before >= 8 && after >= 8 && hasSeason
    return [
      .term(isLong ? "answer.low" : "answer.unclear"),
      .phrase(
        "epoc.basis.length",
        ["before": .count(before), "after": .count(after), "season": season]),
    ]
  }
}
