// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds people of whom counts are as they are shown, from people of whom they nearly are: a local
/// search by single persons, and by persons of one kind for one of another.
struct CountRepair {
  /// Counts that are shown, each as how often a person of each kind enters it, and what it may be.
  private let rows: [(weights: [Int], allowed: ClosedRange<Int>)]
  /// The rows that a kind enters.
  private let entered: [[Int]]

  init(kinds: Int, rows: [(weights: [Int], allowed: ClosedRange<Int>)]) {
    var seen: Set<[Int]> = []
    let own = rows.filter { seen.insert($0.weights + [$0.allowed.lowerBound]).inserted }
    self.rows = own
    entered = (0..<kinds).map { kind in own.indices.filter { own[$0].weights[kind] != 0 } }
  }

  /// People of whom a sum has a value and all rows are as shown; nil when none were found.
  func repaired(
    _ start: [Int], _ weights: [Int], _ value: Int, _ noise: inout Noise
  ) -> [Int]? {
    var now = start
    guard set(weights, value, &now, &noise) else { return nil }
    var sums = rows.map { LinearCounts.sum($0.weights, now) }
    for _ in 0..<120 {
      let wrong = rows.indices.filter { !rows[$0].allowed.contains(sums[$0]) }
      guard !wrong.isEmpty else { return now }
      guard let step = step(now, sums, wrong, weights, &noise) else { return nil }
      for (kind, by) in step {
        now[kind] += by
        for row in entered[kind] { sums[row] += by * rows[row].weights[kind] }
      }
    }
    return nil
  }

  /// Brings the sum to the value, one person of a kind drawn by lot after the other.
  private func set(
    _ weights: [Int], _ value: Int, _ now: inout [Int], _ noise: inout Noise
  ) -> Bool {
    let kinds = weights.indices.filter { weights[$0] != 0 }
    guard !kinds.isEmpty else { return false }
    var sum = LinearCounts.sum(weights, now)
    for _ in 0..<40 * (1 + abs(sum - value)) where sum != value {
      let kind = kinds[noise.below(kinds.count)]
      let by = (value > sum) == (weights[kind] > 0) ? 1 : -1
      guard now[kind] + by >= 0, abs(sum + by * weights[kind] - value) < abs(sum - value) else {
        continue
      }
      now[kind] += by
      sum += by * weights[kind]
    }
    return sum == value
  }

  /// The step that mends most of what is wrong and leaves the sum; drawn by lot among the best.
  private func step(
    _ now: [Int], _ sums: [Int], _ wrong: [Int], _ weights: [Int], _ noise: inout Noise
  ) -> [(kind: Int, by: Int)]? {
    let isWrong = Set(wrong)
    var best: [[(kind: Int, by: Int)]] = []
    var least = 1
    func offer(_ step: [(kind: Int, by: Int)]) {
      var rises: [Int: Int] = [:]
      for (kind, by) in step {
        guard now[kind] + by >= 0 else { return }
        for row in entered[kind] { rises[row, default: 0] += by * rows[row].weights[kind] }
      }
      let rise = rises.reduce(0) { rise, entry in
        rise + off(entry.key, sums[entry.key] + entry.value) - off(entry.key, sums[entry.key])
      }
      if rise < least {
        (least, best) = (rise, [step])
      } else if rise == least {
        best.append(step)
      }
    }
    let near = now.indices.filter { kind in entered[kind].contains(where: isWrong.contains) }
    for kind in near where weights[kind] == 0 {
      offer([(kind, 1)])
      offer([(kind, -1)])
    }
    if least >= 0 {
      for kind in near {
        for other in now.indices where other != kind && weights[other] == weights[kind] {
          offer([(kind, 1), (other, -1)])
          offer([(kind, -1), (other, 1)])
        }
      }
    }
    return best.isEmpty ? nil : best[noise.below(best.count)]
  }

  /// How far a sum is from what may be.
  private func off(_ row: Int, _ sum: Int) -> Int {
    max(0, rows[row].allowed.lowerBound - sum, sum - rows[row].allowed.upperBound)
  }
}
