// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// Works out what a publication leaves possible: whoever attacks knows the study file, the code and
/// every published number, and looks for all sets of whole numbers that give the same publication.
///
/// Counts that are shown, in all analyses, KPIs, flows and sources, are equations. A hidden count
/// that is a combination of them has one value (`isDetermined`). For the others the attacker walks
/// through whole solutions of the equations, and keeps those of which disclosure control publishes the
/// same, hidden cells and notes among them: each value that a count takes in one of these is possible
/// beyond doubt, so that what is counted is a lower bound of what stays possible.
struct CountAttacker {
  let model: CountModel
  let control: DisclosureControl
  let truth: [Int]
  let published: Evaluation
  /// Moves between whole solutions.
  private let moves: [[(unknown: Int, by: Int)]]

  /// A count that must not be found out.
  struct Secret {
    var place: CountModel.Place
    /// Which unknowns it is the sum of: the count itself, or the rest of its total.
    var entry: [Int: Int]
    /// Whether the published counts give it back.
    var isDetermined: Bool
    /// Values found possible.
    var values: Set<Int>
  }

  private(set) var secrets: [Secret]
  /// Small counts of people in which two shown counts differ, of which neither is a part of the other
  /// in a table: seen by subtraction.
  private(set) var differences: [String] = []

  /// - Parameter publish: what is published of an evaluation, where it is not what `control` makes.
  init(
    _ model: CountModel, _ truth: [Int], _ control: DisclosureControl,
    publish: ((Evaluation) -> Evaluation)? = nil
  ) {
    self.model = model
    self.truth = truth
    self.control = control
    let full = model.filled(truth)
    published = publish?(full) ?? control.applied(to: full, guarding: model.guarded)
    var known: [[Int: Int]] = []
    var seen: [(place: CountModel.Place, count: Int)] = []
    var hidden: [(CountModel.Place, [Int: Int])] = []
    for place in model.places {
      let entry = model.counts[place] ?? [:]
      if model.shown(place, in: published) != nil {
        known.append(entry)
        seen.append((place, CountModel.sum(entry, truth)))
      } else if model.isGuarded(place) {
        let count = CountModel.sum(entry, truth)
        if (1..<control.minimumCell).contains(count) { hidden.append((place, entry)) }
        if let whole = model.whole(of: place) {
          let rest = whole.merging(entry.mapValues { -$0 }) { $0 + $1 }.filter { $0.value != 0 }
          if (1..<control.minimumCell).contains(CountModel.sum(rest, truth)) {
            hidden.append((place, rest))
          }
        }
      }
    }
    for (source, entry) in model.rows where published.sources[source].rows != nil {
      known.append(entry)
    }
    differences = Self.differences(seen, model, control.minimumCell)
    let kernel = IntegerKernel(rows: known, unknowns: model.unknowns)
    moves = kernel.combinations.map { vector in
      vector.indices.filter { vector[$0] != 0 }.map { (unknown: $0, by: vector[$0]) }
    }
    secrets = hidden.map { place, entry in
      let isDetermined = kernel.basis.allSatisfy { vector in
        entry.reduce(0) { $0 + $1.value * vector[$1.key] } == 0
      }
      return Secret(
        place: place, entry: entry, isDetermined: isDetermined,
        values: [CountModel.sum(entry, truth)])
    }
  }

  /// Small counts that are differences of shown ones.
  private static func differences(
    _ seen: [(place: CountModel.Place, count: Int)], _ model: CountModel, _ least: Int
  ) -> [String] {
    var found: [String] = []
    for (index, one) in seen.enumerated() {
      for other in seen[..<index] {
        guard (1..<least).contains(abs(one.count - other.count)),
          let a = model.counts[one.place], let b = model.counts[other.place]
        else { continue }
        let (more, less) = one.count > other.count ? (a, b) : (b, a)
        let rest = more.merging(less.mapValues { -$0 }) { $0 + $1 }
        // One lies within the other: the difference is of people.
        if rest.values.allSatisfy({ $0 >= 0 }) { found.append("\(one.place) - \(other.place)") }
      }
    }
    return found
  }

  /// Looks, for each hidden count, for so many values that publish the same: moves that change it,
  /// after moves of others, which may then be the reason for which it is withheld. Tries so often.
  mutating func walk(tries: Int, seed: UInt64, enough: Int) {
    var noise = Noise(seed)
    let changing = secrets.map { secret in
      moves.indices.filter { move in
        moves[move].reduce(0) { $0 + (secret.entry[$1.unknown] ?? 0) * $1.by } != 0
      }
    }
    for index in secrets.indices where !changing[index].isEmpty {
      for attempt in 0..<tries where secrets[index].values.count < enough {
        var now = truth
        for _ in 0..<attempt % 5 {
          let other = changing[noise.below(changing.count)]
          let isSecret = noise.below(2) == 0 && !other.isEmpty
          move(
            isSecret ? other[noise.below(other.count)] : noise.below(moves.count), &now, &noise)
        }
        for _ in 0...noise.below(2) {
          move(changing[index][noise.below(changing[index].count)], &now, &noise)
        }
        keep(now, for: index)
      }
    }
  }

  /// A move of some steps, or of so many that little is left, as far as no number falls below 0.
  private func move(_ number: Int, _ now: inout [Int], _ noise: inout Noise) {
    let sign = noise.below(2) == 0 ? 1 : -1
    let isFar = noise.below(3) == 0
    let most = moves[number].reduce(isFar ? 60 : 9) { most, entry in
      let by = sign * entry.by
      return by < 0 ? min(most, now[entry.unknown] / -by) : most
    }
    guard most > 0 else { return }
    let times = isFar ? max(1, most - noise.below(5)) : 1 + noise.below(most)
    for entry in moves[number] { now[entry.unknown] += sign * times * entry.by }
  }

  private mutating func keep(_ now: [Int], for index: Int) {
    let value = CountModel.sum(secrets[index].entry, now)
    guard !secrets[index].values.contains(value), publishesTheSame(now) else { return }
    for other in secrets.indices {
      secrets[other].values.insert(CountModel.sum(secrets[other].entry, now))
    }
  }

  private func publishesTheSame(_ unknowns: [Int]) -> Bool {
    control.applied(to: model.filled(unknowns), guarding: model.guarded) == published
  }
}
