// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics

extension EquityGap.GapProblem {
  /// A compared group's value before or after, with its limits: Wilson's where rows are independent.
  func estimatedValue(_ part: Int, arm: Int = 0, group: Int) -> Estimated {
    if let proportion = proportion(part, group: group),
      let found = try? proportion.estimate(level: 0.95)
    {
      return Estimated(found)
    }
    return estimatedShare(value(part, arm: arm, group: group))
  }

  /// A compared group's change, with its limits: Newcombe's where rows are independent.
  func estimatedChange(ofGroup group: Int, arm: Int = 0) -> Estimated {
    let wald = estimated(value(1, arm: arm, group: group) - value(0, arm: arm, group: group))
    guard let after = proportion(1, group: group), let before = proportion(0, group: group),
      let scored = try? after.difference(from: before, level: 0.95)
    else { return wald }
    var found = Estimated(scored)
    found.p = wald.p
    return found
  }
}
