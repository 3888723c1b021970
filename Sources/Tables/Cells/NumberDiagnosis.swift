// SPDX-License-Identifier: GPL-3.0-or-later

/// Says why a cell is not a number as its dialect writes one. Only asked for cells that are not.
struct NumberDiagnosis {
  let dialect: Dialect
  let scale: Int
  let isMoney: Bool

  /// Whether the cell was hidden by whoever published it: `<5`, `≤ 4`, `*`, `..`, `1-4`.
  static func isSuppressed(_ text: String) -> Bool {
    let compact = text.filter { !$0.isWhitespace }
    guard let first = compact.first else { return false }
    if first == "<" || first == "≤" || first == "＜" {
      return compact.dropFirst().allSatisfy { $0.isASCII && $0.isNumber || $0 == "=" }
    }
    if compact.hasPrefix("n<") || compact.hasPrefix("N<") { return true }
    if compact.allSatisfy({ $0 == "*" }) { return true }
    if compact == "…" || (compact.count >= 2 && compact.allSatisfy { $0 == "." }) { return true }
    let parts = compact.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.count <= 2 && part.allSatisfy { $0.isASCII && $0.isNumber }
      }
  }

  /// The fault of a cell that is neither a number nor suppressed.
  func fault(_ text: String) -> NumberFault {
    let lower = text.lowercased()
    if text.contains("%") { return .percent }
    if let amount = NumberDiagnosis.withoutCurrency(text), !amount.isEmpty {
      let isEuro = text.contains("€") || lower.contains("eur")
      return isMoney && isEuro ? marks(amount) : .currency
    }
    if text.hasPrefix("("), text.hasSuffix(")") { return .parentheses }
    if ["nan", "inf", "-inf", "+inf", "infinity", "-infinity"].contains(lower)
      || text.hasPrefix("#")
    {
      return .notFinite
    }
    return isScientific(lower) ? .scientific : marks(text)
  }

  /// A text without a currency at one end; nil if it has none.
  static func withoutCurrency(_ text: String) -> String? {
    for mark in ["€", "EUR", "Eur", "eur", "$", "£", "USD", "GBP", "CHF"] {
      if text.hasPrefix(mark) { return trim(text.dropFirst(mark.count)) }
      if text.hasSuffix(mark) { return trim(text.dropLast(mark.count)) }
    }
    return nil
  }

  private static func trim(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  private func isScientific(_ lower: String) -> Bool {
    let parts = lower.split(separator: "e", omittingEmptySubsequences: false)
    guard parts.count == 2, let exponent = parts.last, !exponent.isEmpty, !parts[0].isEmpty else {
      return false
    }
    let digits = { (text: Substring, marks: String) in
      text.contains { $0.isASCII && $0.isNumber }
        && text.allSatisfy { $0.isASCII && $0.isNumber || marks.contains($0) }
    }
    return digits(parts[0], "+-.,") && digits(exponent, "+-")
  }

  /// What is wrong with the marks of a text of digits, points, commas and other group marks.
  private func marks(_ text: String) -> NumberFault {
    var body = Substring(text)
    if body.first == "-" || body.first == "+" { body.removeFirst() }
    let groupMarks: Set<Character> = [" ", "\u{A0}", "\u{202F}", "'", "’"]
    guard body.first?.isASCII == true, body.first?.isNumber == true,
      body.allSatisfy({ $0.isASCII && $0.isNumber || ".,".contains($0) || groupMarks.contains($0) })
    else { return .other }
    if body.contains(where: { groupMarks.contains($0) }) { return .thousandsMark }
    let digits = body.filter(\.isNumber).count
    let points = body.split(separator: ".", omittingEmptySubsequences: false)
    let commas = body.split(separator: ",", omittingEmptySubsequences: false)
    if points.count == 1, commas.count == 1 { return .tooLarge }
    let (own, other) = dialect.decimal == .point ? (points, commas) : (commas, points)
    let otherFault: NumberFault = dialect.decimal == .point ? .decimalComma : .decimalPoint
    if other.count == 1 { return ownMark(own, digits) }
    // The other mark is there: it groups thousands, or it is the file's decimal mark.
    let isGrouped =
      (1...3).contains(other[0].count)
      && other.dropFirst().dropLast().allSatisfy { $0.count == 3 }
      && (other.last?.prefix { $0.isNumber }.count == 3)
    if dialect.hasThousands(otherThan: dialect.decimal) {
      if isGrouped, own.count <= 2 {
        return own.count == 2 ? decimalsOf(own[1], digits) : .tooLarge
      }
      return other.count == 2 ? otherFault : .grouping
    }
    if own.count > 1, other.count == 2, let last = body.lastIndex(where: { ".,".contains($0) }) {
      return body[last] == (dialect.decimal == .point ? "," : ".") ? otherFault : .thousandsMark
    }
    return isGrouped ? .thousandsMark : (other.count == 2 ? otherFault : .grouping)
  }

  /// Only the dialect's own decimal mark stands in the text.
  private func ownMark(_ parts: [Substring], _ digits: Int) -> NumberFault {
    guard parts.count == 2 else {
      return parts.dropFirst().allSatisfy { $0.count == 3 } ? .thousandsMark : .grouping
    }
    // `1.284` where at most two decimals are meant is 1284 more often than 1 and 284 thousandths.
    if parts[1].count == 3, (1...3).contains(parts[0].count), scale < 3 { return .thousandsMark }
    return decimalsOf(parts[1], digits)
  }

  private func decimalsOf(_ decimals: Substring, _ digits: Int) -> NumberFault {
    let count = decimals.count
    if count > scale, count <= 18 { return scale == 0 ? .fraction : .decimals(count) }
    return digits > 18 || count + digits > 18 ? .tooLarge : .other
  }
}

extension Dialect {
  /// Whether thousands are marked by the point or comma that is not the decimal mark.
  func hasThousands(otherThan decimal: DecimalMark) -> Bool {
    thousands == (decimal == .point ? .comma : .point)
  }
}
