// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// The critical value of bands over event times.
@Suite("Uniform critical values")
struct UniformCriticalValueTests {
  private func study() throws -> FixedEffectsFit {
    let panel = try CommittedPanel()
    return try fixedEffects(panel.cells(), adoption: panel.adoption, effects: .eventStudy())
  }

  @Test("one combination, or one repeated: Student's t to Monte Carlo error")
  func single() throws {
    let fit = try study()
    let pick = fit.picking(4)
    let degrees = try fit.covariance(.clustered(.cr2)).satterthwaiteDegreesOfFreedom(of: pick)
    let exact = try StudentT(degreesOfFreedom: degrees).upperQuantile(0.025)
    for combinations in [[pick], [pick, pick.map { -2 * $0 }]] {
      let found = try fit.uniformCriticalValue(of: combinations, draws: 40_000)
      #expect(found > exact * (1 - 1e-9) && found < exact * 1.04)
    }
  }

  @Test("between the value of one and Bonferroni's of all, the same by the same seed")
  func bounds() throws {
    let fit = try study()
    let after = [4, 5, 6, 7].map(fit.picking)
    let covariance = try fit.covariance(.clustered(.cr2))
    let degrees = try after.map { try covariance.satterthwaiteDegreesOfFreedom(of: $0) }
    let student = try StudentT(degreesOfFreedom: try #require(degrees.min()))
    let found = try fit.uniformCriticalValue(of: after)
    #expect(found > (try student.upperQuantile(0.025)))
    #expect(found < (try student.upperQuantile(0.025 / 4)))
    #expect(found == (try fit.uniformCriticalValue(of: after)))
    #expect(found != (try fit.uniformCriticalValue(of: after, seed: 2)))
  }
}
