// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension Funnel.FunnelAnalysis {
  /// People, shares and losses by step.
  var steps: FindingTable {
    let counts = cells.total
    let derived = guarded(.derivedFrom("people"))
    var columns: [FindingTable.Column] = [
      .init("step"), .init("previous", guarded: guarded(.count)),
      .init("people", guarded: guarded(.partOf("previous"))), .init("lost", guarded: derived),
      .init("conversion", guarded: derived), .init("conversion.interval", guarded: derived),
      .init("share", guarded: derived), .init("share.interval", guarded: derived),
    ]
    if !query.holdsCounts { columns.append(.init("skipped", guarded: guarded(.count))) }
    let rows = specification.steps.indices.map { step -> [Value] in
      let before = step > 0 ? counts.reached[step - 1] : nil
      let lost = before.map { $0 - counts.reached[step] }
      var row: [Value] = [
        name(step), before.map { .count($0) } ?? .missing, .count(counts.reached[step]),
        lost.flatMap { $0 < 0 ? nil : .count($0) } ?? .missing,
      ]
      row += cells(step > 0 ? share(counts, of: step, from: step - 1) : nil)
      row += cells(step > 0 ? share(counts, of: step, from: 0) : nil)
      if !query.holdsCounts { row.append(.count(counts.skipped[step])) }
      return row
    }
    return FindingTable(id: "steps", columns: columns, rows: rows)
  }

  /// The share of all that reached each step.
  var stepFigure: FunnelFigure {
    FunnelFigure(
      title: .term("figure.funnel"),
      bars: specification.steps.indices.map { step in
        FunnelFigure.Bar(
          label: name(step),
          // Everybody is at the first step: it has no interval.
          share: mark(share(cells.total, of: step, from: 0), withInterval: step > 0),
          conversion: step > 1 ? mark(share(cells.total, of: step, from: step - 1)) : .absent)
      }, isNested: true)
  }

  // MARK: Where it loses most

  /// Where most people are lost, and where the passage is hardest; that it cannot be said where two
  /// steps are too close.
  var losses: [Note] {
    guard specification.steps.count > 2, cells.total.isNested else { return [] }
    return [largestLoss, lowestConversion].compactMap(\.self)
  }

  /// Each of those at the first step is lost at one step or reaches the last: shares of one whole,
  /// compared as paired proportions whose pairs never agree (Newcombe 1998, method 10), each of the
  /// others with the largest, at a level divided by their number (Bonferroni).
  private var largestLoss: Note? {
    let reached = cells.total.reached
    let lost = reached.indices.dropFirst().map { (step: $0, people: reached[$0 - 1] - reached[$0]) }
    guard let most = lost.max(by: { ($0.people, $1.step) < ($1.people, $0.step) }),
      most.people > 0
    else { return nil }
    let close = lost.filter { other in
      guard other.step != most.step else { return false }
      let pairs = try? PairedProportions(
        both: 0, firstOnly: most.people, secondOnly: other.people,
        neither: reached[0] - most.people - other.people)
      let difference = try? pairs?.difference(level: level(of: lost.count - 1))
      return difference.map { $0.interval.lower <= 0 } ?? true
    }
    guard let share = try? Proportion(count: most.people, total: reached[0]),
      let found = try? share.estimate(level: 0.95)
    else { return nil }
    let values: [String: Value] = [
      "step": name(most.step), "before": name(most.step - 1),
      "share": .number(found.estimate, .proportion),
      "interval": .interval(Interval(found.interval), .proportion),
    ]
    return note("funnel.loss", values, close.map(\.step))
  }

  /// The passages are made one after the other by different people: their shares are compared as
  /// independent proportions (Newcombe 1998, method 10), at the level divided by their number.
  private var lowestConversion: Note? {
    let shares = specification.steps.indices.dropFirst().compactMap { step in
      share(cells.total, of: step, from: step - 1).map { (step: step, share: $0) }
    }
    guard shares.count == specification.steps.count - 1,
      let least = shares.min(by: { ($0.share.value, $0.step) < ($1.share.value, $1.step) }),
      let found = try? least.share.estimate(level: 0.95)
    else { return nil }
    let close = shares.filter { other in
      guard other.step != least.step else { return false }
      let difference = try? other.share.difference(
        from: least.share, level: level(of: shares.count - 1))
      return difference.map { $0.interval.lower <= 0 } ?? true
    }
    let values: [String: Value] = [
      "step": name(least.step), "before": name(least.step - 1),
      "share": .number(found.estimate, .proportion),
      "interval": .interval(Interval(found.interval), .proportion),
    ]
    return note("funnel.passage", values, close.map(\.step))
  }

  private func level(of comparisons: Int) -> Double { 1 - 0.05 / Double(max(1, comparisons)) }

  private func note(_ term: String, _ values: [String: Value], _ close: [Int]) -> Note {
    guard !close.isEmpty else { return Note("\(term).known", .remark, values, table: "steps") }
    return Note(
      "\(term).unclear", .remark, values.merging(["others": .list(close.map(name))]) { $1 },
      table: "steps")
  }
}
