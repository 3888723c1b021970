// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// Checks of values and changes against what a KPI measures.
public enum KPIThreshold {
  /// Whether a threshold is a change in the unit of the measure, greater than 0; records why not.
  public static func check(
    _ change: Quantity, of measure: KPIMeasure, at span: Span, _ reading: Reading
  ) -> Bool {
    if measure.accepts(change: change) { return positive(change, at: span, reading) }
    let example = measure.changeExample
    switch (measure, change) {
    case (.rate, .number(let number)), (.retained, .number(let number)),
      (.entered(.percentage, _), .number(let number)):
      reading.error(
        .missingUnit, at: span, "`\(number.text)` has no unit", label: "points or per cent?",
        help: bare(number, points: true))
    case (.rate, .percentage(let number)), (.retained, .percentage(let number)),
      (.entered(.percentage, _), .percentage(let number)):
      reading.error(
        .wrongUnit, at: span, "a change of a rate is given in percentage points",
        label: "points are due",
        help: "write `\(Quantity.points(number).text)` if percentage points were meant")
    default: wrongUnit(change, example: example, span, reading)
    }
    return false
  }

  /// Whether a value is in the unit of the measure; records why not.
  public static func check(
    value: Quantity, of measure: KPIMeasure, at span: Span, _ reading: Reading
  ) -> Bool {
    if measure.accepts(value: value) {
      guard measure.isShare, !(0...1).contains(value.value) else { return true }
      reading.error(
        .outOfRange, at: span, "a rate lies between 0% and 100%", label: "out of range",
        help: "write a percentage, as `52%`")
      return false
    }
    if measure.isShare, case .number(let number) = value {
      reading.error(
        .missingUnit, at: span, "`\(number.text)` has no unit", label: "which percentage?",
        help: bare(number, points: false))
    } else {
      wrongUnit(value, example: measure.valueExample, span, reading)
    }
    return false
  }

  static func positive(_ change: Quantity, at span: Span, _ reading: Reading) -> Bool {
    if change.number.units > 0 { return true }
    reading.error(
      .outOfRange, at: span, "`\(change.text)` is not greater than 0", label: "not a threshold",
      help: "a threshold is the size of a change, whichever its direction; `better` says which is "
        + "good")
    return false
  }

  private static func wrongUnit(
    _ quantity: Quantity, example: String, _ span: Span, _ reading: Reading
  ) {
    reading.error(
      .wrongUnit, at: span, "`\(quantity.text)` is not in the unit of the KPI",
      label: "another unit", help: "write it as `\(meant(quantity) ?? example)`")
  }

  /// Percentage points, written in Italian.
  private static func meant(_ quantity: Quantity) -> String? {
    guard case .measure(let number, let unit) = quantity, unit.lowercased().hasPrefix("punt") else {
      return nil
    }
    return Quantity.points(number).text
  }

  /// Asks which was meant by a number without unit.
  private static func bare(_ number: DecimalNumber, points: Bool) -> String {
    let hundredfold = DecimalNumber(units: number.units * 100, places: number.places)
    let share = number.double.magnitude <= 1
    func text(_ number: DecimalNumber) -> String {
      points ? Quantity.points(number).text : Quantity.percentage(number).text
    }
    return share
      ? "was `\(text(hundredfold))` meant, or `\(text(number))`? Write the unit"
      : "write the unit: `\(text(number))`"
  }
}
