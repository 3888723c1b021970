// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Statistics
import Testing

@Suite("Inference on averages of group-time effects")
struct GroupTimeInferenceTests {
  /// Extra hours of sleep under two drugs (Student 1908; R's `sleep`), as a panel of two periods.
  private func sleep() throws -> GroupTimeEffects {
    let first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    let second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    var panel: [PanelObservation] = []
    for (unit, hours) in (first + second).enumerated() {
      for (period, outcome) in [(1, 0), (2, hours)] {
        panel.append(
          PanelObservation(
            unit: unit, period: period, firstTreated: unit < 10 ? 2 : nil, outcome: outcome))
      }
    }
    return try groupTimeEffects(panel: panel)
  }

  @Test("deviations within cohorts are Welch's test, as R's t.test prints it")
  func welch() throws {
    // t.test(extra ~ group, sleep): t = -1.8608, df = 17.776, p-value = 0.07939, 95 percent
    // confidence interval -3.3654832 0.2054832.
    let found = try sleep().average(.simple).overall.combination(.withinCohorts)
    guard case .studentT(let degrees) = found.reference else {
      Issue.record("no t distribution")
      return
    }
    #expect(abs(found.estimate / found.standardError + 1.8608) < 5e-5)
    #expect(abs(degrees - 17.776) < 5e-4)
    #expect(abs(try found.pValue() - 0.07939) < 5e-6)
    let interval = try found.interval(level: 0.95)
    #expect(abs(interval.lower + 3.3654832) < 5e-8)
    #expect(abs(interval.upper - 0.2054832) < 5e-8)
  }

  @Test("pooled deviations are Student's test of equal variances, as R's t.test prints it")
  func student() throws {
    // t.test(extra ~ group, sleep, var.equal = TRUE): t = -1.8608, df = 18, p-value = 0.07919, 95
    // percent confidence interval -3.363874 0.203874.
    let found = try sleep().average(.simple).overall.combination(.pooledCohorts)
    guard case .studentT(let degrees) = found.reference else {
      Issue.record("no t distribution")
      return
    }
    expect(degrees, equals: 18, digits: 12)
    #expect(abs(try found.pValue() - 0.07919) < 5e-6)
    let interval = try found.interval(level: 0.95)
    #expect(abs(interval.lower + 3.363874) < 5e-7)
    #expect(abs(interval.upper - 0.203874) < 5e-7)
  }

  @Test("pooled coefficients make the estimate, under both kinds of controls")
  func pooledCoefficients() throws {
    // A cohort of one cluster has a standard error when pooled, and the average of many clusters is
    // near to the one of its own deviations.
    for controls in ControlUnits.allCases {
      let average = try groupTimeEffects(
        panel: GroupTimeCases.panel(),
        specification: GroupTimeSpecification(controls: controls)
      ).average(.simple, shares: .fixed).overall
      let pooled = try average.combination(.pooledCohorts).standardError
      let own = try average.combination(.withinCohorts).standardError
      #expect(abs(pooled / own - 1) < 0.15)
    }
    let adjusted = try groupTimeEffects(panel: GroupTimeCases.panel(.numbers))
      .average(.simple).overall
    #expect(throws: GroupTimeError.cannotPool(.covariates)) {
      try adjusted.combination(.pooledCohorts)
    }
  }

  @Test("t on G − 1 has the factor G / (G − 1) and is wider than the normal")
  func studentT() throws {
    let average = try sleep().average(.simple).overall
    let normal = try average.combination(.normal)
    let student = try average.combination(.studentT)
    expect(
      student.standardError, equals: normal.standardError * (20.0 / 19).squareRoot(), digits: 14)
    #expect(student.reference == .studentT(degreesOfFreedom: 19))
    #expect(try student.interval(level: 0.95).lower < normal.interval(level: 0.95).lower)
  }

  @Test("a cohort of one cluster has no deviations to show, and is named")
  func lonely() throws {
    var panel = try GroupTimeCases.panel()
    let units = Set(panel.filter { $0.firstTreated == 6 }.map(\.unit)).sorted()
    panel.removeAll { $0.firstTreated == 6 && $0.unit != units[0] }
    let average = try groupTimeEffects(panel: panel).average(.simple).overall
    #expect(throws: GroupTimeError.cohortsOfOneCluster([6])) {
      try average.combination(.withinCohorts)
    }
    #expect(try average.combination(.pooledCohorts).standardError > 0)
  }

  @Test("the joint test before treatment is csdid's")
  func preTrend() throws {
    for name in ["panel_reg_plain_nevertreated", "panel_dr_weights_cluster"] {
      let expected = try GroupTimeCases.expected()[name]
      let clustered = !expected["cluster"].text.isEmpty
      let found = try groupTimeEffects(
        panel: GroupTimeCases.panel(
          GroupTimeCases.covariates(expected["formula"].text), weighted: clustered,
          clustered: clustered),
        specification: GroupTimeCases.specification(expected)
      ).preTrendTest()
      // csdid inverts the covariance, of condition 1e2.
      expect(found.statistic, equals: expected["wald"].number, digits: 9, name)
      #expect(found.effects == 7)
      // Estimated covariances make χ² reject too often; F knows it.
      #expect(found.fProbability > found.chiSquaredProbability)
    }
  }

  @Test("the joint test has a non-central F’s power, its level under parallel trends")
  func preTrendPower() throws {
    let effects = try groupTimeEffects(panel: GroupTimeCases.panel())
    let dynamic = try effects.average(.dynamic())
    let before = dynamic.parts.filter { ($0.index ?? 0) < -1 }
    let test = try dynamic.preTrendTest(eventTimes: before.compactMap(\.index))
    let none = try test.power(against: before.map { _ in 0 })
    #expect(abs(none - 0.05) < 1e-9)
    // A violation equal to the estimates has the test's own statistic as its noncentrality.
    let seen = try test.power(against: before.map(\.estimate))
    let expected = try NoncentralF(
      numerator: Double(test.effects), denominator: Double(test.clusters - test.effects),
      noncentrality: test.statistic
    ).power()
    #expect(abs(seen - expected) < 1e-9)
    #expect(throws: StatisticsError.self) { try test.power(against: [1]) }
  }

  @Test("a joint test of more effects than clusters can bear is refused")
  func tooMany() throws {
    let panel = try GroupTimeCases.panel().map { row in
      var row = row
      row.cluster = row.unit % 7
      return row
    }
    #expect(throws: GroupTimeError.tooManyEffects(effects: 7, clusters: 7)) {
      try groupTimeEffects(panel: panel).preTrendTest()
    }
  }
}

@Suite("Uniform bands of event times")
struct GroupTimeBandTests {
  private func dynamic() throws -> AggregatedEffects {
    try groupTimeEffects(panel: GroupTimeCases.panel()).average(.dynamic())
  }

  @Test(
    "the critical value lies between one interval's and Šidák's for all",
    arguments: BootstrapMultiplier.allCases)
  func critical(multiplier: BootstrapMultiplier) throws {
    let average = try dynamic()
    let band = try average.uniformBand(
      level: 0.95, bootstrap: MultiplierBootstrap(replicates: 9999, multiplier: multiplier, seed: 5)
    )
    let count = average.parts.count { $0.standardError != nil }
    let bound = try NormalDistribution.standard.upperQuantile(
      0.5 * (1 - pow(0.95, 1 / Double(count))))
    #expect(band.criticalValue > band.pointwiseCriticalValue + 0.2)
    // Two standard errors of a quantile over 9,999 replicates are 0.04.
    #expect(band.criticalValue < bound + 0.04)
    for (interval, part) in zip(band.intervals, average.parts) {
      guard let interval, let error = part.standardError else {
        #expect(part.index == -1)
        continue
      }
      expect(interval.upper - part.estimate, equals: band.criticalValue * error, digits: 9)
    }
  }

  @Test("the same seed gives the same band, another another; t widens it")
  func deterministic() throws {
    let average = try dynamic()
    func critical(_ seed: UInt64, _ inference: EffectInference) throws -> Double {
      try average.uniformBand(
        level: 0.9, inference: inference, bootstrap: MultiplierBootstrap(seed: seed)
      ).criticalValue
    }
    #expect(try critical(1, .normal) == critical(1, .normal))
    #expect(try critical(1, .normal) != critical(2, .normal))
    #expect(try critical(1, .withinCohorts) > critical(1, .normal))
  }

  @Test("too few replicates for the level are refused")
  func few() throws {
    #expect(throws: GroupTimeError.self) {
      try dynamic().uniformBand(
        level: 0.95, bootstrap: MultiplierBootstrap(replicates: 10, seed: 1))
    }
  }
}
