// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates

extension JSONValue {
  /// The schema of a text, which YAML may read as a number or a truth value.
  public static let anyText = JSONValue.members([
    "type": .array([.string("string"), .string("number"), .string("boolean")])
  ])

  /// The schema of a text that matches a pattern.
  public static func pattern(_ pattern: String) -> JSONValue {
    .members(["type": .string("string"), "pattern": .string(pattern)])
  }
}

extension Form<String> {
  /// A text of the authors, in any words; not empty.
  public static let text = Form.scalar(
    noun: "a text", example: "\"…\"", schema: .anyText, wrong: ["[a, b]"],
    parse: { text in
      text.unicodeScalars.allSatisfy { $0 == " " }
        ? .failure(
          ScalarFault(.noValue, "the text is empty", help: "write the text, or delete the key"))
        : .success(text)
    }, write: { .text($0) })

  /// A text that may be empty, such as a cell that holds nothing.
  public static let cell = Form.scalar(
    noun: "a text", example: "\"n.d.\"", schema: .anyText, wrong: ["[a, b]"],
    parse: { .success($0) }, write: { .text($0) })

  /// A name: of a KPI, a source, a column, an analysis.
  public static let name = Form.scalar(
    noun: "a name", example: "adesione", schema: .pattern(namePattern),
    wrong: ["[a, b]", "\"due parole\""],
    parse: { text in
      isName(text)
        ? .success(text)
        : .failure(
          ScalarFault(
            .badName, "`\(excerpt(text))` cannot be a name", label: "not a name",
            help: nameHelp(text)))
    }, write: { .plain($0) })

  /// The pattern of names, for JSON Schema.
  static let namePattern = "^[A-Za-z][A-Za-z0-9_-]{0,63}$"

  /// Whether a text can be a name: a letter, then letters, digits, `-` and `_`, at most 64.
  public static func isName(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    func isLetter(_ byte: UInt8) -> Bool {
      (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    guard let first = bytes.first, isLetter(first), bytes.count <= 64 else { return false }
    return bytes.allSatisfy {
      isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
        || $0 == UInt8(ascii: "-")
    }
  }

  static func nameHelp(_ text: String) -> String {
    let folded: [Unicode.Scalar: Unicode.Scalar] = [
      "à": "a", "è": "e", "é": "e", "ì": "i", "ò": "o", "ù": "u", " ": "_", ".": "_", "'": "_",
    ]
    var plain = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars { plain.append(folded[scalar] ?? scalar) }
    let candidate = String(plain)
    return isName(candidate)
      ? "write `\(candidate)`; what readers see goes in `label`"
      : "begin with a letter, then letters a-z, digits, `-` and `_`, at most 64"
  }
}

extension Form<CivilDate> {
  /// A day, as `2024-10-01`.
  public static let date = Form.scalar(
    noun: "a date such as 2024-10-01", example: "2024-10-01",
    schema: .members([
      "type": .string("string"), "pattern": .string("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    ]),
    wrong: ["01/10/2024", "2024-02-30", "tomorrow", "[2024-10-01]"],
    parse: { text in
      if let date = CivilDate(iso: text) { return .success(date) }
      return .failure(dateFault(text))
    }, write: { .plain($0.iso) })

  private static func dateFault(_ text: String) -> ScalarFault {
    let parts = text.split { !("0"..."9").contains($0) }.map(String.init)
    guard
      text.unicodeScalars.allSatisfy({
        ("0"..."9").contains($0) || "-/. ".unicodeScalars.contains($0)
      }),
      parts.count == 3
    else {
      let month = parts.count == 2 && parts[0].count == 4
      return ScalarFault(
        help: month
          ? "name the day too: `\(text)-01`" : "dates are written year-month-day: `2024-10-01`")
    }
    func iso(_ year: String, _ month: String, _ day: String) -> String? {
      guard year.count == 4, let year = Int(year), let month = Int(month), let day = Int(day) else {
        return nil
      }
      return CivilDate(year: year, month: month, day: day)?.iso
    }
    if parts[0].count == 4 {
      let right = iso(parts[0], parts[1], parts[2])
      return right.map { ScalarFault(help: "write it as `\($0)`") }
        ?? ScalarFault(
          .wrongValue, "there is no day `\(text)`", label: "no such day",
          help: "months have 28 to 31 days; dates are written year-month-day: `2024-10-01`")
    }
    let italian = iso(parts[2], parts[1], parts[0])
    let american = iso(parts[2], parts[0], parts[1])
    if let italian, let american, italian != american {
      return ScalarFault(
        .wrongValue, "`\(text)` is two different days", label: "which day?",
        help: "write `\(italian)` or `\(american)`: year-month-day")
    }
    return ScalarFault(
      help: (italian ?? american).map { "write it as `\($0)`: year-month-day" }
        ?? "dates are written year-month-day: `2024-10-01`")
  }
}

extension Form<DateRange> {
  /// Days from one to another, both inclusive: `{ from: 2024-10-01, to: 2025-03-31 }`.
  public static let period = Form.mapping(
    MappingTitle("period", noun: "a period"), keys: [periodFrom, periodTo], inline: true,
    read: { mapping in
      guard let from = mapping[periodFrom], let to = mapping[periodTo] else { return nil }
      return range(from, to, at: mapping.span(periodTo), mapping.reading)
    },
    write: { value, writer in
      writer.put(periodFrom, value.from)
      writer.put(periodTo, value.to)
    })

  /// The range of two dates; records an error where it ends before it begins.
  public static func range(
    _ from: CivilDate, _ to: CivilDate, at span: Span, _ reading: Reading
  ) -> DateRange? {
    if from <= to { return DateRange(from: from, to: to) }
    reading.error(
      .datesContradict, at: span, "the period ends on \(to), before it begins on \(from)",
      label: "before \(from)", help: "exchange the two dates, or correct the year")
    return nil
  }
}

/// First day of a period.
private let periodFrom = StudyKey(
  "from", Form<CivilDate>.date, .required, "First day.", aliases: ["da", "dal", "inizio"],
  example: "2024-10-01")
/// Last day of a period.
private let periodTo = StudyKey(
  "to", Form<CivilDate>.date, .required, "Last day, inclusive.", aliases: ["a", "al", "fine"],
  example: "2025-03-31")
