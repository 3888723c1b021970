// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Statistics

/// One task of the benchmark on a table of `unit,period,first,outcome`, so many times: a line a run
/// with what it found, and its seconds.
@main
struct Resampling {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 3, let runs = Int(arguments[3]) else {
      print("usage: Resampling wild|group-time FILE RUNS")
      return
    }
    let rows = try Rows(path: arguments[2])
    for _ in 0..<runs {
      print(try arguments[1] == "wild" ? rows.wild() : rows.groupTime())
    }
  }
}

/// The table.
struct Rows {
  var units: [Int] = []
  var periods: [Int] = []
  /// First treated period; 0 for never.
  var first: [Int] = []
  var outcomes: [Double] = []

  init(path: String) throws {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0, dup2(descriptor, STDIN_FILENO) >= 0 else {
      throw Unreadable(path: path)
    }
    close(descriptor)
    _ = readLine()
    while let line = readLine() {
      let fields = line.split(separator: ",")
      guard fields.count == 4, let unit = Int(fields[0]), let period = Int(fields[1]),
        let start = Int(fields[2]), let outcome = Double(fields[3])
      else { throw Unreadable(path: path) }
      units.append(unit)
      periods.append(period)
      first.append(start)
      outcomes.append(outcome)
    }
  }

  struct Unreadable: Error { var path: String }

  private var adoption: Adoption {
    Adoption(
      Dictionary(
        zip(units, first).filter { $1 > 0 }, uniquingKeysWith: { first, _ in first }))
  }

  /// 9,999 wild bootstrap replicates with the null imposed, by cluster.
  func wild() throws -> String {
    let cells = try PanelCells(
      units: units, periods: periods, counts: units.map { _ in 1 }, sums: outcomes)
    let fit = try fixedEffects(
      cells, adoption: adoption, options: FixedEffectsOptions(weights: .units))
    let clock = ContinuousClock()
    let start = clock.now
    let test = try fit.wildBootstrap(options: .init(weights: .rademacher, seed: 1))
    let seconds = start.duration(to: clock.now) / .seconds(1)
    return "\(fit.coefficients[0]) \(test.pValue()) \(seconds)"
  }

  /// Group-time effects of a panel, their average over event times and a uniform band from 999
  /// multiplier replicates; the seconds are those of all of it.
  func groupTime() throws -> String {
    let panel = units.indices.map { row in
      PanelObservation(
        unit: units[row], period: periods[row], firstTreated: first[row] > 0 ? first[row] : nil,
        outcome: outcomes[row])
    }
    let clock = ContinuousClock()
    let start = clock.now
    let effects = try groupTimeEffects(panel: panel)
    let overall = try effects.average(.simple).overall
    let band = try effects.average(.dynamic()).uniformBand(
      level: 0.95, bootstrap: MultiplierBootstrap(replicates: 999, seed: 1))
    let seconds = start.duration(to: clock.now) / .seconds(1)
    return "\(overall.estimate) \(overall.standardError ?? 0) \(band.criticalValue) \(seconds)"
  }
}
