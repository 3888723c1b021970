// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Points of ρ over which a function of a design's AR(1) correlation is integrated, with what the
/// design gives at each: prepared once, used for any number of responses.
///
/// The points are θ = π(s − ½) − ½ sin 2πs for ρ = sin θ and s uniform (the midpoint rule after the
/// substitution of Sidi 1993 with sin²), which takes care of priors without bound at ρ = ±1. In θ
/// the information about ρ is the same everywhere, n, so that 6√n points resolve any likelihood.
public struct CorrelationGrid: Sendable {
  /// The design.
  public let design: AutoregressiveDesign
  /// What the design gives at each point.
  public let factors: [AutoregressiveFactor]
  /// log cos θ = ½ log(1 − ρ²) at each point.
  let logCosines: [Double]
  /// dθ/ds at each point, up to a factor.
  let spacings: [Double]
  /// t(n − k).
  let student: StudentTable

  /// Factors a design at all points. Points so near ±1 that the information matrix is singular to
  /// working precision are left out; throws ``TimeSeriesError/singularAtCorrelation(_:)`` if they
  /// all are.
  public init(_ design: AutoregressiveDesign) throws {
    let size = max(64, Int((6 * Double(design.observations).squareRoot()).rounded(.up)))
    var factors: [AutoregressiveFactor] = []
    var logCosines: [Double] = []
    var spacings: [Double] = []
    for index in 0..<size {
      let position = (Double(index) + 0.5) / Double(size)
      let spacing = 1 - cos(2 * .pi * position)
      let theta = .pi * (position - 0.5) - 0.5 * sin(2 * .pi * position)
      let rho = sin(theta)
      guard abs(rho) < 1, let factor = try? design.factored(at: rho) else { continue }
      factors.append(factor)
      logCosines.append(log(cos(theta)))
      spacings.append(spacing)
    }
    guard !factors.isEmpty else { throw TimeSeriesError.singularAtCorrelation(0) }
    self.design = design
    self.factors = factors
    self.logCosines = logCosines
    self.spacings = spacings
    student = try StudentTable(degreesOfFreedom: design.degreesOfFreedom)
  }

  /// The prior's weight at each point, as a logarithm and up to a factor: density × dρ/ds.
  func logWeights(of prior: CorrelationPrior) -> [Double] {
    let power = 1 - 2 * prior.exponent
    return zip(logCosines, spacings).map { power * $0 + log($1) }
  }
}
