// SPDX-License-Identifier: GPL-3.0-or-later

/// A number as an author wrote it, kept exactly: `units` divided by 10 to the power of `places`.
public struct DecimalNumber: Hashable, Sendable {
  /// All digits, as one whole number.
  public let units: Int
  /// How many of them are decimals; as few as the value needs.
  public let places: Int

  /// The number `units`/10^`places`, decimals that are 0 at the end dropped.
  public init(units: Int, places: Int = 0) {
    var units = units
    var places = max(0, places)
    while places > 0, units % 10 == 0 {
      units /= 10
      places -= 1
    }
    self.units = units
    self.places = places
  }

  /// Reads `12`, `-12.5`; at most 15 digits, a point before decimals, no thousands marks.
  public init?(_ text: some StringProtocol) {
    var digits = 0
    var places: Int?
    var units = 0
    var bytes = Array(text.utf8)[...]
    let negative = bytes.first == UInt8(ascii: "-")
    if negative { bytes = bytes.dropFirst() }
    for byte in bytes {
      if byte == UInt8(ascii: "."), places == nil, digits > 0 {
        places = 0
      } else if (0x30...0x39).contains(byte), digits < 15 {
        units = units * 10 + Int(byte - 0x30)
        digits += 1
        places = places.map { $0 + 1 }
      } else {
        return nil
      }
    }
    guard digits > 0, places != 0 else { return nil }
    self.init(units: negative ? -units : units, places: places ?? 0)
  }

  /// The nearest binary number.
  public var double: Double { divided(byPowerOfTen: 0) }

  /// The nearest binary number to this one divided by 10 to that power. Both parts of the quotient
  /// are exact, so it is rounded once.
  public func divided(byPowerOfTen power: Int) -> Double {
    var divisor = 1.0
    for _ in 0..<(places + max(0, power)) { divisor *= 10 }
    return Double(units) / divisor
  }

  /// The number as it is written in a study file.
  public var text: String {
    let digits = String(units.magnitude)
    let sign = units < 0 ? "-" : ""
    if places == 0 { return sign + digits }
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))"
  }
}
