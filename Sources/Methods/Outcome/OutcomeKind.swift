// SPDX-License-Identifier: GPL-3.0-or-later

/// What an outcome is, which decides model and scale.
enum OutcomeKind: String {
  /// Events, with an exposure where the study names one: Poisson mean, log link.
  case count
  /// Events of trials.
  case rate
  /// A mean of a measure: linear model.
  case mean
}
