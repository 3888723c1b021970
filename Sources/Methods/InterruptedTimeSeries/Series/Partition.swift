// SPDX-License-Identifier: GPL-3.0-or-later

/// Which part each period of a series plays.
struct Partition {
  enum Part: String, Hashable, CaseIterable {
    case before
    case phaseIn = "phase-in"
    case after
    /// Left out by the study file.
    case leftOut = "left-out"
    /// After the campaign was withdrawn for good.
    case withdrawn
  }

  /// The part of each period that has data, by position in the series.
  var parts: [Part]

  /// The parts of `periods` under a design: the first interruption splits before from after.
  init(periods: [Int], design: SegmentedDesign, leftOut: [ClosedRange<Int>]) {
    let first = design.interruptions.map(\.start).min() ?? .max
    parts = periods.map { period in
      if leftOut.contains(where: { $0.contains(period) }) { return .leftOut }
      if period < first { return .before }
      let active = design.interruptions.filter { $0.isActive(period) }
      if active.isEmpty { return .withdrawn }
      let isPhasingIn = active.contains { period < $0.firstFull }
      return isPhasingIn ? .phaseIn : .after
    }
  }

  func count(_ part: Part) -> Int { parts.count { $0 == part } }

  /// Positions of the periods that a model is fitted to; phase-in periods only when they ramp.
  func used(ramped: Bool) -> [Int] {
    parts.indices.filter { index in
      switch parts[index] {
      case .before, .after, .withdrawn: true
      case .phaseIn: ramped
      case .leftOut: false
      }
    }
  }

  func positions(_ part: Part) -> [Int] { parts.indices.filter { parts[$0] == part } }
}
