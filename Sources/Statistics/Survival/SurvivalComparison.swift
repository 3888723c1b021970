// SPDX-License-Identifier: GPL-3.0-or-later

/// Two independent curves compared; nil where either is not estimable.
extension KaplanMeier {
  /// Share without event on a day, this curve minus another one. The limits are recovered from the
  /// log(−log) limits of each (MOVER; Zou, Donner 2008), as Newcombe's are from Wilson's, so they
  /// stay inside −1...1 and need no event in either. Throws unless 0 < level < 1.
  public func difference(
    from other: KaplanMeier, on day: Int, level: Double
  ) throws(StatisticsError) -> IntervalEstimate? {
    guard let mine = try survival(on: day, level: level),
      let theirs = try other.survival(on: day, level: level)
    else { return nil }
    return try mine.share.difference(from: theirs.share)
  }

  /// Restricted mean through `days`, this curve minus another one, with a normal interval and p
  /// (Royston, Parmar 2013). Throws `outOfRange` unless `days` is at least 1.
  public func restrictedMeanDifference(
    from other: KaplanMeier, through days: Int
  ) throws(StatisticsError) -> LinearCombination? {
    guard let mine = try restrictedMean(through: days),
      let theirs = try other.restrictedMean(through: days)
    else { return nil }
    let variance =
      mine.standardError * mine.standardError + theirs.standardError * theirs.standardError
    return try LinearCombination(
      estimate: mine.estimate - theirs.estimate, standardError: variance.squareRoot(),
      reference: .normal)
  }
}
