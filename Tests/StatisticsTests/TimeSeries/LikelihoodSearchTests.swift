// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Statistics
import Testing

@Suite("The search for a maximum over rho")
struct LikelihoodSearchTests {
  /// Short series of every kind of correlation, with and without gaps, many columns included.
  private func model(_ source: inout RandomSource, _ trial: Int) throws -> AutoregressiveModel? {
    let count = 5 + trial % 40
    let columns = 1 + trial % min(7, count - 2)
    var time = -50
    let times = (0..<count).map { _ in
      time += trial.isMultiple(of: 2) ? 1 : 1 + Int(3 * source.uniform())
      return time
    }
    let design = (0..<columns).map { column in
      times.map { time -> Double in
        switch column {
        case 0: 1
        case 1: Double(time)
        case 2: time > times[count / 2] ? 1 : 0
        default: sin(Double(time * column) / 6)
        }
      }
    }
    let rho = 2 * source.uniform() - 1
    var error = 0.0
    let response = times.map { _ in
      error = rho * error + source.uniform() + source.uniform() - 1
      return error
    }
    do {
      return try AutoregressiveModel(
        design: Matrix(columns: design), response: response, times: ObservationTimes(times))
    } catch StatisticsError.dependentColumns { return nil }
  }

  @Test("no point of a finer grid is higher, and the boundary is named only where it is highest")
  func highest() throws {
    var source = try RandomSource(seed: 20_261_121)
    var atBoundary = 0
    var interior = 0
    for trial in 0..<150 {
      guard let model = try model(&source, trial) else { continue }
      for kind in [LikelihoodKind.full, .restricted] {
        let estimate = try model.likelihoodMaximum(kind)
        if estimate.maximum.isAtBoundary { atBoundary += 1 } else { interior += 1 }
        #expect(estimate.fit.standardErrors.allSatisfy { $0 > 0 && $0.isFinite })
        for step in 1..<300 {
          let rho = sin(.pi * (Double(step) / 300 - 0.5)) * AutoregressiveModel.largestCorrelation
          let height = try model.profile(at: rho).logLikelihood(kind)
          #expect(height <= estimate.logLikelihood + 1e-8, "trial \(trial), \(kind), rho \(rho)")
        }
      }
    }
    #expect(atBoundary > 3 && interior > 150)
  }

  @Test("a coarser and a finer search find the same", arguments: ["nile", "seatbelts", "walk"])
  func gridSize(name: String) throws {
    let model = try AutoregressiveGapsTests.model(name)
    let usual = try model.likelihoodMaximum(.full)
    for points in [-5, 8, 37, 2000] {
      expect(
        try model.likelihoodMaximum(.full, gridPoints: points).fit.rho, equals: usual.fit.rho,
        digits: 11)
    }
  }
}
