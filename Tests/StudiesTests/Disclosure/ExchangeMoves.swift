// SPDX-License-Identifier: GPL-3.0-or-later

/// Moves that exchange one property of two persons: a month, a place, a group, an answer. All that is
/// told of the others of their properties together, or of that one alone, stays as it is (Diaconis and
/// Sturmfels 1998, Algebraic algorithms for sampling from conditional distributions).
struct ExchangeMoves {
  /// Properties of each kind that is of one row: the fields of its text, and what it counts.
  private let fields: [[Substring]?]
  private let kinds: [[Substring]: Int]

  init(_ study: SmallStudy) {
    fields = study.kinds.map { rows in
      guard rows.count == 1 else { return nil }
      return rows[0].text.split(separator: ",", omittingEmptySubsequences: false)
        + [Substring(rows[0].counts.description)]
    }
    var kinds: [[Substring]: Int] = [:]
    for (kind, own) in fields.enumerated() { if let own { kinds[own] = kind } }
    self.kinds = kinds
  }

  /// Exchanges between persons drawn by lot that leave some sums as they are.
  func drawn(_ tries: Int, leaving sums: [[Int]], _ noise: inout Noise) -> [[Int]] {
    var seen: Set<[Int]> = []
    for _ in 0..<tries {
      let first = noise.below(fields.count)
      let second = noise.below(fields.count)
      guard var one = fields[first], var other = fields[second], one.count == other.count else {
        continue
      }
      let field = noise.below(one.count)
      guard one[field] != other[field] else { continue }
      swap(&one[field], &other[field])
      guard let third = kinds[one], let fourth = kinds[other], third != second else { continue }
      var move = [Int](repeating: 0, count: fields.count)
      for (kind, by) in [(first, 1), (second, 1), (third, -1), (fourth, -1)] { move[kind] += by }
      let isLeaving = sums.allSatisfy { weights in
        weights[first] + weights[second] == weights[third] + weights[fourth]
      }
      if isLeaving { seen.insert(move) }
    }
    return seen.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
