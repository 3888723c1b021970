// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

extension Verdict {
  /// Whether the verdict follows from an interval by the printed rule: from the interval as it stands
  /// or, where its limits have the three digits that disclosure control leaves, from one that is
  /// rounded to them. The verdict was found before rounding, and a limit close to a threshold may
  /// have been rounded across it.
  package func follows(
    from interval: Interval, better: BetterDirection, matters: Double?
  ) -> Bool {
    if self == Verdict(interval: interval, better: better, matters: matters) { return true }
    let limits = [interval.lower, interval.upper]
    guard limits.allSatisfy({ limit in limit.map { Coarsening.rounded($0, 3) == $0 } ?? true })
    else { return false }
    for lower in Self.around(limits[0]) {
      for upper in Self.around(limits[1]) {
        var exact = interval
        (exact.lower, exact.upper) = (lower, upper)
        if self == Verdict(interval: exact, better: better, matters: matters) { return true }
      }
    }
    return false
  }

  /// The ends of the numbers that have these three digits, and the number itself.
  private static func around(_ limit: Double?) -> [Double?] {
    guard let limit, limit != 0, limit.isFinite else { return [limit] }
    let half = 0.5 * pow(10, log10(limit.magnitude).rounded(.down) - 2)
    return [limit - half, limit, limit + half]
  }
}
