// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

@testable import Tables

/// A cell as the slow reader understands it.
enum HostileCell: Hashable {
  /// A number in units of the column's scale, a day, a period's number, 1 or 0.
  case number(Int128)
  /// A label's UTF-8: labels that only look alike are different.
  case label([UInt8])
  case missing
  case wrong(ProblemCause)
}

/// Reads one cell by the words of its type's documentation, with patterns over the whole text.
///
/// Why a cell is none of its type's is asked of the engine's own diagnoses, which other tests hold.
struct HostileCellReader {
  let column: ColumnDescription
  let header: String
  let source: SourceDescription
  private var dialect: Dialect { source.dialect }

  init(_ column: ColumnDescription, header: String, source: SourceDescription) {
    self.column = column
    self.header = header
    self.source = source
  }

  func read(_ text: String) -> HostileCell {
    let isMissing = source.missing.contains { $0.utf8.elementsEqual(text.utf8) }
    if text.isEmpty || isMissing {
      return column.optional
        ? .missing : .wrong(.missingValue(column: column.name, header: header))
    }
    switch column.type {
    case .category, .id, .text: return label(text)
    case .boolean(let positive, let negative):
      if positive.contains(where: { $0.utf8.elementsEqual(text.utf8) }) { return .number(1) }
      if negative.contains(where: { $0.utf8.elementsEqual(text.utf8) }) { return .number(0) }
      return .wrong(
        .boolean(column: column.name, header: header, positive: positive, negative: negative))
    case .integer: return number(text, scale: 0)
    case .decimal(let scale): return number(text, scale: scale)
    case .money: return number(text, scale: 2)
    case .date, .period(.day): return date(text)
    case .instant(let zone): return instant(text, zone)
    case .period(let step): return period(text, step)
    }
  }

  private func label(_ text: String) -> HostileCell {
    guard let allowed = column.values else { return .label(Array(text.utf8)) }
    if allowed.contains(where: { $0.utf8.elementsEqual(text.utf8) }) {
      return .label(Array(text.utf8))
    }
    let shown = source.holds == .public ? HostileCellReader.beginning(text, 64) : nil
    return .wrong(
      .label(
        column: column.name, header: header, allowed: allowed,
        nearest: shown.flatMap { NearestText.find($0, among: allowed) }))
  }

  // MARK: Numbers

  private func number(_ text: String, scale: Int) -> HostileCell {
    var units = HostileCellReader.units(text, dialect, scale: scale, column.type == .integer)
    if units == nil, column.type == .money, let amount = HostileCellReader.amount(text) {
      units = HostileCellReader.units(amount, dialect, scale: 2, false)
    }
    guard let units else {
      let text = HostileCellReader.beginning(text, 256)
      if NumberDiagnosis.isSuppressed(text) { return suppressed }
      let diagnosis = NumberDiagnosis(
        dialect: dialect, scale: scale, isMoney: column.type == .money)
      return .wrong(.number(column: column.name, header: header, fault: diagnosis.fault(text)))
    }
    let power = HostileCellReader.power
    let compare = { (bound: Bound?, isBelow: Bool) -> Bool in
      guard case .number(let limit) = bound else { return false }
      let (left, right) = (units * power(limit.scale), limit.units * power(scale))
      return isBelow ? left < right : left > right
    }
    return bounded(.number(units), compare(column.minimum, true), compare(column.maximum, false))
  }

  static func power(_ exponent: Int) -> Int128 {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  /// The units of a number; nil if it is not written as the dialect says.
  static func units(_ text: String, _ dialect: Dialect, scale: Int, _ whole: Bool) -> Int128? {
    var body = Array(text.unicodeScalars)
    let isNegative = body.first == "-"
    if body.first == "-" || body.first == "+" { body.removeFirst() }
    let point: UnicodeScalar = dialect.decimal == .comma ? "," : "."
    let parts = body.split(separator: point, omittingEmptySubsequences: false)
    guard parts.count <= 2, let digits = ungrouped(Array(parts[0]), dialect.thousands) else {
      return nil
    }
    let decimals = parts.count == 2 ? Array(parts[1]) : []
    guard decimals.allSatisfy(isDigit), parts.count == 1 || !decimals.isEmpty else { return nil }
    if whole {
      guard decimals.isEmpty || decimals == ["0"] else { return nil }
    } else {
      guard decimals.count <= scale else { return nil }
    }
    let kept = whole ? [] : decimals
    let padding = Array(repeating: UnicodeScalar("0"), count: whole ? 0 : scale - kept.count)
    let all = (digits + kept + padding).drop { $0 == "0" }
    guard all.count <= 18 else { return nil }
    let value = all.reduce(Int128(0)) { $0 * 10 + Int128($1.value - 0x30) }
    return isNegative ? -value : value
  }

  /// The digits before the decimal mark, without thousands marks; nil if those stand elsewhere than
  /// before each three digits.
  private static func ungrouped(
    _ scalars: [UnicodeScalar], _ mark: ThousandsMark
  ) -> [UnicodeScalar]? {
    let marks: [UnicodeScalar] =
      switch mark {
      case .none: []
      case .point: ["."]
      case .comma: [","]
      case .apostrophe: ["'"]
      case .space: [" ", "\u{A0}", "\u{202F}"]
      }
    let groups = scalars.split(omittingEmptySubsequences: false) { marks.contains($0) }
    guard groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }) else { return nil }
    if groups.count > 1 {
      guard groups[0].count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
        return nil
      }
    }
    return groups.flatMap { $0 }
  }

  private static func isDigit(_ scalar: UnicodeScalar) -> Bool {
    scalar.value >= 0x30 && scalar.value <= 0x39
  }

  /// An amount without the euro sign or name at one end; nil if there is none.
  private static func amount(_ text: String) -> String? {
    for mark in ["€", "EUR", "Eur", "eur"] {
      if text.hasPrefix(mark) { return trimmed(text.dropFirst(mark.count)) }
      if text.hasSuffix(mark) { return trimmed(text.dropLast(mark.count)) }
    }
    return nil
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  // MARK: What cells have in common

  /// The first bytes of a text: messages are made from no more.
  static func beginning(_ text: String, _ bytes: Int) -> String {
    String(decoding: text.utf8.prefix(bytes), as: UTF8.self)
  }

  var suppressed: HostileCell { .wrong(.suppressed(column: column.name, header: header)) }

  func bounded(_ cell: HostileCell, _ isBelow: Bool, _ isAbove: Bool) -> HostileCell {
    if isBelow, let bound = column.minimum {
      return .wrong(.belowMinimum(column: column.name, header: header, minimum: bound))
    }
    if isAbove, let bound = column.maximum {
      return .wrong(.aboveMaximum(column: column.name, header: header, maximum: bound))
    }
    return cell
  }
}
