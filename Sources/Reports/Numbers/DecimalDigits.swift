// SPDX-License-Identifier: GPL-3.0-or-later

/// A finite double as the shortest decimal that reads back as the same double, so that rounding is
/// decimal: 0.285 is 0.285, not the 0.28499999999999998 that its bits hold.
///
/// Its value is ± 0.d₁d₂d₃… × 10^point. Scaling by a power of ten moves the point and is exact.
struct DecimalDigits: Equatable {
  var isNegative: Bool
  /// Without leading or trailing zeros; empty for zero.
  var digits: [UInt8]
  var point: Int

  /// Nil for NaN and the infinities.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    isNegative = value.sign == .minus
    digits = []
    point = 0
    var exponent = 0
    var seenPoint = false
    let text = Array(value.magnitude.description.utf8)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: ".") {
        seenPoint = true
      } else if byte == UInt8(ascii: "e") {
        exponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
        break
      } else {
        digits.append(byte - UInt8(ascii: "0"))
        if !seenPoint { point += 1 }
      }
      index += 1
    }
    point += exponent
    normalise()
  }

  var isZero: Bool { digits.isEmpty }

  /// The value × 10^places, exactly.
  func shifted(_ places: Int) -> DecimalDigits {
    var result = self
    if !isZero { result.point += places }
    return result
  }

  /// Rounded to that many decimals (negative: to tens, hundreds), halves away from zero, as the
  /// readers of the reports do by hand.
  func rounded(decimals: Int) -> DecimalDigits {
    let kept = point + decimals
    guard kept < digits.count else { return self }
    var result = self
    guard kept >= 0 else {
      result.digits = []
      result.normalise()
      return result
    }
    let up = digits[kept] >= 5
    result.digits.removeSubrange(kept...)
    if up {
      var index = kept - 1
      while index >= 0, result.digits[index] == 9 {
        result.digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        result.digits[index] += 1
      } else {
        result.digits.insert(1, at: 0)
        result.point += 1
      }
    }
    result.normalise()
    return result
  }

  /// The number of decimals at which the value has that many significant digits once rounded:
  /// 0.0465 has two at 3 decimals (0.047), 0.0996 at 2 (0.10). Nil for zero.
  func decimals(significant count: Int) -> Int? {
    guard !isZero else { return nil }
    return count - rounded(decimals: count - point).point
  }

  /// Digits before and after the decimal point, rounded to that many decimals (0 or more).
  func text(decimals: Int) -> (isNegative: Bool, whole: [UInt8], fraction: [UInt8]) {
    let rounded = rounded(decimals: decimals)
    func digit(_ position: Int) -> UInt8 {
      rounded.digits.indices.contains(position) ? rounded.digits[position] : 0
    }
    let whole = rounded.point > 0 ? (0..<rounded.point).map(digit) : [0]
    let fraction = (0..<max(0, decimals)).map { digit(rounded.point + $0) }
    return (rounded.isNegative, whole, fraction)
  }

  private mutating func normalise() {
    while digits.last == 0 { digits.removeLast() }
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    point -= leading
    if digits.isEmpty {
      point = 0
      isNegative = false
    }
  }
}
