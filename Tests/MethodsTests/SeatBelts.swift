// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import FoundationEssentials

@testable import Methods

/// R's `Seatbelts` (Harvey and Durbin 1986), as the shipped study holds it.
enum SeatBelts {
  static func series(_ column: Int, exposure: Bool = true) throws -> OutcomeSeries {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appending(path: "studies/seat-belt-law/data/seatbelts.csv"),
      encoding: .utf8)
    let rows = text.split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",").map { Double($0) ?? .nan }
    }
    return OutcomeSeries(
      kind: .count, step: .month, periods: rows.indices.map { 1969 * 12 + $0 },
      numerator: rows.map { $0[column] },
      denominator: rows.map { exposure ? $0[5] : 1 }, hasExposure: exposure)
  }

  static let front = 3
  static let rear = 4

  /// The specification of the reference: level, slope and two harmonics from February 1983.
  static func design(_ season: InterruptedTimeSeries.Season = .harmonics(2)) -> SegmentedDesign {
    SegmentedDesign(
      step: .month, origin: 1969 * 12,
      interruptions: [.init(start: 1983 * 12 + 1, off: nil, phaseIn: 0)],
      shapes: [.level, .slope], ramped: false, season: season, calendar: [])
  }

  static func problem(
    control: OutcomeSeries? = nil, estimator: SeriesEstimator = .quasiLikelihood
  ) throws -> SeriesProblem {
    SeriesProblem(
      campaign: try series(front), control: control, design: design(), leftOut: [],
      estimator: estimator, neweyWestLag: 12)
  }
}
