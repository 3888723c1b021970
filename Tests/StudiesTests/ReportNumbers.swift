// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Foundation
import Reports

/// The numbers of a report, as they are printed.
struct PrintedNumber: Hashable, Comparable {
  /// The digits without grouping, with a point: `1284.50`; no sign.
  let digits: String

  /// Its value.
  var value: Double { Double(digits) ?? .nan }
  /// Half of its last digit.
  var half: Double {
    let places = digits.split(separator: ".").dropFirst().first?.count ?? 0
    return 0.5 * pow(10, -Double(places))
  }

  static func < (one: PrintedNumber, other: PrintedNumber) -> Bool { one.digits < other.digits }

  /// Every number in a text of a language.
  static func all(in text: String, _ language: Language) -> [PrintedNumber] {
    let group: Character = language == .it ? "." : ","
    let decimal: Character = language == .it ? "," : "."
    var found: [PrintedNumber] = []
    var run = ""
    func finish() {
      while let last = run.last, last == group || last == decimal { run.removeLast() }
      defer { run = "" }
      guard run.contains(where: \.isNumber) else { return }
      let plain = run.filter { $0 != group }.map { $0 == decimal ? "." : $0 }
      found.append(PrintedNumber(digits: String(plain)))
    }
    for character in text {
      let isDigit = character.isASCII && character.isNumber
      if isDigit || !run.isEmpty && (character == group || character == decimal) {
        run.append(character)
      } else if !run.isEmpty {
        finish()
      }
    }
    finish()
    return found
  }
}

/// The numbers of `results.json`: every value, and every number that stands in a text of it.
struct ResultNumbers {
  private let values: [Double]

  init(_ json: Data) throws {
    var values: [Double] = []
    func walk(_ node: Any) {
      switch node {
      case let number as NSNumber: values.append(abs(number.doubleValue))
      case let text as String:
        for language in Language.allCases {
          values += PrintedNumber.all(in: text, language).map(\.value)
        }
      case let list as [Any]: for item in list { walk(item) }
      case let object as [String: Any]:
        for (key, value) in object {
          values += PrintedNumber.all(in: key, .en).map(\.value)
          walk(value)
        }
      default: break
      }
    }
    walk(try JSONSerialization.jsonObject(with: json))
    // A share is printed as a percentage, a rate per its base.
    self.values = values.flatMap { value in [1, 100, 1_000, 10_000, 100_000].map { value * $0 } }
      .filter(\.isFinite).sorted()
  }

  /// Whether a value of the results prints so.
  func holds(_ number: PrintedNumber) -> Bool {
    let slack = number.half * (1 + 1e-9) + abs(number.value) * 1e-12
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < number.value - slack { low = middle + 1 } else { high = middle }
    }
    return low < values.count && values[low] <= number.value + slack
  }
}
