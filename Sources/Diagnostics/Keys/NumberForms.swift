// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates

extension Form<Int> {
  /// A whole number in a range.
  public static func integer(_ range: ClosedRange<Int>, example: String) -> Form<Int> {
    let noun = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    return .scalar(
      noun: noun, example: example,
      schema: .members([
        "type": .string("integer"), "minimum": .integer(range.lowerBound),
        "maximum": .integer(range.upperBound),
      ]),
      wrong: ["many", "1.5", "[1]"],
      parse: { text in
        guard let number = DecimalNumber(text), number.places == 0 else {
          return .failure(ScalarFault())
        }
        if range.contains(number.units) { return .success(number.units) }
        return .failure(
          ScalarFault(
            .outOfRange, "\(number.text) is not from \(range.lowerBound) to \(range.upperBound)",
            label: "out of range", help: "write \(noun)"))
      }, write: { .plain(String($0)) })
  }
}

extension Form<CalendarSpan> {
  /// A length of time, as `90 days` or `1 month`.
  public static func span(
    _ units: [CalendarStep] = CalendarStep.allCases, example: String, because: String? = nil
  ) -> Form<CalendarSpan> {
    let words = units.map { "\($0.rawValue)s" }
    let noun = "a length of time such as \(example)"
    let pattern =
      "^[1-9][0-9]{0,3} (" + units.map { "\($0.rawValue)s?" }.joined(separator: "|") + ")$"
    return .scalar(
      noun: noun, example: example, schema: .pattern(pattern), wrong: ["90", "soon", "[1, 2]"],
      parse: { text in
        if let span = CalendarSpan(text) {
          if units.contains(span.unit) { return .success(span) }
          return .failure(
            ScalarFault(
              .wrongUnit, "`\(text)` cannot stand here: \(because ?? "other units are needed")",
              label: "not in \(words.joined(separator: " or "))", help: "write it as `\(example)`"))
        }
        if DecimalNumber(text) != nil {
          return .failure(
            ScalarFault(
              .missingUnit, "`\(text)` has no unit", label: "of what?",
              help: "write the unit: \(words.map { "`\(text) \($0)`" }.joined(separator: ", "))"))
        }
        return .failure(ScalarFault(help: spanHelp(text, example: example)))
      }, write: { .plain($0.text) })
  }

  private static func spanHelp(_ text: String, example: String) -> String {
    let words = text.split(separator: " ").map(String.init)
    let italian: [String: CalendarStep] = [
      "giorno": .day, "giorni": .day, "settimana": .week, "settimane": .week, "mese": .month,
      "mesi": .month, "trimestre": .quarter, "trimestri": .quarter, "anno": .year, "anni": .year,
    ]
    if words.count == 2, let unit = italian[words[1].lowercased()], let count = Int(words[0]),
      (1...9999).contains(count)
    {
      return "write it as `\(CalendarSpan(count, unit).text)`"
    }
    return "write a whole number and its unit: `\(example)`"
  }
}

extension Form<Quantity> {
  /// A number with its unit; what kind is due, the KPI decides.
  public static func quantity(example: String) -> Form<Quantity> {
    let noun = "a number with its unit, such as \(example)"
    return .scalar(
      noun: noun, example: example,
      schema: .members([
        "type": .array([.string("string"), .string("number")]),
        "pattern": .string("^-?[0-9]+(\\.[0-9]+)?( ?%| ?pp| per [0-9]+| ?[^ 0-9]+[^ ]*)?$"),
      ]),
      wrong: ["much", "[1, 2]", "12,5%"],
      parse: { text in
        if let quantity = Quantity(text) { return .success(quantity) }
        return .failure(ScalarFault(help: quantityHelp(text, example: example)))
      }, write: { .plain($0.text) })
  }

  private static func quantityHelp(_ text: String, example: String) -> String {
    if text.unicodeScalars.contains(",") {
      let point = String(text.map { $0 == "," ? "." : $0 })
      if let quantity = Quantity(point) {
        return "numbers have a decimal point and no thousands marks: `\(quantity.text)`?"
      }
    }
    let words = text.split(separator: " ").map { $0.lowercased() }
    if words.count >= 2, let number = DecimalNumber(words[0]), words[1].hasPrefix("punt") {
      return "write percentage points as `\(Quantity.points(number).text)`"
    }
    return "write a number and its unit, as `52%`, `2 pp`, `25000 EUR`, `3 per 1000`, or `15000`"
  }
}

extension Form<DecimalNumber> {
  /// A number with a decimal point.
  public static let number = Form.scalar(
    noun: "a number", example: "12.5", schema: .members(["type": .string("number")]),
    wrong: ["much", "[1, 2]", "1.2.3"],
    parse: { text in
      if let number = DecimalNumber(text) { return .success(number) }
      let point = DecimalNumber(String(text.map { $0 == "," ? "." : $0 }))
      return .failure(
        ScalarFault(help: point.map { "write it with a decimal point: `\($0.text)`" }))
    }, write: { .plain($0.text) })
}

extension Form<Bool> {
  /// `true` or `false`.
  public static let truth = Form.scalar(
    noun: "`true` or `false`", example: "true", schema: .members(["type": .string("boolean")]),
    wrong: ["maybe", "[true]"],
    parse: { text in
      switch text {
      case "true": .success(true)
      case "false": .success(false)
      default:
        .failure(choiceFault(text, words: ["true", "false"], aliases: truthWords))
      }
    }, write: { .truth($0) })

  private static let truthWords = [
    "yes": "true", "sì": "true", "si": "true", "vero": "true", "on": "true", "1": "true",
    "no": "false", "falso": "false", "off": "false", "0": "false",
  ]
}
