// SPDX-License-Identifier: GPL-3.0-or-later

/// The time before in thirds, each put after the others in turn, where a fit does not see it.
struct HeldOutPeriods {
  private var parts: [(outcomes: Matrix, before: Int)] = []
  private let before: Int

  init(_ outcomes: Matrix, before: Int) {
    self.before = before
    guard before > 1 else { return }
    let count = min(3, before)
    parts = (0..<count).map { part in
      let out = before * part / count..<before * (part + 1) / count
      let kept = (0..<before).filter { !out.contains($0) }
      return (outcomes.selecting(columns: kept + out), kept.count)
    }
  }

  /// Root mean squared gap of a choice of units in the parts left out of its fits.
  func error(of units: [Int], among controls: [Int]) throws(ComparisonError) -> Double? {
    guard !parts.isEmpty else { return nil }
    var squares = 0.0
    for part in parts {
      let control = try syntheticControl(
        of: units, among: controls, outcomes: part.outcomes, periodsBefore: part.before)
      squares += control.gaps.dropFirst(part.before).reduce(0) { $0 + $1 * $1 }
    }
    return (squares / Double(before)).squareRoot()
  }
}
