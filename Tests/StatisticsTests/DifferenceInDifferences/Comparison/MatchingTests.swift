// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

@Suite("Matching of controls to treated units")
struct MatchingTests {
  static let optimalCases: [(String, Matching, Bool)] = [
    ("one", Matching(), false),
    ("two", Matching(neighbours: 2), false),
    ("four", Matching(neighbours: 4), false),
    ("caliper", Matching(neighbours: 2, caliper: 0.35), false),
    ("strata", Matching(), true),
    ("weighted", Matching(distance: .standardized(weights: [1, 1, 1, 1, 4])), false),
    ("mahalanobis", Matching(distance: .mahalanobis), false),
  ]

  @Test("optimal pairs are those of scipy's assignment solver", arguments: optimalCases)
  func optimal(name: String, options: Matching, strata: Bool) throws {
    let data = try MatchingData()
    let expected = try Reference.committed("did-comparison/matching-optimal.json")[name]
    let matched = try match(
      features: data.features, treated: data.treated, strata: strata ? data.strata : nil,
      options: options)
    let pairs = matched.pairs.map { [Double($0.treated), Double($0.control)] }
    let sorted = pairs.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
    #expect(sorted == expected["pairs"].list.map(\.numbers))
    expect(matched.totalDistance, equals: expected["total"].number, digits: 12)
    for row in 0..<matched.distances.rows {
      expect(
        matched.distances.row(row), equals: expected["distances"][row].numbers, digits: 11)
    }
  }

  @Test(
    "nearest neighbours with replacement are MatchIt's",
    arguments: [
      ("one", Matching(replacement: true)),
      ("three", Matching(neighbours: 3, replacement: true)),
      ("mahalanobis", Matching(neighbours: 2, replacement: true, distance: .mahalanobis)),
    ])
  func nearest(name: String, options: Matching) throws {
    let data = try MatchingData()
    let expected = try Reference.committed("did-comparison/matching-R.json")[name]
    let matched = try match(features: data.features, treated: data.treated, options: options)
    for (index, unit) in expected["treated"].numbers.enumerated() {
      let partners = matched.pairs.filter { $0.treated == Int(unit) }.map { Double($0.control) }
      #expect(partners == expected["partners"][index].numbers, "\(name), unit \(unit)")
    }
    expect(matched.weights, equals: expected["weights"].numbers, digits: 13)
  }

  @Test("a caliper leaves units out and says how far the nearest was")
  func caliper() throws {
    let features = try Matrix(columns: [[0, 10, 0.1, 0.4, 5, 5.5]])
    let treated = [true, true, false, false, false, false]
    let matched = try match(
      features: features, treated: treated, options: Matching(caliper: 0.5))
    #expect(matched.pairs.map(\.control) == [2])
    // Pooled variance within groups, by hand: (50 + 24.70) / 4.
    let mean = (0.1 + 0.4 + 5 + 5.5) / 4
    let squares = [0.1, 0.4, 5, 5.5].reduce(50) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / 4).squareRoot()
    let left = try #require(matched.excludedTreated.first)
    guard case .beyondCaliper(let nearest) = left.reason else {
      Issue.record("\(left.reason)")
      return
    }
    #expect(left.unit == 1)
    expect(nearest, equals: 4.5 / deviation, digits: 14)
    let reasons = matched.excludedControls.map(\.reason)
    expect(matched.nearestDistances[1], equals: 0.4 / deviation, digits: 13)
    #expect(reasons[0] == .notAmongNearest(nearest: matched.distances[0, 1]))
    #expect(reasons[1] == .beyondCaliper(nearest: matched.distances[0, 2]))
    #expect(reasons[2] == .beyondCaliper(nearest: matched.distances[1, 3]))
  }

  @Test("as many treated units as possible are matched, before any distance is saved")
  func allBeforeNearest() throws {
    // Serving the first unit greedily would leave the second with nothing in its caliper.
    let features = try Matrix(columns: [[0, 1, 0.4, -0.5, 9]])
    let treated = [true, true, false, false, false]
    let scale = try match(features: features, treated: treated).distances[0, 2] / 0.4
    let matched = try match(
      features: features, treated: treated, options: Matching(caliper: 0.65 * scale))
    #expect(matched.pairs.map { [$0.treated, $0.control] } == [[0, 3], [1, 2]])
    #expect(matched.excludedTreated.isEmpty)
  }

  @Test("a treated unit whose only control serves another says so; strata may leave one alone")
  func reasons() throws {
    let features = try Matrix(columns: [[1, 1.1, 3, 1.2, 9, 9.5]])
    let treated = [true, true, true, false, false, false]
    let matched = try match(
      features: features, treated: treated, strata: [0, 0, 1, 0, 2, 2])
    #expect(matched.pairs.map { [$0.treated, $0.control] } == [[1, 3]])
    #expect(matched.excludedTreated.map(\.unit) == [0, 2])
    #expect(matched.excludedTreated.map(\.reason) == [.controlsTaken, .aloneInStratum])
    #expect(matched.excludedControls.map(\.reason) == [.aloneInStratum, .aloneInStratum])
    #expect(matched.weights == [0, 1, 0, 1, 0, 0])
  }

  @Test("ties go to the control that stands first, also where rounding differs")
  func ties() throws {
    let features = try Matrix(columns: [[0.1 + 0.2, 0.3, 0.5, 0.1, 0.3 + 0.2, 0.9]])
    let treated = [true, true, false, false, false, false]
    let matched = try match(features: features, treated: treated)
    #expect(matched.pairs.map { [$0.treated, $0.control] } == [[0, 2], [1, 3]])
    let shared = try match(
      features: features, treated: treated, options: Matching(replacement: true))
    #expect(shared.pairs.map(\.control) == [2, 2])
    #expect(shared.weights == [1, 1, 2, 0, 0, 0])
  }

  @Test("the order of rows and the units of features do not matter")
  func invariance() throws {
    let data = try MatchingData()
    let order = (0..<data.treated.count).map { ($0 * 17 + 5) % data.treated.count }
    for options in [Matching(neighbours: 2), Matching(distance: .mahalanobis)] {
      let plain = try match(features: data.features, treated: data.treated, options: options)
      var scaled = data.features.selecting(rows: order)
      for row in 0..<scaled.rows { scaled[row, 4] = 0.001 * scaled[row, 4] + 7 }
      let moved = try match(
        features: scaled, treated: order.map { data.treated[$0] }, options: options)
      let back = Set(moved.pairs.map { [order[$0.treated], order[$0.control]] })
      #expect(back == Set(plain.pairs.map { [$0.treated, $0.control] }))
      expect(moved.totalDistance, equals: plain.totalDistance, digits: 11)
    }
  }
}
