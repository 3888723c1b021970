// SPDX-License-Identifier: GPL-3.0-or-later

/// The integer times at which a series was observed, strictly increasing, gaps allowed.
///
/// A gap is a period without an observation (excluded, phase-in, missing). Every function on series
/// takes gaps as they are: a distance of three periods is three periods, never one.
public struct ObservationTimes: Hashable, Sendable {
  /// The times, strictly increasing.
  public let values: [Int]

  /// The times 0, 1, …, `count` − 1.
  public init(consecutive count: Int) {
    values = Array(0..<max(0, count))
  }

  /// These times; throws ``TimeSeriesError`` if they do not increase strictly.
  public init(_ values: [Int]) throws(TimeSeriesError) {
    let limit = 1 << 53
    for (index, time) in values.enumerated() {
      guard (-limit...limit).contains(time) else {
        throw .timeOutOfRange(time: time, index: index)
      }
      guard index > 0 else { continue }
      if time == values[index - 1] { throw .duplicatedTime(time: time, index: index) }
      if time < values[index - 1] { throw .unsortedTimes(time: time, index: index) }
    }
    self.values = values
  }

  /// The number of observations.
  public var count: Int { values.count }

  /// Periods from the first observation to the last; 0 for fewer than two observations.
  public var span: Int {
    guard let first = values.first, let last = values.last else { return 0 }
    return last - first
  }

  /// The distance to the observation before, for observations 1, …, count − 1.
  public var gaps: [Int] { zip(values.dropFirst(), values).map { $0 - $1 } }

  /// Index pairs (earlier, later) of observations exactly `lag` periods apart, in time order.
  public func pairs(atLag lag: Int) -> [(earlier: Int, later: Int)] {
    guard lag >= 1 else { return [] }
    var pairs: [(earlier: Int, later: Int)] = []
    var earlier = 0
    for later in values.indices {
      while values[later] - values[earlier] > lag { earlier += 1 }
      if values[later] - values[earlier] == lag { pairs.append((earlier, later)) }
    }
    return pairs
  }
}
