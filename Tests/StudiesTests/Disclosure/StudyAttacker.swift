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
    var weights: [Int]
    /// Whether shown counts add up to it.
    var isDetermined: Bool
    /// Values for which people were found of whom the same is published.
    var values: Set<Int>
  }

  let study: SmallStudy
  let least: Int
  let published: Evaluation
  private(set) var secrets: [Secret] = []
  /// Small counts that are shown.
  private(set) var open: [String] = []
  /// Small counts that are differences of shown ones.
  private(set) var differences: [String] = []
  /// Counts that are no sums of people.
  private(set) var crooked: [String] = []
  /// Sets of people that the engine was shown.
  private(set) var asked = 0
  /// What differed of those of whom something else is published.
  private(set) var obstacles: [String: Int] = [:]
  private let found: Evaluation
  private let linear: LinearCounts
  private let publish: (Evaluation) -> Evaluation
  private let moves: [[(kind: Int, by: Int)]]
  private var states: [[Int]]
  private var noise: Noise

  /// - Parameter publish: what is published of what was found.
  init(
    _ study: SmallStudy, least: Int, publish: @escaping (Evaluation) -> Evaluation
  ) async throws {
    self.study = study
    self.least = least
    self.publish = publish
    let found = try await study.found(study.truth)
    let linear = try await LinearCounts(study, found)
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
    noise = Noise(UInt64(study.kinds.count))
    states = [study.truth]
    moves = (near + kernel.combinations).map { vector in
      vector.indices.filter { vector[$0] != 0 }.map { (kind: $0, by: vector[$0]) }
    }
    let hiding = Self.small(found, study.guarded, least)
    for (place, whole) in hiding {
      guard var own = linear.weights[place] else {
        crooked.append(place)
        continue
      }
      if let whole {
        guard let all = linear.weights[whole] else { continue }
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
          place: place + (whole == nil ? "" : " rest"), weights: own,
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
        for row in table.rows.indices {
          for (index, column) in table.columns.enumerated() {
            guard let kind = column.guarded, case .count(let count) = table.rows[row][index] else {
              continue
            }
            let place = PublishedCounts.place(name, table, row, index)
            if (1..<least).contains(count) { small.append((place, nil)) }
            guard case .partOf(let total) = kind,
              let other = table.columns.firstIndex(where: { $0.id == total }),
              case .count(let all) = table.rows[row][other], (1..<least).contains(all - count)
            else { continue }
            small.append((place, PublishedCounts.place(name, table, row, other)))
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

  // MARK: People of whom the same is published

  /// Looks for people of whom the same is published, until every secret has as many values as asked;
  /// shows the engine at most so many for each secret.
  mutating func walk(tries: Int) async throws {
    var seen: Set<[Int]> = [study.truth]
    for index in secrets.indices where !secrets[index].isDetermined {
      let changing = moves.indices.filter { move in
        moves[move].reduce(0) { $0 + secrets[index].weights[$1.kind] * $1.by } != 0
      }
      guard !changing.isEmpty else { continue }
      var left = tries
      var drawn = 0
      while secrets[index].values.count < least, left > 0, drawn < 12 * tries {
        drawn += 1
        var now = states[noise.below(states.count)]
        for _ in 0..<noise.below(3) { move(noise.below(moves.count), &now) }
        aim(changing[noise.below(changing.count)], at: secrets[index], &now)
        let value = LinearCounts.sum(secrets[index].weights, now)
        guard !secrets[index].values.contains(value), seen.insert(now).inserted,
          hidesTheSame(now)
        else { continue }
        left -= 1
        try await keep(now)
      }
    }
  }

  /// A move of some steps, as far as no number falls below 0.
  private mutating func move(_ number: Int, _ now: inout [Int]) {
    let sign = noise.below(2) == 0 ? 1 : -1
    let most = moves[number].reduce(5) { most, entry in
      let by = sign * entry.by
      return by < 0 ? min(most, now[entry.kind] / -by) : most
    }
    guard most > 0 else { return }
    let times = noise.below(2) == 0 ? 1 : 1 + noise.below(most)
    for entry in moves[number] { now[entry.kind] += sign * times * entry.by }
  }

  /// A move of so many steps that a secret has a value that it had not yet, where there is one.
  private mutating func aim(_ number: Int, at secret: Secret, _ now: inout [Int]) {
    let value = LinearCounts.sum(secret.weights, now)
    let rise = moves[number].reduce(0) { $0 + secret.weights[$1.kind] * $1.by }
    let steps = (-2 * least...2 * least).filter { steps in
      let aimed = value + steps * rise
      return (0...2 * least).contains(aimed) && !secret.values.contains(aimed)
        && moves[number].allSatisfy { now[$0.kind] + steps * $0.by >= 0 }
    }
    guard !steps.isEmpty else { return }
    let chosen = steps[noise.below(steps.count)]
    for entry in moves[number] { now[entry.kind] += chosen * entry.by }
  }

  /// Whether the counts that would be shown are the same, as far as they are sums of people: most
  /// people are found out so, without asking the engine.
  private func hidesTheSame(_ now: [Int]) -> Bool {
    PublishedCounts(publish(linear.filled(found, now))).counts == PublishedCounts(published).counts
  }

  private mutating func keep(_ now: [Int]) async throws {
    asked += 1
    let other = publish(try await study.found(now))
    guard other == published else {
      obstacles[Self.obstacle(published, other), default: 0] += 1
      return
    }
    states.append(now)
    for index in secrets.indices {
      secrets[index].values.insert(LinearCounts.sum(secrets[index].weights, now))
    }
  }

  /// Where two publications first differ.
  private static func obstacle(_ one: Evaluation, _ other: Evaluation) -> String {
    for (a, b) in zip(one.analyses, other.analyses) where a != b { return obstacle(a, b) }
    for (a, b) in zip(one.kpis, other.kpis) where a != b {
      if let a = a.observed, let b = b.observed, a != b { return "kpi " + obstacle(a, b) }
      return "kpi \(a.id)"
    }
    return one.sources == other.sources ? "rest" : "sources"
  }

  private static func obstacle(_ a: AnalysisFindings, _ b: AnalysisFindings) -> String {
    if a.notes.map(\.term) != b.notes.map(\.term) { return "\(a.id) terms of notes" }
    for (x, y) in zip(a.tables, b.tables) where x != y {
      for (row, other) in zip(x.rows, y.rows) where row != other {
        for (column, pair) in zip(x.columns, zip(row, other)) where pair.0 != pair.1 {
          return "\(a.id)/\(x.id)/\(column.id)"
        }
      }
    }
    if a.tables != b.tables { return "\(a.id) tables" }
    for (x, y) in zip(a.estimates, b.estimates) where x != y { return "\(a.id) estimate \(x.id)" }
    for (x, y) in zip(a.figures, b.figures) where x != y { return "\(a.id) figure \(x.id)" }
    for (x, y) in zip(a.notes, b.notes) where x != y { return "\(a.id) note \(x.term)" }
    if a.facts != b.facts {
      return "\(a.id) fact \(a.facts.keys.sorted().first { a.facts[$0] != b.facts[$0] } ?? "")"
    }
    if a.level != b.level { return "\(a.id) level" }
    return a.headline == b.headline ? "\(a.id) certainty" : "\(a.id) headline"
  }
}
