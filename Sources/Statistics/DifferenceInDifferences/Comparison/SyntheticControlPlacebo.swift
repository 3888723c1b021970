// SPDX-License-Identifier: GPL-3.0-or-later

/// The treated unit's synthetic control among those of all other units, as if each had been
/// treated.
public struct SyntheticControlPlacebos: Sendable, Hashable, Encodable {
  /// The synthetic control of the treated unit, of all other units.
  public let treated: SyntheticControl
  /// One a control, in the order of units.
  public let placebos: [SyntheticControl]

  /// The share of units, the treated one included, whose ratio of errors after and before the start
  /// is at least the treated unit's; ties, to 1e-9, count as at least. It cannot be below
  /// 1 / units, and a test at 5% needs 19 controls.
  public var p: Double { p(fitAtMost: .infinity) }

  /// The same among units whose error before the start is at most `fitAtMost` times the treated
  /// unit's (Abadie, Diamond and Hainmueller use 20, 5 and 2).
  public func p(fitAtMost multiple: Double) -> Double {
    let limit = multiple * treated.errorBefore
    let compared = placebos.filter { multiple == .infinity || $0.errorBefore <= limit }
    let threshold = treated.errorRatio * (1 - 1e-9)
    let asExtreme = compared.count { $0.errorRatio >= threshold }
    return Double(asExtreme + 1) / Double(compared.count + 1)
  }
}

/// Placebo in space: each control in turn takes the place of the treated unit, which joins the
/// controls, so that under no effect all units are treated alike (Abadie, Diamond and Hainmueller
/// 2010, section 3.4). Throws ``ComparisonError``, in particular with fewer than two controls.
public func syntheticControlPlacebos(
  outcomes: Matrix, treated: Int, periodsBefore: Int,
  predictors: SyntheticControlPredictors = .history
) throws(ComparisonError) -> SyntheticControlPlacebos {
  guard outcomes.rows >= 3 else {
    throw .tooFewControls(controls: outcomes.rows - 1, needed: 2)
  }
  let own = try syntheticControl(
    outcomes: outcomes, treated: treated, periodsBefore: periodsBefore, predictors: predictors)
  var placebos: [SyntheticControl] = []
  for unit in 0..<outcomes.rows where unit != treated {
    placebos.append(
      try syntheticControl(
        outcomes: outcomes, treated: unit, periodsBefore: periodsBefore, predictors: predictors))
  }
  return SyntheticControlPlacebos(treated: own, placebos: placebos)
}
