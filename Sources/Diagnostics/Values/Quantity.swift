// SPDX-License-Identifier: GPL-3.0-or-later

/// A number with the unit that its author wrote beside it.
public enum Quantity: Hashable, Sendable {
  /// `52%`: a share, or a relative change.
  case percentage(DecimalNumber)
  /// `2 pp`: a difference of two percentages.
  case points(DecimalNumber)
  /// `15000`: a count, or a measure whose unit nobody named.
  case number(DecimalNumber)
  /// `3 per 1000`: events for so many units of exposure.
  case rate(DecimalNumber, per: Int)
  /// `25000 EUR`, `12.5 min`: a measure in a unit.
  case measure(DecimalNumber, unit: String)

  /// The value on the scale of computation: `52%` is 0.52, `2 pp` is 0.02, `3 per 1000` is 0.003.
  public var value: Double {
    switch self {
    case .percentage(let number), .points(let number): number.divided(byPowerOfTen: 2)
    case .number(let number), .measure(let number, _): number.double
    case .rate(let number, let base): number.double / Double(base)
    }
  }

  /// The number alone.
  public var number: DecimalNumber {
    switch self {
    case .percentage(let number), .points(let number), .number(let number): number
    case .rate(let number, _), .measure(let number, _): number
    }
  }

  /// As it is written in a study file.
  public var text: String {
    switch self {
    case .percentage(let number): "\(number.text)%"
    case .points(let number): "\(number.text) pp"
    case .number(let number): number.text
    case .rate(let number, let base): "\(number.text) per \(base)"
    case .measure(let number, let unit): "\(number.text) \(unit)"
    }
  }

  /// Reads a number and its unit.
  public init?(_ text: String) {
    let trimmed = text.unicodeScalars.drop { $0 == " " }
    let head = trimmed.prefix { $0 == "-" || $0 == "." || ("0"..."9").contains($0) }
    guard let number = DecimalNumber(String(head)) else { return nil }
    let tail = String(trimmed.dropFirst(head.count))
    let rest = tail.split(separator: " ")
    // `1e3` and `0x1F` are no measures: a unit that holds digits stands apart from the number.
    let glued = !tail.hasPrefix(" ") && tail.unicodeScalars.contains { ("0"..."9").contains($0) }
    switch rest.count {
    case 0: self = .number(number)
    case 1 where rest[0] == "%": self = .percentage(number)
    case 1 where rest[0] == "pp": self = .points(number)
    case 2 where rest[0] == "per":
      guard let base = Int(rest[1]), (2...1_000_000_000).contains(base) else { return nil }
      self = .rate(number, per: base)
    case 1 where Quantity.isUnit(rest[0]) && !glued: self = .measure(number, unit: String(rest[0]))
    default: return nil
    }
  }

  /// Whether a word can be the unit of a measure: it begins with a letter or a currency sign.
  public static func isUnit(_ word: some StringProtocol) -> Bool {
    guard let first = word.unicodeScalars.first, word.count <= 20, word != "per", word != "pp"
    else { return false }
    return (first.properties.isAlphabetic || first == "€" || first == "°")
      && word.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0)
          || "€°/²³_-".unicodeScalars.contains($0)
      }
  }
}
