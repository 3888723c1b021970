// SPDX-License-Identifier: GPL-3.0-or-later

/// The ticks of a value axis: multiples of 1, 2 or 5 times a power of ten.
struct ValueTicks: Equatable {
  /// Ticks in rising order; the first and last are the axis's ends.
  var values: [Double]
  /// Decimals that every tick is printed with.
  var decimals: Int

  var lower: Double { values.first ?? 0 }
  var upper: Double { values.last ?? 1 }

  /// Ticks that cover a range, about `count` of them.
  init(covering range: ClosedRange<Double>, count: Int = 6) {
    var low = range.lowerBound
    var high = range.upperBound
    guard low.isFinite, high.isFinite, max(low.magnitude, high.magnitude) < 1e15 else {
      self.init(values: [0, 1], decimals: 0)
      return
    }
    // A flat series still gets an axis around it.
    let least = max(max(low.magnitude, high.magnitude) * 1e-9, 1e-12)
    if high - low < least {
      let margin = low == 0 ? 1 : low.magnitude * 0.1
      (low, high) = (low - margin, high + margin)
    }
    let (mantissa, exponent) = ValueTicks.step((high - low) / Double(max(1, count - 1)))
    let unit = ValueTicks.tenTo(exponent.magnitude)
    func value(_ multiple: Double) -> Double {
      // Dividing by a power of ten rounds once, so 0.3 is the double that reads 0.3.
      exponent < 0 ? multiple * mantissa / unit : multiple * mantissa * unit
    }
    let step = value(1)
    let first = (low / step + 1e-9).rounded(.down)
    let last = (high / step - 1e-9).rounded(.up)
    let steps = Int(min(50, max(1, last - first)))
    self.init(
      values: (0...steps).map { value(first + Double($0)) }, decimals: max(0, -exponent))
  }

  private init(values: [Double], decimals: Int) {
    self.values = values
    self.decimals = decimals
  }

  /// The least of 1, 2, 5 × 10^exponent that is not below a width.
  private static func step(_ width: Double) -> (mantissa: Double, exponent: Int) {
    var exponent = 0
    var scaled = width
    while scaled >= 10 { (scaled, exponent) = (scaled / 10, exponent + 1) }
    while scaled < 1 { (scaled, exponent) = (scaled * 10, exponent - 1) }
    // A step of 1.1 still becomes 1: a tick more is better than a half-empty panel.
    if scaled <= 1.15 { return (1, exponent) }
    if scaled <= 2.3 { return (2, exponent) }
    if scaled <= 5.75 { return (5, exponent) }
    return (1, exponent + 1)
  }

  static func tenTo(_ exponent: UInt) -> Double {
    (0..<min(exponent, 300)).reduce(1) { value, _ in value * 10 }
  }
}
