// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Testing

@testable import Methods

/// What R's survival makes of the committed requests.
@Suite("Waits against R's survival")
struct WaitReferenceTests {
  struct Expected: Decodable {
    struct Group: Decodable {
      var people: Int
      var served: Int
      var median: [Double]
      var within: [[Double]]
      var servedWithin: [Int]
    }
    var all: Group
    var before: Group
    var after: Group
    var nord: Group
    var sud: Group
    var p_waves: Double
    var p_sites: Double
  }

  private func expected() throws -> Expected {
    try References.decoded(References.committed("time-to-service/expected.json"))
  }

  /// Row of the table of waits: 15 digits of R's output stand in the file.
  private func agrees(_ row: [Value], _ group: Expected.Group) {
    #expect(row[1] == .count(group.people) && row[2] == .count(group.served))
    #expect(row[3] == .number(group.median[0], .number))
    #expect(
      row[4] == .interval(Interval(lower: group.median[1], upper: group.median[2]), .number))
    for (place, three) in group.within.enumerated() {
      let column = 5 + 3 * place
      #expect(row[column] == .count(group.servedWithin[place]))
      guard case .number(let share, .proportion) = row[column + 1],
        case .interval(let interval, .proportion) = row[column + 2]
      else {
        Issue.record("no share in \(row)")
        continue
      }
      for (found, expected) in zip([share, interval.lower, interval.upper], three) {
        #expect(apart(found ?? .nan, expected) < 1e-12)
      }
    }
  }

  @Test("everybody: those who still wait, withdrew or are booked beyond the cut-off are censored")
  func all() async throws {
    let findings = try await WaitCase.committed().findings()
    agrees(try #require(findings.table("waits")).rows[0], try expected().all)
    #expect(findings.estimate("waits.median")?.value == (try expected().all.median[0]))
  }

  @Test("before and after, groups of the time after, and the log-rank p of each")
  func compared() async throws {
    var waits = try WaitCase.committed()
    waits.compareTimes()
    waits.specification.by = "site"
    let (findings, expected) = (try await waits.findings(), try expected())
    let times = try #require(findings.table("waits")).rows
    agrees(times[0], expected.before)
    agrees(times[1], expected.after)
    let groups = try #require(findings.table("groups")).rows
    agrees(groups[0], expected.nord)
    agrees(groups[1], expected.sud)
    for (id, p) in [("change", expected.p_waves), ("groups-compared", expected.p_sites)] {
      guard case .number(let found, .probability)? = findings.table(id)?.rows[1].last else {
        Issue.record("no p")
        continue
      }
      #expect(apart(found, p) < 1e-10)
    }
  }

  @Test("the difference of shares in time goes back to both intervals, by hand")
  func difference() async throws {
    var waits = try WaitCase.committed()
    waits.compareTimes()
    let (findings, expected) = (try await waits.findings(), try expected())
    guard case .number(let found, .points)? = findings.table("change")?.rows[1][3],
      case .interval(let interval, .points)? = findings.table("change")?.rows[1][4]
    else {
      Issue.record("no difference")
      return
    }
    let (a, b) = (expected.after.within[0], expected.before.within[0])
    func root(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
    #expect(apart(found, a[0] - b[0]) < 1e-12)
    #expect(apart(interval.lower ?? .nan, a[0] - b[0] - root(a[0] - a[1], b[2] - b[0])) < 1e-11)
    #expect(apart(interval.upper ?? .nan, a[0] - b[0] + root(a[2] - a[0], b[0] - b[1])) < 1e-11)
  }
}
