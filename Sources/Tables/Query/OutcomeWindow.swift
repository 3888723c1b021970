// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates

/// How long each row is watched: from the day it is dated by, for the same number of days, and only
/// if that window had closed by the cut-off.
///
/// Without it a campaign that did nothing seems to harm: its last rows have had no time to respond.
/// Works for days and for periods (aggregates by month): a period's window opens on its first day
/// and closes `within` days after its last.
public struct OutcomeWindow: Sendable, Hashable, Codable {
  /// The day, or period, that a row belongs to.
  public var datedBy: Scalar
  /// Days that a response may take; 0 means the same day.
  public var within: Int32
  /// The last day on which a window may close.
  public var cutoff: CivilDate
  /// Starts of the campaign: a row whose window opens before one of them and closes on it or later
  /// is left out and counted.
  public var starts: [CivilDate]

  /// A window.
  public init(datedBy: Scalar, within: Int32, cutoff: CivilDate, starts: [CivilDate]) {
    self.datedBy = datedBy
    self.within = within
    self.cutoff = cutoff
    self.starts = starts
  }

  /// The first day of the window.
  public var opens: Scalar { .firstDay(datedBy) }

  /// The last day of the window.
  public var closes: Scalar { .addDays(.lastDay(datedBy), within) }

  /// Whether the window had closed by the cut-off.
  public var mature: Predicate { .atMost(closes, .day(cutoff)) }

  /// Whether the window straddles none of the starts.
  public var clear: Predicate {
    .every(
      starts.map { start in
        .not(.every([.less(opens, than: .day(start)), .atMost(.day(start), closes)]))
      })
  }

  /// The two stages in order: `mature`, then `clear` where there is a start.
  public var stages: [Stage] {
    [Stage(Stage.mature, keep: mature)]
      + (starts.isEmpty ? [] : [Stage(Stage.clear, keep: clear)])
  }

  /// Whether a row responded in time: there is a response, not before the window opens and not
  /// after it closes. Never unknown when the row is dated.
  public func responded(_ response: Scalar) -> Predicate {
    .every([.present(response), .atMost(opens, response), .atMost(response, closes)])
  }
}
