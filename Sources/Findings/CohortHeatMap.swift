// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates

/// The share that is still there, by cohort and time since enrolment, with the number of people in
/// every cell.
public struct CohortHeatMap: Hashable, Codable, Sendable {
  /// What the cells hold: a term of the figures' vocabulary (`figure.retained.window`,
  /// `figure.retained.onOrAfter`, `figure.retained.exactDay`, `figure.retained.subscribed`,
  /// `figure.retained.week`) or a text.
  public var title: Value
  /// The unit of `times`.
  public var step: CalendarStep
  /// Time since enrolment of each column, rising.
  public var times: [Int]
  /// One row a cohort, in printing order.
  public var rows: [Row]
  /// All cohorts together, each as far as it is known; drawn below the others.
  public var pooled: Row?

  /// A heat map; every row must have one cell a column.
  public init(title: Value, step: CalendarStep, times: [Int], rows: [Row], pooled: Row? = nil) {
    precondition(
      (rows + [pooled].compactMap(\.self)).allSatisfy { $0.cells.count == times.count },
      "a cohort has not one cell a column")
    self.title = title
    self.step = step
    self.times = times
    self.rows = rows
    self.pooled = pooled
  }

  /// One cohort.
  public struct Row: Hashable, Codable, Sendable {
    /// Its name: usually the period of enrolment (`.period`), a text, or a term of the figures'
    /// vocabulary (`figure.cohort.all`).
    public var label: Value
    /// People enrolled; nil when withheld.
    public var enrolled: Int?
    /// One cell a column.
    public var cells: [Cell]

    /// A cohort.
    public init(label: Value, enrolled: Int?, cells: [Cell]) {
      self.label = label
      self.enrolled = enrolled
      self.cells = cells
    }
  }

  /// What is known of a cohort at one time.
  public enum Cell: Hashable, Codable, Sendable {
    /// The share retained of so many eligible people. `isPartial` when others of the cohort cannot
    /// be observed yet.
    case share(Double, of: Int, isPartial: Bool)
    /// Nobody of the cohort can be observed yet: never 0%.
    case immature
    /// Withheld by disclosure control.
    case withheld
    /// Nobody is eligible, and nobody will be.
    case empty
  }

  /// The figure without the cells and sizes that disclosure control withholds.
  func withheld() -> CohortHeatMap {
    func withheld(_ row: Row) -> Row {
      Row(
        label: row.label, enrolled: nil,
        cells: row.cells.map { cell in
          guard case .share = cell else { return cell }
          return .withheld
        })
    }
    var safe = self
    safe.rows = rows.map(withheld)
    safe.pooled = pooled.map(withheld)
    return safe
  }

  /// The figure with its shares changed; a share without a result leaves an empty cell.
  public func mapped(_ change: (Double) -> Double?) -> CohortHeatMap {
    func mapped(_ row: Row) -> Row {
      var result = row
      result.cells = row.cells.map { cell in
        guard case .share(let share, let count, let isPartial) = cell else { return cell }
        return change(share).map { .share($0, of: count, isPartial: isPartial) } ?? .empty
      }
      return result
    }
    var result = self
    result.rows = rows.map(mapped)
    result.pooled = pooled.map(mapped)
    return result
  }
}
