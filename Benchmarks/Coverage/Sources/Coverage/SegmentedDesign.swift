// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Statistics

/// An interrupted time series of one level and one slope change, with harmonics of period 12.
struct SegmentedDesign: Sendable {
  let before: Int
  let after: Int
  let harmonics: Int

  var observations: Int { before + after }
  var columns: Int { 4 + 2 * harmonics }
  var name: String { "\(before)+\(after)" }

  /// Intercept, time, level, slope after (0 in the first period after), harmonics.
  func row(_ time: Int, level: Bool = true) -> [Double] {
    let count = Double(observations)
    let isAfter = time >= before && level
    var row = [
      1, (Double(time) - 0.5 * (count - 1)) / count, isAfter ? 1 : 0,
      isAfter ? Double(time - before) / count : 0,
    ]
    for harmonic in 0..<harmonics {
      let angle = 2 * Double.pi * Double(harmonic + 1) * Double(time) / 12
      row += [sin(angle), cos(angle)]
    }
    return row
  }

  func matrix() throws -> Matrix { try Matrix(rows: (0..<observations).map { row($0) }) }

  /// Level change, slope change a period, cumulative effect, average effect.
  var level: [Double] { contrast(level: 1, slope: 0) }
  var slope: [Double] { contrast(level: 0, slope: 1) }
  var cumulative: [Double] {
    contrast(level: Double(after), slope: Double(after * (after - 1)) / 2)
  }
  var average: [Double] { contrast(level: 1, slope: Double(after - 1) / 2) }

  private func contrast(level: Double, slope: Double) -> [Double] {
    var weights = [Double](repeating: 0, count: columns)
    weights[2] = level
    weights[3] = slope / Double(observations)
    return weights
  }
}
