// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Glibc

@testable import Studies

/// What someone finds out who knows the study file, every formula of the engine and all that is
/// published, but not the data.
///
/// A report, its figures, alternative texts and tables hold no number that is not in the published
/// findings (`verify`, level 2), which hold every number with all its digits. So a value of a hidden
/// count is possible if and only if there are people of whom the engine publishes the same findings
/// and of whom it is the count: that one inverts every share, interval, curve and effect at once.
struct StudyAttacker {
  /// A small count that is not shown, or all of a total but a small count.
  struct Secret {
    var place: String
    /// The total of which the count leaves it; nil for counts themselves.
    var whole: String?
    var weights: [Int]
    /// Whether shown counts add up to it.
    var isDetermined: Bool
    /// Values for which people were found of whom the same is published.
    var values: Set<Int>

    var name: String { place + (whole == nil ? "" : " rest") }

    /// Its value among counts; nil where they do not hold it.
    func value(_ counts: [String: Int]) -> Int? {
      guard let whole else { return counts[place] }
      return counts[whole].flatMap { all in counts[place].map { all - $0 } }
    }
  }

  /// How many people of a kind more, or fewer, of some kinds.
  typealias Move = [(kind: Int, by: Int)]

  let study: SmallStudy
  let least: Int
  let published: Evaluation
  var secrets: [Secret] = []
  /// Small counts that are shown.
  var open: [String] = []
  /// Small counts that are differences of shown ones.
  var differences: [String] = []
  /// Counts that nobody enters: how many rows a file of counts has.
  var crooked: [String] = []
  /// Sets of people that the engine was shown.
  var asked = 0
  /// What differed of those of whom something else is published.
  var obstacles: [String: Int] = [:]
  /// Where several kinds of people enter a count that is shown.
  let repair: CountRepair
  let found: Evaluation
  /// The counts that are shown as they are.
  let known: [[Int]]
  let linear: LinearCounts
  let publish: (Evaluation) -> Evaluation
  /// Moves that leave what is shown, of two kinds: of as few as span all, and exchanges.
  var moves: [[Move]]
  var states: [[Int]]
  var noise: Noise

  /// - Parameter publish: what is published of what was found.
  init(
    _ study: SmallStudy, least: Int, publish: @escaping (Evaluation) -> Evaluation
  ) async throws {
    self.study = study
    self.least = least
    self.publish = publish
    let found = try await study.found(study.truth)
    let hiding = Self.small(found, study.guarded, least)
    let linear = try await LinearCounts(
      study, found, wanted: Set(hiding.flatMap { [$0.place, $0.whole].compactMap { $0 } }))
    published = publish(found)
    (self.found, self.linear) = (found, linear)
    let shown = PublishedCounts(published)
    let known = linear.weights.filter { shown.counts[$0.key] == linear.truth[$0.key] }
    let kernel = Self.kernel(known, study)
    // Moves that leave more as it is than is known are tried too: rounded counts, and those that the
    // estimates that are shown are shares of.
    let answers = published.analyses.flatMap { findings in
      findings.estimates.filter { $0.value != nil }.map { estimate in
        "\(findings.id)/\(estimate.id.prefix { $0 != "." })/"
      }
    }
    let rounded = linear.weights.filter { place, _ in
      shown.counts[place] != nil || answers.contains { place.hasPrefix($0) }
    }
    let near = rounded.count == known.count ? [] : Self.kernel(rounded, study).combinations
    let base = study.study.report.roundTo
    repair = CountRepair(
      kinds: study.kinds.count,
      rows: linear.weights.keys.sorted().compactMap { place in
        guard let count = shown.counts[place], let weights = linear.weights[place] else {
          return nil
        }
        let truth = linear.truth[place] ?? count
        // What is not as it is was rounded, halves upward.
        let low = base.map { count - $0 / 2 } ?? count
        return base == nil || count == truth && count % (base ?? 1) != 0
          ? (weights, count...count) : (weights, low...low + (base ?? 1) - 1)
      })
    noise = Noise(UInt64(study.kinds.count))
    states = [study.truth]
    self.known = Array(Set(known.values))
    moves = [Self.moves(near + kernel.combinations), []]
    for (place, whole) in hiding {
      // Where nobody of any kind enters, the rest is all.
      let none = linear.truth[place] == 0 ? study.kinds.map { _ in 0 } : nil
      guard var own = linear.weights[place] ?? none else {
        crooked.append(place)
        continue
      }
      if let whole {
        guard let all = linear.weights[whole] else {
          crooked.append(whole)
          continue
        }
        own = zip(all, own).map { $0 - $1 }
      }
      let isShown = shown.counts[place] == linear.truth[place]
      if isShown, whole.map({ shown.counts[$0] == linear.truth[$0] }) ?? true {
        open.append(place)
        continue
      }
      let isDetermined = kernel.basis.allSatisfy { LinearCounts.sum(own, $0) == 0 }
      secrets.append(
        Secret(
          place: place, whole: whole, weights: own,
          isDetermined: isDetermined, values: [LinearCounts.sum(own, study.truth)]))
    }
    differences = Self.differences(known, shown.columns, study.truth, least)
  }

  /// Small counts of guarded tables, and those of which all but a small part is another count.
  private static func small(
    _ found: Evaluation, _ guarded: [String: Set<String>], _ least: Int
  ) -> [(place: String, whole: String?)] {
    let analyses =
      found.analyses.map { ($0.id, $0) }
      + found.kpis.compactMap { kpi in
        kpi.observed.map { (DisclosureControl.name(ofKPI: kpi.id), $0) }
      }
    var small: [(place: String, whole: String?)] = []
    for (name, findings) in analyses where guarded[name]?.isEmpty == false {
      for table in findings.tables {
        let places = PublishedCounts.places(name, table)
        for row in table.rows.indices {
          for (index, column) in table.columns.enumerated() {
            guard let kind = column.guarded, case .count(let count) = table.rows[row][index] else {
              continue
            }
            let place = places[row][index]
            if (1..<least).contains(count) { small.append((place, nil)) }
            guard case .partOf(let total) = kind,
              let other = table.columns.firstIndex(where: { $0.id == total }),
              case .count(let all) = table.rows[row][other], (1..<least).contains(all - count)
            else { continue }
            small.append((place, places[row][other]))
          }
        }
      }
    }
    return small
  }

  /// Moves from people to people that leave some counts as they are.
  private static func kernel(_ known: [String: [Int]], _ study: SmallStudy) -> IntegerKernel {
    let rows = Set(known.values).map { weights in
      weights.indices.reduce(into: [Int: Int]()) { row, kind in
        if weights[kind] != 0 { row[kind] = weights[kind] }
      }
    }
    return IntegerKernel(rows: rows, unknowns: study.kinds.count)
  }

  static func moves(_ vectors: [[Int]]) -> [Move] {
    vectors.map { vector in
      vector.indices.filter { vector[$0] != 0 }.map { (kind: $0, by: vector[$0]) }
    }
  }

  /// Shown counts, or sums of a column, of which one counts all people of another and few more.
  private static func differences(
    _ known: [String: [Int]], _ columns: [[String]], _ truth: [Int], _ least: Int
  ) -> [String] {
    var names: [[Int]: String] = [:]
    for (place, weights) in known { names[weights] = min(names[weights] ?? place, place) }
    for column in columns {
      let parts = column.compactMap { known[$0] }
      guard parts.count == column.count, let first = parts.first else { continue }
      let sum = parts.dropFirst().reduce(first) { zip($0, $1).map { $0 + $1 } }
      if names[sum] == nil { names[sum] = "sum of \(column[0])" }
    }
    let groups = names.sorted { $0.value < $1.value }.map {
      (weights: $0.key, name: $0.value, count: LinearCounts.sum($0.key, truth))
    }
    var found: [String] = []
    for one in groups {
      for other in groups where (1..<least).contains(one.count - other.count) {
        if zip(one.weights, other.weights).allSatisfy({ $0 >= $1 }) {
          found.append("\(one.name) - \(other.name)")
        }
      }
    }
    return found
  }
}
