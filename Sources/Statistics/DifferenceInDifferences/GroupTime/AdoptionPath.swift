// SPDX-License-Identifier: GPL-3.0-or-later

/// The first treated period of each unit, from whether it was treated in each period.
///
/// - Parameter treatment: unit, period and whether treated, in any order.
/// - Returns: units, ascending, with their first treated period; nil for never.
/// - Throws: ``GroupTimeError/treatmentSwitchesOff(unit:on:off:)`` for a unit that stops being
///   treated (these methods compare starts, and need treatment to stay) and
///   ``GroupTimeError/duplicateObservation(unit:period:)``.
public func firstTreatedPeriods(
  _ treatment: [(unit: Int, period: Int, treated: Bool)]
) throws(GroupTimeError) -> [(unit: Int, firstTreated: Int?)] {
  let sorted = treatment.sorted { ($0.unit, $0.period) < ($1.unit, $1.period) }
  var result: [(unit: Int, firstTreated: Int?)] = []
  var previous: (unit: Int, period: Int, treated: Bool)?
  for row in sorted {
    if result.last?.unit != row.unit { result.append((row.unit, nil)) }
    if let previous, previous.unit == row.unit, previous.period == row.period {
      throw .duplicateObservation(unit: row.unit, period: row.period)
    }
    let last = result.count - 1
    if row.treated {
      result[last].firstTreated = result[last].firstTreated ?? row.period
    } else if let start = result[last].firstTreated {
      throw .treatmentSwitchesOff(unit: row.unit, on: start, off: row.period)
    }
    previous = row
  }
  return result
}
