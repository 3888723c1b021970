// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

extension ValueKind {
  /// Decimals of what can be counted with.
  var decimals: Int? {
    switch self {
    case .number(let scale): scale
    case .truth: 0
    default: nil
    }
  }

  /// Its name in a fault.
  var word: String {
    switch self {
    case .number: "number"
    case .day: "day"
    case .period(let step): step.rawValue
    case .truth: "boolean"
    case .label: "label"
    }
  }
}

extension CalendarStep {
  /// Whether periods of this step lie wholly within periods of another.
  func nests(in other: CalendarStep) -> Bool {
    switch (self, other) {
    case (.month, .quarter), (.month, .year), (.quarter, .year): true
    default: false
    }
  }
}

enum PowersOfTen {
  /// 10 to a power of 0 to 18.
  static func integer(_ exponent: Int) -> Int64 {
    var result: Int64 = 1
    for _ in 0..<exponent { result *= 10 }
    return result
  }
}
