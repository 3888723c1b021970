// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Glibc
import Statistics

// The gap is how much worse the focus group is served than the reference: where more is better,
// reference less focus and reference over focus; where less is better, the other way round. It is
// positive as long as the focus group is worse off, and a negative change is a narrowing.
extension EquityGap.GapProblem {
  typealias Functional = EquityGap.Functional
  typealias Estimated = EquityGap.Estimated

  /// The better served side and the other.
  private func sides(_ part: Int, arm: Int) -> (Functional, Functional) {
    let (reference, focus) = (
      value(part, arm: arm, group: 0), value(part, arm: arm, group: focusPosition)
    )
    return better == .higher ? (reference, focus) : (focus, reference)
  }

  /// The focus stands last among ordered groups and second in a pair.
  private var focusPosition: Int { compared.count - 1 }

  /// The gap on a scale, quotients as logarithms; nil where it has none.
  func gap(_ part: Int, arm: Int = 0, on scale: GapScale) -> Functional? {
    let (more, less) = sides(part, arm: arm)
    switch scale {
    case .difference: return more - less
    case .ratio:
      guard let upper = more.log, let lower = less.log else { return nil }
      return upper - lower
    case .oddsRatio:
      guard cells.kind == .rate, let upper = more.logOdds, let lower = less.logOdds else {
        return nil
      }
      return upper - lower
    case .complementRatio:
      guard cells.kind == .rate, let upper = less.complement.log,
        let lower = more.complement.log
      else { return nil }
      return upper - lower
    }
  }

  /// The gap before or after with its limits.
  func estimatedGap(_ part: Int, arm: Int = 0, on scale: GapScale) -> Estimated? {
    if let shares = shareGap(part) {
      return (try? shares.estimate(on: scale, level: 0.95)).map { Estimated($0) }
    }
    guard let gap = gap(part, arm: arm, on: scale) else { return nil }
    return presented(estimated(gap), scale)
  }

  /// The change of the gap in an arm, after less before; of quotients, the quotient.
  func change(arm: Int = 0, on scale: GapScale) -> Functional? {
    guard let after = gap(1, arm: arm, on: scale), let before = gap(0, arm: arm, on: scale) else {
      return nil
    }
    return after - before
  }

  /// The change of the gap with its limits.
  func estimatedChange(arm: Int = 0, on scale: GapScale) -> Estimated? {
    if shareGap(0) != nil { return scoredChange(on: scale) }
    guard let change = change(arm: arm, on: scale) else { return nil }
    return presented(estimated(change), scale)
  }

  /// The change of the gap in the places with the campaign beyond that in the controls; nil without
  /// controls.
  func changeBeyondControls(on scale: GapScale) -> Estimated? {
    guard arms.count == 2, let campaign = change(arm: 0, on: scale),
      let controls = change(arm: 1, on: scale)
    else { return nil }
    return presented(estimated(campaign - controls), scale)
  }

  /// The effect that carries the verdict, on a scale.
  func headline(on scale: GapScale) -> Estimated? {
    arms.count == 2 ? changeBeyondControls(on: scale) : estimatedChange(on: scale)
  }

  private func presented(_ estimated: Estimated, _ scale: GapScale) -> Estimated {
    scale == .difference ? estimated : estimated.mapped { exp($0) }
  }

  // MARK: Independent people

  /// Counts of a group as a proportion, where rows are independent, nothing is held equal and the
  /// outcome is a share: score limits then cover where Wald's fall short.
  func proportion(_ part: Int, group: Int) -> Proportion? {
    guard !isClustered, cells.kind == .rate, weights.count == 1 else { return nil }
    let member = compared[group]
    let total = cells.total { $0.part == part && $0.group == member }
    guard let count = Int(exactly: total.sum), let people = Int(exactly: total.people) else {
      return nil
    }
    return try? Proportion(count: count, total: people)
  }

  /// The gap between two proportions.
  private func shareGap(_ part: Int) -> ShareGap? {
    guard let reference = proportion(part, group: 0),
      let focus = proportion(part, group: focusPosition)
    else { return nil }
    return better == .higher
      ? ShareGap(reference: reference, focus: focus)
      : ShareGap(reference: focus, focus: reference)
  }

  /// MOVER's limits of the change; its p is Wald's.
  private func scoredChange(on scale: GapScale) -> Estimated? {
    guard let before = shareGap(0), let after = shareGap(1),
      let found = try? after.change(from: before, on: scale, level: 0.95)
    else { return nil }
    var change = Estimated(found)
    change.p = try? after.linearChange(from: before, on: scale).pValue()
    return change
  }
}

extension EquityGap.Estimated {
  /// A score interval.
  init(_ found: IntervalEstimate) {
    self.init(
      value: found.estimate, lower: found.interval.lower, upper: found.interval.upper, p: nil,
      degreesOfFreedom: nil)
  }
}
