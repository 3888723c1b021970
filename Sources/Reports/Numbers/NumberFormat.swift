// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings

/// How a language writes numbers. The only place that rounds; nothing else formats a number.
///
/// Numbers are rounded as decimals (`DecimalDigits`), halves away from zero; the minus sign is
/// U+2212; a number that rounds to zero has no sign; thousands are grouped from four digits on.
/// NaN and the infinities are printed as missing.
public struct NumberFormat: Hashable, Sendable {
  /// The language.
  public var language: Language

  /// The formats of a language.
  public init(_ language: Language) { self.language = language }

  /// How much of a unit is printed with a number.
  public enum UnitStyle: Hashable, Sendable, CaseIterable {
    /// In running text: `2.1 percentage points`.
    case words
    /// In cells and labels: `2.1 pp`.
    case short
    /// The number alone, for a column or axis that names its unit: `2.1`.
    case bare
  }

  /// A value in its unit.
  /// - Parameters:
  ///   - decimals: number of decimals as printed (of 52.4%, not of 0.524); by default the unit's
  ///     own, see `decimals(for:_:)`.
  public func text(
    _ value: Double, _ unit: Unit, decimals: Int? = nil, style: UnitStyle = .words
  ) -> String {
    guard value.isFinite else { return missing }
    if unit == .probability { return probability(value) }
    let places = decimals ?? self.decimals(for: [value], unit)
    return decorated(digits(value, unit, decimals: places), unit, style)
  }

  /// A whole count: `1,284`.
  public func count(_ value: Int) -> String { text(Double(value), .count) }

  /// A probability: four decimals below 0.001, else three; `<0.0001` and `>0.999` beyond.
  public func probability(_ value: Double) -> String {
    guard value.isFinite else { return missing }
    if value < 0.0001 { return "<" + digits(0.0001, .number, decimals: 4) }
    if value > 0.999 { return ">" + digits(0.999, .number, decimals: 3) }
    return digits(value, .number, decimals: value < 0.001 ? 4 : 3)
  }

  /// A share as so many per 1,000, without the words: 0.0436 is `44`.
  public func perThousand(_ value: Double, decimals: Int = 0) -> String {
    guard value.isFinite else { return missing }
    return digits(value, .rate(per: 1000), decimals: decimals)
  }

  /// The decimals that values of a unit are printed with when no interval sets them: one for
  /// percentages and points, two for ratios, none for counts, cents for small amounts of money, and
  /// else what gives the largest value three significant digits, and the smallest two if that
  /// takes no more than two decimals more (at most six).
  public func decimals(for values: [Double], _ unit: Unit) -> Int {
    let largest = values.filter(\.isFinite).map(\.magnitude).max() ?? 0
    switch unit {
    case .proportion, .points: return 1
    case .ratio, .oddsRatio: return 2
    case .count: return 0
    case .probability: return 3
    case .money: return largest < 100 && largest != largest.rounded() ? 2 : 0
    case .number, .rate, .measure:
      let shown = values.filter(\.isFinite).compactMap { printed($0, unit) }
      let whole = shown.allSatisfy { $0.point >= $0.digits.count }
      guard !whole, let coarse = printed(largest, unit)?.decimals(significant: 3) else { return 0 }
      let fine = shown.compactMap { $0.decimals(significant: 2) }.max() ?? coarse
      return min(6, max(0, coarse, min(fine, coarse + 2)))
    }
  }

  /// The decimals that print all digits of a value that someone declared (2 points as 2, not as
  /// 2.0); six at most.
  public func decimals(exactly value: Double, _ unit: Unit) -> Int {
    guard let shown = printed(value, unit) else { return 0 }
    return min(6, max(0, shown.digits.count - shown.point))
  }

  /// What a missing number reads as in running text.
  public var missing: String {
    switch language {
    case .it: "non disponibile"
    case .en: "not available"
    }
  }

  /// The value as it is printed, before rounding: 0.524 as 52.4 when it is a proportion.
  func printed(_ value: Double, _ unit: Unit) -> DecimalDigits? {
    switch unit {
    case .proportion, .points: return DecimalDigits(value)?.shifted(2)
    case .rate(let base):
      // A base that is a power of ten moves the decimal point and nothing else.
      if let power = DecimalDigits(base), power.digits == [1], !power.isNegative {
        return DecimalDigits(value)?.shifted(power.point - 1)
      }
      return DecimalDigits(value * base)
    case .number, .ratio, .oddsRatio, .count, .measure, .probability, .money:
      return DecimalDigits(value)
    }
  }

  /// The digits of a value in the language's signs, without the unit.
  func digits(_ value: Double, _ unit: Unit, decimals: Int) -> String {
    guard let printed = printed(value, unit) else { return missing }
    // Beyond fifteen whole digits a double has no units; below a millionth there are only zeros.
    let isTiny = unit == .number && printed.point < -5 && decimals <= 6
    if !printed.isZero, printed.point > 15 || isTiny { return scientific(printed) }
    let (isNegative, whole, fraction) = printed.text(decimals: decimals)
    var text = isNegative ? "−" : ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { text += thousandsSeparator }
      text += String(digit)
    }
    if !fraction.isEmpty { text += decimalMark + fraction.map { String($0) }.joined() }
    return text
  }

  private func scientific(_ value: DecimalDigits) -> String {
    let rounded = value.rounded(decimals: 3 - value.point)
    var mantissa = rounded
    mantissa.point = 1
    let (isNegative, whole, fraction) = mantissa.text(decimals: 2)
    let superscripts: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    let exponent = rounded.point - 1
    let power = String(
      exponent.magnitude.description.utf8.map { superscripts[Int($0 - UInt8(ascii: "0"))] })
    return (isNegative ? "−" : "") + "\(whole[0])" + decimalMark
      + fraction.map { String($0) }.joined() + " × 10" + (exponent < 0 ? "⁻" : "") + power
  }

  var decimalMark: String { language == .it ? "," : "." }
  var thousandsSeparator: String { language == .it ? "." : "," }

  /// Digits with their unit.
  func decorated(_ digits: String, _ unit: Unit, _ style: UnitStyle) -> String {
    let space = "\u{A0}"
    switch unit {
    case .proportion: return digits + (style == .bare ? "" : "%")
    case .money(let currency):
      guard style != .bare else { return digits }
      return money(digits, currency)
    case .number, .ratio, .oddsRatio, .count, .probability: return digits
    case .points, .rate, .measure:
      let suffix = suffix(unit, style, singular: digits == "1" || digits == "−1")
      guard !suffix.isEmpty else { return digits }
      return digits + (style == .words ? " " : space) + suffix
    }
  }

  /// The words after a number or an interval in a unit; empty when the unit has none.
  func suffix(_ unit: Unit, _ style: UnitStyle, singular: Bool = false) -> String {
    switch (unit, style) {
    case (_, .bare): return ""
    case (.points, .words):
      switch language {
      case .it: return singular ? "punto percentuale" : "punti percentuali"
      case .en: return singular ? "percentage point" : "percentage points"
      }
    case (.points, .short): return language == .it ? "p.p." : "pp"
    case (.rate(let base), _):
      guard base != 1 else { return "" }
      return (language == .it ? "ogni " : "per ")
        + digits(base, .number, decimals: decimals(for: [base], .number))
    case (.measure(let name), _): return MeasureWords.name(name, language, singular: singular)
    case (.number, _), (.proportion, _), (.ratio, _), (.oddsRatio, _), (.count, _),
      (.probability, _), (.money, _):
      return ""
    }
  }

  /// `€1,284` in English, `1.284 €` in Italian; other currencies by their code.
  private func money(_ digits: String, _ currency: String) -> String {
    let symbols: [String: String] = ["EUR": "€", "GBP": "£"]
    guard let symbol = symbols[currency] else { return digits + "\u{A0}" + currency }
    switch language {
    case .it: return digits + "\u{A0}" + symbol
    case .en:
      return digits.hasPrefix("−") ? "−" + symbol + digits.dropFirst() : symbol + digits
    }
  }
}
