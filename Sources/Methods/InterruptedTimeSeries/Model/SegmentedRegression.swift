// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Statistics

/// One segmented regression: the rows and responses that every estimator is given.
struct SegmentedRegression {
  /// What stands on the left of the regression, and with it the family.
  enum Response {
    /// A linear model.
    case linear([Double])
    /// A Poisson mean with log link.
    case poisson(counts: [Double], offset: [Double])
    /// A binomial mean with logit link.
    case binomial(successes: [Double], trials: [Double], offset: [Double])
  }

  /// Which of the six models it is: a word for the methods paragraph.
  enum Model: String {
    case poisson, binomial, linear
    case controlledCounts = "controlled-counts"
    case controlledRates = "controlled-rates"
    case controlledMeans = "controlled-means"
  }

  let design: SegmentedDesign
  /// Periods of the rows.
  let periods: [Int]
  let matrix: Matrix
  let response: Response
  let model: Model
  /// The scale on which the change adds up.
  let link: EffectLink
  /// The campaign's own series on the same rows.
  let campaign: OutcomeSeries
  /// The control's series on the same rows.
  let control: OutcomeSeries?

  /// The regression of a series on a design, against a control series when there is one; both
  /// series hold the same periods.
  init(_ campaign: OutcomeSeries, control: OutcomeSeries?, design: SegmentedDesign) {
    self.design = design
    self.campaign = campaign
    self.control = control
    periods = campaign.periods
    matrix = design.matrix(campaign.periods)
    switch (campaign.kind, control) {
    case (.count, nil):
      model = .poisson
      link = .log
      response = .poisson(
        counts: campaign.numerator, offset: campaign.denominator.map { log($0) })
    case (.count, let control?):
      model = .controlledCounts
      link = .log
      response = .binomial(
        successes: campaign.numerator,
        trials: zip(campaign.numerator, control.numerator).map { $0 + $1 },
        offset: zip(campaign.denominator, control.denominator).map { log($0 / $1) })
    case (.rate, nil):
      model = .binomial
      link = .logit
      response = .binomial(
        successes: campaign.numerator, trials: campaign.denominator,
        offset: campaign.periods.map { _ in 0 })
    case (.rate, let control?):
      model = .controlledRates
      link = .logit
      let differences = campaign.periods.indices.map { index in
        campaign.empiricalLogit(index) - control.empiricalLogit(index)
      }
      response = .linear(differences)
    case (.mean, nil):
      model = .linear
      link = .identity
      response = .linear(campaign.periods.indices.map { campaign.value($0) })
    case (.mean, let control?):
      model = .controlledMeans
      link = .identity
      response = .linear(
        campaign.periods.indices.map { campaign.value($0) - control.value($0) })
    }
  }

  /// The offset of every row; 0 where there is none.
  var offset: [Double] {
    switch response {
    case .linear: periods.map { _ in 0 }
    case .poisson(_, let offset), .binomial(_, _, let offset): offset
    }
  }

  /// The denominator of a row's total on the campaign's own scale; 1 for means.
  func size(_ row: Int) -> Double { campaign.kind == .mean ? 1 : campaign.denominator[row] }

  var isLinear: Bool { if case .linear = response { true } else { false } }
}

extension OutcomeSeries {
  /// log((y + ½)/(n − y + ½)): the logit with half an event added to each cell, finite at 0 and n
  /// (Haldane 1956, Anscombe 1956).
  func empiricalLogit(_ index: Int) -> Double {
    log((numerator[index] + 0.5) / (denominator[index] - numerator[index] + 0.5))
  }
}
