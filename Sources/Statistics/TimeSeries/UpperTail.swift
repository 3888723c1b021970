// SPDX-License-Identifier: GPL-3.0-or-later

import CGSL

/// Upper tails of the reference distributions of tests in time, for arguments of 0 or more.
enum UpperTail {
  static func chiSquared(_ x: Double, degreesOfFreedom: Double) -> Double {
    x.isFinite ? gsl_cdf_chisq_Q(x, degreesOfFreedom) : 0
  }

  static func f(_ x: Double, numerator: Double, denominator: Double) -> Double {
    x.isFinite ? gsl_cdf_fdist_Q(x, numerator, denominator) : 0
  }
}
