// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Properties of indices of inequality")
struct InequalityPropertyTests {
  private let groups = Result {
    try GroupedOutcome(sizes: [50, 400, 900, 400, 50], values: [0.2, 0.5, 0.52, 0.54, 0.8])
  }

  @Test("every derivative is that of the index")
  func derivatives() throws {
    let indices: [(GroupedOutcome) -> InequalityIndex?] = [
      { $0.slopeIndex }, { $0.logRelativeIndex }, { $0.concentration() },
      { $0.concentration(.erreygers) }, { $0.concentration(.wagstaff) },
      { $0.betweenGroupVariance }, { $0.theil }, { $0.meanLogDeviation },
      { $0.disparity(weighted: true) }, { $0.disparity(weighted: false) },
      { try? $0.attributable(reference: 4).risk }, { try? $0.attributable(reference: 4).fraction },
    ]
    let groups = try groups.get()
    for index in indices {
      let found = try #require(index(groups))
      for group in groups.values.indices {
        func moved(_ step: Double) throws -> Double {
          var values = groups.values
          values[group] += step
          let other = try GroupedOutcome(sizes: groups.sizes, values: values)
          return try #require(index(other)).estimate
        }
        let slope = (try moved(1e-5) - moved(-1e-5)) / 2e-5
        #expect(abs(slope - found.gradient[group]) < 1e-7)
      }
    }
  }

  @Test("the slope index of unequal groups weighs them once")
  func singleWeights() throws {
    // Σ f (R − ½)(y − μ) / Σ f (R − ½)² in rational arithmetic (Python's fractions): 2932/18425.
    // Weighted twice, as the healthequal package does, it would be near 0.07.
    let slope = try groups.get().slopeIndex.estimate
    #expect(abs(slope - 2932.0 / 18425) < 1e-15)
  }

  @Test("people one by one at their group's rank have the groups' slope")
  func individual() throws {
    let groups = try GroupedOutcome(sizes: [3, 5, 4], values: [1 / 3.0, 0.6, 0.75])
    let ridits = groups.ridits
    var (ranks, outcomes): ([Double], [Double]) = ([], [])
    for (group, (people, events)) in zip([3, 5, 4], [1, 3, 3]).enumerated() {
      for person in 0..<people {
        ranks.append(ridits[group])
        outcomes.append(person < events ? 1 : 0)
      }
    }
    let design = try Matrix(columns: [ranks.map { _ in 1 }, ranks])
    let line = try leastSquares(design: design, response: outcomes)
    #expect(abs(line.coefficients[1] - groups.slopeIndex.estimate) < 1e-14)
  }

  @Test("a group divided into neighbours of its value leaves indices over people as they are")
  func divided() throws {
    let whole = try groups.get()
    let parts = try GroupedOutcome(
      sizes: [50, 400, 300, 600, 400, 50], values: [0.2, 0.5, 0.52, 0.52, 0.54, 0.8])
    let indices: [(GroupedOutcome) -> InequalityIndex?] = [
      { $0.concentration() }, { $0.concentration(.erreygers) }, { $0.concentration(.wagstaff) },
      { $0.betweenGroupVariance }, { $0.theil }, { $0.meanLogDeviation },
      { $0.disparity(weighted: true) },
    ]
    for index in indices {
      let (one, other) = (try #require(index(whole)), try #require(index(parts)))
      #expect(abs(one.estimate - other.estimate) < 1e-14)
    }
  }

  @Test("parts of a change add up to it, and shares alone are no group's own change")
  func parts() throws {
    let before = try GroupedOutcome(sizes: [1, 2, 3], values: [0.2, 0.4, 0.5])
    let after = try GroupedOutcome(sizes: [4, 2, 1], values: [0.3, 0.35, 0.6])
    let parts = try before.parts(ofChangeTo: after)
    let sum = (parts.values + parts.shares).reduce(0, +)
    #expect(abs(sum - (after.mean - before.mean)) < 1e-15)
    let moved = try before.parts(ofChangeTo: before.with(sizes: [3, 2, 1]))
    #expect(moved.values.allSatisfy { $0 == 0 })
  }

  @Test("edges have a reason or a value: zero rates, equal rates, a reference that does worse")
  func edges() throws {
    let none = try GroupedOutcome(sizes: [1, 1], values: [0, 0])
    #expect(none.concentration() == nil && none.theil == nil && none.meanLogDeviation == nil)
    #expect(none.disparity(weighted: true) == nil && none.logRelativeIndex == nil)
    #expect(none.slopeIndex.estimate == 0)
    #expect(none.concentration(.wagstaff) == nil && none.concentration(.erreygers)?.estimate == 0)
    let one = try GroupedOutcome(sizes: [1, 1], values: [0, 1])
    #expect(abs((one.theil?.estimate ?? 0) - 0.693147180559945) < 1e-14)
    #expect(one.meanLogDeviation == nil)
    let worse = try GroupedOutcome(sizes: [1, 1], values: [0.6, 0.4]).attributable(reference: 1)
    #expect(worse.isClipped && worse.risk.estimate == 0)
    let fewer = try GroupedOutcome(sizes: [1, 1], values: [0.6, 0.4])
      .attributable(reference: 1, moreIsBetter: false)
    #expect(abs(fewer.risk.estimate - 0.1) < 1e-15)
    #expect(throws: StatisticsError.self) { try GroupedOutcome(sizes: [1, 0], values: [1, 1]) }
    #expect(throws: StatisticsError.self) { try GroupedOutcome(sizes: [1], values: [1]) }
    #expect(throws: StatisticsError.self) { try GroupedOutcome(sizes: [1, 1], values: [1, .nan]) }
  }
}
