// SPDX-License-Identifier: GPL-3.0-or-later

/// In `results.json` a unit is one string: `proportion`, `rate per 1000`, `money EUR`.
extension Unit: Codable {
  /// Reads the string.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let unit = Unit(text: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a unit")
    }
    self = unit
  }

  /// Writes the string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  private var text: String {
    switch self {
    case .number: "number"
    case .proportion: "proportion"
    case .points: "points"
    case .ratio: "ratio"
    case .oddsRatio: "odds ratio"
    case .count: "count"
    case .rate(let base): "rate per \(base)"
    case .measure(let name): "measure \(name)"
    case .probability: "probability"
    case .money(let currency): "money \(currency)"
    }
  }

  private init?(text: String) {
    let plain: [Unit] = [
      .number, .proportion, .points, .ratio, .oddsRatio, .count, .probability,
    ]
    if let unit = plain.first(where: { $0.text == text }) {
      self = unit
    } else if text.hasPrefix("rate per "), let base = Double(text.dropFirst(9)) {
      self = .rate(per: base)
    } else if text.hasPrefix("measure ") {
      self = .measure(String(text.dropFirst(8)))
    } else if text.hasPrefix("money ") {
      self = .money(String(text.dropFirst(6)))
    } else {
      return nil
    }
  }
}
