// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics

/// Coverage and width of one method for one contrast in one cell.
struct Tally: Sendable {
  var used = 0
  var covered = 0
  var measured = 0
  var width = 0.0
  var widths: [Double] = []

  mutating func add(covered: Bool) {
    used += 1
    if covered { self.covered += 1 }
  }

  mutating func add(halfWidth: Double) {
    measured += 1
    width += halfWidth
    widths.append(halfWidth)
  }

  mutating func add(estimate: Double, halfWidth: Double, truth: Double, measure: Bool) {
    add(covered: abs(estimate - truth) <= halfWidth)
    if measure { add(halfWidth: halfWidth) }
  }

  mutating func add(_ interval: ConfidenceInterval, truth: Double, measure: Bool) {
    add(covered: interval.lower <= truth && truth <= interval.upper)
    if measure { add(halfWidth: 0.5 * (interval.upper - interval.lower)) }
  }

  /// The mixture's own interval: its ends are solved for only when the width is asked for.
  mutating func add(
    _ fit: IntegratedAutocorrelation, _ combination: [Double], truth: Double, measure: Bool
  ) throws {
    let below = try fit.probability(that: combination, isAtMost: truth)
    add(covered: below >= 0.025 && below <= 0.975)
    if measure {
      let interval = try fit.interval(for: combination, level: 0.95)
      add(halfWidth: 0.5 * (interval.upper - interval.lower))
    }
  }

  var coverage: Double { Double(covered) / Double(max(1, used)) }
  var meanWidth: Double { width / Double(max(1, measured)) }
  /// Infinite where more than half of the intervals have no ends.
  var medianWidth: Double {
    let sorted = widths.sorted()
    guard let last = sorted.indices.last else { return 0 }
    let (low, high) = (sorted[last / 2], sorted[(last + 1) / 2])
    return high < .infinity ? 0.5 * (low + high) : high
  }
}

/// Tallies of all methods and contrasts of one cell.
struct Tallies: Sendable {
  let methods: [String]
  let contrasts: [String]
  let widths: Widths
  private(set) var values: [Tally]

  /// What stands for the widths of a method.
  enum Widths: Sendable {
    case mean
    /// Where some intervals have no ends.
    case median
  }

  init(methods: [String], contrasts: [String], widths: Widths = .mean) {
    self.methods = methods
    self.contrasts = contrasts
    self.widths = widths
    values = [Tally](repeating: Tally(), count: methods.count * contrasts.count)
  }

  subscript(_ method: Int, _ contrast: Int) -> Tally {
    get { values[method * contrasts.count + contrast] }
    set { values[method * contrasts.count + contrast] = newValue }
  }

  /// One line a contrast and method: coverage, how many replicates had an interval, mean (or
  /// median) half-width and its ratio to the reference method's.
  func lines(prefix: String, reference: String) -> [String] {
    let base = methods.firstIndex(of: reference) ?? 0
    func width(_ tally: Tally) -> Double {
      widths == .median ? tally.medianWidth : tally.meanWidth
    }
    return contrasts.indices.flatMap { contrast in
      methods.indices.map { method in
        let tally = self[method, contrast]
        let ratio = width(tally) / width(self[base, contrast])
        let widths =
          tally.measured > 0 ? [decimals(width(tally), 5), decimals(ratio, 3)] : ["", ""]
        return
          ([
            prefix, contrasts[contrast], methods[method], "\(tally.used)",
            decimals(tally.coverage, 4),
          ] + widths).joined(separator: ",")
      }
    }
  }
}

/// A number with fixed decimals; NaN and infinity as they are.
func decimals(_ value: Double, _ digits: Int) -> String {
  guard value.isFinite else { return "\(value)" }
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  guard abs(value) * scale < 1e15 else { return "\(value)" }
  let whole = Int((abs(value) * scale).rounded())
  let unit = Int(scale)
  guard digits > 0 else { return (value < 0 ? "-" : "") + "\(whole)" }
  let fraction = String(whole % unit)
  let padding = String(repeating: "0", count: digits - fraction.count)
  return (value < 0 ? "-" : "") + "\(whole / unit).\(padding)\(fraction)"
}
