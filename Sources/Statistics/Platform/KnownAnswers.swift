// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Problems with published answers, solved again on this machine: what `esito doctor` runs.
public enum KnownAnswers {
  /// One problem: what it is, the published answer, and the answer found here.
  public struct Check: Sendable {
    /// The problem and where its answer is published.
    public let name: String
    /// The published answer.
    public let expected: Double
    /// The answer found; nil when the computation failed.
    public let found: Double?
    /// How far apart they may be, relative to the answer.
    public let tolerance: Double

    /// Whether they agree.
    public var isRight: Bool {
      guard let found else { return false }
      return abs(found - expected) <= tolerance * abs(expected)
    }
  }

  /// All checks; they take a few milliseconds.
  public static func run() -> [Check] {
    [
      check("NIST Longley, coefficient of x1 (certified)", 15.0618722713733, 1e-9) {
        try longley().coefficients[1]
      },
      check("NIST Longley, residual standard deviation (certified)", 304.854073561965, 1e-10) {
        try longley().residualVariance().squareRoot()
      },
      check(
        "Student t, 0.975 quantile at 10 degrees of freedom (R 4.2.2)", 2.2281388519862739, 1e-13
      ) { try StudentT(degreesOfFreedom: 10).quantile(0.975) },
      check(
        "chi-squared, 0.975 upper quantile at 1e5 degrees of freedom (R 4.2.2)",
        99125.373300647349, 1e-11
      ) { try ChiSquared(degreesOfFreedom: 1e5).quantile(0.025) },
      check("Nile, REML autocorrelation of level and slope (40 digits)", 0.1974754695651324, 1e-9) {
        try nile().likelihoodMaximum(.restricted).fit.rho
      },
    ]
  }

  private static func check(
    _ name: String, _ expected: Double, _ tolerance: Double, _ compute: () throws -> Double
  ) -> Check {
    Check(name: name, expected: expected, found: try? compute(), tolerance: tolerance)
  }

  /// Longley (1967), as NIST's Statistical Reference Datasets give it.
  private static func longley() throws -> LeastSquaresFit {
    let rows: [[Double]] = [
      [60323, 83.0, 234289, 2356, 1590, 107608, 1947],
      [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
      [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
      [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
      [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
      [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
      [64989, 99.0, 365385, 1870, 3547, 115094, 1953],
      [63761, 100.0, 363112, 3578, 3350, 116219, 1954],
      [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
      [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
      [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
      [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
      [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
      [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
      [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
      [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
    ]
    return try leastSquares(
      design: Matrix(rows: rows.map { [1] + $0.dropFirst() }), response: rows.map { $0[0] })
  }

  /// Annual flow of the Nile at Aswan, 1871-1970 (Cobb 1978), level and slope changing in 1899.
  private static func nile() throws -> AutoregressiveModel {
    let flow: [Double] = [
      1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960,
      1180, 799, 958, 1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940,
      833, 701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768,
      845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897, 822, 1010, 771,
      676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797,
      923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
    ]
    let rows = flow.indices.map { year -> [Double] in
      let after = year >= 28
      return [1, Double(year), after ? 1 : 0, after ? Double(year - 28) : 0]
    }
    return try AutoregressiveModel(design: Matrix(rows: rows), response: flow)
  }
}
