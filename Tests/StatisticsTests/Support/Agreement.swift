// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Testing

/// Decimal digits that two numbers share, −log₁₀ |a/b − 1|; 17 when equal, 0 or less when none.
func digitsAgreed(_ found: Double, _ expected: Double) -> Double {
  if found == expected { return 17 }
  guard found.isFinite, expected.isFinite else { return -.infinity }
  let difference = expected == 0 ? abs(found) : abs(found - expected) / abs(expected)
  return min(17, -log10(difference))
}

/// Expects at least so many digits to agree.
func expect(
  _ found: Double, equals expected: Double, digits: Double, _ what: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let agreed = digitsAgreed(found, expected)
  #expect(
    agreed >= digits, "\(what) found \(found), expected \(expected): \(agreed) digits agree",
    sourceLocation: sourceLocation)
}

/// Expects two lists of equal length to agree element by element.
func expect(
  _ found: [Double], equals expected: [Double], digits: Double, _ what: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(found.count == expected.count, "\(what)", sourceLocation: sourceLocation)
  for (index, pair) in zip(found, expected).enumerated() {
    expect(
      pair.0, equals: pair.1, digits: digits, "\(what)[\(index)]",
      sourceLocation: sourceLocation)
  }
}
