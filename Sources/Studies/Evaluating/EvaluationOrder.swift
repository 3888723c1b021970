// SPDX-License-Identifier: GPL-3.0-or-later

import Methods

/// The order in which analyses are evaluated: each after those that it is computed from.
enum EvaluationOrder {
  /// The positions of the analyses in waves: those of one wave need only earlier waves, and may be
  /// evaluated side by side. Analyses that need each other in a circle, which a checked study does
  /// not have, come last, together.
  static func waves(_ analyses: [Analysis]) -> [[Int]] {
    let names = analyses.map(\.specification.id)
    var done: Set<String> = []
    var left = Array(analyses.indices)
    var waves: [[Int]] = []
    while !left.isEmpty {
      let ready = left.filter { index in
        analyses[index].dependencies.allSatisfy { done.contains($0) || !names.contains($0) }
      }
      let wave = ready.isEmpty ? left : ready
      waves.append(wave)
      done.formUnion(wave.map { names[$0] })
      left.removeAll { wave.contains($0) }
    }
    return waves
  }

  /// The first circle of analyses that need each other; nil where there is none.
  static func circle(_ analyses: [Analysis]) -> [String]? {
    var needs: [String: [String]] = [:]
    for analysis in analyses { needs[analysis.specification.id] = analysis.dependencies }
    for start in analyses.map(\.specification.id) {
      var paths = [[start]]
      var visited: Set<String> = []
      while let path = paths.popLast() {
        for next in path.last.flatMap({ needs[$0] }) ?? [] {
          if next == start { return path }
          if visited.insert(next).inserted { paths.append(path + [next]) }
        }
      }
    }
    return nil
  }
}
