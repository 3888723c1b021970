// SPDX-License-Identifier: GPL-3.0-or-later

/// p-values adjusted for several tests by Holm's step-down method (Holm 1979), in the order given:
/// the chance of one false alarm among all is at most the level. Missing values stay missing and do
/// not count. Throws unless every value lies from 0 to 1.
public func holm(_ probabilities: [Double?]) throws(StatisticsError) -> [Double?] {
  for value in probabilities.compactMap(\.self) where !(0...1).contains(value) {
    throw .outOfRange(what: "p", value: value, allowed: "from 0 to 1")
  }
  let ordered = probabilities.enumerated()
    .compactMap { index, value in value.map { (index: index, value: $0) } }
    .sorted { ($0.value, $0.index) < ($1.value, $1.index) }
  var adjusted = [Double?](repeating: nil, count: probabilities.count)
  var least = 0.0
  for (rank, entry) in ordered.enumerated() {
    least = max(least, min(1, entry.value * Double(ordered.count - rank)))
    adjusted[entry.index] = least
  }
  return adjusted
}
