// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// Which kinds of people each count of a study counts, learnt from the engine itself: it is shown
/// more people of one kind, and the counts that rise are those that the kind enters. So no formula
/// is written down twice, once in a method and once in its attacker.
struct LinearCounts {
  /// How often a person of each kind enters a count, by the count's place.
  let weights: [String: [Int]]
  /// The counts of the true data.
  let truth: [String: Int]

  /// So many kinds are asked at once: one person more of the first, `base` of the second, and so on.
  private static let block = 4
  private static let base = 8

  /// - Parameter wanted: the places of counts that are to be found out.
  init(_ study: SmallStudy, _ found: Evaluation, wanted: Set<String>) async throws {
    let truth = PublishedCounts(found).counts
    var weights = truth.mapValues { _ in [Int]() }
    for start in stride(from: 0, to: study.kinds.count, by: Self.block) {
      let kinds = start..<min(start + Self.block, study.kinds.count)
      var more = study.truth
      var step = 1
      for kind in kinds {
        more[kind] += step
        step *= Self.base
      }
      let counts = PublishedCounts(try await study.found(more)).counts
      for (place, count) in truth {
        guard let own = weights[place] else { continue }
        // Digits from −2 to 5: a person of a kind has that many rows at most.
        var rise = (counts[place] ?? .min / 2) - count
        var digits: [Int] = []
        for _ in kinds {
          let digit = ((rise + 2) % Self.base + Self.base) % Self.base - 2
          digits.append(digit)
          rise = (rise - digit) / Self.base
        }
        weights[place] = rise == 0 ? own + digits : nil
      }
    }
    self.truth = truth
    // Numbers of periods or places count nobody; what is no sum of people is left to the engine.
    func isSum(_ place: String, _ weights: [Int]) -> Bool {
      weights.contains { $0 != 0 } && Self.sum(weights, study.truth) == truth[place]
    }
    weights = weights.filter(isSum)
    let left = wanted.subtracting(weights.keys)
    if !left.isEmpty {
      let more = try await Self.near(study, truth, left)
      weights.merge(more.filter(isSum)) { first, _ in first }
    }
    self.weights = weights
  }

  /// Counts that are sums of people as long as nobody comes where there was nobody: a place without
  /// people in some month is left out of a comparison, with all of its people. One kind is asked at a
  /// time, and what the first of a kind changes is taken as it is.
  private static func near(
    _ study: SmallStudy, _ truth: [String: Int], _ places: Set<String>
  ) async throws -> [String: [Int]] {
    var weights: [String: [Int]] = [:]
    for kind in study.kinds.indices {
      var more = study.truth
      more[kind] += 1
      let counts = PublishedCounts(try await study.found(more)).counts
      for place in places {
        weights[place, default: []].append((counts[place] ?? 0) - (truth[place] ?? 0))
      }
    }
    return weights
  }

  static func sum(_ weights: [Int], _ people: [Int]) -> Int {
    zip(weights, people).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The findings with the counts that so many people of each kind give; other numbers are left.
  func filled(_ found: Evaluation, _ people: [Int]) -> Evaluation {
    var filled = found
    func fill(_ findings: inout AnalysisFindings, _ name: String) {
      for (number, table) in findings.tables.enumerated() {
        let places = PublishedCounts.places(name, table)
        for row in table.rows.indices {
          for column in table.columns.indices {
            guard let weights = weights[places[row][column]] else { continue }
            findings.tables[number].rows[row][column] = .count(Self.sum(weights, people))
          }
        }
      }
    }
    for index in filled.analyses.indices { fill(&filled.analyses[index], found.analyses[index].id) }
    for index in filled.kpis.indices {
      guard var observed = filled.kpis[index].observed else { continue }
      fill(&observed, DisclosureControl.name(ofKPI: filled.kpis[index].id))
      filled.kpis[index].observed = observed
    }
    for index in filled.sources.indices {
      guard let weights = weights["source \(filled.sources[index].id)"] else { continue }
      filled.sources[index].rows = Self.sum(weights, people)
    }
    return filled
  }
}
