// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics
import Tables

extension Retention.RetentionAnalysis {
  /// Sessions attended of those planned, over people whose course is over, and people who attended
  /// all of theirs; nil where no sessions were planned.
  ///
  /// The rate is a ratio of two sums over people; its standard error is linearised (Cochran 1977,
  /// *Sampling Techniques*, equation 6.13), so that sessions of one person count as one.
  var sessionTable: FindingTable? {
    guard let table = table(.sessions), table.count == 1 else { return nil }
    func sum(_ name: String) -> Double { table.measure(name)?.double(0) ?? 0 }
    let people = sum("rows")
    let (attended, planned) = (sum("attended"), sum("planned"))
    guard people > 0, planned > 0 else { return nil }
    let rate = attended / planned
    let squares = sum("attended2") - 2 * rate * sum("both") + rate * rate * sum("planned2")
    var interval = Value.missing
    if people > 1 {
      let error = (max(0, squares) * people / (people - 1)).squareRoot() / planned
      if let combination = try? LinearCombination(
        estimate: rate, standardError: error,
        reference: .studentT(degreesOfFreedom: people - 1)),
        let limits = try? combination.interval(level: 0.95)
      {
        interval = .interval(
          Interval(lower: max(0, limits.lower), upper: limits.upper), .proportion)
      }
    }
    let complete = try? Proportion(count: Int(sum("complete")), total: Int(people))
    return FindingTable(
      id: "sessions",
      columns: [
        .init("people", guarded: guarded(.count)), .init("attended", guarded: guarded(.count)),
        .init("planned", guarded: guarded(.count)),
        .init("completion", guarded: guarded(.derivedFrom("attended"))),
        .init("completion.interval", guarded: guarded(.derivedFrom("attended"))),
        .init("complete", guarded: guarded(.partOf("people"))),
        .init("share", guarded: guarded(.derivedFrom("complete"))),
        .init("interval", guarded: guarded(.derivedFrom("complete"))),
      ],
      rows: [
        [
          .count(Int(people)), .count(Int(attended)), .count(Int(planned)),
          .number(rate, .proportion), interval, .count(Int(sum("complete"))),
        ] + shareCells(complete)
      ])
  }
}
