// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// What joins the mean μ of a response to the linear predictor η.
public enum Link: String, Sendable, Hashable, Codable, CaseIterable {
  /// η = μ.
  case identity
  /// η = log μ.
  case log
  /// η = log(μ / (1 − μ)).
  case logit

  /// η for a mean; not finite outside the link's domain.
  public func linearPredictor(_ mean: Double) -> Double {
    switch self {
    case .identity: mean
    case .log: Glibc.log(mean)
    case .logit: Glibc.log(mean) - log1p(-mean)
    }
  }

  /// μ for a linear predictor.
  public func mean(_ linearPredictor: Double) -> Double {
    switch self {
    case .identity: linearPredictor
    case .log: exp(linearPredictor)
    case .logit:
      // The form whose exponential cannot overflow.
      if linearPredictor >= 0 {
        1 / (1 + exp(-linearPredictor))
      } else {
        exp(linearPredictor) / (1 + exp(linearPredictor))
      }
    }
  }

  /// dμ/dη.
  public func slope(_ linearPredictor: Double) -> Double {
    switch self {
    case .identity: 1
    case .log: exp(linearPredictor)
    case .logit:
      {
        let small = exp(-abs(linearPredictor))
        return small / ((1 + small) * (1 + small))
      }()
    }
  }
}
