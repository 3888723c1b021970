// SPDX-License-Identifier: GPL-3.0-or-later

import CGSL
import CGSLShims

/// Random numbers from the Mersenne twister MT19937 (Matsumoto and Nishimura 1998, seeded as in
/// their revision of 2002), by GSL: the same seed and stream give the same numbers everywhere.
///
/// Work that is divided, as one stream a replicate, gives the same results in any order.
public struct RandomSource: ~Copyable, @unchecked Sendable {
  // Unchecked: the pointer has one owner, for the struct cannot be copied.
  private let generator: UnsafeMutablePointer<gsl_rng>

  /// A source by seed and stream. Streams of one seed never share a start unless they differ by a
  /// multiple of 2³².
  public init(seed: UInt64, stream: UInt64 = 0) throws(StatisticsError) {
    guard
      let generator = try recordingErrors("gsl_rng_alloc", { gsl_rng_alloc(esito_rng_mt19937()) })
    else { throw .library(function: "gsl_rng_alloc", reason: "out of memory", code: 8) }
    self.generator = generator
    gsl_rng_set(generator, UInt(Seeds.start(seed: seed, stream: stream)))
  }

  deinit { gsl_rng_free(generator) }

  /// The next 32 bits.
  public mutating func bits() -> UInt32 { UInt32(truncatingIfNeeded: gsl_rng_get(generator)) }

  /// Uniform on [0, 1), a multiple of 2⁻³².
  public mutating func uniform() -> Double { gsl_rng_uniform(generator) }

  /// A whole number from 0 to below the bound, each as likely. Throws `outOfRange` unless the bound
  /// is from 1 to 2³² − 1.
  public mutating func uniform(below bound: Int) throws(StatisticsError) -> Int {
    guard bound >= 1, bound < 1 << 32 else {
      throw .outOfRange(what: "bound", value: Double(bound), allowed: "from 1 to 4294967295")
    }
    let generator = generator
    return Int(
      try recordingErrors("gsl_rng_uniform_int") { gsl_rng_uniform_int(generator, UInt(bound)) })
  }

  /// Standard normal, by the polar method.
  public mutating func normal() -> Double { gsl_ran_gaussian(generator, 1) }

  /// Poisson with a mean of 0 or more. Throws `outOfRange` for a mean above 10⁹ or not a number.
  public mutating func poisson(mean: Double) throws(StatisticsError) -> Int {
    guard mean >= 0, mean <= 1e9 else {
      throw .outOfRange(what: "Poisson mean", value: mean, allowed: "from 0 to 1e9")
    }
    return mean == 0 ? 0 : Int(gsl_ran_poisson(generator, mean))
  }

  /// Successes among trials. Throws `outOfRange` unless trials are from 0 to 2³¹ − 1 and the
  /// probability from 0 to 1.
  public mutating func binomial(
    trials: Int, success: Double
  ) throws(StatisticsError) -> Int {
    guard trials >= 0, trials < 1 << 31 else {
      throw .outOfRange(what: "trials", value: Double(trials), allowed: "from 0 to 2147483647")
    }
    guard success >= 0, success <= 1 else {
      throw .outOfRange(what: "probability", value: success, allowed: "from 0 to 1")
    }
    // GSL counts successes; by symmetry the edges need no draw.
    if trials == 0 || success == 0 { return 0 }
    if success == 1 { return trials }
    return Int(gsl_ran_binomial(generator, success, UInt32(trials)))
  }

  /// Gamma with positive shape and scale. Throws `outOfRange` otherwise.
  public mutating func gamma(
    shape: Double, scale: Double
  ) throws(StatisticsError) -> Double {
    try Check.positive("gamma shape", shape)
    try Check.positive("gamma scale", scale)
    return gsl_ran_gamma(generator, shape, scale)
  }

  /// Puts a list in random order, every order as likely (Fisher and Yates).
  public mutating func shuffle<Element>(_ list: inout [Element]) throws(StatisticsError) {
    for last in stride(from: list.count - 1, to: 0, by: -1) {
      list.swapAt(try uniform(below: last + 1), last)
    }
  }
}
