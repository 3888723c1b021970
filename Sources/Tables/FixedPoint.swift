// SPDX-License-Identifier: GPL-3.0-or-later

/// An exact decimal number: a whole number of units of 10^-scale.
public struct FixedPoint: Sendable, Hashable {
  /// The whole number.
  public let units: Int128
  /// Decimals.
  public let scale: Int

  /// `units` · 10^-`scale`; the scale must not be negative.
  public init(units: Int128, scale: Int) {
    precondition(scale >= 0, "a negative scale")
    self.units = units
    self.scale = scale
  }

  /// Reads digits with an optional sign and decimal point (`-12.50`), at most 18 digits; keeps the
  /// decimals as written.
  public init?(_ text: some StringProtocol) {
    var units: Int128 = 0
    var scale: Int?
    var digits = 0
    var bytes = text.utf8[...]
    let negative = bytes.first == UInt8(ascii: "-")
    if negative { bytes = bytes.dropFirst() }
    for byte in bytes {
      if byte == UInt8(ascii: "."), scale == nil, digits > 0 {
        scale = 0
      } else if byte >= 0x30, byte <= 0x39, digits < 18 {
        units = units * 10 + Int128(byte - 0x30)
        digits += 1
        scale = scale.map { $0 + 1 }
      } else {
        return nil
      }
    }
    guard digits > 0, scale != 0 else { return nil }
    self.init(units: negative ? -units : units, scale: scale ?? 0)
  }

  /// The nearest double, or the one beside it when the number has more than 15 digits.
  ///
  /// Whole and fractional part are converted apart, so that no digit is lost that a double can hold.
  public var double: Double {
    guard scale > 0 else { return Double(units) }
    if units.magnitude < 1 << 53, scale <= 22 { return Double(units) / FixedPoint.power(scale) }
    guard scale <= 38 else { return Double(units) / FixedPoint.power(scale) }
    var divisor: Int128 = 1
    for _ in 0..<scale { divisor *= 10 }
    let (quotient, remainder) = units.quotientAndRemainder(dividingBy: divisor)
    return Double(quotient) + Double(remainder) / Double(divisor)
  }

  /// Digits with a decimal point, all decimals written: `-12.50`.
  public var text: String {
    guard scale > 0 else { return String(units) }
    var digits = String(units.magnitude)
    if digits.count <= scale {
      digits = String(repeating: "0", count: scale + 1 - digits.count) + digits
    }
    let point = digits.index(digits.endIndex, offsetBy: -scale)
    return (units < 0 ? "-" : "") + digits[..<point] + "." + digits[point...]
  }

  private static func power(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<exponent { result *= 10 }
    return result
  }
}
