// SPDX-License-Identifier: GPL-3.0-or-later

extension Survey {
  /// Levels joined with their neighbours until each class holds nobody or enough people in every
  /// tally: what is published is then all that anything published is made of.
  static func classes(_ levels: Int, _ tallies: [[Int]], atLeast least: Int) -> [ClosedRange<Int>] {
    func isShown(_ range: ClosedRange<Int>) -> Bool {
      tallies.allSatisfy { counts in
        let people = range.reduce(0) { $0 + counts[$1] }
        return people == 0 || people >= least
      }
    }
    var classes: [ClosedRange<Int>] = []
    var start = 0
    for level in 0..<levels where isShown(start...level) {
      classes.append(start...level)
      start = level + 1
    }
    guard start < levels else { return classes }
    // The rest goes to the class before it, and that to the one before, until they may be shown.
    var first = start
    repeat {
      first = classes.popLast()?.lowerBound ?? 0
    } while first > 0 && !isShown(first...(levels - 1))
    return classes + [first...(levels - 1)]
  }
}
