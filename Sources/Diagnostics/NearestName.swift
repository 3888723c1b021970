// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the name that somebody probably meant.
public enum NearestName {
  /// The candidate nearest to a word: equal but for case and separators, else within a few slips
  /// (one in short words, at most a third of the letters); nil when none is near or the word is
  /// very long. Among equals the first candidate wins.
  public static func find(_ word: String, among candidates: [String]) -> String? {
    let plain = fold(word)
    guard !plain.isEmpty, plain.count <= 64 else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let folded = fold(candidate)
      let limit = max(1, max(plain.count, folded.count) / 3)
      guard abs(folded.count - plain.count) <= limit else { continue }
      let distance = distance(plain, folded)
      if distance <= limit, distance < min(plain.count, folded.count),
        distance < best?.distance ?? .max
      {
        best = (candidate, distance)
      }
    }
    return best?.name
  }

  /// Number of letters to insert, delete, replace or swap with their neighbour (optimal string
  /// alignment: no stretch is edited twice).
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row] + [Int](repeating: 0, count: right.count)
      for column in 1...right.count {
        let same = left[row - 1] == right[column - 1]
        var best = min(
          last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          best = min(best, beforeLast[column - 2] + 1)
        }
        current[column] = best
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }

  /// Lower case, `-` and spaces as `_`.
  private static func fold(_ word: String) -> [Unicode.Scalar] {
    word.lowercased().unicodeScalars.map { $0 == "-" || $0 == " " ? "_" : $0 }
  }
}
