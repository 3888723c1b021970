// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Statistics

/// Checks on the residuals of a regression as conventional methods would fit it: least squares, or
/// for counts and shares the same on the Pearson scale at the fitted means.
struct ResidualChecks {
  let regression: SegmentedRegression

  struct Result {
    var table: FindingTable
    var correlogram: FigureData?
    var residuals: FigureData
    /// Periods whose externally studentised residual lies beyond ±3, in order.
    var wild: [Int]
  }

  func result() throws -> Result {
    let standardised = try regression.standardised()
    let times = try ObservationTimes(regression.periods)
    let model = try AutoregressiveModel(
      design: standardised.design, response: standardised.response, times: times)
    let studentised = try leastSquares(
      design: standardised.design, response: standardised.response
    ).studentizedResiduals()
    let wild = regression.periods.indices.filter { abs(studentised[$0]) > 3 }
    var rows = testRows(model, times)
    if let dispersion = standardised.dispersion { rows.append(row(dispersion: dispersion)) }
    rows.append(row(wild: wild.map { regression.periods[$0] }))
    let table = FindingTable(
      id: "checks",
      columns: [
        .init("check"), .init("statistic"), .init("degrees"), .init("p"), .init("reading"),
      ], rows: rows)
    return Result(
      table: table, correlogram: correlogram(model, times), residuals: residuals(studentised),
      wild: wild.map { regression.periods[$0] })
  }

  // MARK: Rows

  private var season: Int { regression.design.step.periodsPerYear ?? 4 }

  private func testRows(_ model: AutoregressiveModel, _ times: ObservationTimes) -> [[Value]] {
    var rows: [[Value]] = []
    if let test = try? model.durbinWatson() {
      rows.append(
        [.term("check.durbin-watson")] + cells(test.statistic, nil, test.pTwoSided))
    }
    for order in Set([1, season]).sorted() {
      guard let test = try? model.breuschGodfrey(order: order) else { continue }
      rows.append(
        [.phrase("check.breusch-godfrey", ["order": .count(order)])]
          + cells(test.chiSquared, order, test.chiSquaredP))
    }
    let lags = min(2 * season, regression.periods.count / 5)
    if lags >= 1,
      let test = try? Autocorrelation(
        of: model.leastSquaresResiduals, times: times, maximumLag: lags
      ).portmanteau()
    {
      rows.append(
        [.phrase("check.ljung-box", ["lags": .count(lags)])]
          + cells(test.statistic, test.degreesOfFreedom, test.p))
    }
    return rows
  }

  private func cells(_ statistic: Double, _ degrees: Int?, _ p: Double) -> [Value] {
    [
      .number(statistic, .number), degrees.map { .count($0) } ?? .missing,
      .number(p, .probability),
      .term(p < 0.05 ? "reading.correlated" : "reading.uncorrelated"),
    ]
  }

  private func row(dispersion: Double) -> [Value] {
    [
      .term("check.dispersion"), .number(dispersion, .number), .missing, .missing,
      .term(dispersion > 1.5 ? "reading.overdispersed" : "reading.dispersion-fine"),
    ]
  }

  private func row(wild: [Int]) -> [Value] {
    let periods = wild.map { Value.period(regression.design.step, $0) }
    return [
      .term("check.wild"), .count(wild.count), .missing, .missing,
      wild.isEmpty
        ? .term("reading.none") : .phrase("reading.wild", ["periods": .list(periods)]),
    ]
  }

  // MARK: Figures

  private func correlogram(_ model: AutoregressiveModel, _ times: ObservationTimes) -> FigureData? {
    let lags = min(2 * season, regression.periods.count / 3)
    guard lags >= 1,
      let found = try? Autocorrelation(
        of: model.leastSquaresResiduals, times: times, maximumLag: lags)
    else { return nil }
    let bound = 1.959964 / Double(regression.periods.count).squareRoot()
    return FigureData(
      id: "correlogram",
      content: .correlogram(
        CorrelogramFigure(
          autocorrelation: found.values, partial: found.partialValues, bound: bound)))
  }

  private func residuals(_ studentised: [Double]) -> FigureData {
    let first = regression.periods.first ?? 0
    let last = regression.periods.last ?? 0
    var values = [Double?](repeating: nil, count: last - first + 1)
    for (row, period) in regression.periods.enumerated() {
      // A period that alone determines a term (a pulse) has no residual of its own.
      values[period - first] = studentised[row].isFinite ? studentised[row] : nil
    }
    return FigureData(
      id: "residuals",
      content: .residuals(
        ResidualFigure(
          step: regression.design.step, first: first, residuals: values,
          starts: regression.design.interruptions.map(\.start))))
  }
}
