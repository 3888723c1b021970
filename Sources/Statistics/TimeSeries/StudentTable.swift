// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Student's t distribution tabulated for the thousands of evaluations that a mixture needs: cubic
/// Hermite interpolation in u = arsinh x, exact beyond the table. Absolute error below 1e-10.
struct StudentTable: Sendable {
  let distribution: StudentT
  /// Upper tails at u = 0, step, 2 step, …
  private let tails: [Double]
  /// Derivatives of the upper tail in u, times the step.
  private let slopes: [Double]
  private static let step = 1.0 / 128
  private static let size = 7 * 128

  init(degreesOfFreedom: Int) throws(StatisticsError) {
    let distribution = try StudentT(degreesOfFreedom: Double(degreesOfFreedom))
    self.distribution = distribution
    let degrees = Double(degreesOfFreedom)
    let half = 0.5 * degrees
    let logConstant = lgamma(half + 0.5) - lgamma(half) - 0.5 * log(degrees * .pi)
    // Boole's rule adds up the density in u; at this step its error is below rounding.
    func slope(_ u: Double) -> Double {
      let x = sinh(u)
      return exp(logConstant - (half + 0.5) * log1p(x * x / degrees)) * cosh(u)
    }
    var tail = 0.5
    var tails = [tail]
    var slopes = [-slope(0) * Self.step]
    for index in 1...Self.size {
      let from = Double(index - 1) * Self.step
      let quarters = (0...4).map { slope(from + 0.25 * Double($0) * Self.step) }
      let ends = quarters[0] + quarters[4]
      tail -=
        Self.step * (7 * ends + 32 * (quarters[1] + quarters[3]) + 12 * quarters[2]) / 90
      tails.append(tail)
      slopes.append(-quarters[4] * Self.step)
    }
    self.tails = tails
    self.slopes = slopes
  }

  /// Probability of a value of at most `x`, and the density at `x`.
  func cumulative(_ x: Double) -> (probability: Double, density: Double) {
    let place = asinh(abs(x)) / Self.step
    guard place < Double(Self.size) else { return (distribution.cumulative(x), 0) }
    let index = Int(place)
    let share = place - Double(index)
    let rest = 1 - share
    let (a, b) = (tails[index], tails[index + 1])
    let (left, right) = (slopes[index], slopes[index + 1])
    let tail =
      rest * rest * ((1 + 2 * share) * a + share * left)
      + share * share * ((1 + 2 * rest) * b - rest * right)
    let slope =
      6 * share * rest * (b - a) + rest * (1 - 3 * share) * left
      + share * (3 * share - 2) * right
    let density = -slope / (Self.step * (1 + x * x).squareRoot())
    return (x < 0 ? tail : 1 - tail, density)
  }
}
