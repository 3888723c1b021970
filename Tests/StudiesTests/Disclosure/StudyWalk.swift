// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// People of whom the same is published.
extension StudyAttacker {
  /// Looks for people of whom the same is published, until every secret has as many values as asked;
  /// shows the engine at most so many for each secret. Most secrets want few tries: all have some
  /// before those that lack values have more.
  mutating func walk(tries: Int) async throws {
    var seen: Set<[Int]> = [study.truth]
    var spent = [Int](repeating: 0, count: secrets.count)
    var most = min(tries, 30)
    while most > 0 {
      for index in secrets.indices where !secrets[index].isDetermined {
        try await walk(index, tries: most - spent[index], &seen)
        spent[index] = most
      }
      guard most < tries, secrets.contains(where: { !$0.isDetermined && $0.values.count < least })
      else { return }
      if moves[1].isEmpty {
        moves[1] = Self.moves(ExchangeMoves(study).drawn(4_000, leaving: known, &noise))
      }
      most = min(tries, 4 * most)
    }
  }

  private mutating func walk(_ index: Int, tries: Int, _ seen: inout Set<[Int]>) async throws {
    let changing = moves.map { list in
      list.filter { move in
        move.reduce(0) { $0 + secrets[index].weights[$1.kind] * $1.by } != 0
      }
    }
    var left = tries
    var drawn = 0
    while secrets[index].values.count < least, left > 0, drawn < 12 * tries {
      drawn += 1
      let now =
        drawn % 3 == 2
        ? repaired(secrets[index])
        : moved(secrets[index], moves[drawn % 3], changing[drawn % 3])
      guard let now else { continue }
      let value = LinearCounts.sum(secrets[index].weights, now)
      guard !secrets[index].values.contains(value), seen.insert(now).inserted, hidesTheSame(now)
      else { continue }
      left -= 1
      try await keep(now)
    }
  }

  // MARK: Moves that leave shown counts as they are

  private mutating func moved(
    _ secret: Secret, _ moves: [Move], _ changing: [Move]
  ) -> [Int]? {
    guard !changing.isEmpty else { return nil }
    var now = states[noise.below(states.count)]
    for _ in 0..<noise.below(3) { move(moves[noise.below(moves.count)], &now) }
    aim(changing[noise.below(changing.count)], at: secret, &now)
    return now
  }

  /// A move of some steps, as far as no number falls below 0.
  private mutating func move(_ move: Move, _ now: inout [Int]) {
    let sign = noise.below(2) == 0 ? 1 : -1
    let most = move.reduce(5) { most, entry in
      let by = sign * entry.by
      return by < 0 ? min(most, now[entry.kind] / -by) : most
    }
    guard most > 0 else { return }
    let times = noise.below(2) == 0 ? 1 : 1 + noise.below(most)
    for entry in move { now[entry.kind] += sign * times * entry.by }
  }

  /// A move of so many steps that a secret has a value that it had not yet, where there is one.
  private mutating func aim(_ move: Move, at secret: Secret, _ now: inout [Int]) {
    let value = LinearCounts.sum(secret.weights, now)
    let rise = move.reduce(0) { $0 + secret.weights[$1.kind] * $1.by }
    let steps = (-2 * least...2 * least).filter { steps in
      let aimed = value + steps * rise
      return (0...2 * least).contains(aimed) && !secret.values.contains(aimed)
        && move.allSatisfy { now[$0.kind] + steps * $0.by >= 0 }
    }
    guard !steps.isEmpty else { return }
    let chosen = steps[noise.below(steps.count)]
    for entry in move { now[entry.kind] += chosen * entry.by }
  }

  // MARK: A value, and what makes up for it

  /// People of whom a secret has a value that it had not yet, near to one that it had, and the counts
  /// that are shown are the same.
  private mutating func repaired(_ secret: Secret) -> [Int]? {
    let missing = (0...2 * least).filter { !secret.values.contains($0) }
    guard !missing.isEmpty else { return nil }
    func distance(_ value: Int) -> Int {
      secret.values.reduce(.max) { min($0, abs($1 - value)) }
    }
    let nearest = missing.min { distance($0) < distance($1) } ?? missing[0]
    let value = noise.below(2) == 0 ? nearest : missing[noise.below(missing.count)]
    let start = (0..<3).map { _ in states[noise.below(states.count)] }.min {
      abs(LinearCounts.sum(secret.weights, $0) - value)
        < abs(LinearCounts.sum(secret.weights, $1) - value)
    }
    var now = start ?? study.truth
    for _ in 0..<noise.below(4) {
      let kind = noise.below(now.count)
      now[kind] = max(0, now[kind] + noise.below(5) - 2)
    }
    return repair.repaired(now, secret.weights, value, &noise)
  }

  // MARK: What the engine says

  /// Whether the counts that would be shown are the same, as far as they are sums of people: most
  /// people are found out so, without asking the engine.
  private func hidesTheSame(_ now: [Int]) -> Bool {
    PublishedCounts(publish(linear.filled(found, now))).counts == PublishedCounts(published).counts
  }

  private mutating func keep(_ now: [Int]) async throws {
    asked += 1
    let found = try await study.found(now)
    let other = publish(found)
    guard other == published else {
      obstacles[Self.obstacle(published, other), default: 0] += 1
      return
    }
    states.append(now)
    let counts = PublishedCounts(found).counts
    for index in secrets.indices {
      if let value = secrets[index].value(counts) { secrets[index].values.insert(value) }
    }
  }
}
