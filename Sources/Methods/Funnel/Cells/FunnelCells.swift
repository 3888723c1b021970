// SPDX-License-Identifier: GPL-3.0-or-later

import Tables

extension Funnel {
  /// How many reached each step, in all and by channel.
  struct Cells {
    /// All channels together.
    let total: Counts
    /// The channels, those with a name in order, then those without.
    let channels: [Channel]

    /// A channel with its counts.
    struct Channel {
      /// Its name; nil for rows without one.
      var name: String?
      var counts: Counts
    }

    /// People at each step.
    struct Counts: Hashable {
      /// How many reached each step.
      var reached: [Int]
      /// How many showed the step without an earlier one.
      var skipped: [Int]

      /// Whether a step has more people than the one before it.
      func rises(at step: Int) -> Bool { step > 0 && reached[step] > reached[step - 1] }

      /// Whether all steps can be read as parts of the step before.
      var isNested: Bool { reached.indices.allSatisfy { !rises(at: $0) } }

      static func + (left: Counts, right: Counts) -> Counts {
        Counts(
          reached: zip(left.reached, right.reached).map { Counts.sum($0, $1) },
          skipped: zip(left.skipped, right.skipped).map { Counts.sum($0, $1) })
      }

      private static func sum(_ left: Int, _ right: Int) -> Int {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? Int.max : sum
      }
    }

    init(_ table: SummaryTable, steps: Int) {
      let key = table.key("by")
      var found: [Channel] = []
      var total = Counts(
        reached: Array(repeating: 0, count: steps), skipped: Array(repeating: 0, count: steps))
      for group in 0..<table.count {
        func number(_ name: String) -> Int {
          Int(clamping: table.measure(name)?.units[group] ?? 0)
        }
        let counts = Counts(
          reached: (0..<steps).map { number("step.\($0)") },
          skipped: (0..<steps).map { number("skipped.\($0)") })
        total = total + counts
        if let key { found.append(Channel(name: key.text(group), counts: counts)) }
      }
      self.total = total
      channels = found
    }
  }
}
