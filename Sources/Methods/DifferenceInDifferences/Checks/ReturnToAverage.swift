// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Statistics

extension DifferenceInDifferences.PlaceAnalysis {
  /// How much places chosen for recent low values would have risen by themselves, beyond the others,
  /// judged by how much the places' averages of the second half of the time before resemble those of
  /// the first; nil unless they were chosen so, and where the history does not tell.
  func returnToAverage(_ selection: DifferenceInDifferences.PlaceSelection) -> Double? {
    guard specification.chosen == .recentLow else { return nil }
    let step = specification.every
    let periods = panel.periods.filter { step.lastDay($0) <= specification.before.to }
    guard periods.count >= 4, selection.treated.count < selection.all.count else { return nil }
    let middle = periods[periods.count / 2]
    func averages(_ isRecent: Bool) -> [Double] {
      selection.all.map { place in
        DifferenceInDifferences.average(
          panel.cells.filter {
            $0.place == place && $0.period <= (periods.last ?? 0)
              && ($0.period >= middle) == isRecent
          }, weights: .people)
      }
    }
    let (earlier, recent) = (centred(averages(false)), centred(averages(true)))
    let spread = recent.reduce(0) { $0 + $1 * $1 }
    let product = zip(earlier, recent).reduce(0) { $0 + $1.0 * $1.1 }
    let scale = (spread * earlier.reduce(0) { $0 + $1 * $1 }).squareRoot()
    guard scale > 0, scale.isFinite else { return nil }
    let deviation = (spread / Double(recent.count - 1)).squareRoot()
    let expected = try? regressionToTheMean(
      chosen: selection.treated.count, of: selection.all.count, standardDeviation: deviation,
      correlation: min(1, max(-1, product / scale)))
    guard let rise = expected?.riseAgainstRest else { return nil }
    // Averages of counts are of a unit of exposure; what is reported is of a place and period.
    return panel.kind == .count ? rise * problem(selection.all).treatedExposure : rise
  }

  private func centred(_ values: [Double]) -> [Double] {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.map { $0 - mean }
  }
}
